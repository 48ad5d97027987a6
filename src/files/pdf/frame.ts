import type { Faces, Page } from './page.js';
import type { Setting, Style } from './style.js';

/** What a block is laid out in. In points, from the left of the page. */
export interface Frame {
  readonly x: number;
  readonly width: number;
  readonly faces: Faces;
  readonly style: Style;
  readonly pageHeight: number;
}

/** Draws lines under one another, from the top of the first. */
export function drawLines(page: Page, lines: readonly string[], set: Setting, x: number, y: number): void {
  for (const [n, line] of lines.entries())
    page.text(line, set.face, set.size, x, y + n * set.line + set.size);
}
