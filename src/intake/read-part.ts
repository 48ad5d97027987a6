import { closeSync, openSync, readSync } from 'node:fs';
import type { ThreadWork } from '../files/in-thread.js';
import { PlacedFile } from '../files/placed-file.js';
import { readingFailure } from './byte-source.js';
import { changedFailure } from './changed-file.js';
import { newTally, type Tally, tallying } from './file-tally.js';
import type { Header } from './find-header.js';
import type { LayoutHome } from './layout.js';
import { layoutAt } from './layout-home.js';
import type { Limits } from './limits.js';
import { type PartsProgress, tellProgress } from './parts-progress.js';
import { RecordScanner } from './record-scanner.js';
import type { SharedRecords } from './record-store.js';
import { RecordsBuilder } from './records-builder.js';
import { VectorMemory } from './vector-memory.js';

/** A stretch of a file that begins with a record, to be read in a thread. */
export interface PartTask {
  readonly path: string;
  readonly fileName: string;
  readonly file: number;
  readonly part: number;
  readonly from: number;
  readonly to: number;
  /** Whether the file ends at `to`. */
  readonly isLast: boolean;
  readonly layout: LayoutHome;
  readonly header: Pick<Header, 'delimiter' | 'matched' | 'fieldCount'>;
  readonly limits: Limits;
  /** Where its records are kept; without it in memory. */
  readonly storePath?: string;
  /** The kept copy, which is there already. */
  readonly keepPath?: string;
  readonly progress: PartsProgress;
}

/** What a thread finds in its stretch; rows are counted from its beginning. */
export interface PartRead {
  readonly records: SharedRecords;
  readonly tally: Omit<Tally, 'header'>;
  readonly accounted: number;
  /** Whether its last byte ends a record or a blank line: only then does the next part begin where it was cut. */
  readonly isWhole: boolean;
}

/**
 * Reads such a stretch. Throws a Failure (exit 3) when the file cannot be read.
 *
 * @public the thread asks for it by name
 */
export async function readPart(task: PartTask): Promise<PartRead> {
  const { path, part, from, to, limits, progress, header, storePath, keepPath } = task;
  const layout = await layoutAt(task.layout);
  const columns = layout.matchHeader(header.matched);
  if (columns.kind !== 'match') throw new RangeError('a layout matches its header no more');
  const builder = new RecordsBuilder({
    blockRecords: limits.blockRecords,
    memory: new VectorMemory(),
    ...(storePath === undefined ? {} : { path: storePath }),
  });
  const { header: _, ...tally } = newTally();
  const counted = { header: undefined, ...tally };
  const sink = tallying(counted, task.file, builder);
  const { memory } = builder;
  const scanner = new RecordScanner(sink, { file: task.fileName, layouts: [layout], limits, memory });
  const isFieldCountFixed = columns.fieldCount !== undefined;
  const cells = header.matched;
  scanner.resume({ ...header, layout, columns, isFieldCountFixed, cells, end: 0, next: 0 }, from);
  const kept = keepPath === undefined ? undefined : new PlacedFile(keepPath, 'made');
  let input: number | undefined;
  try {
    input = openSync(path, 'r');
    for (let at = from; at < to; ) {
      const room = scanner.room(Math.min(limits.chunkBytes, to - at));
      const read = readSync(input, room, 0, room.length, at);
      if (read === 0) throw changedFailure(path);
      kept?.write(room.subarray(0, read), at);
      scanner.filled(read);
      at += read;
      tellProgress(progress, part, at - from, builder.count);
    }
    if (task.isLast) scanner.finish();
    const isWhole = !scanner.isPending;
    const { header: __, ...found } = counted;
    return { records: builder.finish().shared, tally: found, accounted: scanner.accounted, isWhole };
  } catch (thrown) {
    builder.discard();
    throw readingFailure(path, thrown);
  } finally {
    kept?.close();
    if (input !== undefined) closeSync(input);
  }
}

/** The same as work for a thread. */
export const partWork: ThreadWork<PartTask, PartRead> = { module: import.meta.url, run: readPart };
