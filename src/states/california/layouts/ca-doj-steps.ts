const stepIs = (event: string, word: string): boolean => event.toUpperCase().startsWith(word);

/** The step of a court, on which convictions stand: `COURT ACTION`. */
export const isCourtAction = (event: string): boolean => stepIs(event, 'COURT ACTION');

/** The step of an arrest: `ARREST/DETAINED/CITED`. */
export const isArrest = (event: string): boolean => stepIs(event, 'ARREST');

/** Whether a row tells of no charge, so that it needs no count: a registration, a death, or nothing but its step. */
export const needsNoCount = (event: string, told: readonly string[]): boolean =>
  stepIs(event, 'REGISTRATION') || stepIs(event, 'DECEASED') || told.every((text) => text === '');

/** Date and agency of the earliest of several arrests (`YYYYMMDD`, agency); those without a whole date come last. */
export function earliestDate(arrests: readonly (readonly string[])[]): readonly [string, string] {
  const dated = arrests.filter(([date]) => /^\d{8}$/.test(date) && !date.endsWith('00'));
  const [first] = (dated.length > 0 ? dated : arrests).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return first === undefined ? ['', ''] : [first[0], first[1] ?? ''];
}
