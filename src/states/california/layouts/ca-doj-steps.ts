const stepIs = (event: string, word: string): boolean => event.toUpperCase().startsWith(word);

/** The step of a court, on which convictions stand: `COURT ACTION`. */
export const isCourtAction = (event: string): boolean => stepIs(event, 'COURT ACTION');

/** The step of an arrest: `ARREST/DETAINED/CITED`. */
export const isArrest = (event: string): boolean => stepIs(event, 'ARREST');

/** Whether a row tells of no charge, so that it needs no count: a registration, a death, or nothing but its step. */
export const needsNoCount = (event: string, told: readonly string[]): boolean =>
  stepIs(event, 'REGISTRATION') || stepIs(event, 'DECEASED') || told.every((text) => text === '');

/** What a row says of an arrest, in one text: the length of the date tells where the agency begins. */
export const saidOfArrest = (date: string, agency: string): string => `${date.length} ${date}${agency}`;

/** Date and agency of what was said of an arrest. */
export function arrestOf(said: string): readonly [string, string] {
  const begin = said.indexOf(' ') + 1;
  const end = begin + Number.parseInt(said, 10);
  return [said.slice(begin, end), said.slice(end)];
}

/** Date and agency of the earliest of several arrests (`YYYYMMDD`, agency); those without a whole date come last. */
export function earliestDate(arrests: readonly (readonly [string, string])[]): readonly [string, string] {
  const dated = arrests.filter(([date]) => /^\d{8}$/.test(date) && !date.endsWith('00'));
  const [first] = (dated.length > 0 ? dated : arrests).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return first ?? ['', ''];
}
