import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readFailure } from '../files/fs-failure.js';
import { Failure } from '../messages/failure.js';
import type { Manifest } from './manifest.js';
import { openIndex } from './open-index.js';
import {
  beforeInList,
  bytesOf,
  PERSON_WORD,
  PLACE_BYTES,
  PLACE_WORDS,
  placeIn,
  type RecordPlace,
  wordsOf,
} from './record-places.js';
import { PLACES_FILE, placesPath } from './workspace.js';

/** So many places are read at a time. */
const PIECE = 16_384;

/** The words of places, read by their number; a place is PLACE_WORDS of them. */
interface PlaceWords {
  readonly count: number;
  /** The words of `count` places from the `from`th on; good until the next are read. */
  read(from: number, count: number): Int32Array;
  close(): void;
}

/** Opens the places of a finished run. Throws a Failure when they cannot be read or are no whole places. */
export async function openPlaces(
  folder: string,
  manifest: Pick<Manifest, 'format' | 'inputs'>,
): Promise<PlacesOfRun> {
  const clean = manifest.inputs.reduce((sum, { used }) => sum + used, 0);
  const words = manifest.format === 1 ? await wordsOfTable(folder) : wordsInFile(placesPath(folder));
  if (Number.isInteger(words.count) && words.count >= clean) return new PlacesOfRun(words, clean);
  words.close();
  throw new Failure(1, 'SCREENING_FILE_ALTERED', { file: PLACES_FILE, how: 'not as it was' });
}

/** Where each record of a finished run stands and whose it is: the clean ones in the order of the list, then the others. */
export class PlacesOfRun {
  readonly #words: PlaceWords;
  readonly #clean: number;
  /** The piece that was read last, and the number of its first place. */
  #piece: Int32Array = new Int32Array(0);
  #from = 0;

  constructor(words: PlaceWords, clean: number) {
    this.#words = words;
    this.#clean = clean;
  }

  get count(): number {
    return this.#words.count;
  }

  /** The place of a row; undefined when no record is there. Quickest for rows in the order of the list. */
  at(file: number, row: number): RecordPlace | undefined {
    const key = { file, row };
    return this.#found(key, 0, this.#clean) ?? this.#found(key, this.#clean, this.count);
  }

  /** The places of some people, in the order of the list. */
  ofPeople(isWanted: (person: number) => boolean): RecordPlace[] {
    const places: RecordPlace[] = [];
    for (const piece of this.pieces()) addWanted(places, piece, isWanted);
    return places;
  }

  /**
   * The same for many people: person by person, by their numbers, of which there are `people`. The list is gone through
   * once for every `most` places.
   */
  *personByPerson(
    people: number,
    isWanted: (person: number) => boolean,
    most = 2 ** 19,
  ): Generator<RecordPlace> {
    const counts = new Int32Array(people);
    for (const piece of this.pieces()) addCounts(counts, piece, isWanted);
    for (let from = 0, to = 0; from < people; from = to) {
      const next = new Int32Array(people);
      let places = 0;
      for (; to < people && (to === from || places + counts[to] <= most); to++) {
        next[to] = places * PLACE_WORDS;
        places += counts[to];
      }
      if (places === 0) continue;
      const words = new Int32Array(places * PLACE_WORDS);
      const isOfThese = (person: number): boolean => person >= from && person < to && isWanted(person);
      for (const piece of this.pieces()) putWanted(words, next, piece, isOfThese);
      for (let at = 0; at < words.length; at += PLACE_WORDS) yield placeIn(words, at);
    }
  }

  /** The words of all places, some thousands at a time, each good until the next. */
  *pieces(): Generator<Int32Array> {
    for (let from = 0; from < this.count; from += PIECE) {
      this.#read(from);
      yield this.#piece;
    }
  }

  close(): void {
    this.#words.close();
  }

