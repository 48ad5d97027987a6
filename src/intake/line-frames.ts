import { CR, type Frame, newFrame, QUOTE } from './frame-record.js';

/** Where the bytes stand that end the fields of some lines. The arrays are written over by the next call of any finder. */
export interface Separators {
  /** Delimiters and line feeds that are not quoted, in order. */
  readonly places: Int32Array;
  /** Of each line feed among them its number in `places`. */
  readonly lines: Int32Array;
  readonly lineCount: number;
  /** NUL, bytes above 0x7f, and the second mark of each doubled quotation mark, in order. */
  readonly telling: Int32Array;
  readonly tellingCount: number;
}

/** Finds them. */
export interface SeparatorFinder {
  /**
   * Looks at `bytes` from `from`, where a record begins, to before `to`, or at most of that: what comes after the last
   * line is to be framed otherwise. It stops where counting quotation marks does not tell what is quoted: at one inside
   * a field that does not begin with one, or before anything but the end of its field.
   */
  find(bytes: Uint8Array, from: number, to: number): Separators;
}

/**
 * Frames the lines of a stretch of bytes as `frameRecord` would, without a look at their bytes: each has as many
 * separators as a record has fields. It stops at the first that has not, and leaves it to `frameRecord`.
 */
export class LineFrames {
  readonly #frame: Frame;
  #bytes: Uint8Array = new Uint8Array(0);
  #found: Separators | undefined;
  #line = 0;
  #telling = 0;
  /** Index of the first separator of the next line. */
  #first = 0;
  #from = 0;

  /** Records are to have so many fields, and at most so many bytes. */
  constructor(
    private readonly finder: SeparatorFinder,
    private readonly fields: number,
    private readonly mostBytes: number,
  ) {
    this.#frame = newFrame(fields, 0);
  }

  /** Begins at `from`, where a record begins; no byte at or after `to` is looked at. */
  look(bytes: Uint8Array, from: number, to: number): void {
    this.#bytes = bytes;
    this.#found = this.finder.find(bytes, from, to);
    this.#line = 0;
    this.#telling = 0;
    this.#first = 0;
    this.#from = from;
  }

  /** The next record, or an empty line as one of no fields; undefined when there are none that are sure. */
  next(): Frame | undefined {
    const found = this.#found;
    if (found === undefined || this.#line === found.lineCount) return undefined;
    const { places } = found;
    const last = found.lines[this.#line];
    const feed = places[last];
    const frame = this.#frame;
    const from = this.#from;
    const first = this.#first;
    const bytes = this.#bytes;
    // The carriage return of the line end is not of the last field.
    const end = feed > from && bytes[feed - 1] === CR ? feed - 1 : feed;
    if (last === first && end === from) frame.fields = 0;
    else if (last - first + 1 !== this.fields || feed - from > this.mostBytes) return undefined;
    else {
      frame.fields = this.fields;
      frame.ends = places;
      frame.firstEnd = first;
      places[last] = end;
      this.#tell(found, feed);
    }
    frame.from = from;
    frame.end = end;
    frame.next = feed + 1;
    this.#from = feed + 1;
    this.#first = last + 1;
    this.#line += 1;
    return frame;
  }

  /** Says what bytes there are up to `to` that somebody must look at. */
  #tell({ telling, tellingCount }: Separators, to: number): void {
    const frame = this.#frame;
    frame.hasHighBytes = false;
    frame.hasNul = false;
    frame.hasDoubledQuotes = false;
    for (; this.#telling < tellingCount && telling[this.#telling] < to; this.#telling++) {
      const byte = this.#bytes[telling[this.#telling]];
      if (byte === 0) frame.hasNul = true;
      else if (byte === QUOTE) frame.hasDoubledQuotes = true;
      else frame.hasHighBytes = true;
    }
  }
}
