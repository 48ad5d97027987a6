import { type Day, isoDay } from '../../../record/day.js';
import { compactDate, yearOf } from '../../invented-dates.js';
import { type Random, weighted } from '../../random.js';
import { PRISONS, type ReportingCounty } from './agencies.js';
import type { ChargeType, InventedCharge } from './charges.js';
import { DISMISSALS, inventSentence, NO_SENTENCE, RELEASES, SET_ASIDE } from './sentences.js';
import type { DojRow, DojStep, StepKind } from './steps.js';

/** What a cycle is made from. */
export interface Prosecution {
  readonly order: number;
  readonly arrest: Day;
  readonly asOf: Day;
  readonly county: ReportingCounty;
  readonly charges: readonly InventedCharge[];
  /** Whether the first charge certainly ends in a conviction. */
  readonly isCertain: boolean;
}

const STATUS: Readonly<Record<ChargeType, string>> = { F: 'FELONY', M: 'MISDEMEANOR', I: 'INFRACTION' };
const three = (number: number): string => String(number).padStart(3, '0');

/** CNT_ORDER: cycle, step and count, from 1 each, and three zeros. */
const countOrder = (cycle: number, step: number, count: number): string =>
  `${cycle}${three(step)}${three(count)}000`;

/** A row that tells of a charge and nothing else. */
export function plainRow(order: string, charge: InventedCharge | undefined, number?: string): DojRow {
  return {
    order,
    number,
    charge,
    description: charge?.description ?? '',
    type: charge?.type ?? '',
    disposition: '',
    status: '',
    part: NO_SENTENCE,
    comment: '',
  };
}

/** A step of one agency of a county. */
export function stepOf(
  kind: StepKind,
  day: Day,
  county: ReportingCounty,
  agency: DojStep['agency'],
  rows: DojRow[],
  disposed = day,
): DojStep {
  return {
    kind,
    day,
    date: compactDate(day),
    disposed: compactDate(disposed),
    agency,
    county,
    countyName: county.name,
    rows,
  };
}

/** The steps of an arrest and of what followed it, up to the as-of day. */
export function prosecutionSteps(made: Prosecution, random: Random): DojStep[] {
  const { arrest, asOf, isCertain } = made;
  const heard = isCertain || random.chance(0.68);
  const court = (arrest + Math.min(random.pick(DELAYS), isCertain ? asOf - arrest : 4000)) as Day;
  const hasCourt = heard && court <= asOf;
  const steps = [arrestStep(made, hasCourt, random)];
  if (!hasCourt) return steps;
  if (random.chance(0.04)) steps.push(supplementalArrest(made, steps.length + 1, random));
  const judged = courtStep(made, court, steps.length + 1, random);
  steps.push(judged.step);
  const served = servingStep(made, judged, steps.length + 1, random);
  if (served !== undefined) steps.push(served);
  return steps;
}

/** Days from arrest to court. */
const DELAYS = weighted([
  [2, 3],
  [9, 4],
  [24, 6],
  [61, 6],
  [135, 4],
  [302, 2],
  [640, 1],
]);

function arrestStep(
  { order, arrest, county, charges }: Prosecution,
  hasCourt: boolean,
  random: Random,
): DojStep {
  const number = String(random.between(9_000_000, 9_999_999));
  const release = hasCourt ? '' : random.pick(RELEASES);
  const rows = charges.map((charge, at) => {
    const row = plainRow(countOrder(order, 1, at + 1), charge, at === 0 ? number : undefined);
    row.disposition = release;
    return row;
  });
  return stepOf('ARREST/DETAINED/CITED', arrest, county, random.pick([county.police, county.sheriff]), rows);
}

function supplementalArrest(
  { order, arrest, county, charges }: Prosecution,
  at: number,
  random: Random,
): DojStep {
  const day = Math.max(arrest, arrest + random.between(0, 2)) as Day;
  return stepOf('SUPPLEMENTAL ARREST', day, county, county.police, [
    plainRow(countOrder(order, at, 1), charges[0]),
  ]);
}

interface Judged {
  readonly step: DojStep;
  readonly day: Day;
  readonly convicted: readonly InventedCharge[];
  readonly isPrison: boolean;
}

/** From this year on, misdemeanors are heard by the superior court. */
const COURTS_UNITED = 1998;

function courtStep(made: Prosecution, day: Day, at: number, random: Random): Judged {
  const { order, county, charges, isCertain, asOf } = made;
  const isConvicting = isCertain || random.chance(0.6);
  const rows: DojRow[] = [];
  const convicted: InventedCharge[] = [];
  let isPrison = false;
  const number = caseNumber(day, random);
  for (const [count, charge] of charges.entries()) {
    const here = countOrder(order, at, count + 1);
    const isConvicted = isConvicting && (count === 0 || random.chance(0.3));
    const first = plainRow(here, charge, count === 0 ? number : undefined);
    if (!isConvicted) {
      first.disposition = random.pick(DISMISSALS);
      rows.push(first);
      continue;
    }
    convicted.push(charge);
    const type = charge.type === 'F' && random.chance(0.16) ? 'M' : charge.type;
    const { words, parts } = inventSentence(type, random);
    isPrison ||= words === 'CONVICTED-PRISON';
    for (const part of parts.length === 0 ? [NO_SENTENCE] : parts) {
      const row = { ...first, part, disposition: words, status: STATUS[type] };
      if (rows.at(-1)?.order === here) row.number = undefined;
      rows.push(row);
    }
    if (asOf - day > SET_ASIDE_AFTER && random.chance(0.04)) {
      rows.push({ ...first, number: undefined, disposition: SET_ASIDE });
    }
  }
  const isMunicipal = yearOf(day) < COURTS_UNITED && charges.every(({ type }) => type !== 'F');
  const disposed = random.chance(0.06) ? (Math.min(asOf, day + random.below(20)) as Day) : day;
  const agency = isMunicipal ? county.municipal : county.court;
  return { step: stepOf('COURT ACTION', day, county, agency, rows, disposed), day, convicted, isPrison };
}

const SET_ASIDE_AFTER = 1100;
const FIRST_LETTERED = isoDay('1985-01-01');

/** A case number as clerks write it; the digits begin with 9. */
function caseNumber(day: Day, random: Random): string {
  const digits = random.between(90_000, 99_999);
  return day < FIRST_LETTERED ? String(digits) : `${random.pick(['SC', 'SF', 'MM', 'CR'])}0${digits}A`;
}

/** Prison, or what became of probation: a step that names the charges again. */
function servingStep(
  { order, county, asOf }: Prosecution,
  { day, convicted, isPrison }: Judged,
  at: number,
  random: Random,
): DojStep | undefined {
  if (convicted.length === 0 || !random.chance(isPrison ? 0.8 : 0.12)) return undefined;
  const later = (day + random.between(8, isPrison ? 60 : 700)) as Day;
  if (later > asOf) return undefined;
  const rows = convicted.map((charge, count) => plainRow(countOrder(order, at, count + 1), charge));
  if (isPrison) return stepOf('CUSTODY', later, county, PRISONS, rows);
  for (const row of rows) row.disposition = random.pick(['PROBATION REVOKED', 'SENTENCE MODIFIED', '']);
  return stepOf('PROBATION', later, county, county.probation, rows);
}
