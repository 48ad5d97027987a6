import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failure } from '../messages/failure.js';
import { readingFailure } from './byte-source.js';
import type { IntakeFile, IntakeOptions, IntakeResult } from './intake-result.js';
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
  mustDiffer(paths);
  const total = await sizeOf(paths);
  const limits = { ...LIMITS, ...options.limits };
  const { storeIn } = options;
  const path = storeIn === undefined ? {} : { path: join(storeIn, 'records-0.bin') };
  const { blockRecords } = limits;
  const builder = new RecordsBuilder({ blockRecords, memory: new VectorMemory(), ...path });
  try {
    return await readEach(paths, builder, limits, total, options);
  } catch (thrown) {
    builder.discard();
    throw thrown;
  }
}

async function readEach(
  paths: readonly string[],
  builder: RecordsBuilder,
  limits: Limits,
  total: number,
  options: IntakeOptions,
): Promise<IntakeResult> {
  const files: IntakeFile[] = [];
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
    for (const one of reading.rejected) rejected.push(one);
    for (const one of reading.problems) problems.push(one);
  }
  const store = builder.finish();
  return { files, records: store.table(0, store.count), store, rejected, problems };
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
