import { readSync, rmSync, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { inThread, type Working } from '../files/in-thread.js';
import { PlacedFile } from '../files/placed-file.js';
import { readingFailure } from './byte-source.js';
import { changedFailure, mustBeUnchanged } from './changed-file.js';
import type { Tally } from './file-tally.js';
import { hashWork } from './hash-behind.js';
import type { IntakeOptions } from './intake-result.js';
import type { Limits } from './limits.js';
import { newProgress, tellProgress } from './parts-progress.js';
import { type PartRead, type PartTask, partWork } from './read-part.js';
import type { RecordScanner } from './record-scanner.js';
import type { RecordsBuilder } from './records-builder.js';

const MILLISECONDS = 20;
/** After so many chunks whatever else waits in this thread has its turn: news of other threads, and ctrl-C. */
const CHUNKS_AT_ONCE = 8;

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
 * Reads a file in parts: the first here, each other in a thread, which begins once the header is found. A part that
 * does not end with a record was cut inside a quoted cell; from its beginning on all is read here then.
 *
 * What is kept is what was framed: each thread writes the very bytes it frames. And it is what is hashed: the hash is
 * of the kept copy. Without one the input is read twice, and must be of the same size and time before and after.
 */
export async function readSplit(split: SplitFile): Promise<{ sha256: string; bytesOnDisk: number }> {
  const { path, options, index } = split;
  let opened: FileHandle | undefined;
  const keepPath = options.keepAt?.(index);
  const kept = keepPath === undefined ? undefined : new PlacedFile(keepPath, 'new');
  const reading = new SplitReading(split, kept, keepPath);
  try {
    opened = await open(path, 'r');
    const before = await opened.stat();
    const sha256 = await reading.read(opened, before);
    mustBeUnchanged(before, await opened.stat(), path);
    return { sha256, bytesOnDisk: before.size };
  } catch (thrown) {
    throw readingFailure(path, thrown);
  } finally {
    await reading.stop();
    kept?.close();
    await opened?.close();
  }
}

class SplitReading {
  readonly #split: SplitFile;
  readonly #kept: PlacedFile | undefined;
  readonly #keepPath: string | undefined;
  readonly #progress;
  #parts: Working<PartRead>[] = [];
  #hash: Working<string> | undefined;
  #isStarted = false;
  /** How many parts are in the builder; the first one counts from the beginning. */
  #joined = 1;
  /** Bytes that have been told of. */
  #told = 0;
  #readHere = 0;
  #size = 0;

  constructor(split: SplitFile, kept: PlacedFile | undefined, keepPath: string | undefined) {
    this.#split = split;
    this.#kept = kept;
    this.#keepPath = keepPath;
    this.#progress = newProgress(split.begins.length);
  }

  /** Reads all, and hands back the hash. */
  async read(file: FileHandle, { size }: Stats): Promise<string> {
    const { begins, scanner, builder, tally } = this.#split;
    this.#size = size;
    const ends = [...begins.slice(1), size];
    const hashed = { path: this.#keepPath ?? this.#split.path, bytes: size };
    const parts = { begins, progress: this.#progress };
    this.#hash = heard(inThread(hashWork, this.#keepPath === undefined ? hashed : { ...hashed, parts }));
    await this.#readHereTo(file, 0, ends[0], size);
    let at = ends[0];
    for (const [n, working] of this.#parts.entries()) {
      if (scanner.isPending) break;
      const part = await this.#waited(working.result);
      if (!part.isWhole) break;
      builder.absorb(part.records, tally.records);
      this.#joined += 1;
      joinTally(tally, part.tally);
      const bytes = ends[n + 1] - at;
      scanner.skip(bytes, part.accounted);
      at += bytes;
    }
    if (at < size) {
      // What the other threads have written is written again, and hashed as it stands there in the end.
      await this.stop();
      await this.#readHereTo(file, at, size, size);
      this.#hash = heard(inThread(hashWork, hashed));
    }
    scanner.finish();
    this.#tell();
    return this.#waited(this.#hash.result);
  }

  /** Ends all threads, and removes what they kept and nobody took over. */
  async stop(): Promise<void> {
    Atomics.store(this.#progress.ended, 0, 1);
    for (const working of this.#parts) working.stop();
    this.#hash?.stop();
    await Promise.allSettled(this.#parts.map(({ result }) => result));
    for (let part = this.#joined; part <= this.#parts.length; part++) {
      const path = this.#storePath(part);
      if (path !== undefined) rmSync(path, { force: true });
    }
  }

  #storePath(part: number): string | undefined {
    const { options, index } = this.#split;
    return options.storeIn === undefined ? undefined : join(options.storeIn, `records-${index}-${part}.bin`);
  }

  async #readHereTo(file: FileHandle, from: number, to: number, size: number): Promise<void> {
    const { scanner, builder, path, limits } = this.#split;
    for (let at = from, turn = 1; at < to; turn++) {
      const room = scanner.room(Math.min(limits.chunkBytes, to - at));
      const read = readSync(file.fd, room, 0, room.length, at);
      if (read === 0) throw changedFailure(path);
      this.#kept?.write(room.subarray(0, read), at);
      at += read;
      scanner.filled(read);
      this.#readHere += read;
      if (from === 0) {
        tellProgress(this.#progress, 0, at, builder.count);
        if (!this.#isStarted) this.#start(size);
      }
      this.#tell();
      if (turn % CHUNKS_AT_ONCE === 0) await setImmediate();
    }
  }

  /** Starts the other parts, as soon as it is known how they are to be read. */
  #start(size: number): void {
    const { tally, begins, path, name, index, limits } = this.#split;
    if (tally.header === undefined) return;
    this.#isStarted = true;
    const { header } = tally.header;
    const layout = header.layout.home;
    // Events by fields of the file are numbered over all of it.
    const { events } = header.columns;
    if (layout === undefined || (events !== undefined && events.key !== 'person and count')) return;
    const { delimiter, matched, fieldCount } = header;
    this.#parts = begins.slice(1).map((from, n): Working<PartRead> => {
      const part = n + 1;
      const storePath = this.#storePath(part);
      const task: PartTask = {
        ...{ path, fileName: name, file: index, part, from, to: begins[part + 1] ?? size },
        isLast: part + 1 === begins.length,
        layout,
        header: { delimiter, matched, fieldCount },
        limits,
        progress: this.#progress,
        ...(storePath === undefined ? {} : { storePath }),
        ...(this.#keepPath === undefined ? {} : { keepPath: this.#keepPath }),
      };
      return heard(inThread(partWork, task));
    });
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
    const { bytes, records } = this.#progress;
    let read = this.#readHere;
    let aside = 0;
    for (let part = 1; part < bytes.length; part++) {
      read += Number(Atomics.load(bytes, part));
      aside += Atomics.load(records, part);
    }
    // What is read twice is told once.
    const more = Math.max(0, Math.min(read, this.#size) - this.#told);
    this.#told += more;
    if (more > 0) onRead(more, builder.count > Atomics.load(records, 0) ? 0 : aside);
  }
}

/** A failure of the work is heard of when its result is waited for, which may be later. */
function heard<R>(working: Working<R>): Working<R> {
  working.result.catch(() => undefined);
  return working;
}

/** Counts what a part of the file came to, whose first row follows the last one counted. */
function joinTally(tally: Tally, part: PartRead['tally']): void {
  const rows = tally.records;
  for (const one of part.rejected) tally.rejected.push({ ...one, row: one.row + rows });
  for (const row of part.windows1252Rows) tally.windows1252Rows.push(row + rows);
  tally.records += part.records;
  tally.blankLines += part.blankLines;
  tally.utf8Records += part.utf8Records;
}
