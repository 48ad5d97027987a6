import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFailure } from '../files/fs-failure.js';
import { Failure } from '../messages/failure.js';

const PIECE_BYTES = 4 * 1024 * 1024;
const NUL = 0;
const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/**
 * The records of a CSV file of ours without its header, in pieces that end where a record ends. Throws a Failure:
 * exit 3 when it cannot be read, exit 1 when its header or, at its end, its bytes are not those of `written`.
 */
export async function* recordPieces(
  path: string,
  written: { readonly file: string; readonly header: string; readonly sha256: string },
): AsyncGenerator<Buffer> {
  const altered = (): Failure => new Failure(1, 'DOCKET_RUN_ALTERED', { file: written.file });
  const hash = createHash('sha256');
  let held = Buffer.alloc(0);
  let quoted = false;
  let scanned = 0;
  let headerGone = false;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
      hash.update(chunk);
      // No record with a NUL is ever used, and no database keeps one.
      if (chunk.includes(NUL)) throw altered();
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      let end = 0;
      for (let at = scanned; at < held.length; at++) {
        if (held[at] === QUOTE) quoted = !quoted;
        else if (held[at] === LINE_FEED && !quoted) end = at + 1;
      }
      let from = 0;
      if (!headerGone && end > 0) {
        from = held.indexOf(LINE_FEED) + 1;
        if (held.subarray(0, from).toString('utf8').trimEnd() !== written.header) throw altered();
        headerGone = true;
      }
      if (end > from) yield held.subarray(from, end);
      held = held.subarray(end);
      scanned = held.length;
    }
  } catch (error) {
    throw readFailure(error, path);
  }
  // We end every record with a line feed, so nothing is left over of a file that is whole.
  if (!headerGone || held.length > 0 || hash.digest('hex') !== written.sha256) throw altered();
}
