import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode } from '../files/fs-failure.js';
import { MANIFEST_NAME } from '../files/output-folder.js';
import { Failure } from '../messages/failure.js';
import { type Manifest, manifestSchema } from './manifest.js';

/** A manifest, and the folder it was found in. */
export interface FoundManifest {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads a manifest: `path` is the file, or the folder of a run. Throws a Failure (wrong usage) when it is none. */
export function findManifest(path: string): FoundManifest {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    return { folder: path, manifest: manifestIn(path) };
  }
  return { folder: dirname(path), manifest: readManifest(path, path) };
}

/** The manifest in the folder of a run. Throws a Failure (wrong usage) when there is none, or one of another program. */
export const manifestIn = (folder: string): Manifest => readManifest(join(folder, MANIFEST_NAME), folder);

function readManifest(file: string, path: string): Manifest {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const cause =
      systemCode(error) === 'ENOENT' ? 'it has no manifest.json' : 'its manifest.json cannot be read';
    throw new Failure(2, 'SCREENING_NOT_A_RUN', { path, cause });
  }
  const read = manifestSchema.safeParse(document);
  if (read.success) return read.data;
  throw new Failure(2, 'SCREENING_NOT_A_RUN', { path, cause: 'its manifest.json is of another program' });
}
