import { closeSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** The parts of a run's own workspace, below the run's folder. */
const WORKSPACE = 'workspace';
const SOURCES = 'sources';
const RECORDS = 'records';
const INDEX = 'index.duckdb';
const PLACES = 'places.bin';
const RESTART = 'restart';

export const indexPath = (run: string): string => join(run, WORKSPACE, INDEX);
/** Where it is said of each record where it stands and whose it is. */
export const placesPath = (run: string): string => join(run, WORKSPACE, PLACES);
/** The kept copy of an input, as the manifest lists it. */
export const sourceFile = (fileName: string): string => `${WORKSPACE}/${SOURCES}/${fileName}`;

/** Where the bytes of an input file are kept as they were read (decompressed). */
export const sourcePath = (run: string, fileName: string): string =>
  join(run, WORKSPACE, SOURCES, basename(fileName));

/** The index, as the manifest lists it. */
export const INDEX_FILE = `${WORKSPACE}/${INDEX}`;
/** The places of records, as the manifest lists them. */
export const PLACES_FILE = `${WORKSPACE}/${PLACES}`;

/** What a person of a run is found by. Runs of the first format have the places in their index. */
export const indexFiles = (format: 1 | 2): string[] =>
  format === 1 ? [INDEX_FILE] : [INDEX_FILE, PLACES_FILE];

export const workspaceFiles = (fileNames: readonly string[], format: 1 | 2): string[] => [
  ...indexFiles(format),
  ...fileNames.map(sourceFile),
];

/** Where the records of a run are kept while it is made. */
export const recordsFolder = (run: string): string => join(run, WORKSPACE, RECORDS);

/** Where the engine of a thread puts what has no room in memory. */
export const engineFolder = (run: string, thread: number): string =>
  join(recordsFolder(run), `engine-${thread}`);

/** Removes them; nothing of a finished run needs them. */
export const removeRecords = (run: string): Promise<void> =>
  rm(recordsFolder(run), { recursive: true, force: true });

/** Where a run in the making says what it is and how far it has come. */
export const restartFolder = (run: string): string => join(run, WORKSPACE, RESTART);

/** Removes it; a finished run has none. */
export const removeRestart = (run: string): void =>
  rmSync(restartFolder(run), { recursive: true, force: true });

export function makeWorkspace(run: string): void {
  mkdirSync(recordsFolder(run), { recursive: true, mode: 0o700 });
  mkdirSync(join(run, WORKSPACE, SOURCES), { recursive: true, mode: 0o700 });
  mkdirSync(restartFolder(run), { recursive: true, mode: 0o700 });
}

/** A stretch of a kept source. Throws a RangeError when the source is shorter. */
export function readStretch(path: string, offset: number, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const read = readSync(file, buffer, done, length - done, offset + done);
      if (read === 0) throw new RangeError('a kept source is shorter than what was read of it');
      done += read;
    }
    return buffer;
  } finally {
    closeSync(file);
  }
}