  /** Finds a row among the places from `low` to before `high`, which are in the order of the list. */
  #found(key: Pick<RecordPlace, 'file' | 'row'>, low: number, high: number): RecordPlace | undefined {
    let [from, to] = this.#narrowed(key, low, high);
    while (from < to) {
      const middle = (from + to) >>> 1;
      const place = this.#place(middle);
      const order = beforeInList(place, key);
      if (order === 0) return place;
      if (order < 0) from = middle + 1;
      else to = middle;
    }
    return undefined;
  }

  /** Begins with the piece that was read last, if the row is in it. */
  #narrowed(key: Pick<RecordPlace, 'file' | 'row'>, low: number, high: number): [number, number] {
    const from = Math.max(low, this.#from);
    const to = Math.min(high, this.#from + this.#piece.length / PLACE_WORDS);
    const isIn =
      from < to && beforeInList(this.#place(from), key) <= 0 && beforeInList(this.#place(to - 1), key) >= 0;
    return isIn ? [from, to] : [low, high];
  }

  #place(number: number): RecordPlace {
    const isIn = number >= this.#from && number < this.#from + this.#piece.length / PLACE_WORDS;
    if (!isIn) this.#read(number - (number % PIECE));
    return placeIn(this.#piece, (number - this.#from) * PLACE_WORDS);
  }

  #read(from: number): void {
    this.#piece = this.#words.read(from, Math.min(PIECE, this.count - from));
    this.#from = from;
  }
}

function addWanted(to: RecordPlace[], piece: Int32Array, isWanted: (person: number) => boolean): void {
  for (let at = 0; at < piece.length; at += PLACE_WORDS) {
    const person = piece[at + PERSON_WORD];
    if (person >= 0 && isWanted(person)) to.push(placeIn(piece, at));
  }
}

function addCounts(counts: Int32Array, piece: Int32Array, isWanted: (person: number) => boolean): void {
  for (let at = 0; at < piece.length; at += PLACE_WORDS) {
    const person = piece[at + PERSON_WORD];
    if (person >= 0 && isWanted(person)) counts[person]++;
  }
}

/** Puts the words of each place of a wanted person where the next of the person stand. */
function putWanted(
  words: Int32Array,
  next: Int32Array,
  piece: Int32Array,
  isWanted: (person: number) => boolean,
): void {
  for (let at = 0; at < piece.length; at += PLACE_WORDS) {
    const person = piece[at + PERSON_WORD];
    if (person < 0 || !isWanted(person)) continue;
    for (let word = 0; word < PLACE_WORDS; word++) words[next[person] + word] = piece[at + word];
    next[person] += PLACE_WORDS;
  }
}

function wordsInFile(path: string): PlaceWords {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw readFailure(error, path);
  }
  const piece = new Int32Array(PIECE * PLACE_WORDS);
  return {
    count: fstatSync(file).size / PLACE_BYTES,
    read: (from, count) => {
      const words = piece.subarray(0, count * PLACE_WORDS);
      const bytes = bytesOf(words);
      for (let done = 0; done < bytes.length; ) {
        const read = readSync(file, bytes, done, bytes.length - done, from * PLACE_BYTES + done);
        if (read === 0) throw new RangeError('the places of a run are fewer than they were');
        done += read;
      }
      return words;
    },
    close: () => closeSync(file),
  };
}

/** Runs of earlier programs have the places in a table of the index, in the same order. */
async function wordsOfTable(folder: string): Promise<PlaceWords> {
  const index = await openIndex(folder);
  try {
    const { count, columns } = await index.readAllIntColumns(EARLIER);
    const [file, row, charge, person, high, low, length] = columns;
    const offset = Float64Array.from(high, (part, at) => part * LOW + low[at]);
    const words = wordsOf({ file, row, offset, length, charge, person }, 0, count);
    return {
      count,
      read: (from, many) => words.subarray(from * PLACE_WORDS, (from + many) * PLACE_WORDS),
      close: () => undefined,
    };
  } finally {
    index.close();
  }
}

/** An offset in two whole numbers: a list may be longer than one can say. */
const LOW = 2 ** 20;
const EARLIER = `SELECT file, "row", charge, person, CAST(floor("offset" / ${LOW}) AS INTEGER),
  CAST("offset" % ${LOW} AS INTEGER), CAST(length AS INTEGER) FROM records ORDER BY rowid`;
