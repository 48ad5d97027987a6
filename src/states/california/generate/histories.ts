import { type Day, isoDay } from '../../../record/day.js';
import { dayIn, yearOf, years, yearsBefore } from '../../invented-dates.js';
import { type Random, weighted } from '../../random.js';
import { inventCounty, type ReportingCounty, SCHOOLS } from './agencies.js';
import {
  DRUG_REGISTRATION,
  graveCharge,
  type InventedCharge,
  otherCharge,
  prop64Charge,
  relatedCharge,
  SEX_REGISTRATION,
} from './charges.js';
import { plainRow, prosecutionSteps, stepOf } from './court-cases.js';
import type { DojCycle } from './steps.js';

/** The year of a person's first arrest. */
const FIRST_YEAR = weighted<number>([
  ...years(1968, 1979).map((year) => [year, 3] as const),
  ...years(1980, 2005).map((year) => [year, 10] as const),
  ...years(2006, 2015).map((year) => [year, 7] as const),
]);

/** From how many to how many cycles a record has; few have very many. */
const CYCLES = weighted<readonly [number, number]>([
  [[1, 4], 10],
  [[5, 10], 18],
  [[11, 20], 28],
  [[21, 36], 25],
  [[37, 70], 12],
  [[71, 160], 5],
]);

type CycleKind = 'cannabis' | 'other' | 'grave' | 'applicant' | 'drug registration';
const KINDS = weighted<CycleKind>([
  ['cannabis', 8],
  ['other', 85],
  ['grave', 2],
  ['applicant', 4],
  ['drug registration', 2],
]);

/** The first day of the sections of Proposition 64. */
const PROP64 = isoDay('2016-11-09');
const LAST_MONTH = 31;

/** Of the cannabis cases of earlier years, so many would still be brought since Proposition 64. */
const STILL_BROUGHT = 0.35;

function kindOn(day: Day, random: Random): CycleKind {
  const kind = random.pick(KINDS);
  return kind === 'cannabis' && day >= PROP64 && !random.chance(STILL_BROUGHT) ? 'other' : kind;
}

/** A person's whole record: when they were born, and its cycles in the order of time. */
export interface History {
  readonly birth: Day;
  readonly cycles: readonly DojCycle[];
}

/**
 * Invents a record up to the as-of day. At least one of its convictions is under Proposition 64, in the county whose
 * file it is: the department sends no other records.
 */
export function inventHistory(county: ReportingCounty, asOf: Day, random: Random): History {
  const first = Math.min(
    dayIn(Math.min(random.pick(FIRST_YEAR), yearOf(asOf) - 1), random),
    asOf - 2 * LAST_MONTH,
  ) as Day;
  const birth = (yearsBefore(first, random.between(18, 20 + random.below(14))) - random.below(365)) as Day;
  const [least, most] = random.pick(CYCLES);
  const days = arrestDays(first, asOf, random.between(least, most), random);
  const certain = random.below(days.length);
  const home = random.chance(0.8) ? county : inventCounty(random);
  const cycles: DojCycle[] = [];
  let registers = false;
  const add = (day: Day, steps: (order: number) => DojCycle['steps']): void => {
    const order = 101 + cycles.length;
    cycles.push({ order, day, steps: steps(order) });
  };
  for (const [at, day] of days.entries()) {
    const kind = at === certain ? 'cannabis' : kindOn(day, random);
    const here = at === certain ? county : random.chance(0.82) ? home : inventCounty(random);
    if (kind === 'applicant') {
      add(day, (order) => [
        stepOf('APPLICANT', day, here, SCHOOLS, [plainRow(`${order}001001000`, undefined)]),
      ]);
      continue;
    }
    if (kind === 'drug registration' || (registers && at !== certain && random.chance(0.3))) {
      const charge = kind === 'drug registration' ? DRUG_REGISTRATION : SEX_REGISTRATION;
      add(day, (order) => [
        stepOf('REGISTRATION', day, here, here.police, [plainRow(`${order}001001000`, charge)]),
      ]);
      continue;
    }
    const charges = chargesOf(kind, day, random);
    registers ||= kind === 'grave' && random.chance(0.4);
    const made = { arrest: day, asOf, county: here, charges, isCertain: at === certain };
    add(day, (order) => prosecutionSteps({ ...made, order }, random));
  }
  addDeath(county, asOf, cycles, add, random);
  return { birth, cycles };
}

/** The days on which cycles begin, from the first on, in order: nearer to each other the more there are. */
function arrestDays(first: Day, asOf: Day, count: number, random: Random): Day[] {
  const span = Math.min(asOf - LAST_MONTH - first, 200 + Math.round(count * random.between(120, 700)));
  const days = Array.from({ length: count - 1 }, () => (first + random.below(Math.max(1, span))) as Day);
  return [first, ...days.sort((a, b) => a - b)];
}

function chargesOf(kind: 'cannabis' | 'other' | 'grave', day: Day, random: Random): InventedCharge[] {
  const charges: InventedCharge[] = [];
  if (kind === 'cannabis') {
    const isNew = day >= PROP64;
    charges.push(prop64Charge(isNew, random));
    if (random.chance(0.3)) charges.push(prop64Charge(isNew, random));
    if (random.chance(0.35)) charges.push(relatedCharge(random));
    if (random.chance(0.2)) charges.push(otherCharge(random));
    return charges;
  }
  charges.push(kind === 'grave' ? graveCharge(random) : usualCharge(random));
  while (charges.length < 6 && random.chance(0.46)) charges.push(usualCharge(random));
  return charges;
}

const usualCharge = (random: Random): InventedCharge =>
  random.chance(0.15) ? relatedCharge(random) : otherCharge(random);

/** Of some the file says that they died. */
function addDeath(
  county: ReportingCounty,
  asOf: Day,
  cycles: readonly DojCycle[],
  add: (day: Day, steps: (order: number) => DojCycle['steps']) => void,
  random: Random,
): void {
  if (!random.chance(0.03)) return;
  const last = Math.max(...cycles.flatMap(({ steps }) => steps.map(({ day }) => day)));
  const death = (last + 1 + random.below(4000)) as Day;
  if (death > asOf) return;
  add(death, (order) => [
    stepOf('DECEASED', death, county, county.sheriff, [plainRow(`${order}001001000`, undefined)]),
  ]);
}
