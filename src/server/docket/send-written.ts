import { randomBytes } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { makeFolder } from '../../files/atomic-write.js';

/**
 * Answers with a file that `write` writes to the path it is given, under the name it returns. The file is written
 * whole before anything is sent, and removed when it was sent, or the browser is gone.
 */
export async function sendWritten(
  reply: FastifyReply,
  folder: string,
  type: string,
  write: (path: string) => Promise<string>,
): Promise<FastifyReply> {
  makeFolder(folder);
  const path = join(folder, randomBytes(12).toString('hex'));
  const remove = (): void => rmSync(path, { force: true });
  try {
    const name = await write(path);
    const stream = createReadStream(path);
    stream.once('close', remove);
    return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(stream);
  } catch (error) {
    remove();
    throw error;
  }
}
