import type { ListColumn } from '../../record/charge-cells.js';

/** How a state helps to tell what the columns of an unknown file are. */
export interface StateRecogniser {
  readonly column: ListColumn;
  /** What such a cell is, in a word or two: `citation`, `class`. */
  readonly what: string;
  /** Whether a trimmed, filled cell is one. */
  readonly looksLike: (text: string) => boolean;
  /**
   * Whether hardly any other text looks like it, so that cells alone may propose the column. A letter is a class,
   * and much else; a citation is nothing else.
   */
  readonly isTelling: boolean;
  /** Words of headers that mean the column in this state alone, lower case. */
  readonly headerWords?: readonly string[];
}
