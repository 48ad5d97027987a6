import { isCellError } from '../record/cell-errors.js';

const PLACEHOLDERS = new Set(['UNKNOWN', 'UNK', 'NONE', 'N/A', 'NA', 'NULL', 'TEST']);
const ONLY_PUNCTUATION = /^[^\p{L}\p{N}]+$/u;
const PLAIN_NAME = /^[A-Z]+(?: [A-Z]+)*$/;

/** Bytes below this one are characters of their own. */
const ASCII = 128;

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

/**
 * Whether a few bytes tell that a text is no placeholder; the text is the UTF-8 of `bytes` from `from` to before `to`.
 * Where they do not, it may still be none.
 */
export function arePlainlyFilled(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from >= NO_PLACEHOLDER && isLetter(bytes[from]) && isLetter(bytes[to - 1])) {
    return isAscii(bytes, from, to);
  }
  for (let at = from; at < to; at++) if (bytes[at] >= 49 && bytes[at] <= 56) return true;
  return false;
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] >= ASCII) return false;
  return true;
}

/** A state identification number with nothing but its upper-case letters and digits; empty when it is not filled. */
export function normaliseSid(text: string): string {
  const bare = bareSid(text);
  return isPlaceholder(text, 'sid') || isPlaceholder(bare, 'sid') ? '' : bare;
}

const bareSid = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Whether a name is filled: whether anything is left of it when it is normalised. */
export const isName = (text: string): boolean => isPlainlyFilled(text) || normaliseName(text) !== '';

/**
 * A name as people are joined by it: upper case, diacritics and punctuation dropped, spaces folded; commas, hyphens
 * and slashes part words as a space does. Empty when it is not filled.
 */
export function normaliseName(text: string): string {
  const upper = text.toUpperCase();
  if (PLAIN_NAME.test(upper)) return PLACEHOLDERS.has(upper) ? '' : upper;
  return isPlaceholder(upper, 'name') ? '' : foldedName(upper);
}

const foldedName = (upper: string): string =>
  upper
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s,/_\p{Pd}]+/gu, ' ')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();

/**
 * Writes the normal form of a text, which is the UTF-8 of `bytes` from `from` to before `to`, to `target` from `at` on,
 * and says where it ends: it is not empty, and no longer than the text. -1 when bytes do not tell.
 */
export type PutForm = (bytes: Uint8Array, from: number, to: number, target: Uint8Array, at: number) => number;

const UNTOLD = -1;
const DROPPED = 0;
const SPACE = 32;

/** What becomes of each character of ASCII. */
const becoming = (formOf: (character: string) => string): Uint8Array =>
  Uint8Array.from({ length: ASCII }, (_, byte) => formOf(String.fromCharCode(byte)).charCodeAt(0));

const IN_SID = becoming(bareSid);
const IN_NAME = becoming((character) => foldedName(`A${character.toUpperCase()}A`).slice(1, -1));

/** What `normaliseSid` makes of most texts. */
export const putSid: PutForm = (bytes, from, to, target, at) => {
  let end = at;
  let isFilled = false;
  for (let n = from; n < to; n++) {
    const byte = bytes[n];
    if (byte >= ASCII) return UNTOLD;
    if (byte >= 49 && byte <= 56) isFilled = true;
    if (IN_SID[byte] !== DROPPED) target[end++] = IN_SID[byte];
  }
  return isFilled ? end : UNTOLD;
};

/** What `normaliseName` makes of most texts. */
export const putName: PutForm = (bytes, from, to, target, at) => {
  if (!arePlainlyFilled(bytes, from, to)) return UNTOLD;
  let end = at;
  let isApart = false;
  for (let n = from; n < to; n++) {
    const byte = bytes[n];
    if (byte >= ASCII) return UNTOLD;
    const becomes = IN_NAME[byte];
    if (becomes === SPACE) isApart = end > at;
    else if (becomes !== DROPPED) {
      if (isApart) target[end++] = SPACE;
      isApart = false;
      target[end++] = becomes;
    }
  }
  return end;
};
