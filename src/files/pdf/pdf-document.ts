import type { Figure } from './figure.js';

/** A document as plain data, from which `pdfOf` makes a tagged PDF. */
export interface PdfDocument {
  readonly title: string;
  /** A language tag, such as `en-US`. */
  readonly language: string;
  readonly author: string;
  readonly subject?: string;
  /** The day the document says it was made, as `2026-11-27`. No clock is read, so that the same document is the same bytes. */
  readonly day: string;
  readonly landscape?: boolean;
  /** In points; 9.5 when not given. Tables and the foot are set in it too, a little smaller. */
  readonly textSize?: number;
  /** A line at the top of every page, such as that it is a draft. */
  readonly head?: string;
  /** Lines at the foot of every page, such as the hash of a run's manifest and the number of a packet. */
  readonly foot: readonly string[];
  /** What stands at the right of the foot: `page 1 of 3` in the document's language. */
  readonly pageOf: (page: number, pages: number) => string;
  readonly blocks: Iterable<PdfBlock>;
}

export type PdfBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly style?: ParagraphStyle }
  /** Points of a list, each with a dot, or with its number when `numbered`. */
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered?: boolean }
  | PdfTable
  | PdfFigure
  /** Blocks side by side, none of which is cut by the end of a page; read from left to right. */
  | { readonly kind: 'beside'; readonly columns: readonly PdfColumn[] }
  | { readonly kind: 'new-page' };

export type ParagraphStyle = 'plain' | 'bold' | 'small' | 'large-number';

/** A column of a `beside`. */
export interface PdfColumn {
  /** Its part of the width, beside the others'. */
  readonly width: number;
  readonly blocks: readonly PdfBlock[];
}

export interface PdfTable {
  readonly kind: 'table';
  /** What the table shows; read before it by a screen reader, and printed above it. */
  readonly caption?: string;
  readonly columns: readonly PdfTableColumn[];
  /** Read once, from first to last; the header is printed again on each page. Cells beyond the columns are an error. */
  readonly rows: Iterable<readonly string[]>;
  /** Whether the first cell of a row is its header. */
  readonly rowHeader?: boolean;
}

export interface PdfTableColumn {
  readonly title: string;
  /** Its part of the width, beside the others'. */
  readonly width: number;
  readonly align?: 'left' | 'right';
}

export interface PdfFigure {
  readonly kind: 'figure';
  readonly figure: Figure;
  /** What it shows, in words, for those who do not see it. */
  readonly alternative: string;
}
