import type { ListPiece } from '../../../intake/list-generator.js';
import type { SentLine } from './damaged-lines.js';

/** The lines of one person. */
export type PersonLines = readonly SentLine[];

const PIECE = 500_000;

/** Gathers lines, person by person, into pieces of about half a megabyte; `header` is the line of column names. */
export function* gatherPieces(
  header: string,
  people: Iterable<PersonLines>,
  pieceLength = PIECE,
): Generator<ListPiece> {
  let piece = { text: `${header}\n`, people: 0, rows: 0, damaged: 0 };
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
