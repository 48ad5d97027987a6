import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { hashesOfFiles } from '../files/hashes-of-files.js';
import { Failure } from '../messages/failure.js';
import { REFUSED_FACTS } from './found-facts/refused-facts-csv.js';
import { type HashingLists, hashingLists } from './hashing-lists.js';
import type { Manifest } from './manifest.js';
import { resultFiles } from './result-files.js';
import { indexFiles, sourceFile, workspaceFiles } from './workspace.js';

/**
 * Checks that a run's folder holds the very files its manifest lists, and that the manifest lists those it should.
 * Throws a Failure (a failed check) that names the first file at fault, as `named` calls it. Returns their number.
 */
export async function checkFiles(
  { folder, manifest }: { readonly folder: string; readonly manifest: Manifest },
  named: (file: string) => string = (file) => file,
): Promise<number> {
  const names = manifest.inputs.map((input) => input.name);
  const refused = manifest.volatile.appliedFacts === undefined ? [] : [REFUSED_FACTS];
  const wanted = [
    ...resultFiles(names, manifest),
    ...workspaceFiles(names, manifest.format),
    ...refused,
  ].sort();
  const files = Object.entries({ ...manifest.reproducible, ...manifest.integrity });
  const listed = files.map(([file]) => file).sort();
  const odd = wanted.find((file) => !listed.includes(file)) ?? listed.find((file) => !wanted.includes(file));
  if (odd !== undefined) {
    throw new Failure(1, 'SCREENING_FILE_ALTERED', {
      file: named(odd),
      how: 'not listed as the manifest should list it',
    });
  }
  for (const [file, written] of files) await mustBeAsWritten(join(folder, file), written, named(file));
  return files.length;
}

/**
 * What `read` finds in the index and the kept lists of a run. The index is checked before it is opened; the lists, which
 * can be large, in a thread meanwhile (one that was begun before, if it was for these lists), and nothing that was read
 * comes out before they are found as they were written. Throws a Failure as above.
 */
export async function readChecked<T>(
  folder: string,
  { format, inputs, integrity }: Manifest,
  read: () => Promise<T>,
  begun?: HashingLists,
): Promise<T> {
  const names = inputs.map(({ name }) => name);
  const isOfThese = begun !== undefined && isDeepStrictEqual(begun.names, names);
  const hashing = isOfThese ? begun : hashingLists(folder, names);
  const checkLists = async (): Promise<void> => {
    const found = await hashing.hashes;
    for (const [at, file] of names.map(sourceFile).entries()) mustBeWritten(file, integrity[file], found[at]);
  };
  try {
    for (const file of indexFiles(format)) await mustBeAsWritten(join(folder, file), integrity[file], file);
    let found: T;
    try {
      found = await read();
    } catch (error) {
      // What cannot be read may be what was altered, and then that is what to say.
      await checkLists();
      throw error;
    }
    await checkLists();
    return found;
  } finally {
    hashing.stop();
  }
}

/** Checks the index and the kept lists alone. Throws a Failure as above. */
export const checkWorkspace = (folder: string, manifest: Manifest): Promise<void> =>
  readChecked(folder, manifest, async () => undefined);

async function mustBeAsWritten(path: string, written: string | undefined, file: string): Promise<void> {
  const [found] = await hashesOfFiles([path]);
  mustBeWritten(file, written, found);
}

function mustBeWritten(file: string, written: string | undefined, found: string | undefined): void {
  if (found !== undefined && found === written) return;
  const how = found === undefined ? 'gone' : 'not as it was written';
  throw new Failure(1, 'SCREENING_FILE_ALTERED', { file, how });
}
