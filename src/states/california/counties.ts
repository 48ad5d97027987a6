/** The 58 counties of California. */
export const COUNTIES = Object.freeze([
  ...[
    'Alameda',
    'Alpine',
    'Amador',
    'Butte',
    'Calaveras',
    'Colusa',
    'Contra Costa',
    'Del Norte',
    'El Dorado',
  ],
  ...['Fresno', 'Glenn', 'Humboldt', 'Imperial', 'Inyo', 'Kern', 'Kings', 'Lake', 'Lassen', 'Los Angeles'],
  ...['Madera', 'Marin', 'Mariposa', 'Mendocino', 'Merced', 'Modoc', 'Mono', 'Monterey', 'Napa', 'Nevada'],
  ...['Orange', 'Placer', 'Plumas', 'Riverside', 'Sacramento', 'San Benito', 'San Bernardino', 'San Diego'],
  ...['San Francisco', 'San Joaquin', 'San Luis Obispo', 'San Mateo', 'Santa Barbara', 'Santa Clara'],
  ...['Santa Cruz', 'Shasta', 'Sierra', 'Siskiyou', 'Solano', 'Sonoma', 'Stanislaus', 'Sutter', 'Tehama'],
  ...['Trinity', 'Tulare', 'Tuolumne', 'Ventura', 'Yolo', 'Yuba'],
]);

const keyOf = (text: string): string => text.trim().toUpperCase().replace(/\s+/g, ' ');

const BY_KEY: ReadonlyMap<string, string> = new Map(COUNTIES.map((name) => [keyOf(name), name]));

/** The county a text names, regardless of case and outer spaces, with or without `County`; empty when it names none. */
export const countyKey = (text: string): string =>
  BY_KEY.get(keyOf(text)) ?? BY_KEY.get(keyOf(text).replace(/ COUNTY$|^COUNTY OF /, '')) ?? '';
