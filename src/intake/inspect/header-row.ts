import { DATE_FORMATS, dateUnder } from '../mapping/date-format.js';
import type { ColumnProfile } from './column-profile.js';
import { looksLikeName } from './content-kind.js';
import type { StateRecogniser } from './inspect-interface.js';

/** Names that programs give to columns without names. */
const NUMBERED_NAME = /^(?:col(?:umn)?|field|fld|f|var|v|c|attr)[ _.-]?\d+$/i;
const LONGEST_NAME = 80;

/**
 * Whether the first line of a file is a row, not the names of its columns. In doubt it is a row: names are shown,
 * and what a row holds must not be.
 */
export function looksLikeRow(
  profiles: readonly ColumnProfile[],
  recognisers: readonly StateRecogniser[],
): boolean {
  if (profiles.some((profile) => isData(profile.sample.header, recognisers) || isOneOfItsCells(profile)))
    return true;
  if (profiles.every(({ sample }) => NUMBERED_NAME.test(sample.header))) return false;
  const named = profiles.filter(({ words }) => words.known.length > 0 && words.unknown.length <= 3);
  return named.length === 0 || named.length * NEEDED < profiles.length;
}

/** One header in so many must have a word that is known. */
const NEEDED = 4;

/** A header that says nothing known and stands among the cells below it, or is somebody's name. */
function isOneOfItsCells({ sample, words }: ColumnProfile): boolean {
  if (words.known.length > 0) return false;
  return looksLikeName(sample.header) || sample.values.some(({ text }) => text === sample.header);
}

function isData(header: string, recognisers: readonly StateRecogniser[]): boolean {
  if (header.length > LONGEST_NAME) return true;
  // A year alone may name a column.
  if (/^[\d.,]{5,}$/.test(header)) return true;
  if (header.length > 5 && DATE_FORMATS.some((format) => dateUnder(header, format) !== undefined))
    return true;
  return (
    /\d/.test(header) &&
    recognisers.some(
      ({ isTelling, looksLike }) => isTelling && header.length > 3 && looksLike?.(header) === true,
    )
  );
}
