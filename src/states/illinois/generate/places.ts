import { type Random, weighted } from '../../random.js';
import { COUNTIES, type County } from '../counties.js';

/** Counties whose share of the cases is above that of the others, in thousandths (about). */
const SHARES: Readonly<Partial<Record<County, number>>> = {
  Cook: 550,
  DuPage: 55,
  Lake: 45,
  Will: 45,
  Kane: 35,
  McHenry: 22,
  Winnebago: 22,
  Madison: 18,
  'St. Clair': 18,
  Champaign: 16,
  Sangamon: 14,
  Peoria: 14,
  McLean: 12,
  'Rock Island': 10,
  Kankakee: 10,
  Kendall: 8,
  LaSalle: 8,
  DeKalb: 8,
  Tazewell: 6,
  Vermilion: 5,
};

const BY_SHARE = weighted(COUNTIES.map((county): [County, number] => [county, SHARES[county] ?? 1]));

/** A county, the large ones more often. */
export const inventCounty = (random: Random): County => random.pick(BY_SHARE);

const COOK_AGENCIES = weighted([
  ['CHICAGO PD', 70],
  ['COOK COUNTY SHERIFF', 8],
  ['IL0160000', 2],
  ['CICERO PD', 4],
  ['HARVEY PD', 4],
  ['EVANSTON PD', 3],
  ['SKOKIE PD', 3],
  ['OAK LAWN PD', 3],
  ['ILLINOIS STATE POLICE', 3],
]);

const ELSEWHERE = new Map(
  COUNTIES.map((county): [County, readonly string[]] => {
    const name = county.toUpperCase();
    return [
      county,
      weighted([
        [`${name} COUNTY SHERIFF`, 5],
        [`${name} PD`, 4],
        ['ILLINOIS STATE POLICE', 1],
      ]),
    ];
  }),
);

/** An agency that arrests in the county. */
export function inventAgency(county: County, random: Random): string {
  return random.pick(county === 'Cook' ? COOK_AGENCIES : (ELSEWHERE.get(county) ?? COOK_AGENCIES));
}

/** A county cell in another spelling; a cell that was spelled anew before stays as it is. */
export function otherCountySpelling(cell: string, random: Random): string {
  const county = COUNTIES.find((name) => name === cell);
  if (county === undefined) return cell;
  return random.pick([
    county.toUpperCase(),
    `${county} County`,
    `${county.toUpperCase()} CO`,
    `${county} County, IL`,
    county.toLowerCase(),
  ]);
}

const two = (year: number): string => String(year % 100).padStart(2, '0');
/** The invented numbers begin with 9. */
const five = (random: Random): string => String(random.between(90_000, 99_999));
const six = (random: Random): string => String(random.between(900_000, 999_999));

/** A case number as the clerk of the county writes those of the year. */
export function inventCaseNumber(county: County, year: number, isFelony: boolean, random: Random): string {
  if (county !== 'Cook') {
    const type = isFelony ? 'CF' : 'CM';
    const number = random.between(9000, 99_999);
    return random.chance(0.6) ? `${year}-${type}-${number}` : `${two(year)}${type}${number}`;
  }
  if (isFelony) {
    return random.chance(0.75)
      ? `${year}CR${five(random)}01`
      : `${year}C${random.between(1, 6)}${five(random)}01`;
  }
  const district = random.between(1, 6);
  if (year >= 2019) return `${year}MC${district}${six(random)}`;
  return `${two(year)}${district}${six(random)}01`;
}
