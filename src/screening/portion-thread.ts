import { freeMemory } from '../files/free-memory.js';
import type { Channel } from '../files/talking-thread.js';
import { openRecords, type SharedRecords } from '../intake/record-store.js';
import { inEngine, mustGoOn, type ThreadState } from './ending-thread.js';
import { FileParts, type FileSizes } from './file-parts.js';
import type { SheetRoom } from './outputs/review-rows.js';
import type { PeopleFrom } from './people-in-pieces.js';
import { PortionDecider, type PortionTask } from './portion-data.js';
import { type PortionResult, portionResult, reviewOf } from './portion-result.js';
import { putPortion, putStateCopies } from './run-files.js';
import { RunIndex } from './run-index.js';
import { frameOfShared, type SharedFrame } from './shared-frame.js';

/** What a thread that decides portions begins with. */
export interface PortionThreadStart {
  readonly frame: SharedFrame;
  readonly records: SharedRecords;
  readonly engineMiB: number;
  /** From how much on, in MiB, memory that nothing holds is given back after each portion. */
  readonly freeAboveMiB: number;
  /** Whether another thread makes the copies of the state. */
  readonly copiesAside: boolean;
  readonly state: ThreadState;
}

/**
 * What such a thread is told: to decide a portion; to write it, because those before it are written; to add people to
 * the index of the run, which is at its end with the last of them.
 */
export type PortionOrder =
  | {
      readonly order: 'decide';
      readonly from: number;
      readonly to: number;
      readonly guests: Int32Array;
      readonly task: Omit<PortionTask, 'records'>;
    }
  | { readonly order: 'index'; readonly people: PeopleFrom; readonly isLast: boolean }
  | { readonly order: 'write'; readonly sizes: FileSizes; readonly room: SheetRoom }
  | { readonly order: 'end' };

/** What it answers. */
export type PortionAnswer =
  | { readonly done: 'decided' }
  | { readonly done: 'indexed' }
  | {
      readonly done: 'written';
      /** Of the files to which the portion added. */
      readonly sizes: FileSizes;
      readonly result: PortionResult;
      /** What the state said of rows that are to be copied in another thread. */
      readonly said: unknown;
    };

type DecideOrder = Extract<PortionOrder, { order: 'decide' }>;
type WrittenAnswer = Extract<PortionAnswer, { done: 'written' }>;

/** Decides portions of a run, one after the other, in a thread of its own. */
export async function decideAsTold(
  start: PortionThreadStart,
  channel: Channel<PortionOrder, PortionAnswer>,
): Promise<void> {
  const { frame, wanted } = await frameOfShared(start.frame);
  const store = openRecords(start.records, frame.files);
  const { state } = start;
  const decider = await PortionDecider.of(frame, start.engineMiB, (work) => inEngine(state, work));
  const look = (): void => mustGoOn(state);
  const goOn = async (): Promise<void> => look();
  let index: RunIndex | undefined;

  /** A function of its own: what is known of a portion goes with it, and is not held while the next one is decided. */
  async function written(told: DecideOrder): Promise<WrittenAnswer | undefined> {
    const task = { ...told.task, records: store.table(told.from, told.to, told.guests) };
    const data = await decider.decide(task, goOn, look);
    const result = portionResult(data);
    channel.send({ done: 'decided' });
    const next = await channel.receive();
    if (next.order !== 'write') return undefined;
    const parts = new FileParts(frame.folder, next.sizes);
    const fileOf = (name: string) => parts.get(name);
    const ofState = await putPortion(fileOf, data, wanted, goOn);
    const said = ofState?.said;
    if (said !== undefined && !start.copiesAside) {
      const rows = { records: store.table(told.from, told.to), rejected: told.task.rejected, said };
      await putStateCopies(fileOf, frame, wanted, rows, goOn);
    }
    const sizes = parts.end();
    const review = reviewOf(data, wanted, next.room);
    const all = { ...result, review, stateCount: ofState?.count };
    return { done: 'written', sizes, result: all, said: start.copiesAside ? said : undefined };
  }

  try {
    for (;;) {
      const told = await channel.receive();
      if (told.order === 'index') {
        await inEngine(state, async () => {
          index ??= await RunIndex.begin(frame.folder);
          await index.add(told.people);
          if (told.isLast) await index.end(frame.files);
        });
        channel.send({ done: 'indexed' });
        continue;
      }
      if (told.order !== 'decide') return;
      const answer = await written(told);
      if (answer === undefined) return;
      channel.send(answer);
      freeMemory(start.freeAboveMiB);
    }
  } finally {
    index?.close();
    decider.close();
    store.close();
  }
}
