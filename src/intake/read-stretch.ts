import { readSync } from 'node:fs';
import { join } from 'node:path';
import type { PlacedFile } from '../files/placed-file.js';
import { changedFailure } from './changed-file.js';
import { newTally, type Tally, tallying } from './file-tally.js';
import type { Header } from './find-header.js';
import type { Limits } from './limits.js';
import { RecordScanner } from './record-scanner.js';
import type { SharedRecords } from './record-store.js';
import { RecordsBuilder } from './records-builder.js';
import { afterLineFeed } from './split-file.js';
import { askFor, beginOf, type Stretches, takeOver, tellRead } from './stretches.js';
import type { VectorMemory } from './vector-memory.js';

/** What is the same for all stretches of a file that one thread reads. */
export interface StretchSetting {
  readonly path: string;
  readonly fileName: string;
  readonly file: number;
  readonly size: number;
  readonly limits: Limits;
  readonly stretches: Stretches;
  /** The folder its records are kept in; without it in memory. */
  readonly storeIn: string | undefined;
}

/** What one thread reads with. */
export interface StretchTools {
  readonly header: Header;
  readonly input: number;
  readonly kept: PlacedFile | undefined;
  readonly memory: VectorMemory | undefined;
  /** Is called after each chunk. */
  readonly pause?: () => Promise<void> | undefined;
}

/** What was found in a stretch, which begins with a record; rows are counted from its beginning. */
export interface StretchRead {
  readonly stretch: number;
  readonly from: number;
  readonly to: number;
  readonly records: SharedRecords;
  readonly tally: Omit<Tally, 'header'>;
  readonly accounted: number;
  /** Whether its last byte ends a record or a blank line: only then does the next stretch begin where it was cut. */
  readonly isWhole: boolean;
}

/** The file that the records of a stretch are kept in. */
export const storeOfStretch = (storeIn: string, file: number, stretch: number): string =>
  join(storeIn, `records-${file}-${stretch}.bin`);

/**
 * Reads a stretch, if there is one, and then takes over from other threads, one rest after the other, until little is
 * left. Hands back what it found in each. Throws a Failure (exit 3) when the file cannot be read or kept.
 */
export async function readStretches(
  setting: StretchSetting,
  tools: StretchTools,
  first?: number,
): Promise<StretchRead[]> {
  const { stretches, limits } = setting;
  const next = () =>
    takeOver(stretches, limits.shareBytes, (from, before) => afterLineFeed(tools.input, from, before));
  const found: StretchRead[] = [];
  for (let stretch = first ?? next(); stretch !== undefined; stretch = next()) {
    const one = await readStretch(setting, tools, stretch);
    found.push(one);
    // What stands behind it is read again by one thread.
    if (!one.isWhole) break;
  }
  return found;
}

async function readStretch(
  { path, fileName, file, size, limits, stretches, storeIn }: StretchSetting,
  { header, input, kept, memory, pause }: StretchTools,
  stretch: number,
): Promise<StretchRead> {
  const builder = new RecordsBuilder({
    blockRecords: limits.blockRecords,
    memory,
    ...(storeIn === undefined ? {} : { path: storeOfStretch(storeIn, file, stretch) }),
  });
  const tally = newTally();
  const { layout } = header;
  const scanner = new RecordScanner(tallying(tally, file, builder), {
    file: fileName,
    layouts: [layout],
    limits,
    memory,
  });
  const from = beginOf(stretches, stretch);
  try {
    scanner.resume({ ...header, end: 0, next: 0 }, from);
    let at = from;
    for (let most = 1; most > 0; ) {
      most = askFor(stretches, stretch, limits.chunkBytes);
      for (const to = at + most; at < to; ) {
        const room = scanner.room(to - at);
        const read = readSync(input, room, 0, room.length, at);
        if (read === 0) throw changedFailure(path);
        kept?.write(room.subarray(0, read), at);
        scanner.filled(read);
        at += read;
        tellRead(stretches, stretch, at, builder.count);
      }
      await pause?.();
    }
    if (at === size) scanner.finish();
    const isWhole = !scanner.isPending;
    const { accounted } = scanner;
    // A header cannot be handed over to another thread.
    const { header: _, ...counted } = tally;
    return { stretch, from, to: at, records: builder.finish().shared, tally: counted, accounted, isWhole };
  } catch (thrown) {
    builder.discard();
    throw thrown;
  }
}
