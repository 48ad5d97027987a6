import type { Channel, TalkingWork } from '../files/talking-thread.js';
import { openRecords, type SharedRecords } from '../intake/record-store.js';
import type { RejectedRecord } from '../intake/row-problem.js';
import { FileParts, type FileSizes } from './file-parts.js';
import { putStateCopies } from './run-files.js';
import { frameOfShared, type SharedFrame } from './shared-frame.js';

/** What a thread that copies rows begins with. */
export interface CopyThreadStart {
  readonly frame: SharedFrame;
  readonly records: SharedRecords;
}

/** A portion of which a thread is to copy the rows: records `from` to before `to` of the run. */
export interface CopyOrder {
  readonly from: number;
  readonly to: number;
  readonly rejected: readonly RejectedRecord[];
  /** What the state said of the rows. */
  readonly said: unknown;
}

/** What such a thread is told: how long the files are before the first portion; then portions, one after the other. */
export type CopyMessage = { readonly sizes: FileSizes } | CopyOrder;

/** Of each portion it answers how long the files are then to which it added. */
export type CopyAnswer = FileSizes;

/**
 * Copies rows of the portions of a run, which another thread decided, in their order. It needs neither what was
 * decided nor an engine. It works until it is stopped, which it may be at any moment.
 *
 * @public the thread asks for it by name
 */
export async function copyAside(
  start: CopyThreadStart,
  channel: Channel<CopyMessage, CopyAnswer>,
): Promise<void> {
  const { frame, wanted } = await frameOfShared(start.frame);
  const store = openRecords(start.records, frame.files);
  let sizes: FileSizes = {};
  for (;;) {
    const told = await channel.receive();
    if ('sizes' in told) {
      sizes = told.sizes;
      continue;
    }
    const parts = new FileParts(frame.folder, sizes);
    const { from, to, ...rows } = told;
    const copied = { records: store.table(from, to), ...rows };
    await putStateCopies(
      (name) => parts.get(name),
      frame,
      wanted,
      copied,
      async () => undefined,
    );
    const grown = parts.end();
    sizes = { ...sizes, ...grown };
    channel.send(grown);
  }
}

export const copyWork: TalkingWork<CopyThreadStart, CopyMessage, CopyAnswer> = {
  module: import.meta.url,
  run: copyAside,
};
