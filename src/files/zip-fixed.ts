import { zipSync } from 'fflate';

/** What every entry's time reads, on any machine: the zip format keeps local time, without a zone. */
const fixedTime = (): Date => new Date(1980, 0, 1);
const FIRST = '[Content_Types].xml';

/**
 * A zip archive whose bytes depend on the files alone: fixed times, entries by name (the list of content types that
 * office documents begin with goes first).
 */
export function zipFixed(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.fromEntries(inOfficeOrder(Object.keys(files)).map((name) => [name, files[name]]));
  return zipSync(entries, { level: 1, mtime: fixedTime(), os: 0, attrs: 0 });
}

/** Names of files in the order in which an archive has them. */
export const inOfficeOrder = (names: readonly string[]): string[] =>
  [...names].sort((a, b) => {
    if (a === FIRST || b === FIRST) return a === FIRST ? -1 : 1;
    return a < b ? -1 : 1;
  });
