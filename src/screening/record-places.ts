import type { RejectedRecord } from '../intake/row-problem.js';

/** Where a record stands and whose it is. */
export interface RecordPlace {
  readonly file: number;
  readonly row: number;
  /** Of its bytes in the kept source. */
  readonly offset: number;
  readonly length: number;
  /** Named by the number of its first record in the run; -1 of a rejected record. */
  readonly charge: number;
  /** -1 of a rejected record. */
  readonly person: number;
}

/**
 * A place takes six words of four bytes, in the machine's order of bytes: the file in the upper half of the first; what
 * is over of the offset beyond one word in its lower half; the lower part of the offset; row, length, charge, person.
 */
export const PLACE_WORDS = 6;
export const PLACE_BYTES = PLACE_WORDS * Int32Array.BYTES_PER_ELEMENT;
/** At which word of a place the person stands. */
export const PERSON_WORD = 5;

const HALF = 2 ** 16;
const WORD = 2 ** 32;

/** Columns of places, to be put into words. */
export type PlaceColumns = {
  readonly [column in keyof RecordPlace]: ArrayLike<number>;
};

/** Puts the places from `from` to before `to` into words. Throws a RangeError for what no words can say. */
export function wordsOf(places: PlaceColumns, from: number, to: number): Int32Array<ArrayBuffer> {
  const { file, row, offset, length, charge, person } = places;
  const words = new Int32Array((to - from) * PLACE_WORDS);
  const most = putPlaces(words, file, offset, row, length, charge, person, from, to);
  if (most < 0 || most >= HALF) throw new RangeError('more files, or a longer one, than an index can say');
  return words;
}

/** Puts places; hands back the bits that are set in the upper half of any of their files and offsets. */
function putPlaces(
  words: Int32Array,
  file: ArrayLike<number>,
  offset: ArrayLike<number>,
  row: ArrayLike<number>,
  length: ArrayLike<number>,
  charge: ArrayLike<number>,
  person: ArrayLike<number>,
  from: number,
  to: number,
): number {
  let most = 0;
  for (let place = from, at = 0; place < to; place++, at += PLACE_WORDS) {
    const high = Math.floor(offset[place] / WORD);
    most |= high | file[place];
    words[at] = (file[place] << 16) | high;
    words[at + 1] = offset[place] | 0;
    words[at + 2] = row[place];
    words[at + 3] = length[place];
    words[at + 4] = charge[place];
    words[at + PERSON_WORD] = person[place];
  }
  return most;
}

/** The place whose words begin at `at`. */
export const placeIn = (words: Int32Array, at: number): RecordPlace => ({
  file: words[at] >>> 16,
  offset: (words[at] & (HALF - 1)) * WORD + (words[at + 1] >>> 0),
  row: words[at + 2],
  length: words[at + 3],
  charge: words[at + 4],
  person: words[at + PERSON_WORD],
});

/** Less than 0 when a place stands before another in the list. */
export const beforeInList = (
  a: Pick<RecordPlace, 'file' | 'row'>,
  b: Pick<RecordPlace, 'file' | 'row'>,
): number => a.file - b.file || a.row - b.row;

/** The places of rejected records, in words: they stand after all others. */
export const placesOfRejected = (rejected: readonly RejectedRecord[]): Int32Array<ArrayBuffer> =>
  wordsOfPlaces(rejected.map((record) => ({ ...record, charge: -1, person: -1 })));

/** A few places in words. */
export const wordsOfPlaces = (places: readonly RecordPlace[]): Int32Array<ArrayBuffer> =>
  wordsOf(
    {
      file: places.map(({ file }) => file),
      row: places.map(({ row }) => row),
      offset: places.map(({ offset }) => offset),
      length: places.map(({ length }) => length),
      charge: places.map(({ charge }) => charge),
      person: places.map(({ person }) => person),
    },
    0,
    places.length,
  );

/** Words as the bytes they are. */
export const bytesOf = (words: Int32Array): Uint8Array =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
