import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path';
import { Failure } from '../messages/failure.js';
import { syncFolder } from './atomic-write.js';
import { systemCode, writeFailure } from './fs-failure.js';
import { type LeftFolder, takeLeft, type Verdict } from './left-behind.js';

export const MANIFEST_NAME = 'manifest.json';

export interface OutputFolderOptions {
  /** Whether an earlier run in the target may be replaced. */
  readonly force: boolean;
  /** Whether the parsed manifest of a folder is one of ours; by default, its `program` must be, or be named, freshstart. */
  readonly isRunManifest?: (manifest: unknown) => boolean;
  /** What becomes of folders in the making that other processes left; without it they stay. */
  readonly judge?: (left: LeftFolder) => Verdict;
}

/** A run folder in the making. Exactly one of `commit` and `abandon` ends it; both are harmless afterwards. */
export interface OutputFolder {
  /** Where the files are written until then: a hidden sibling of the target. */
  readonly folder: string;
  /** Whether another process began it. */
  readonly isTaken: boolean;
  /** Where it will be. */
  readonly target: string;
  /** Gives the folder its final name; replaces the earlier run there, if that was allowed. */
  commit(): void;
  /** Removes all that was written, and folders above the target that were made for it. */
  abandon(): void;
}

/**
 * Begins a run folder that appears under its final name only when it is complete. Throws a Failure with exit 2 when
 * the target is not empty (unless it is an earlier run and `force` is set), is no folder, or lies around the current
 * folder; with exit 3 when it cannot be written. Nothing that is not an earlier run of ours is ever removed.
 */
export function openOutputFolder(target: string, options: OutputFolderOptions): OutputFolder {
  const path = realTarget(resolve(target));
  refuseSurroundings(path);
  refuseOccupied(path, options);
  const parent = dirname(path);
  let firstMade: string | undefined;
  let folder: string;
  let taken: string | undefined;
  try {
    firstMade = makeParents(parent);
    taken = options.judge === undefined ? undefined : takeLeft(path, options.judge);
    folder = taken ?? makeSibling(path, `partial-${process.pid}`);
  } catch (error) {
    if (firstMade !== undefined) removeEmpty(parent, firstMade);
    if (systemCode(error) === 'ENOTDIR' || systemCode(error) === 'EEXIST') {
      throw new Failure(2, 'FILES_OUTPUT_IS_FILE', { path });
    }
    throw writeFailure(error, path);
  }
  let open = true;
  return {
    folder,
    isTaken: taken !== undefined,
    target: path,
    commit() {
      if (!open) return;
      refuseOccupied(path, options);
      try {
        putInPlace(folder, path);
        open = false;
        syncFolder(parent);
      } catch (error) {
        throw writeFailure(error, path);
      }
    },
    abandon() {
      if (!open) return;
      open = false;
      rmSync(folder, { recursive: true, force: true });
      if (firstMade !== undefined) removeEmpty(parent, firstMade);
    },
  };
}

/**
 * Makes a folder and those above it that are not there, and says which was the first made. One by one: in places where
 * the system makes no folders at all, making them in one call does not come back.
 */
function makeParents(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  const first = dirname(folder) === folder ? undefined : makeParents(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
  return first ?? folder;
}

/** A link to a folder stands for that folder; its own name is kept. */
function realTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function refuseSurroundings(path: string): void {
  const inside = relative(path, realTarget(process.cwd()));
  const outside = inside === '..' || inside.startsWith(`..${sep}`) || parse(inside).root !== '';
  if (path === parse(path).root || !outside) throw new Failure(2, 'FILES_OUTPUT_AROUND_US', { path });
}

function refuseOccupied(path: string, { force, isRunManifest = isOurManifest }: OutputFolderOptions): void {
  let entries: string[];
  try {
    if (!lstatSync(path).isDirectory()) throw new Failure(2, 'FILES_OUTPUT_IS_FILE', { path });
    entries = readdirSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    if (systemCode(error) === 'ENOTDIR') throw new Failure(2, 'FILES_OUTPUT_IS_FILE', { path });
    throw writeFailure(error, path);
  }
  if (entries.length === 0) return;
  if (!force) throw new Failure(2, 'FILES_OUTPUT_EXISTS', { path });
  if (!isRunManifest(readManifest(path))) throw new Failure(2, 'FILES_OUTPUT_NOT_A_RUN', { path });
}

function readManifest(path: string): unknown {
  try {
    return JSON.parse(readFileSync(join(path, MANIFEST_NAME), 'utf8'));
  } catch {
    return undefined;
  }
}

function isOurManifest(manifest: unknown): boolean {
  if (typeof manifest !== 'object' || manifest === null || !('program' in manifest)) return false;
  const { program } = manifest;
  if (typeof program === 'object' && program !== null && 'name' in program)
    return program.name === 'freshstart';
  return typeof program === 'string' && /^freshstart\b/i.test(program);
}

/** A new hidden folder beside the target; one that another work left behind is not touched. */
function makeSibling(path: string, purpose: string): string {
  const name = join(dirname(path), `.${basename(path)}.${purpose}`);
  for (let n = 1; ; n++) {
    const sibling = n === 1 ? name : `${name}-${n}`;
    if (existsSync(sibling)) continue;
    mkdirSync(sibling, { mode: 0o700 });
    return sibling;
  }
}

function putInPlace(folder: string, path: string): void {
  if (!existsSync(path)) {
    renameSync(folder, path);
    return;
  }
  const aside = makeSibling(path, `replaced-${process.pid}`);
  renameSync(path, aside);
  try {
    renameSync(folder, path);
  } catch (error) {
    renameSync(aside, path);
    throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

/** Removes empty folders from `from` up to `last`. */
function removeEmpty(from: string, last: string): void {
  for (let folder = from; folder.startsWith(last); folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}
