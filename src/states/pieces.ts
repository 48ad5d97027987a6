import type { ListPiece } from '../intake/list-generator.js';

/** A line of an invented list with its line end, and at times with a blank line before it. */
export interface WrittenLine {
  readonly text: string;
  /** Whether no reader can use it. */
  readonly isDamaged: boolean;
}

/** The lines of one person. */
export type PersonLines = readonly WrittenLine[];

const PIECE = 500_000;

/** Gathers lines, person by person, into pieces of about half a megabyte; `header` is the line of column names. */
export function* gatherPieces(
  header: string,
  people: Iterable<PersonLines>,
  pieceLength = PIECE,
): Generator<ListPiece> {
  let piece = { text: header, people: 0, rows: 0, damaged: 0 };
  for (const lines of people) {
    for (const { text, isDamaged } of lines) {
      piece.text += text;
      piece.rows++;
      if (isDamaged) piece.damaged++;
    }
    piece.people++;
    if (piece.text.length < pieceLength) continue;
    yield piece;
    piece = { text: '', people: 0, rows: 0, damaged: 0 };
  }
  yield piece;
}
