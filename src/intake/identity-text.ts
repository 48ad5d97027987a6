import { isCellError } from '../record/cell-errors.js';

const PLACEHOLDERS = new Set(['UNKNOWN', 'UNK', 'NONE', 'N/A', 'NA', 'NULL', 'TEST']);
const ONLY_PUNCTUATION = /^[^\p{L}\p{N}]+$/u;
const PLAIN_NAME = /^[A-Z]+(?: [A-Z]+)*$/;

/**
 * Whether a filled identifying cell says that its value is not known: UNKNOWN, N/A, #N/A, all zeros, `-` and the like. All
 * nines count from four digits on in a person key, because lists number their people from 1.
 */
export function isPlaceholder(text: string, column: 'person_id' | 'sid' | 'name'): boolean {
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
