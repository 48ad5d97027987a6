import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Failure } from '../messages/failure.js';
import { readFailure, systemCode } from './fs-failure.js';

/** Bytes that may still be written where a folder is, or will be. Throws a Failure with exit 3. */
export async function freeDisk(folder: string): Promise<number> {
  for (let path = resolve(folder); ; path = dirname(path)) {
    try {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    } catch (error) {
      if (systemCode(error) !== 'ENOENT' || path === dirname(path)) throw readFailure(error, path);
    }
  }
}

/** Throws a Failure with exit 3 when less than `bytes` may be written where a folder is, or will be. */
export async function requireFreeDisk(folder: string, bytes: number): Promise<void> {
  const free = await freeDisk(folder);
  if (free < bytes) throw new Failure(3, 'FILES_NOT_ENOUGH_DISK', { path: folder, needed: bytes, free });
}
