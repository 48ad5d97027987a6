import type { ColumnProfile } from './column-profile.js';

const NEARLY = 0.8;
const FEWEST = 10;

/**
 * The part of the sampled rows (0 to 1) in which two columns hold the same text, where both are filled; undefined when
 * too few rows have both.
 */
function sameShare(rows: readonly (readonly string[])[], one: number, other: number): number | undefined {
  const both = rows.filter((row) => (row[one] ?? '') !== '' && (row[other] ?? '') !== '');
  if (both.length < FEWEST) return undefined;
  return both.filter((row) => row[one] === row[other]).length / both.length;
}

/** The columns of dates, other than `field`, that hold the same day in nearly every row. */
export function nearlySameDates(
  field: number,
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
): readonly { readonly field: number; readonly share: number }[] {
  return profiles.flatMap(({ dates, sample }) => {
    const share = dates === undefined || sample.field === field ? 0 : sameShare(rows, field, sample.field);
    return share !== undefined && share >= NEARLY ? [{ field: sample.field, share }] : [];
  });
}
