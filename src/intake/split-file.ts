import { readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { workbookMagic } from '../files/read-workbook/read-workbook.js';
import { isGzip, readingFailure, WORKBOOK_NAME } from './byte-source.js';
import { LF } from './frame-record.js';
import type { IntakeOptions } from './intake-result.js';
import type { Limits } from './limits.js';

const LOOK_BYTES = 64 * 1024;
/** More parts than this are not worth joining. */
const MOST_PARTS = 8;

/**
 * Where the parts of a file begin that several threads read, the first at 0; undefined when one thread reads it all.
 * Each other part begins after a line feed, which is where a record begins unless the line feed is quoted: whoever
 * reads the part before must find that.
 */
export async function partsOf(
  path: string,
  limits: Limits,
  { threads = 1, asKept, keep }: IntakeOptions,
): Promise<readonly number[] | undefined> {
  if (threads < 2 || keep !== undefined) return undefined;
  let opened: FileHandle | undefined;
  try {
    opened = await open(path, 'r');
    const { size } = await opened.stat();
    if (size < limits.splitBytes || !(asKept === true || (await isPlain(opened, path)))) return undefined;
    const begins = [0];
    const parts = Math.min(threads, MOST_PARTS);
    for (let part = 1; part < parts; part++) {
      const begin = afterLineFeed(opened.fd, Math.floor((size * part) / parts), size);
      if (begin !== undefined && begin > begins[begins.length - 1]) begins.push(begin);
    }
    return begins.length === 1 ? undefined : begins;
  } catch (thrown) {
    throw readingFailure(path, thrown);
  } finally {
    await opened?.close();
  }
}

async function isPlain(file: FileHandle, path: string): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOK_BYTES), 0, LOOK_BYTES, 0);
  const first = buffer.subarray(0, bytesRead);
  return workbookMagic(first) === undefined && !isGzip(first) && !WORKBOOK_NAME.test(path);
}

/** The place after the first line feed at or after `from`; undefined when that is not before `before`. */
export function afterLineFeed(file: number, from: number, before: number): number | undefined {
  const bytes = Buffer.alloc(LOOK_BYTES);
  for (let at = from; at < before; ) {
    const read = readSync(file, bytes, 0, LOOK_BYTES, at);
    if (read === 0) return undefined;
    const found = bytes.subarray(0, read).indexOf(LF);
    if (found >= 0) return at + found + 1 < before ? at + found + 1 : undefined;
    at += read;
  }
  return undefined;
}
