import { isCellError } from '../record/cell-errors.js';

const PLACEHOLDERS = new Set(['UNKNOWN', 'UNK', 'NONE', 'N/A', 'NA', 'NULL', 'TEST']);
const ONLY_PUNCTUATION = /^[^\p{L}\p{N}]+$/u;
const PLAIN_NAME = /^[A-Z]+(?: [A-Z]+)*$/;

/** Longer than any placeholder of letters. */
const NO_PLACEHOLDER = 8;

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Whether a few characters tell that a text is no placeholder: it is long and has letters at both ends, or a digit that is not 0 or 9. */
function isPlainlyFilled(text: string): boolean {
  const { length } = text;
  if (length >= NO_PLACEHOLDER && isLetter(text.charCodeAt(0)) && isLetter(text.charCodeAt(length - 1))) {
    return true;
  }
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 49 && code <= 56) return true;
  }
  return false;
}

/**
 * Whether a filled identifying cell says that its value is not known: UNKNOWN, N/A, #N/A, all zeros, `-` and the like. All
 * nines count from four digits on in a person key, because lists number their people from 1.
 */
export function isPlaceholder(text: string, column: 'person_id' | 'sid' | 'name'): boolean {
  if (isPlainlyFilled(text)) return false;
  const upper = text.trim().toUpperCase();
  if (upper === '') return false;
  if (PLACEHOLDERS.has(upper) || ONLY_PUNCTUATION.test(upper) || isCellError(upper)) return true;
  return /^0+$/.test(upper) || (column === 'person_id' ? /^9{4,}$/ : /^9+$/).test(upper);
}

/** A state identification number with nothing but its upper-case letters and digits; empty when it is not filled. */
export function normaliseSid(text: string): string {
  const bare = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return isPlaceholder(text, 'sid') || isPlaceholder(bare, 'sid') ? '' : bare;
}

/** Whether a name is filled: whether anything is left of it when it is normalised. */
export const isName = (text: string): boolean => isPlainlyFilled(text) || normaliseName(text) !== '';

/**
 * A name as people are joined by it: upper case, diacritics and punctuation dropped, spaces folded; commas, hyphens
 * and slashes part words as a space does. Empty when it is not filled.
 */
export function normaliseName(text: string): string {
  const upper = text.toUpperCase();
  if (PLAIN_NAME.test(upper)) return PLACEHOLDERS.has(upper) ? '' : upper;
  if (isPlaceholder(upper, 'name')) return '';
  return upper
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s,/_\p{Pd}]+/gu, ' ')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
