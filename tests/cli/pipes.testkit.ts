import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A program of every Unix. */
const MAKER = 'mkfifo';

/** Makes a named pipe, into which nobody writes, and hands back its path. */
export function pipeIn(folder: string, name: string): string {
  const path = join(folder, name);
  execFileSync(MAKER, [path]);
  return path;
}
