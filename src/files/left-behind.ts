import { existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemCode } from './fs-failure.js';

/** What is to become of a hidden folder that another process made for the same target. */
export type Verdict = 'take' | 'remove' | 'leave';

/** Such a folder, and the process that its name tells of. */
export interface LeftFolder {
  readonly path: string;
  readonly pid: number;
}

/**
 * Takes over one of the folders that were left beside a target, under a name of this process, and removes those that
 * are to be removed. A folder changes its name in one step: of two processes only one gets it.
 */
export function takeLeft(target: string, judge: (left: LeftFolder) => Verdict): string | undefined {
  let taken: string | undefined;
  for (const left of leftBeside(target)) {
    const verdict = judge(left);
    if (verdict === 'leave') continue;
    const own = renamed(left.path, target);
    if (own === undefined) continue;
    if (verdict === 'take' && taken === undefined) taken = own;
    else rmSync(own, { recursive: true, force: true });
  }
  return taken;
}

function leftBeside(target: string): LeftFolder[] {
  const begin = `.${basename(target)}.partial-`;
  let names: string[];
  try {
    names = readdirSync(dirname(target));
  } catch {
    // What cannot be listed is spoken of when something is to be written there.
    return [];
  }
  return names.flatMap((name): LeftFolder[] => {
    const match = name.startsWith(begin) ? /^(\d{1,10})(?:-\d{1,6})?$/.exec(name.slice(begin.length)) : null;
    const path = join(dirname(target), name);
    return match !== null && isOnlyOurs(path) ? [{ path, pid: Number(match[1]) }] : [];
  });
}

/** Whether a folder is the own one of who runs this, and nobody else could have written to it. */
function isOnlyOurs(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isDirectory()) return false;
  return process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o022) === 0);
}

/** Gives a folder the next free name of this process; undefined when another process was first. */
function renamed(path: string, target: string): string | undefined {
  const name = join(dirname(target), `.${basename(target)}.partial-${process.pid}`);
  for (let n = 1; ; n++) {
    const own = n === 1 ? name : `${name}-${n}`;
    if (own === path) return path;
    if (existsSync(own)) continue;
    try {
      renameSync(path, own);
      return own;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }
}
