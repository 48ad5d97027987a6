import { availableParallelism } from 'node:os';
import { inPlace, inThread } from '../files/in-thread.js';
import { canBeLoaded } from '../files/ready-threads.js';
import type { ScreenOptions } from './screen-options.js';

/** Below so many records a thread would cost more than it saves. */
const WORTH_A_THREAD = 100_000;

type Threads = Pick<ScreenOptions, 'threads'>;

/** How many threads may work for a run. */
export const threadsOf = ({ threads }: Threads): number => threads ?? availableParallelism();

/** How many threads share the work on so many records. */
export const threadsFor = (options: Threads, records: number): number =>
  records < WORTH_A_THREAD || !canBeLoaded(import.meta.url) ? 1 : threadsOf(options);

/** A thread of its own for so many records that rules can hear costs less, in code that is compiled, than it saves. */
const WORTH_ANOTHER = 150_000;

/**
 * How many of so many threads decide portions of which rules can hear so many records. A thread compiles all it runs
 * anew, and that is done beside it: where no processor is left for that, a second one ends no run sooner that has
 * little to decide. It changes no result.
 */
export function decidingThreads(most: number, heard: number): number {
  return Math.min(most, Math.max(1, Math.floor(heard / WORTH_ANOTHER), Math.floor(most / 2)));
}

/**
 * From so many records on even one portion is decided in a thread of its own, which can be ended at any moment: the
 * program's own would have to come to the end of a step first, which takes a second for 90,000 records.
 */
const WORTH_ENDING_SOON = 40_000;

/** Whether portions of so many records are decided by threads of their own, be it one. */
export const isDecidedAside = (records: number): boolean =>
  records >= WORTH_ENDING_SOON && canBeLoaded(import.meta.url);

/** How work is done that can be done aside: in another thread, if there may be one. */
export const beside = (options: Threads): typeof inThread => (threadsOf(options) > 1 ? inThread : inPlace);
