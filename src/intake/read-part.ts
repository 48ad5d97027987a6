import { closeSync, openSync } from 'node:fs';
import { PlacedFile } from '../files/placed-file.js';
import { readingFailure } from './byte-source.js';
import type { Header } from './find-header.js';
import type { LayoutHome } from './layout.js';
import { layoutAt } from './layout-home.js';
import { readStretches, type StretchRead, type StretchSetting } from './read-stretch.js';
import { VectorMemory } from './vector-memory.js';

/** A stretch of a file to be read in a thread. */
export interface PartTask extends StretchSetting {
  readonly stretch: number;
  readonly layout: LayoutHome;
  readonly header: Pick<Header, 'delimiter' | 'matched' | 'fieldCount'>;
  /** The kept copy, which is there already. */
  readonly keepPath: string | undefined;
}

/**
 * Reads such a stretch, and what it takes over from other threads afterwards. Throws a Failure (exit 3) when the file
 * cannot be read.
 */
export async function readPart(task: PartTask): Promise<StretchRead[]> {
  const { path, stretch, keepPath } = task;
  const layout = await layoutAt(task.layout);
  const columns = layout.matchHeader(task.header.matched);
  if (columns.kind !== 'match') throw new RangeError('a layout matches its header no more');
  const isFieldCountFixed = columns.fieldCount !== undefined;
  const cells = task.header.matched;
  const header = { ...task.header, layout, columns, isFieldCountFixed, cells, end: 0, next: 0 };
  const kept = keepPath === undefined ? undefined : new PlacedFile(keepPath, 'made');
  let input: number | undefined;
  try {
    input = openSync(path, 'r');
    return await readStretches(task, { header, input, kept, memory: new VectorMemory() }, stretch);
  } catch (thrown) {
    throw readingFailure(path, thrown);
  } finally {
    kept?.close();
    if (input !== undefined) closeSync(input);
  }
}
