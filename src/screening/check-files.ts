import { join } from 'node:path';
import { systemCode } from '../files/fs-failure.js';
import { sha256OfFile } from '../files/sha256.js';
import { Failure } from '../messages/failure.js';
import { REFUSED_FACTS } from './found-facts/refused-facts-csv.js';
import type { Manifest } from './manifest.js';
import { resultFiles } from './result-files.js';
import { workspaceFiles } from './workspace.js';

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
  const wanted = [...resultFiles(names, manifest), ...workspaceFiles(names), ...refused].sort();
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

/** Checks what explanations are read from: the kept lists and the index. Throws a Failure as above. */
export async function checkWorkspace(folder: string, { inputs, integrity }: Manifest): Promise<void> {
  for (const file of workspaceFiles(inputs.map(({ name }) => name))) {
    await mustBeAsWritten(join(folder, file), integrity[file], file);
  }
}

async function mustBeAsWritten(path: string, written: string | undefined, file: string): Promise<void> {
  const found = await hashOf(path);
  if (found !== undefined && found === written) return;
  const how = found === undefined ? 'gone' : 'not as it was written';
  throw new Failure(1, 'SCREENING_FILE_ALTERED', { file, how });
}

async function hashOf(path: string): Promise<string | undefined> {
  try {
    return (await sha256OfFile(path)).sha256;
  } catch (error) {
    if (error instanceof Failure || systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
