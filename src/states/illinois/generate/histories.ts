import type { Day } from '../../../record/day.js';
import { dayIn, yearOf, years, yearsBefore } from '../../invented-dates.js';
import { type Random, weighted } from '../../random.js';
import type { County } from '../counties.js';
import { type ArrestKind, inventArrest } from './arrests.js';
import type { InventedRow } from './charge-row.js';
import { inventPerson } from './people.js';
import { inventCounty } from './places.js';

/** The year of a person's first arrest: few before 1980, most from 1990 to 2015, hardly any since legalization. */
const FIRST_YEAR = weighted<number>([
  ...years(1966, 1974).map((year) => [year, 2] as const),
  ...years(1975, 1989).map((year) => [year, 9] as const),
  ...years(1990, 2015).map((year) => [year, 36] as const),
  ...years(2016, 2019).map((year) => [year, 24] as const),
  ...years(2020, 2025).map((year) => [year, 2] as const),
]);

const ARRESTS = weighted<number>([
  [1, 66],
  [2, 17],
  [3, 8],
  [4, 4],
  [6, 3],
  [10, 1],
  [24, 1],
]);

const FIRST_ARREST = weighted<ArrestKind>([
  ['cannabis', 62],
  ['cannabis twice', 11],
  ['cannabis with another', 17],
  ['cannabis with violence', 4],
  ['cannabis with a doubtful case', 4],
  ['other', 2],
]);

const LATER_ARREST = weighted<ArrestKind>([
  ['cannabis', 46],
  ['cannabis twice', 8],
  ['cannabis with another', 14],
  ['cannabis with violence', 3],
  ['cannabis with a doubtful case', 3],
  ['other', 18],
  ['doubtful', 4],
  ['violent', 4],
]);

const MOST_CHARGES = 40;

/** Where and when the arrests of a list are. */
export interface Setting {
  /** The county of all arrests; without it, one county mostly for each person. */
  readonly county?: County;
  /** The year of a person's first arrest, each as often as it is one; see `weighted`. */
  readonly firstYears: readonly number[];
}

/** The whole state, in all years. */
const STATEWIDE: Setting = { firstYears: FIRST_YEAR };

/** Invents a person and all their charges up to the as-of day, in the order of arrests. */
export function inventHistory(
  index: number,
  asOf: Day,
  random: Random,
  dirt: number,
  setting: Setting = STATEWIDE,
): InventedRow[] {
  const year = Math.min(random.pick(setting.firstYears), yearOf(asOf) - 1);
  let offense = dayIn(year, random);
  const birth = (yearsBefore(offense, random.between(17, 22 + random.below(30))) - random.below(365)) as Day;
  const person = inventPerson(index, birth, random, dirt);
  const home = setting.county ?? inventCounty(random);
  const arrests = random.pick(ARRESTS);
  const rows: InventedRow[] = [];
  for (let arrest = 0; arrest < arrests && rows.length < MOST_CHARGES; arrest++) {
    if (arrest > 0) {
      offense = (offense + (random.chance(0.05) ? random.below(3) : random.between(10, 1200))) as Day;
      if (offense >= asOf) break;
    }
    const kind = random.pick(arrest === 0 ? FIRST_ARREST : LATER_ARREST);
    const county = setting.county ?? (random.chance(0.85) ? home : inventCounty(random));
    rows.push(...inventArrest({ person, isFirst: arrest === 0, kind, county, offense, asOf, dirt }, random));
  }
  return rows.slice(0, MOST_CHARGES);
}
