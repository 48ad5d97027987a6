/** A stretch of one line in one direction. */
export interface TextRun {
  readonly text: string;
  /** Whether it is read from right to left. */
  readonly rightToLeft: boolean;
  /** Whether its letters join, or carry marks of their own, so that they must be shaped together. */
  readonly shaped: boolean;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Stretches that begin and end with a letter read from right to left, with what lies between two such letters. */
const STRETCH = new RegExp(
  `${RIGHT_TO_LEFT.source}(?:[${inside(RIGHT_TO_LEFT)}\\p{M}\\u200c\\u200d]|[ '"’.-]+(?=${RIGHT_TO_LEFT.source}))*`,
  'gu',
);
const NEEDS_SHAPING = /[\p{M}\u200c\u200d]/u;

function inside(set: RegExp): string {
  return set.source.slice(1, -1);
}

/**
 * A line, cut where its direction changes. Lines are set from left to right, as the documents are: words that are read
 * from right to left stand as a whole where they come, and are turned in themselves.
 */
export function runsOf(text: string): TextRun[] {
  const runs: TextRun[] = [];
  const plain = (piece: string): void => {
    if (piece !== '') runs.push({ text: piece, rightToLeft: false, shaped: NEEDS_SHAPING.test(piece) });
  };
  let from = 0;
  for (const stretch of text.matchAll(STRETCH)) {
    plain(text.slice(from, stretch.index));
    runs.push({ text: stretch[0], rightToLeft: true, shaped: true });
    from = stretch.index + stretch[0].length;
  }
  plain(text.slice(from));
  return runs;
}
