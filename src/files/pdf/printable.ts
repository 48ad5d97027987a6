import { letterNumber } from '../letter-numbers.js';

const SPACES = /[\t\n\r\v\f\u00a0\u2028\u2029]/u;
const UNSEEN = /\p{C}/u;
/** Joiners of letters, without which some names are not spelled right. */
const JOINERS = new Set([0x200c, 0x200d]);
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * A text as it can be printed: one line of letters the font has. What nobody would see, or would see as something
 * else (controls, marks that turn the order of letters around), and letters that the font does not have are printed
 * as their number, `[U+4E2D]`, so that there is no hole where a name should be.
 */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  if (PLAIN.test(text)) return text;
  let made = '';
  for (const letter of text.normalize('NFC')) {
    const codePoint = letter.codePointAt(0) ?? 0;
    if (SPACES.test(letter)) made += ' ';
    else if (JOINERS.has(codePoint)) made += letter;
    else if (UNSEEN.test(letter) || !has(codePoint)) made += letterNumber(codePoint);
    else made += letter;
  }
  return made;
}
