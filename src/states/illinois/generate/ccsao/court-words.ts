import { weighted } from '../../../random.js';
import type { InventedCharge } from '../invented-charge.js';

/** Districts of the court: name and building. */
export const COURTS = weighted<readonly [name: string, facility: string]>([
  [['District 1 - Chicago', '26TH Street'], 60],
  [['District 2 - Skokie', 'Skokie Courthouse'], 8],
  [['District 3 - Rolling Meadows', 'Rolling Meadows Courthouse'], 8],
  [['District 4 - Maywood', 'Maywood Courthouse'], 9],
  [['District 5 - Bridgeview', 'Bridgeview Courthouse'], 8],
  [['District 6 - Markham', 'Markham Courthouse'], 9],
]);

/** Judges who never sat. */
export const JUDGES = [
  'Adabel Q Thistlemoor',
  'Bellamy R Oakenwick',
  'Corisande Pebblegate',
  'Davrin T Lanternley',
  'Elowen S Juniperdale',
  "Farran O'Gossamer",
  'Isolde M Kettlebrook',
  'Jessamy L Velvetstead',
  'Leofric A Sedgeworth, Jr.',
  'Merrin V Umbercombe',
  'Perdita N Russetthorpe',
  'Quentin B Yarrowmere',
];

export const RACES: Readonly<Record<string, readonly string[]>> = {
  B: ['Black'],
  W: ['White'],
  H: ['White [Hispanic or Latino]', 'HISPANIC'],
  A: ['Asian'],
  U: ['Unknown'],
};
export const GENDERS: Readonly<Record<string, string>> = { M: 'Male', F: 'Female' };

export const CITIES = weighted([
  ['Chicago', 70],
  ['Cicero', 4],
  ['Harvey', 4],
  ['Evanston', 3],
  ['Skokie', 3],
  ['Oak Lawn', 3],
  ['', 6],
]);

export const REVIEWS = weighted([
  ['Approved', 60],
  ['Charge(S) Approved', 8],
  ['Continued Investigation', 3],
  ['Rejected', 1],
]);

const CATEGORIES: readonly (readonly [RegExp, string])[] = [
  [/ARMED ROBBERY/, 'Armed Robbery'],
  [/ROBBERY/, 'Robbery'],
  [/DOMESTIC/, 'Domestic Battery'],
  [/^AGGRAVATED BATTERY/, 'Aggravated Battery'],
  [/UUW/, 'UUW - Unlawful Use of Weapon'],
  [/MURDER/, 'Homicide'],
  [/BURGLARY/, 'Burglary'],
  [/RETAIL THEFT/, 'Retail Theft'],
  [/DUI/, 'Driving Under the Influence'],
  [/DRIVING|SPEEDING/, 'Other Traffic'],
  [/CONTROLLED|PARAPHERNALIA/, 'Narcotics'],
];

/** The category of a charge. */
export function categoryOf(charge: InventedCharge): string {
  if (charge.isCannabis) return 'Narcotics';
  return CATEGORIES.find(([words]) => words.test(charge.description))?.[1] ?? 'Other Offense';
}
