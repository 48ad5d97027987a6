import type { Stats } from 'node:fs';
import { basename } from 'node:path';
import { Failure } from '../messages/failure.js';

/** What to throw when a file is not what it was when its reading began. */
export const changedFailure = (path: string): Failure =>
  new Failure(3, 'INTAKE_FILE_CHANGED', { path }, { file: basename(path) });

/**
 * Throws a Failure (exit 3) when a file was written to between the two looks: what is written anew or grows while it is
 * read would be no list that ever was.
 */
export function mustBeUnchanged(before: Stats, after: Stats, path: string): void {
  if (before.size !== after.size || before.mtimeMs !== after.mtimeMs) throw changedFailure(path);
}
