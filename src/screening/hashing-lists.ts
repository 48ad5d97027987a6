import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashingOfFiles } from '../files/hashes-of-files.js';
import { inThread } from '../files/in-thread.js';
import { MANIFEST_NAME } from '../files/output-folder.js';
import { sourceFile } from './workspace.js';

/** The hashes of the kept lists of a run, which a thread makes. */
export interface HashingLists {
  /** Of which lists, by base name. */
  readonly names: readonly string[];
  /** SHA-256 of each, undefined for one that is gone or cannot be read. */
  readonly hashes: Promise<readonly (string | undefined)[]>;
  /** Ends the thread; harmless when it is at its end. */
  stop(): void;
}

/** Begins to hash the kept lists of a run. */
export function hashingLists(folder: string, names: readonly string[]): HashingLists {
  const { result, stop } = inThread(
    hashingOfFiles,
    names.map((name) => join(folder, sourceFile(name))),
  );
  return { names, hashes: result, stop };
}

/**
 * The same for whatever lists the manifest in a folder seems to name, at once: hashing takes longer than all else that
 * is read of a run, and this needs little of the program. It says nothing of the manifest, which has to be read
 * properly, and whoever uses the hashes has to see that they are of the lists that it names then. None where the folder
 * is no run.
 */
export function hashingListsSoon(folder: string): HashingLists | undefined {
  const names = namesIn(join(folder, MANIFEST_NAME));
  return names.length === 0 ? undefined : hashingLists(folder, names);
}

function namesIn(manifest: string): string[] {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(manifest, 'utf8'));
  } catch {
    // Why it is no manifest is said by what reads it properly.
    return [];
  }
  const inputs = partOf(document, 'inputs');
  if (!Array.isArray(inputs)) return [];
  return inputs.flatMap((input) => {
    const name = partOf(input, 'name');
    return typeof name === 'string' && name !== '' && basename(name) === name ? [name] : [];
  });
}

const partOf = (whole: unknown, name: string): unknown =>
  typeof whole === 'object' && whole !== null
    ? Object.entries(whole).find(([key]) => key === name)?.[1]
    : undefined;
