import { availableParallelism } from 'node:os';
import { inPlace, inThread } from '../files/in-thread.js';
import type { ScreenOptions } from './screen-options.js';

/** Below so many charges a thread would cost more than it saves. */
const WORTH_A_THREAD = 100_000;

type Threads = Pick<ScreenOptions, 'threads'>;

export const threadsOf = ({ threads }: Threads): number => threads ?? availableParallelism();

/** Whether work on so many charges is shared among threads. */
export const isShared = (options: Threads, charges: number): boolean =>
  threadsOf(options) > 1 && charges >= WORTH_A_THREAD;

/** How work is done that can be done aside: in another thread, if there may be one. */
export const beside = (options: Threads): typeof inThread => (threadsOf(options) > 1 ? inThread : inPlace);
