import type { ThreadWork } from '../files/in-thread.js';
import type { LoadedWork } from '../files/ready-threads.js';
import type { PartTask } from './read-part.js';
import type { StretchRead } from './read-stretch.js';

/** Loads what reading a part needs. @public the thread asks for it by name */
export const loadReading = () => import('./read-part.js');

/**
 * Reads a part of a file in a thread of its own (`readPart`). What that needs is loaded by the thread alone, which may
 * begin before the program has loaded the same for itself.
 *
 * @public the thread asks for it by name
 */
export async function readPartAside(task: PartTask): Promise<StretchRead[]> {
  const { readPart } = await loadReading();
  return readPart(task);
}

export const partWork: ThreadWork<PartTask, StretchRead[]> & LoadedWork = {
  module: import.meta.url,
  run: readPartAside,
  load: loadReading,
};
