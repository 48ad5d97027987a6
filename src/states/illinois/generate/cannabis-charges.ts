import { rowsWithin } from '../../../law/dated-table.js';
import { exactly } from '../../../record/date-span.js';
import { type Day, isoDay } from '../../../record/day.js';
import { type Random, weighted } from '../../random.js';
import { CANNABIS_TIERS, type CannabisTier, TIER_CHANGES } from '../tables/cannabis-tiers.js';
import { COMPILED_SINCE, inventCannabisCitation, paragraph } from './citations.js';
import type { CitationParts, InventedCharge } from './invented-charge.js';

/** A tier with the words systems use for it. */
interface WordedTier {
  readonly section: string;
  readonly subsection: string;
  readonly classes: readonly string[];
  readonly isCivil: boolean;
  readonly over: number;
  readonly upTo: number;
  readonly descriptions: readonly string[];
}

const WEIGHT_OF: Readonly<Record<string, number>> = {
  '4a': 22,
  '4b': 19,
  '4c': 18,
  '4d': 13,
  '4e': 3,
  '4f': 1,
  '4g': 1,
  '5a': 2,
  '5b': 4,
  '5c': 7,
  '5d': 7,
  '5e': 2,
  '5f': 1,
  '5g': 1,
};

/** The tiers as they stood between two changes of the law, each as often as such charges are. */
const PERIODS = [isoDay('1960-01-01'), ...TIER_CHANGES].map((from) =>
  weighted(
    rowsWithin(CANNABIS_TIERS, exactly(from as Day))
      .filter((tier) => tier.classes.length > 0)
      .map((tier): [WordedTier, number] => [
        wordsOf(tier),
        WEIGHT_OF[`${tier.section}${tier.subsection}`] ?? 1,
      ]),
  ),
);

function wordsOf(tier: CannabisTier): WordedTier {
  const { section, subsection, over, upTo } = tier;
  const classes = tier.classes === 'not known' ? ['4'] : tier.classes;
  return {
    section,
    subsection,
    classes,
    isCivil: classes.includes('civil'),
    over,
    upTo,
    descriptions: section === '4' ? possession(over, upTo) : delivery(over, upTo),
  };
}

function grams(over: number, upTo: number): string {
  if (upTo === Number.POSITIVE_INFINITY) return `OVER ${over} GRAMS`;
  return over === 0 ? `${upTo} GRAMS OR LESS` : `${over}-${upTo} GRAMS`;
}

function possession(over: number, upTo: number): readonly string[] {
  const code = upTo <= 30 ? '1811 POSS: CANNABIS 30GMS OR LESS' : '1812 POSS: CANNABIS MORE THAN 30GMS';
  return weighted([
    ['POSSESSION OF CANNABIS', 40],
    [`POSS CANNABIS ${grams(over, upTo)}`, 22],
    ['POSS CANNABIS', 14],
    ...(upTo <= 30 || over >= 30 ? ([[code, 8]] as const) : []),
    [`POSS OF CANN. ${grams(over, upTo)}`, 4],
    ['CANNABIS - POSSESSION', 6],
    ['POSS MARIJUANA', 3],
  ]);
}

function delivery(over: number, upTo: number): readonly string[] {
  return weighted([
    [`MFG/DEL CANNABIS/${grams(over, upTo)}`, 30],
    [`MANU/DEL CANNABIS/${grams(over, upTo)}`, 20],
    ['MANUFACTURE/DELIVERY OF CANNABIS', 16],
    ['POSSESSION OF CANNABIS WITH INTENT TO DELIVER/DELIVERY OF CANNABIS', 20],
    ['PWID CANNABIS', 14],
  ]);
}

/** Sections of the Act that are neither possession nor delivery: section, subsection, description, class. */
const OTHER_SECTIONS = weighted<readonly [string, string, string, string]>([
  [['5.2', 'c', 'DEL CANNABIS ON SCHOOL GROUNDS', '3'], 4],
  [['6', '', 'CASUAL DEL CAN/10-30 GRAM/1ST', 'A'], 5],
  [['8', 'a', 'CANNABIS PLANT', 'A'], 4],
  [['8', 'b', 'CANNABIS PLANTS 6-20', '4'], 2],
  [['10', '', 'CANNABIS PROBATION VIOLATION', 'A'], 4],
  [['5.1', '', 'CANNABIS TRAFFICKING', 'X'], 1],
]);
const OTHER_SECTIONS_SHARE = 0.025;

const CLASS_OF_ATTEMPT: Readonly<Record<string, string>> = { X: '1', '1': '2', '2': '3', '3': 'A', '4': 'A' };

const isFelony = (ofClass: string): boolean => /^[1-4X]$/.test(ofClass);

/** A charge under the Cannabis Control Act, as it stood on the day of the offense. */
export function inventCannabisCharge(offense: Day, random: Random): InventedCharge {
  const isRevised = offense < COMPILED_SINCE;
  if (random.chance(OTHER_SECTIONS_SHARE)) {
    const [section, subsection, description, ofClass] = random.pick(OTHER_SECTIONS);
    const { statute, inchoate } = inventCannabisCitation(section, subsection, isRevised, random);
    return {
      statute,
      parts: cannabisParts(section, subsection, isRevised),
      inchoate,
      isCannabis: true,
      description,
      class: ofClass,
      isFelony: isFelony(ofClass),
      isCivil: false,
      grams: '',
    };
  }
  let period = 0;
  for (const change of TIER_CHANGES) if (change <= offense) period++;
  const tier = random.pick(PERIODS[period]);
  const { statute, inchoate } = inventCannabisCitation(tier.section, tier.subsection, isRevised, random);
  const listed = tier.classes[tier.classes.length > 1 && random.chance(0.1) ? 1 : 0];
  const ofClass = inchoate === 'attempt' ? (CLASS_OF_ATTEMPT[listed] ?? listed) : listed;
  return {
    statute,
    parts: cannabisParts(tier.section, tier.subsection, isRevised),
    inchoate,
    isCannabis: true,
    description: random.pick(tier.descriptions),
    class: ofClass,
    isFelony: isFelony(ofClass),
    isCivil: tier.isCivil,
    grams: random.chance(0.15) ? gramsCell(tier, random) : '',
  };
}

const cannabisParts = (section: string, subsection: string, isRevised: boolean): CitationParts => {
  const part = subsection === '' ? '' : `(${subsection})`;
  return isRevised
    ? { chapter: '56.5', act: '-', section: `${paragraph(section)}${part}` }
    : { chapter: '720', act: '550', section: `${section}${part}` };
};

function gramsCell({ over, upTo }: WordedTier, random: Random): string {
  const most = upTo === Number.POSITIVE_INFINITY ? over * 3 : upTo;
  if (random.chance(0.15)) return `${over}-${most}`;
  return ((random.between(over * 10 + 1, most * 10) * 10) / 100).toString();
}
