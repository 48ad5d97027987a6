import { type ColumnSample, shareOf } from './column-sample.js';
import type { DateContent } from './date-content.js';

/** What the cells of a column are, on the whole. */
export type ContentKind =
  | 'blank'
  | 'mark'
  | 'date'
  | 'yes or no'
  | 'number'
  | 'code'
  | 'name'
  | 'identifier'
  | 'text';

const MOST = 0.9;
const MANY = 0.6;
const FEW_DISTINCT = 60;
const SHORT_CODE = 12;

const FLAG = /^(?:y|n|yes|no|t|f|true|false)$/i;
const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/;
/** LAST, FIRST: letters, a comma, letters; perhaps a suffix or a second first name. */
const NAME = /^\p{L}[\p{L}'. -]*(?: (?:jr|sr|ii|iii|iv)\.?)?,\s*\p{L}[\p{L}'. -]*$/iu;
/** One to three words with digits, none of them a word of four letters or more. */
const IDENTIFIER = /^(?=.*\d)(?!.*(?<![\p{L}\d])\p{L}{4})[\p{L}\d#/.-]+(?: [\p{L}\d#/.-]+){0,2}$/u;

const isNumber = (text: string): boolean => NUMBER.test(text);
export const isFlag = (text: string): boolean => FLAG.test(text);
export const looksLikeName = (text: string): boolean => NAME.test(text);
const looksLikeIdentifier = (text: string): boolean => IDENTIFIER.test(text) && text.length <= 40;

/** The kind of a column's cells; `dates` is what they say as dates, if they are. */
export function contentKind(column: ColumnSample, dates: DateContent | undefined): ContentKind {
  const { values, filled, distinct } = column;
  if (filled === 0) return 'blank';
  if (dates !== undefined) return 'date';
  if (values.length > 0 && values.every(({ text }) => !/[\p{L}\p{N}]/u.test(text))) return 'mark';
  if (shareOf(values, isFlag) >= MOST) return 'yes or no';
  const repeats = filled / Math.max(1, distinct.count);
  const isShort = shareOf(values, (text) => text.length <= SHORT_CODE) >= MOST;
  const isFew = distinct.count <= FEW_DISTINCT && repeats >= 3;
  if (shareOf(values, isNumber) >= MOST) {
    // A number that is long, and the same length everywhere, numbers somebody or something.
    const lengths = new Set(values.map(({ text }) => text.length));
    const isWhole = values.every(({ text }) => /^\d*$/.test(text));
    return isWhole && values[0].text.length >= 6 && lengths.size <= 3 && repeats < 100
      ? 'identifier'
      : 'number';
  }
  if (shareOf(values, looksLikeName) >= MANY) return 'name';
  if (isFew && isShort) return 'code';
  if (shareOf(values, looksLikeIdentifier) >= MANY) return 'identifier';
  return 'text';
}
