import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** The part of the client's connection that COPY needs; the client has it, and its types do not say so. */
interface CopyConnection extends Pick<pg.Connection, 'stream'> {
  sendCopyFromChunk(piece: Buffer): void;
  sendCopyFail(why: string): void;
  endCopyFrom(): void;
}

/**
 * COPY ... FROM STDIN as the client's queue takes it: it sends the pieces when the server asks for them. `done` ends
 * when the server has answered, and fails with what the server said, or with what the pieces threw.
 */
export class CopyIn implements pg.Submittable {
  readonly done: Promise<void>;
  private resolve: () => void = () => undefined;
  private reject: (error: unknown) => void = () => undefined;
  private failed: { readonly error: unknown } | undefined;

  constructor(
    private readonly text: string,
    private readonly pieces: AsyncIterable<Buffer>,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  submit(connection: pg.Connection): void {
    connection.query(this.text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.send(connection).then(
      () => connection.endCopyFrom(),
      (error: unknown) => {
        this.failed ??= { error };
        connection.sendCopyFail('the file could not be read to its end');
      },
    );
  }

  handleCommandComplete(): void {}

  handleError(error: unknown): void {
    this.failed ??= { error };
    this.reject(this.failed.error);
  }

  handleReadyForQuery(): void {
    if (this.failed === undefined) this.resolve();
    else this.reject(this.failed.error);
  }

  private async send(connection: CopyConnection): Promise<void> {
    for await (const piece of this.pieces) {
      if (this.failed !== undefined) return;
      connection.sendCopyFromChunk(piece);
      if (connection.stream.writableNeedDrain) {
        await drained(connection.stream);
      }
    }
  }
}

/** Waits until a stream takes more, or has ended. */
async function drained(stream: Duplex): Promise<void> {
  const either = new AbortController();
  const { signal } = either;
  // What broke the stream is told to the query by the client; here it only ends the waiting.
  const ends = ['drain', 'close'].map((name) => once(stream, name, { signal }).catch(() => undefined));
  await Promise.race(ends);
  either.abort();
}
