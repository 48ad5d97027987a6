import type { Day } from '../../../record/day.js';
import { type Random, weighted } from '../../random.js';
import { COMPILED_SINCE } from './citations.js';
import { type InventedCharge, partsOfStatute } from './invented-charge.js';

/** An offense of another act: as cited today, as cited before 1994 (empty: not then), its words and its class. */
type Offense = readonly [statute: string, revised: string, description: string, ofClass: string];

/** The charge as cited today, and as cited before 1994, if it was then. */
type Charges = readonly [compiled: InventedCharge, revised: InventedCharge | undefined];

const chargesOf = (offenses: readonly (readonly [Offense, number])[]): readonly Charges[] =>
  weighted(
    offenses.map(([[statute, revised, description, ofClass], weight]): [Charges, number] => [
      [
        charge(statute, description, ofClass),
        revised === '' ? undefined : charge(revised, description, ofClass),
      ],
      weight,
    ]),
  );

const charge = (statute: string, description: string, ofClass: string): InventedCharge =>
  Object.freeze({
    statute,
    parts: partsOfStatute(statute),
    inchoate: 'none',
    description,
    class: ofClass,
    isFelony: /^[1-4XM]$/.test(ofClass),
    isCivil: false,
    isCannabis: false,
    grams: '',
  });

/** Violent crimes as the law lists them. */
const VIOLENT = chargesOf([
  [['720 ILCS 5/18-1(a)', '38-18-1-A', 'ROBBERY', '2'], 8],
  [['720-5/18-2(a)(1)', '38-18-2-A', 'ARMED ROBBERY', 'X'], 6],
  [['720 ILCS 5/12-3.2(a)(1)', '38-12-3.2', 'DOMESTIC BATTERY', 'A'], 14],
  [['720 ILCS 5/12-3.05(d)(4)', '38-12-4-B', 'AGGRAVATED BATTERY', '3'], 8],
  [['720-5/12-3.4(a)(1)', '', 'VIOLATION OF ORDER OF PROTECTION', 'A'], 4],
  [['720 ILCS 5/10-3', '38-10-3', 'UNLAWFUL RESTRAINT', '4'], 4],
  [['720 ILCS 5/12-7.1(a)', '', 'HATE CRIME', ''], 4],
  [['720-5/9-1(a)(1)', '38 9-1A', 'MURDER', 'M'], 1],
]);

/** Offenses that may be violent crimes by their facts. */
const TO_REVIEW = chargesOf([
  [['720 ILCS 5/12-3(a)(1)', '38-12-3', 'BATTERY', 'A'], 12],
  [['720-5/12-1(a)', '38-12-1', 'ASSAULT', 'C'], 5],
  [['720-5/24-1.1(a)', '38-24-1.1', 'UUW BY FELON', '3'], 6],
  [['720 ILCS 5/24-1.6(a)(1)', '', 'AGG UUW', '4'], 8],
  [['720-5/31-1(a)', '38-31-1', 'RESISTING A PEACE OFFICER', 'A'], 12],
  [['625 ILCS 5/11-501(a)(2)', '95.5-11-501', 'DUI', 'A'], 10],
  [['720-5/8-4(18-2(A))', '38-8-4/38-18-2', 'ATT ARMED ROBBERY', '1'], 3],
]);

const NOT_VIOLENT = chargesOf([
  [['720 ILCS 570/402(c)', '56.5-1402-C', 'POSS CONTROLLED SUBSTANCE', '4'], 24],
  [['720-570/401(d)', '56.5-1401-D', 'MFG/DEL CONTROLLED SUBSTANCE', '2'], 8],
  [['720 ILCS 600/3.5(a)', '', 'POSS DRUG PARAPHERNALIA', 'A'], 16],
  [['625 ILCS 5/6-303(a)', '95.5-6-303', 'DRIVING ON SUSPENDED LICENSE', 'A'], 16],
  [['625 ILCS 5/11-601(b)', '95.5-11-601', 'SPEEDING', 'P'], 8],
  [['720 ILCS 5/16-25(a)(1)', '38-16A-3', 'RETAIL THEFT', 'A'], 14],
  [['720-5/21-3(a)', '38-21-3', 'CRIMINAL TRESPASS TO LAND', 'B'], 8],
  [['720 ILCS 5/26-1(a)(1)', '38-26-1', 'DISORDERLY CONDUCT', 'C'], 6],
  [['720-5/19-1(a)', '38-19-1', 'BURGLARY', '2'], 5],
  [['235 ILCS 5/6-20', '', 'ALCOHOL CONSUMPTION BY MINOR', 'A'], 4],
  [['CHICAGO 7-24-099', '', 'POSS CANNABIS 15 GRAMS OR LESS, ORDINANCE', 'O'], 3],
  [['MONEE ORD 5-3-20', '', 'POSS CANNABIS ORDINANCE', 'O'], 2],
  [['AR', 'AR', 'ADMINISTRATIVE', ''], 1],
]);

const BY_KIND = { violent: VIOLENT, 'to review': TO_REVIEW, 'not violent': NOT_VIOLENT } as const;

export type OtherKind = keyof typeof BY_KIND;

/** A charge under another act. */
export function inventOtherCharge(kind: OtherKind, offense: Day, random: Random): InventedCharge {
  const [compiled, revised] = random.pick(BY_KIND[kind]);
  return revised !== undefined && offense < COMPILED_SINCE ? revised : compiled;
}
