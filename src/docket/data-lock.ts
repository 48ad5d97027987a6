import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCode, writeFailure } from '../files/fs-failure.js';
import { isGone, processMark, processMarkSchema } from '../files/process-mark.js';
import { Failure } from '../messages/failure.js';

const lockSchema = z.strictObject({
  program: z.literal('freshstart'),
  process: processMarkSchema,
});

let tries = 0;

/**
 * Holds a folder for this process, until the function that it returns is called. Throws a Failure (exit 3) when
 * another process holds it, or may: the lock of one that is surely gone is taken over.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock');
  const own = `${path}-${process.pid}-${++tries}`;
  write(own, JSON.stringify({ program: 'freshstart', process: processMark() }));
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (linked(own, path)) return () => rmSync(path, { force: true });
      removeIfLeft(path, `${own}-left`);
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new Failure(3, 'DOCKET_HELD', { path: folder });
}

/** Gives the lock its name in one step: of two processes only one can. */
function linked(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw writeFailure(error, path);
  }
}

/**
 * Removes the lock of a process that is gone. It is moved aside first and looked at again: what was moved may by
 * then be the lock of somebody who took it over in between, and is put back.
 */
function removeIfLeft(path: string, aside: string): void {
  if (!isLeft(path)) throw new Failure(3, 'DOCKET_HELD', { path });
  try {
    renameSync(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw writeFailure(error, path);
  }
  const left = isLeft(aside);
  if (!left) linked(aside, path);
  rmSync(aside, { force: true });
  if (!left) throw new Failure(3, 'DOCKET_HELD', { path });
}

/** Whether the process that a lock names is surely gone. One that says nothing legible is not left. */
function isLeft(path: string): boolean {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return systemCode(error) === 'ENOENT';
  }
  const read = lockSchema.safeParse(found);
  return read.success && isGone(read.data.process);
}

function write(path: string, content: string): void {
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw writeFailure(error, path);
  }
}
