import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readFailure, systemCode, writeFailure } from './fs-failure.js';
import { isGone, processMark, processMarkSchema } from './process-mark.js';

const noteSchema = z.strictObject({ program: z.literal('freshstart'), process: processMarkSchema });

/** How often it is tried again when two come at the same moment and both step back. */
const TRIES = 5;

/**
 * Holds a folder for this process: puts a note of it there, then looks whether a note of another is there. Returns
 * how to let go, or undefined where somebody else holds the folder, or may. Notes of processes that are surely gone
 * are removed.
 *
 * Each note has a name of its own and comes under it whole, so nobody ever takes a name over: of two that come at
 * once, one at least sees the other, and no removal can meet a note that was put there since. Throws a Failure with
 * exit 3 when the folder cannot be written to.
 */
export function holdFolder(folder: string, name: string): (() => void) | undefined {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    // Both of two that came at once stepped back: not in step again.
    if (attempt > 0) pauseFor(5 + randomBytes(1)[0] / 8);
    const others = notesOf(folder, name);
    if (others.some((other) => !isLeft(join(folder, other)))) continue;
    const own = `${name}-${process.pid}-${randomBytes(6).toString('hex')}`;
    put(folder, own);
    const letGo = (): void => rmSync(join(folder, own), { force: true });
    const seen = notesOf(folder, name).filter((other) => other !== own);
    const left = seen.filter((other) => isLeft(join(folder, other)));
    if (left.length === seen.length) {
      for (const other of left) rmSync(join(folder, other), { force: true });
      return letGo;
    }
    letGo();
  }
  return undefined;
}

/** The notes that are there, also one of the plain name. */
function notesOf(folder: string, name: string): string[] {
  try {
    const all = readdirSync(folder);
    return all.filter((one) => one === name || (one.startsWith(`${name}-`) && !one.endsWith('.new')));
  } catch (error) {
    throw readFailure(error, folder);
  }
}

/** Whether the process that a note names is surely gone, or the note is. One that says nothing legible is not left. */
function isLeft(path: string): boolean {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return systemCode(error) === 'ENOENT';
  }
  const read = noteSchema.safeParse(found);
  return read.success && isGone(read.data.process);
}

function put(folder: string, own: string): void {
  const path = join(folder, own);
  const half = `${path}.new`;
  try {
    const file = openSync(half, 'wx', 0o600);
    try {
      writeSync(file, JSON.stringify({ program: 'freshstart', process: processMark() }));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(half, path);
  } catch (error) {
    rmSync(half, { force: true });
    throw writeFailure(error, path);
  }
}

function pauseFor(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
