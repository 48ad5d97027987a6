import type { FaceName } from './fonts.js';
import type { ParagraphStyle } from './pdf-document.js';

/** How letters are set: which face, how large, how far lines are apart, and the room before. In points. */
export interface Setting {
  readonly face: FaceName;
  readonly size: number;
  readonly line: number;
  readonly before: number;
}

const setting = (face: FaceName, size: number, before: number): Setting => ({
  face,
  size,
  line: size * 1.28,
  before,
});

/** The settings of a document, from the size of its text. */
export function styleOf(textSize: number) {
  const paragraphs: Readonly<Record<ParagraphStyle, Setting>> = {
    plain: setting('regular', textSize, textSize * 0.5),
    bold: setting('bold', textSize, textSize * 0.5),
    small: setting('regular', textSize * 0.84, textSize * 0.4),
    'large-number': setting('bold', textSize * 1.9, textSize * 0.4),
  };
  return {
    paragraphs,
    headings: {
      1: setting('bold', textSize * 1.7, 0),
      2: setting('bold', textSize * 1.25, textSize),
      3: setting('bold', textSize * 1.05, textSize * 0.8),
    },
    list: setting('regular', textSize, textSize * 0.25),
    caption: setting('bold', textSize * 0.92, textSize * 0.7),
    header: setting('bold', textSize * 0.86, 0),
    cell: setting('regular', textSize * 0.86, 0),
    foot: setting('regular', textSize * 0.74, 0),
    /** Room around the text of a cell, sideways and above and below. */
    cellRoom: [textSize * 0.4, textSize * 0.16] as const,
    columnGap: textSize * 1.6,
  } as const;
}

export type Style = ReturnType<typeof styleOf>;
