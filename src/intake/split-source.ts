import { readSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { inThread, type Working } from '../files/in-thread.js';
import { PlacedFile } from '../files/placed-file.js';
import { readingFailure } from './byte-source.js';
import { changedFailure, mustBeUnchanged } from './changed-file.js';
import type { Tally } from './file-tally.js';
import { hashWork } from './hash-behind.js';
import type { IntakeOptions } from './intake-result.js';
import type { Limits } from './limits.js';
import { partWork } from './part-work.js';
import { readStretches, type StretchRead, type StretchSetting, storeOfStretch } from './read-stretch.js';
import type { RecordScanner } from './record-scanner.js';
import type { RecordsBuilder } from './records-builder.js';
import {
  askFor,
  countOf,
  endOf,
  endReading,
  newStretches,
  readOf,
  type Stretches,
  tellRead,
} from './stretches.js';

const MILLISECONDS = 20;
/** After so many chunks whatever else waits in this thread has its turn: news of other threads, and ctrl-C. */
const CHUNKS_AT_ONCE = 8;

/** The number of the stretch that begins the file, which is read in this thread. */
const FIRST = 0;

/** A file, and those who read it. */
export interface SplitFile {
  readonly path: string;
  readonly name: string;
  readonly index: number;
  /** Where its parts begin, the first at 0. */
  readonly begins: readonly number[];
  readonly scanner: RecordScanner;
  readonly builder: RecordsBuilder;
  readonly tally: Tally;
  readonly limits: Limits;
  readonly options: IntakeOptions;
  /** Is told of bytes read, and of clean records that other threads hold. */
  readonly onRead: (bytes: number, aside?: number) => void;
}

/**
 * Reads a file in stretches: the first here, others in threads, which begin once the header is found. Who is done takes
 * over half of what another has left, so that all end together. A stretch that does not end with a record was cut inside
 * a quoted cell; from its beginning on all is read here then, and from its end on when it is the first.
 *
 * What is kept is what was framed: each thread writes the very bytes it frames. And it is what is hashed: the hash is
 * of the kept copy, and may come after all else. Without one the input is read twice, and must be of the same size and
 * time before and after.
 */
export async function readSplit(split: SplitFile): Promise<{ hash: Working<string>; bytesOnDisk: number }> {
  const { path, options, index } = split;
  let opened: FileHandle | undefined;
  const keepPath = options.keepAt?.(index);
  const kept = keepPath === undefined ? undefined : new PlacedFile(keepPath, 'new');
  let reading: SplitReading | undefined;
  try {
    opened = await open(path, 'r');
    const before = await opened.stat();
    reading = new SplitReading(split, kept, keepPath, before.size);
    const hash = await reading.read(opened);
    mustBeUnchanged(before, await opened.stat(), path);
    return { hash, bytesOnDisk: before.size };
  } catch (thrown) {
    reading?.stopHashing();
    throw readingFailure(path, thrown);
  } finally {
    await reading?.stop();
    kept?.close();
    await opened?.close();
  }
}

class SplitReading {
  readonly #split: SplitFile;
  readonly #kept: PlacedFile | undefined;
  readonly #keepPath: string | undefined;
  readonly #size: number;
  readonly #stretches: Stretches;
  #parts: Working<StretchRead[]>[] = [];
  #hash: Working<string> | undefined;
  #isStarted = false;
  /** The stretches that are in the builder; the first one from the beginning. */
  readonly #joined = new Set([FIRST]);
  /** Bytes that have been told of. */
  #told = 0;
  /** Of the first stretch, and of what is read again. */
  #readHere = 0;

  constructor(split: SplitFile, kept: PlacedFile | undefined, keepPath: string | undefined, size: number) {
    this.#split = split;
    this.#kept = kept;
    this.#keepPath = keepPath;
    this.#size = size;
    this.#stretches = newStretches(split.begins, size);
  }

  /** Reads all, and hands back the hash, which is of a kept copy and may be still to come, or is there. */
  async read(file: FileHandle): Promise<Working<string>> {
    const { scanner } = this.#split;
    const stretches = this.#stretches;
    const hashed = { path: this.#keepPath ?? this.#split.path, bytes: this.#size };
    const hash = this.#keepPath === undefined ? hashed : { ...hashed, stretches };
    this.#hash = heard(inThread(hashWork, hash));
    await this.#readFirst(file);
    let at = endOf(stretches, FIRST);
    if (!scanner.isPending) at = this.#join(at, await this.#readRest(file));
    if (at < this.#size) {
      // What the other threads have written is written again, and hashed as it stands there in the end.
      this.stopHashing();
      await this.stop();
      for (let turn = 1; at < this.#size; turn++) {
        at += this.#readHereAt(file, at, this.#size - at);
        await this.#turn(turn);
      }
      this.#hash = heard(inThread(hashWork, hashed));
    }
    scanner.finish();
    this.#tell();
    if (this.#keepPath === undefined) await this.#waited(this.#hash.result);
    return this.#hash;
  }

  stopHashing(): void {
    this.#hash?.stop();
  }

  /** Ends all threads that read, and removes what they kept and nobody took over. */
  async stop(): Promise<void> {
    endReading(this.#stretches);
    for (const working of this.#parts) working.stop();
    await Promise.allSettled(this.#parts.map(({ result }) => result));
    const { options, index } = this.#split;
    for (let n = 0; options.storeIn !== undefined && n < countOf(this.#stretches); n++) {
      if (!this.#joined.has(n)) rmSync(storeOfStretch(options.storeIn, index, n), { force: true });
    }
  }

  /** Reads the first stretch, as far as nobody takes over the rest of it. */
  async #readFirst(file: FileHandle): Promise<void> {
    const { builder, limits } = this.#split;
    let at = 0;
    for (let turn = 1; ; turn++) {
      const most = askFor(this.#stretches, FIRST, limits.chunkBytes);
      if (most === 0) return;
      for (const to = at + most; at < to; ) {
        at += this.#readHereAt(file, at, to - at);
        tellRead(this.#stretches, FIRST, at, builder.count);
      }
      if (!this.#isStarted) this.#start();
      await this.#turn(turn);
    }
  }

  /** Reads some bytes into the builder of this thread; hands back how many. */
  #readHereAt(file: FileHandle, at: number, most: number): number {
    const { scanner, path, limits } = this.#split;
    const room = scanner.room(Math.min(limits.chunkBytes, most));
    const read = readSync(file.fd, room, 0, room.length, at);
    if (read === 0) throw changedFailure(path);
    this.#kept?.write(room.subarray(0, read), at);
    scanner.filled(read);
    this.#readHere += read;
    return read;
  }

  /** Takes over from the other threads, and waits for them; hands back what all found, in the order of the file. */
  async #readRest(file: FileHandle): Promise<StretchRead[]> {
    const { tally, builder } = this.#split;
    if (tally.header === undefined || this.#parts.length === 0) return [];
    const { header } = tally.header;
    let turn = 0;
    const pause = () => this.#turn(++turn);
    const tools = { header, input: file.fd, kept: this.#kept, memory: builder.memory, pause };
    const found = await readStretches(this.#setting(), tools);
    for (const { result } of this.#parts) found.push(...(await this.#waited(result)));
    return found.sort((a, b) => a.from - b.from);
  }

  /** Adds what follows without a gap to the builder; hands back up to where that goes. */
  #join(from: number, found: readonly StretchRead[]): number {
    const { scanner, builder, tally } = this.#split;
    let at = from;
    for (const one of found) {
      if (one.from !== at || !one.isWhole) break;
      builder.absorb(one.records, tally.records);
      this.#joined.add(one.stretch);
      joinTally(tally, one.tally);
      scanner.skip(one.to - at, one.accounted);
      at = one.to;
    }
    return at;
  }

  #setting(): StretchSetting {
    const { path, name, index, limits, options } = this.#split;
    const { storeIn } = options;
    return {
      path,
      fileName: name,
      file: index,
      size: this.#size,
      limits,
      stretches: this.#stretches,
      storeIn,
    };
  }

  /** Starts the other parts, as soon as it is known how they are to be read. */
  #start(): void {
    const { tally, begins } = this.#split;
    if (tally.header === undefined) return;
    this.#isStarted = true;
    const { header } = tally.header;
    const layout = header.layout.home;
    // Events by fields of the file are numbered over all of it.
    const { events } = header.columns;
    if (layout === undefined || (events !== undefined && events.key !== 'person and count')) return;
    const { delimiter, matched, fieldCount } = header;
    const task = {
      ...this.#setting(),
      layout,
      header: { delimiter, matched, fieldCount },
      keepPath: this.#keepPath,
    };
    this.#parts = begins.slice(1).map((_, n) => heard(inThread(partWork, { ...task, stretch: n + 1 })));
  }

  /** Tells how far all are, and lets whatever else waits in this thread have its turn now and then. */
  async #turn(turn: number): Promise<void> {
    this.#tell();
    if (turn % CHUNKS_AT_ONCE === 0) await setImmediate();
  }

  /** Waits for a thread; tells how far all are meanwhile, and stops when it is asked to. */
  async #waited<T>(result: Promise<T>): Promise<T> {
    const done = { is: false };
    const end = () => {
      done.is = true;
    };
    result.then(end, end);
    while (!done.is) {
      await Promise.race([result, sleep(MILLISECONDS)]);
      this.#tell();
    }
    return result;
  }

  #tell(): void {
    const { options, onRead, builder } = this.#split;
    options.signal?.throwIfAborted();
    const { records } = this.#stretches;
    let read = this.#readHere;
    let aside = 0;
    for (let n = FIRST + 1; n < countOf(this.#stretches); n++) {
      read += readOf(this.#stretches, n);
      aside += Atomics.load(records, n);
    }
    // What is read twice is told once.
    const more = Math.max(0, Math.min(read, this.#size) - this.#told);
    this.#told += more;
    if (more > 0) onRead(more, builder.count > Atomics.load(records, FIRST) ? 0 : aside);
  }
}

/** A failure of the work is heard of when its result is waited for, which may be later. */
function heard<R>(working: Working<R>): Working<R> {
  working.result.catch(() => undefined);
  return working;
}

/** Counts what a part of the file came to, whose first row follows the last one counted. */
function joinTally(tally: Tally, part: StretchRead['tally']): void {
  const rows = tally.records;
  for (const one of part.rejected) tally.rejected.push({ ...one, row: one.row + rows });
  for (const row of part.windows1252Rows) tally.windows1252Rows.push(row + rows);
  tally.records += part.records;
  tally.blankLines += part.blankLines;
  tally.utf8Records += part.utf8Records;
}
