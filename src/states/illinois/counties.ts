/** The 102 counties of Illinois. */
export const COUNTIES = [
  ...['Adams', 'Alexander', 'Bond', 'Boone', 'Brown', 'Bureau', 'Calhoun', 'Carroll', 'Cass', 'Champaign'],
  ...['Christian', 'Clark', 'Clay', 'Clinton', 'Coles', 'Cook', 'Crawford', 'Cumberland', 'DeKalb', 'DeWitt'],
  ...['Douglas', 'DuPage', 'Edgar', 'Edwards', 'Effingham', 'Fayette', 'Ford', 'Franklin', 'Fulton'],
  ...['Gallatin', 'Greene', 'Grundy', 'Hamilton', 'Hancock', 'Hardin', 'Henderson', 'Henry', 'Iroquois'],
  ...['Jackson', 'Jasper', 'Jefferson', 'Jersey', 'Jo Daviess', 'Johnson', 'Kane', 'Kankakee', 'Kendall'],
  ...['Knox', 'Lake', 'LaSalle', 'Lawrence', 'Lee', 'Livingston', 'Logan', 'Macon', 'Macoupin', 'Madison'],
  ...[
    'Marion',
    'Marshall',
    'Mason',
    'Massac',
    'McDonough',
    'McHenry',
    'McLean',
    'Menard',
    'Mercer',
    'Monroe',
  ],
  ...['Montgomery', 'Morgan', 'Moultrie', 'Ogle', 'Peoria', 'Perry', 'Piatt', 'Pike', 'Pope', 'Pulaski'],
  ...['Putnam', 'Randolph', 'Richland', 'Rock Island', 'Saline', 'Sangamon', 'Schuyler', 'Scott', 'Shelby'],
  ...['St. Clair', 'Stark', 'Stephenson', 'Tazewell', 'Union', 'Vermilion', 'Wabash', 'Warren', 'Washington'],
  ...['Wayne', 'White', 'Whiteside', 'Will', 'Williamson', 'Winnebago', 'Woodford'],
] as const;

export type County = (typeof COUNTIES)[number];

export type CountyReading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'county'; readonly name: County }
  | { readonly kind: 'unreadable' };

const lettersOf = (name: string): string => name.toUpperCase().replace(/[^A-Z]/g, '');

const BY_LETTERS = new Map<string, County>([
  ...COUNTIES.map((name): [string, County] => [lettersOf(name), name]),
  ['VERMILLION', 'Vermilion'],
]);

/**
 * Reads a county cell whatever its case, spaces and punctuation, with or without `County`, `Co.` and the
 * state's name: `COOK`, `Cook County, IL`, `De Kalb`, `Saint Clair`. A name that is no county of Illinois is
 * unreadable.
 */
export function readCounty(text: string): CountyReading {
  const cell = text.trim().toUpperCase();
  if (cell === '') return { kind: 'blank' };
  if (/[^A-Z\s.,'/-]/.test(cell)) return { kind: 'unreadable' };
  const bare = cell
    .replace(/[\s,./-]+(?:ILLINOIS|ILL?)[\s.]*$/, '')
    .replace(/^(?:COUNTY|CO\.?|CNTY\.?)\s+OF\s+/, '')
    .replace(/[\s,.-]+(?:COUNTY|CNTY|CTY|CO)[\s.]*$/, '')
    .replace(/^SAINT\b/, 'ST');
  const name = BY_LETTERS.get(lettersOf(bare));
  return name === undefined ? { kind: 'unreadable' } : { kind: 'county', name };
}
