import { fieldOf } from '../../layouts/ca-doj-columns.js';
import { cellsWithout } from './added-cells.js';
import type { KeptRows } from './kept-rows.js';
import { namesAnother } from './possible-other.js';

const DESCRIPTION = fieldOf('OFFENSE_DESCR');
const COMMENT = fieldOf('COMMENT_TEXT');
const LF = '\n';

/** What the comments of rows name beside their charge; worked out once for each distinct pair of texts. */
export class PossibleOthers {
  private readonly known = new Map<string, string>();
  /** The ending of a row that has no cells and whose comment names nothing. */
  readonly none = endingOf('');
  private readonly endings = new Map<string, Uint8Array>();

  /** The comment, when it names another charge; else empty. */
  of(row: KeptRows): string {
    if (!mayName(row.buffer, row.fieldFrom(COMMENT), row.fieldTo(COMMENT))) return '';
    const comment = row.fieldText(COMMENT);
    if (!NAMES_A_NUMBER.test(comment)) return '';
    const description = row.fieldText(DESCRIPTION);
    const key = `${description}\n${comment}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const found = namesAnother(description, comment) ? comment : '';
    this.known.set(key, found);
    return found;
  }

  /** The cells of a row that has no others, and the line end. */
  ending(other: string): Uint8Array {
    if (other === '') return this.none;
    const before = this.endings.get(other);
    if (before !== undefined) return before;
    const made = endingOf(other);
    this.endings.set(other, made);
    return made;
  }
}

const endingOf = (other: string): Uint8Array => Buffer.from(cellsWithout(other) + LF);

const NAMES_A_NUMBER = /113(?:5[789]|60)/;

/** Whether the digits that all the numbers begin with stand in a stretch of bytes. */
function mayName(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from + 2; at < to; at++) {
    if (bytes[at] === 0x33 && bytes[at - 1] === 0x31 && bytes[at - 2] === 0x31) return true;
  }
  return false;
}
