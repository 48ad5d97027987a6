import { statSync } from 'node:fs';
import { systemCode, writeFailure } from '../files/fs-failure.js';
import { Failure } from '../messages/failure.js';

/** Where a list goes: a file, packed or not, or the standard output. */
export type ListTarget =
  | { readonly kind: 'stdout' }
  | { readonly kind: 'file'; readonly path: string; readonly isPacked: boolean };

/**
 * The target that `--out` names. Throws a Failure with exit 2 when a file is there and may not be replaced, or when
 * something is there that is no file; with exit 3 when the place cannot be looked at.
 */
export function listTarget(out: string, force: boolean): ListTarget {
  if (out === '-') return { kind: 'stdout' };
  const there = whatIsThere(out);
  if (there === 'something else') throw new Failure(2, 'GENERATE_NOT_A_FILE', { path: out });
  if (there === 'a file' && !force) throw new Failure(2, 'GENERATE_FILE_EXISTS', { path: out });
  return { kind: 'file', path: out, isPacked: /\.gz$/i.test(out) };
}

function whatIsThere(path: string): 'nothing' | 'a file' | 'something else' {
  try {
    return statSync(path).isFile() ? 'a file' : 'something else';
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'nothing';
    throw writeFailure(error, path);
  }
}
