/** After blanks and control characters, what a spreadsheet may take for the beginning of a formula. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20]/u;
const LEADING_CONTROL = /^[\t\r]/;
/** A plain number is data, whatever its sign: no spreadsheet computes anything from it. */
const PLAIN_NUMBER = /^ *[+-]?\d+(?:\.\d+)? *$/;

/**
 * Text that cannot run as a formula when a spreadsheet opens it: an apostrophe goes before text that begins (perhaps
 * after blanks) with = + - @, also in full width, or with a tab or carriage return. A lone `-` and plain numbers such
 * as `-12.5` stay as they are. Guarding twice changes nothing more.
 */
export function guardFormula(text: string): string {
  if (!FORMULA.test(text) && !LEADING_CONTROL.test(text)) return text;
  if (text === '-' || PLAIN_NUMBER.test(text)) return text;
  return `'${text}`;
}

/** The text that `guardFormula` made safe. */
export const unguardFormula = (text: string): string =>
  text.startsWith("'") && guardFormula(text.slice(1)) === text ? text.slice(1) : text;
