import type { ListColumn } from '../../record/charge-cells.js';

/** How a state helps to tell what the columns of an unknown file are. Several may speak of one column. */
export interface StateRecogniser {
  readonly column: ListColumn;
  /** What such a cell is, in a word or two: `citation`, `class`. */
  readonly what: string;
  /** Whether a trimmed, filled cell is one. Without it only the words of headers speak. */
  readonly looksLike?: (text: string) => boolean;
  /**
   * Whether hardly any other text looks like it, so that cells alone may propose the column. A letter is a class,
   * and much else; a citation is nothing else.
   */
  readonly isTelling: boolean;
  /** Words of headers that mean the column in this state alone, lower case. */
  readonly headerWords?: readonly string[];
  /** How surely they do, 0 to 1; 0.85 unless it is said. */
  readonly wordWeight?: number;
}

/** What one state knows of the lists of its offices. A file is read with the vocabulary of one state, never of two. */
export interface StateVocabulary {
  /** The state's name, as a person would say it. */
  readonly state: string;
  readonly recognisers: readonly StateRecogniser[];
  /** Of a state in whose lists a row may be a step of a person's history (an arrest, a day in court), not a charge. */
  readonly steps?: {
    /** Whether a trimmed, filled cell names a kind of step. */
    readonly looksLike: (text: string) => boolean;
    /** What a mapping of such a list cannot do, in whole sentences. */
    readonly limits: readonly string[];
  };
}
