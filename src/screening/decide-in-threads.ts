import { join } from 'node:path';
import type { EndingFile } from '../files/block-file.js';
import { filePart } from '../files/file-part.js';
import { hashFollowing } from '../files/followed-hashes.js';
import { openThread, type TalkingThread } from '../files/talking-thread.js';
import { type CopyAnswer, type CopyMessage, copyWork } from './copy-thread.js';
import { mayBeEnded, newThreadState } from './ending-thread.js';
import type { FileSizes } from './file-parts.js';
import { roomIn } from './outputs/review-rows.js';
import { peopleInPieces } from './people-in-pieces.js';
import { type DecidedPortions, type DecidingPortions, PortionSums } from './portion-sums.js';
import { portionTasks } from './portion-tasks.js';
import type { PortionAnswer, PortionOrder, PortionThreadStart } from './portion-thread.js';
import { portionWork } from './portion-work.js';
import { bytesOf, placesOfRejected } from './record-places.js';
import { RunFiles } from './run-files.js';
import { untilStopped } from './until-stopped.js';
import { PLACES_FILE } from './workspace.js';

type Thread = TalkingThread<PortionOrder, PortionAnswer>;
type CopyingThread = TalkingThread<CopyMessage, CopyAnswer>;

/** Threads that wait for portions to decide. */
export interface DecidingThreads {
  readonly threads: readonly Thread[];
  /** The thread that makes the state's copies, if there is one. */
  readonly copying: CopyingThread | undefined;
  /** Comes true when they are gone, as they are asked to be once nothing is left to decide. */
  readonly gone: () => Promise<void>;
  /** Ends them, in the midst of their work if they are at any; comes true when they are gone. */
  close(): Promise<void>;
}

/**
 * Opens `count` threads for the portions of a run, and one more for the state's copies where `copiesAside` says so: what
 * they need to begin takes as long as it takes to find who is who.
 */
export function openDecidingThreads(
  start: Omit<PortionThreadStart, 'state'>,
  count: number,
): DecidingThreads {
  const { copiesAside, frame, records } = start;
  const states = Array.from({ length: count }, newThreadState);
  const threads = states.map((state) => openThread(portionWork, { ...start, state }));
  const copying = copiesAside ? openThread(copyWork, { frame, records }) : undefined;
  const gone = async (): Promise<void> => {
    copying?.stop();
    await Promise.all([...threads, ...(copying === undefined ? [] : [copying])].map((thread) => thread.gone));
  };
  return {
    threads,
    copying,
    gone,
    close: async () => {
      for (const [at, thread] of threads.entries()) if (mayBeEnded(states[at])) thread.stop();
      await gone();
    },
  };
}

/**
 * Decides the portions of a run in threads: each decides the next portion that nobody has begun, and writes it once
 * all before it are written. So the files are those that one thread would write. The first that finds nothing left to
 * decide makes the index, while the others write. They are asked to end, but need not be gone yet when this comes back.
 */
export async function decideInThreads(
  deciding: DecidingPortions,
  { threads, copying, close }: DecidingThreads,
): Promise<DecidedPortions> {
  const { frame, undecided, portions, wanted, pause } = deciding;
  const begun = new RunFiles(frame, wanted).end();
  let sizes: FileSizes = Object.fromEntries(
    Object.entries(begun).map(([name, file]) => [name, file.written().bytes]),
  );
  copying?.send({ sizes });
  const names = Object.keys(sizes);
  const hashing = openThread(
    hashFollowing,
    names.map((name) => join(frame.folder, name)),
  );
  const sums = new PortionSums(deciding);
  const tasks = portionTasks(undecided, portions);
  let written = Promise.resolve();
  let next = 0;
  let isIndexed = false;

  function grown(of: FileSizes): void {
    sizes = { ...sizes, ...of };
    hashing.send({ sizes: names.map((name) => sizes[name]), ended: false });
  }

  async function copied(thread: CopyingThread): Promise<void> {
    for (const { from, to } of portions) {
      grown(await thread.receive());
      sums.tell(to - from);
    }
  }

  async function serve(thread: Thread): Promise<void> {
    for (;;) {
      const task = tasks.next();
      if (task.done) break;
      const portion = portions[next++];
      const { from, to } = portion;
      const before = written;
      let finish: () => void = () => undefined;
      written = new Promise((done) => {
        finish = done;
      });
      const { records: _, ...rest } = task.value;
      thread.send({ order: 'decide', ...portion, task: rest });
      await answered(thread, 'decided');
      await before;
      await pause();
      thread.send({ order: 'write', sizes, room: roomIn(sums.review) });
      const answer = await answered(thread, 'written');
      grown(answer.sizes);
      sums.add(answer.result);
      if (copying === undefined) sums.tell(to - from);
      else copying.send({ from, to, rejected: rest.rejected, said: answer.said });
      finish();
    }
    if (!isIndexed) {
      isIndexed = true;
      for (const { isLast, ...people } of peopleInPieces(undecided.people.persons)) {
        thread.send({ order: 'index', people, isLast });
        await answered(thread, 'indexed');
      }
    }
    thread.send({ order: 'end' });
  }

  try {
    const served = threads.map(serve);
    await untilStopped(Promise.all(copying === undefined ? served : [...served, copied(copying)]), pause);
    sizes = { ...sizes, [PLACES_FILE]: endOfPlaces(deciding, sizes[PLACES_FILE]) };
    hashing.send({ sizes: names.map((name) => sizes[name]), ended: true });
    const hashes = await hashing.receive();
    return sums.end(Object.fromEntries(names.map((name, at) => [name, ended(sizes[name], hashes[at])])));
  } catch (error) {
    await close();
    throw error;
  } finally {
    hashing.stop();
  }
}

/** Adds the places of rejected records to those of all others, and says how long the file is then. */
function endOfPlaces({ frame, undecided }: DecidingPortions, from: number): number {
  const { file, end } = filePart(join(frame.folder, PLACES_FILE), from);
  file.bytes(bytesOf(placesOfRejected(undecided.intake.rejected)));
  return end();
}

/** The next answer of a thread, which must be of one kind. */
async function answered<K extends PortionAnswer['done']>(
  thread: Thread,
  done: K,
): Promise<Extract<PortionAnswer, { done: K }>> {
  const answer = await thread.receive();
  if (answer.done === done) return answer as Extract<PortionAnswer, { done: K }>;
  throw new RangeError('a thread answered what it was not asked');
}

const ended = (bytes: number, sha256: string): EndingFile => ({ written: () => ({ bytes, sha256 }) });
