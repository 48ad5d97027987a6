import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../files/atomic-write.js';
import { holdFolder } from '../files/hold-folder.js';
import { Failure } from '../messages/failure.js';

/** Where the desk keeps what it has. */
export interface DataFolder {
  readonly lists: string;
  readonly runs: string;
  /** What was counted of runs once, and can be counted again. */
  readonly counted: string;
  /** Papers for a court, and reports, that were made. */
  readonly papers: string;
  /** What is being handed out; empty when the desk opens. */
  readonly exports: string;
  /** Lets another desk work here. */
  release(): void;
}

/** Where papers stand within a data folder. */
export const papersIn = (data: string): string => join(data, 'papers');

const LOCK = 'desk.lock';

/** Makes the folders, for their owner only, and holds them for this process. Throws a Failure (exit 3). */
export function openDataFolder(path: string): DataFolder {
  const [lists, runs, counted, exports] = ['lists', 'runs', 'counted', 'exports'].map((name) =>
    join(path, name),
  );
  const papers = papersIn(path);
  makeFolder(path);
  const release = holdFolder(path, LOCK);
  if (release === undefined) throw new Failure(3, 'SERVER_DATA_IN_USE', { path });
  try {
    rmSync(exports, { recursive: true, force: true });
    for (const folder of [lists, runs, counted, papers, exports]) makeFolder(folder);
  } catch (error) {
    release();
    throw error;
  }
  return { lists, runs, counted, papers, exports, release };
}
