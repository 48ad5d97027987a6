import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../files/atomic-write.js';
import { systemCode, writeFailure } from '../files/fs-failure.js';
import { isGone, type ProcessMark, processMark } from '../files/process-mark.js';
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
  const lock = join(path, LOCK);
  takeLock(lock, path);
  try {
    rmSync(exports, { recursive: true, force: true });
    for (const folder of [lists, runs, counted, papers, exports]) makeFolder(folder);
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  }
  return { lists, runs, counted, papers, exports, release: () => rmSync(lock, { force: true }) };
}

function takeLock(lock: string, path: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(lock, 'wx', 0o600);
      writeSync(file, JSON.stringify(processMark()));
      closeSync(file);
      return;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw writeFailure(error, lock);
    }
    const owner = ownerOf(lock);
    if (attempt > 0 || owner === undefined || !isGone(owner))
      throw new Failure(3, 'SERVER_DATA_IN_USE', { path });
    rmSync(lock, { force: true });
  }
}

/** Whose lock it is; undefined where that cannot be told, and then it is somebody's. */
function ownerOf(lock: string): ProcessMark | undefined {
  try {
    const mark: unknown = JSON.parse(readFileSync(lock, 'utf8'));
    return isMark(mark) ? mark : undefined;
  } catch {
    return undefined;
  }
}

const isMark = (mark: unknown): mark is ProcessMark =>
  typeof mark === 'object' &&
  mark !== null &&
  'pid' in mark &&
  typeof mark.pid === 'number' &&
  'host' in mark;
