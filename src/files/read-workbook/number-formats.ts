import { broken } from './broken.js';
import { attributeOf, type XmlHandler } from './xml-reader.js';

/** How a cell's number is shown, as far as it changes what the number says. */
export type NumberShown =
  | { readonly kind: 'as it is' }
  | { readonly kind: 'date' }
  /** With zeros before it, up to so many digits. */
  | { readonly kind: 'padded'; readonly width: number };

const AS_IT_IS: NumberShown = Object.freeze({ kind: 'as it is' });
const DATE: NumberShown = Object.freeze({ kind: 'date' });

/** Formats every spreadsheet knows by number that show a date or a time (ECMA-376, part 1, 18.8.30). */
const BUILT_IN_DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

const MOST_STYLES = 100_000;
const LONGEST_PADDING = 64;

/** Literals, colours, conditions, languages and paddings: what stands in a format and is no placeholder. */
const NOT_SHOWN = /"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]|General|Standard/gi;
/** Hours, minutes or seconds that go on counting past a day: a duration, which is no date. */
const DURATION = /\[(?:h+|m+|s+)\]/i;

/** How a number format (such as `mm/dd/yyyy` or `00000`) shows a number. */
export function shownBy(format: string): NumberShown {
  const bare = format.replace(NOT_SHOWN, '');
  const [first] = bare.split(';');
  if (/[ymdhs]/i.test(first)) return DURATION.test(first) ? AS_IT_IS : DATE;
  return /^0{2,}$/.test(first) && first.length <= LONGEST_PADDING
    ? { kind: 'padded', width: first.length }
    : AS_IT_IS;
}

/** Collects from the part of styles how each cell style (by its number) shows numbers. */
export function stylesHandler(file: string, part: string): { handler: XmlHandler; shown: NumberShown[] } {
  const shown: NumberShown[] = [];
  const formats = new Map<number, NumberShown>();
  let inCellStyles = false;
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'numFmt') {
        const id = Number(attributeOf(attributes, 'numFmtId'));
        if (formats.size < MOST_STYLES) formats.set(id, shownBy(attributeOf(attributes, 'formatCode') ?? ''));
      } else if (name === 'xf' && inCellStyles) {
        if (shown.length === MOST_STYLES) throw broken(file, part, `over ${MOST_STYLES} cell styles`);
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        shown.push(formats.get(id) ?? builtIn(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  };
  return { handler, shown };
}

const builtIn = (id: number): NumberShown =>
  BUILT_IN_DATES.some(([first, last]) => id >= first && id <= last) ? DATE : AS_IT_IS;
