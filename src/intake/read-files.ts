import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Working } from '../files/in-thread.js';
import { Failure } from '../messages/failure.js';
import { readingFailure } from './byte-source.js';
import type {
  IntakeFile,
  IntakeOptions,
  IntakeResult,
  UnhashedFile,
  UnhashedIntake,
} from './intake-result.js';
import { chargeList } from './layouts/charge-list.js';
import { LIMITS, type Limits } from './limits.js';
import { readFile } from './read-file.js';
import { RecordsBuilder } from './records-builder.js';
import type { RejectedRecord, RowProblem } from './row-problem.js';
import { VectorMemory } from './vector-memory.js';

/**
 * Reads the files of a run (text tables, each perhaps gzipped, or workbooks), one after the other and each in one
 * pass. Nothing is lost: each record is clean or rejected, and each byte is of the header, a record, a blank line or a line end.
 *
 * Throws a Failure: exit 2 when no file is named or two have one base name; exit 3 when a file cannot be read or
 * holds no list. Rejects with the reason of `options.signal` when that is aborted.
 */
export async function readFiles(
  paths: readonly string[],
  options: IntakeOptions = {},
): Promise<IntakeResult> {
  const { intake, hashing } = await readWhileHashing(paths, options);
  return { ...intake, files: await hashing.result };
}

/** What was read, while the hashes of files may still be made. */
export interface ReadWhileHashing {
  readonly intake: UnhashedIntake;
  /** The same files with their hashes; to be stopped by whoever does not wait for them. */
  readonly hashing: Working<readonly IntakeFile[]>;
}

/** The same as soon as all is read: hashing the kept copy of a large file ends after it. */
export async function readWhileHashing(
  paths: readonly string[],
  options: IntakeOptions = {},
): Promise<ReadWhileHashing> {
  mustDiffer(paths);
  const total = await sizeOf(paths);
  const limits = { ...LIMITS, ...options.limits };
  const { storeIn } = options;
  const path = storeIn === undefined ? {} : { path: join(storeIn, 'records-0.bin') };
  const { blockRecords } = limits;
  const builder = new RecordsBuilder({ blockRecords, memory: new VectorMemory(), ...path });
  const hashes: Working<string>[] = [];
  try {
    const intake = await readEach(paths, builder, hashes, limits, total, options);
    return { intake, hashing: hashedFiles(intake.files, hashes) };
  } catch (thrown) {
    stopAll(hashes);
    builder.discard();
    throw thrown;
  }
}

async function readEach(
  paths: readonly string[],
  builder: RecordsBuilder,
  hashes: Working<string>[],
  limits: Limits,
  total: number,
  options: IntakeOptions,
): Promise<UnhashedIntake> {
  const files: UnhashedFile[] = [];
  const rejected: RejectedRecord[] = [];
  const problems: RowProblem[] = [];
  let readOnDisk = 0;
  const onRead = (bytes: number, aside = 0): void => {
    readOnDisk += bytes;
    options.onBytes?.(readOnDisk, total, builder.count + aside);
  };
  for (const [index, path] of paths.entries()) {
    options.signal?.throwIfAborted();
    const layouts = options.layouts ?? [chargeList];
    const reading = await readFile(path, index, builder, layouts, limits, options, onRead);
    files.push(reading.file);
    hashes.push(reading.hash);
    for (const one of reading.rejected) rejected.push(one);
    for (const one of reading.problems) problems.push(one);
  }
  const store = builder.finish();
  return { files, records: store.table(0, store.count), store, rejected, problems };
}

function hashedFiles(
  files: readonly UnhashedFile[],
  hashes: readonly Working<string>[],
): Working<readonly IntakeFile[]> {
  const all = async (): Promise<readonly IntakeFile[]> => {
    const found = await Promise.all(hashes.map(({ result }) => result));
    return files.map((file, at) => ({ ...file, sha256: found[at] }));
  };
  const result = all();
  // Whoever waits for the hashes hears of a failure.
  result.catch(() => undefined);
  return { result, stop: () => stopAll(hashes) };
}

function stopAll(works: readonly Working<string>[]): void {
  for (const { stop } of works) stop();
}

/** Longer ones would leave no room for what is added to them; disks take 255. */
const MOST_NAME_BYTES = 240;

/** Names of files tell rows apart, so each must be there once. */
function mustDiffer(paths: readonly string[]): void {
  if (paths.length === 0) throw new Failure(2, 'INTAKE_NO_FILES', {});
  const names = new Set<string>();
  for (const path of paths) {
    const name = basename(path);
    if (Buffer.byteLength(name) > MOST_NAME_BYTES)
      throw new Failure(3, 'INTAKE_NAME_TOO_LONG', { most: MOST_NAME_BYTES }, { file: name });
    if (names.has(name)) throw new Failure(2, 'INTAKE_SAME_NAME', { name });
    names.add(name);
  }
}

/** How many bytes the files have on disk; each must be there and be a file. */
async function sizeOf(paths: readonly string[]): Promise<number> {
  let total = 0;
  for (const path of paths) {
    try {
      const stats = await stat(path);
      if (stats.isDirectory()) throw new Failure(3, 'INTAKE_FOLDER', { path }, { file: basename(path) });
      // Opening a pipe would wait for somebody to write into it, and nothing could end that.
      if (!stats.isFile()) throw new Failure(3, 'INTAKE_NOT_A_FILE', { path }, { file: basename(path) });
      total += stats.size;
    } catch (thrown) {
      throw readingFailure(path, thrown);
    }
  }
  return total;
}
