import type { SqlValue } from '../files/duckdb.js';
import type { PersonTable } from '../intake/charge-table.js';
import type { RejectedRecord } from '../intake/row-problem.js';
import { Failure } from '../messages/failure.js';
import { openIndex } from './open-index.js';
import type { PlacesOfRun } from './places-of-run.js';
import { placesOfPortion } from './portion-places.js';
import type { PortionAgain } from './portions-again.js';
import { placesOfRejected } from './record-places.js';
import { INDEX_FILE, PLACES_FILE } from './workspace.js';

const altered = (file: string) => new Failure(1, 'SCREENING_FILE_ALTERED', { file, how: 'not as it was' });

/** Holds the places of a run, in their order, to where records were found again. Throws a Failure with exit 1. */
export class PlacesAgain {
  readonly #pieces: Iterator<Int32Array>;
  #piece: Int32Array = new Int32Array(0);
  #at = 0;

  constructor(places: PlacesOfRun) {
    this.#pieces = places.pieces();
  }

  /** Takes the places of the records that are a portion's own. */
  compare({ records, charges, home, people }: PortionAgain): void {
    this.#expect(placesOfPortion({ records, charges, home, peopleInRun: people.inRun }));
  }

  /** Takes those of rejected records, which are the last. */
  end(rejected: readonly RejectedRecord[]): void {
    this.#expect(placesOfRejected(rejected));
    if (!this.#isAtEnd()) throw altered(PLACES_FILE);
  }

  #expect(words: Int32Array): void {
    for (let done = 0; done < words.length; ) {
      if (this.#isAtEnd()) throw altered(PLACES_FILE);
      const here = Math.min(words.length - done, this.#piece.length - this.#at);
      if (!areEqual(words, done, this.#piece, this.#at, here)) throw altered(PLACES_FILE);
      done += here;
      this.#at += here;
    }
  }

  /** Goes on to the next piece where one is at its end. */
  #isAtEnd(): boolean {
    while (this.#at === this.#piece.length) {
      const next = this.#pieces.next();
      if (next.done === true) return true;
      this.#piece = next.value;
      this.#at = 0;
    }
    return false;
  }
}

function areEqual(a: Int32Array, fromA: number, b: Int32Array, fromB: number, count: number): boolean {
  for (let n = 0; n < count; n++) if (a[fromA + n] !== b[fromB + n]) return false;
  return true;
}

/** So many people are asked for at a time. */
const PEOPLE = 50_000;

/** The index of a run names the very people that were found again. Throws a Failure with exit 1. */
export async function comparePeople(
  folder: string,
  { count, id, history }: Pick<PersonTable, 'count' | 'id' | 'history'>,
): Promise<void> {
  const index = await openIndex(folder);
  try {
    let person = 0;
    let last = -1n;
    for (;;) {
      const rows: readonly Record<string, SqlValue>[] = await index.rows(
        `SELECT person, id, history, rowid AS place FROM people WHERE rowid > ${last} ORDER BY rowid LIMIT ${PEOPLE}`,
      );
      for (const row of rows) {
        const isEqual = row.person === person && row.id === id[person] && row.history === history[person];
        if (!isEqual) throw altered(INDEX_FILE);
        person++;
        last = BigInt(String(row.place));
      }
      if (rows.length < PEOPLE) break;
    }
    if (person !== count) throw altered(INDEX_FILE);
  } finally {
    index.close();
  }
}
