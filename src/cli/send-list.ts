import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { writeAtomicStream } from '../files/atomic-write.js';
import { systemCode } from '../files/fs-failure.js';
import { GzipPieces } from '../files/gzip-pieces.js';
import type { ListPiece } from '../intake/list-generator.js';
import type { ListTarget } from './list-target.js';

/** What a list came to. Bytes and hash are those of the file as it stands, packed or not. */
export interface SentList {
  readonly rows: number;
  readonly people: number;
  readonly damaged: number;
  readonly bytes: number;
  readonly sha256: string;
}

type Write = (bytes: Uint8Array) => Promise<void>;

/**
 * Sends the pieces of a list where it is to go, one after the other. A file has its name when it is whole, or is not
 * there. Undefined when whoever read the standard output has seen enough. Throws the signal's reason when stopped, a
 * Failure with exit 3 when the file cannot be written.
 */
export async function sendList(
  pieces: Iterable<ListPiece>,
  target: ListTarget,
  signal: AbortSignal,
): Promise<SentList | undefined> {
  if (target.kind === 'stdout') return sendToStdout(pieces, signal);
  let sent: SentList | undefined;
  await writeAtomicStream(target.path, async (write) => {
    sent = await sendPieces(pieces, target.isPacked ? new GzipPieces() : undefined, write, signal);
  });
  return sent;
}

async function sendToStdout(pieces: Iterable<ListPiece>, signal: AbortSignal): Promise<SentList | undefined> {
  try {
    return await sendPieces(pieces, undefined, writeToStdout, signal);
  } catch (error) {
    if (systemCode(error) === 'EPIPE') return undefined;
    throw error;
  }
}

async function writeToStdout(bytes: Uint8Array): Promise<void> {
  if (!process.stdout.write(bytes)) await once(process.stdout, 'drain');
}

async function sendPieces(
  pieces: Iterable<ListPiece>,
  gzip: GzipPieces | undefined,
  write: Write,
  signal: AbortSignal,
): Promise<SentList> {
  const hash = createHash('sha256');
  const sum = { rows: 0, people: 0, damaged: 0, bytes: 0 };
  const send = async (bytes: Uint8Array): Promise<void> => {
    if (bytes.length === 0) return;
    hash.update(bytes);
    sum.bytes += bytes.length;
    await write(bytes);
  };
  for (const { text, rows, people, damaged } of pieces) {
    const bytes = Buffer.from(text);
    await send(gzip === undefined ? bytes : gzip.push(bytes));
    sum.rows += rows;
    sum.people += people;
    sum.damaged += damaged;
    // A signal is heard only between two turns, and a fast disk or pipe makes none.
    await setImmediate();
    signal.throwIfAborted();
  }
  if (gzip !== undefined) await send(gzip.end());
  return { ...sum, sha256: hash.digest('hex') };
}
