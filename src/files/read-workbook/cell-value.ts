import { hasLostDigits, padded, printNumber, unescaped } from './cell-text.js';
import type { NumberShown } from './number-formats.js';
import { printSerialDate } from './serial-date.js';
import type { SharedTexts } from './shared-texts.js';
import type { SheetCell } from './sheet-model.js';

/** A cell as its XML has it. */
export interface StoredCell {
  readonly type: string;
  readonly style: number;
  /** The stored value; undefined when there is no element for it. */
  readonly value: string | undefined;
  /** The text that stands in the cell itself, of type `inlineStr`. */
  readonly inline: string;
  readonly hasFormula: boolean;
}

/** What the cells of a workbook have in common. */
export interface CellTerms {
  readonly texts: SharedTexts;
  readonly shown: readonly NumberShown[];
  readonly date1904: boolean;
}

/** What a cell holds, its column aside. */
export type CellContent = Omit<SheetCell, 'column'>;

/** What `#N/A` is to errors: the text of a formula whose value was never saved. */
export const NOT_CALCULATED = '#NOT CALCULATED';

const content = (kind: CellContent['kind'], text: string, digitsLost = false): CellContent | undefined =>
  text === '' ? undefined : { kind, text, digitsLost };

/**
 * What a cell says: undefined for nothing. Of a formula it is the value that was saved with it. Throws a RangeError
 * with the reason when the cell cannot be right.
 */
export function contentOf(cell: StoredCell, terms: CellTerms): CellContent | undefined {
  const { type, value, hasFormula } = cell;
  // A formula that gave an empty text has a value of type `str`, which is empty.
  if (hasFormula && (value === undefined || (value === '' && type !== 'str')) && cell.inline === '')
    return content('not calculated', NOT_CALCULATED);
  switch (type) {
    case 's':
      return value === undefined || value === '' ? undefined : content('text', sharedText(value, terms));
    case 'inlineStr':
      return content('text', unescaped(cell.inline));
    case 'str':
      return content('text', unescaped(value ?? ''));
    case 'b':
      return booleanOf(value ?? '');
    case 'e':
      return content('error', value ?? '');
    case 'd':
      return content('date', (value ?? '').replace(/T00:00:00(?:\.0+)?Z?$/, ''));
    case 'n':
      return numberOf((value ?? '').trim(), cell.style, terms);
    default:
      throw new RangeError('a cell of a type that does not exist');
  }
}

function sharedText(value: string, { texts }: CellTerms): string {
  const text = /^\s*\d+\s*$/.test(value) ? texts.at(Number(value)) : undefined;
  if (text === undefined) throw new RangeError('a cell that shares a text that is not there');
  return text;
}

function booleanOf(value: string): CellContent | undefined {
  if (value === '1' || value === 'true') return content('boolean', 'TRUE');
  if (value === '0' || value === 'false') return content('boolean', 'FALSE');
  return content('text', value);
}

function numberOf(value: string, style: number, { shown, date1904 }: CellTerms): CellContent | undefined {
  const printed = printNumber(value);
  if (printed === undefined) return content('text', value);
  const how = shown[style];
  if (how?.kind === 'date') return content('date', printSerialDate(Number(value), date1904));
  const text = how?.kind === 'padded' ? padded(printed, how.width) : printed;
  return content('number', text, hasLostDigits(value));
}
