import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeFolder, writeAtomic } from '../files/atomic-write.js';
import { requireFreeDisk } from '../files/free-disk.js';
import { systemCode, writeFailure } from '../files/fs-failure.js';
import { Failure } from '../messages/failure.js';
import { idSchema } from './api/common.js';
import { type List, listSchema } from './api/lists.js';
import type { DeskServices } from './desk-services.js';
import { listName } from './list-name.js';

/** Stands in the folder of a list once the list is there whole. */
const ABOUT = 'list.json';

/** The lists in the data folder. */
export interface Lists {
  /** By name; of one name the newest first. */
  all(): List[];
  /** Throws a Failure when there is no such list. */
  get(id: string): List;
  /** The file of a list. */
  path(list: List): string;
  /** Takes a list as it arrives; what does not arrive whole leaves nothing. Throws a Failure. */
  take(givenName: string, bytes: Readable, announced: number | undefined): Promise<List>;
  remove(id: string): void;
}

/** Opens the folder of lists, and removes what a desk that was killed left of half a list. */
export function openLists(
  folder: string,
  { uploadLimit: limit, now }: Pick<DeskServices, 'uploadLimit' | 'now'>,
): Lists {
  for (const name of readdirSync(folder)) {
    if (!existsSync(join(folder, name, ABOUT))) rmSync(join(folder, name), { recursive: true, force: true });
  }
  const get = (id: string): List => {
    const list = idSchema.safeParse(id).success ? readList(join(folder, id, ABOUT)) : undefined;
    if (list === undefined) throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'list' });
    return list;
  };
  return {
    all: () =>
      readdirSync(folder)
        .map((id) => readList(join(folder, id, ABOUT)))
        .filter((list) => list !== undefined)
        .sort((a, b) => inOrder(a.name, b.name) || inOrder(b.takenAt ?? '', a.takenAt ?? '')),
    get,
    path: ({ id, name }) => join(folder, id, name),
    async take(givenName, bytes, announced) {
      const name = listName(givenName);
      if (announced !== undefined && announced > limit) throw tooLarge(limit);
      await requireFreeDisk(folder, announced ?? 0);
      const id = `l${randomBytes(8).toString('hex')}`;
      const own = join(folder, id);
      makeFolder(own);
      try {
        const written = await writeWhole(join(own, name), bytes, limit);
        if (announced !== undefined && written !== announced)
          throw new Failure(2, 'SERVER_UPLOAD_CUT_OFF', {});
        if (written === 0) throw new Failure(2, 'SERVER_UPLOAD_EMPTY', {});
        const list = { id, name, bytes: written, takenAt: new Date(now()).toISOString() };
        await writeAtomic(join(own, ABOUT), `${JSON.stringify(list)}\n`);
        return list;
      } catch (error) {
        rmSync(own, { recursive: true, force: true });
        throw error;
      }
    },
    remove(id) {
      get(id);
      rmSync(join(folder, id), { recursive: true, force: true });
    },
  };
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const tooLarge = (limit: number): Failure => new Failure(2, 'SERVER_UPLOAD_TOO_LARGE', { limit });

function readList(file: string): List | undefined {
  try {
    return listSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Writes a stream to a new file; the number of its bytes. */
async function writeWhole(path: string, bytes: Readable, limit: number): Promise<number> {
  let written = 0;
  try {
    await pipeline(
      bytes,
      async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          written += piece.length;
          if (written > limit) throw tooLarge(limit);
          yield piece;
        }
      },
      createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
    );
  } catch (error) {
    const code = systemCode(error);
    if (error instanceof Failure) throw error;
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR')
      throw new Failure(2, 'SERVER_UPLOAD_CUT_OFF', {});
    throw writeFailure(error, path);
  }
  return written;
}
