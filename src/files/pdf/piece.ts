import type { Page } from './page.js';

/** Something that is drawn on one page, or can be cut. Heights in points. */
export interface Piece {
  readonly height: number;
  /** Room before it, which falls away at the top of a page. */
  readonly before: number;
  /** Whether it stands on the same page as what follows, as a heading does. */
  readonly keep: boolean;
  /** Draws it with its top at `y`. */
  draw(page: Page, y: number): void;
  /** What is printed first when it begins on a new page: the header of its table. */
  readonly again?: { readonly height: number; draw(page: Page, y: number): void };
  /** As much of it as fits into a height, and the rest; undefined when nothing of it fits. Without it, it is never cut. */
  cut?(height: number): readonly [Piece, Piece] | undefined;
}

/** What begins a new page. */
export const NEW_PAGE = 'new-page';
