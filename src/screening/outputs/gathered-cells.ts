import type { CsvFile } from '../../files/csv-writer.js';
import type { Gatherer } from '../../intake/gather.js';
import { CellBytes } from './cell-bytes.js';

/** How much of the gatherer's source is for pieces that are put again and again; the rest is for other cells. */
const PIECES = 192 * 1024;
/** So much room there is for the cells that are put next; longer ones are written by themselves. */
const NEXT = 32 * 1024;

/** Bytes that stand in many rows. */
export class Piece {
  /** Where they stand among the pieces, in which filling of their room. */
  at = 0;
  filling = 0;

  constructor(readonly bytes: Uint8Array) {}
}

/** Rows of a file, gathered from pieces and from cells that stand in a few rows only. */
export class GatheredCells {
  /** The cells of a few rows, put here first and then listed. */
  readonly cells: CellBytes;
  #filling = 1;
  #piecesTo = 0;
  #stretches = 0;
  #bytes = 0;

  /** The gatherer is used by nobody else until all is written. */
  constructor(
    private readonly out: CsvFile,
    private readonly gatherer: Gatherer,
  ) {
    this.cells = new CellBytes(gatherer.source.subarray(PIECES));
  }

  /** Makes room for the cells of the next rows; those before are not listed again. */
  next(): void {
    if (!this.cells.isElsewhere && PIECES + this.cells.length + NEXT <= this.gatherer.source.length) return;
    this.write();
    this.cells.clear();
  }

  /** Adds the cells `from` to before `to`, counted from the first of them. */
  again(from: number, to: number): void {
    if (this.cells.isElsewhere) this.#putAtOnce(this.cells.view().subarray(from, to));
    else this.#list(PIECES + from, PIECES + to);
  }

  /** Adds a piece. */
  piece(piece: Piece): void {
    const { length } = piece.bytes;
    if (piece.filling !== this.#filling) {
      if (length > PIECES) {
        this.#putAtOnce(piece.bytes);
        return;
      }
      this.#place(piece);
    }
    this.#list(piece.at, piece.at + length);
  }

  /** Writes what was gathered. */
  write(): void {
    if (this.#stretches === 0) return;
    this.out.manyBytes(this.gatherer.gather(0, this.#stretches));
    this.#stretches = 0;
    this.#bytes = 0;
  }

  #place(piece: Piece): void {
    const { length } = piece.bytes;
    if (this.#piecesTo + length > PIECES) {
      this.write();
      this.#filling++;
      this.#piecesTo = 0;
    }
    this.gatherer.source.set(piece.bytes, this.#piecesTo);
    piece.at = this.#piecesTo;
    piece.filling = this.#filling;
    this.#piecesTo += length;
  }

  #list(from: number, to: number): void {
    const { stretches, room } = this.gatherer;
    if (this.#bytes + to - from > room || this.#stretches === stretches.length) this.write();
    const at = this.#stretches;
    stretches[at] = from;
    stretches[at + 1] = to;
    this.#stretches = at + 2;
    this.#bytes += to - from;
  }

  #putAtOnce(bytes: Uint8Array): void {
    this.write();
    this.out.bytes(bytes);
  }
}
