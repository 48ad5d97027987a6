import type { LoadedWork } from '../files/ready-threads.js';
import type { Channel, TalkingWork } from '../files/talking-thread.js';
import type { PortionAnswer, PortionOrder, PortionThreadStart } from './portion-thread.js';

/** Loads what deciding needs. @public the thread asks for it by name */
export const loadDeciding = () => import('./portion-thread.js');

/**
 * Decides portions of a run in a thread of its own. What that needs is loaded by the thread alone: whoever opens it
 * needs no engine, which takes a while to load.
 *
 * @public the thread asks for it by name
 */
export async function decideAside(
  start: PortionThreadStart,
  channel: Channel<PortionOrder, PortionAnswer>,
): Promise<void> {
  const { decideAsTold } = await loadDeciding();
  await decideAsTold(start, channel);
}

export const portionWork: TalkingWork<PortionThreadStart, PortionOrder, PortionAnswer> & LoadedWork = {
  module: import.meta.url,
  run: decideAside,
  load: loadDeciding,
};
