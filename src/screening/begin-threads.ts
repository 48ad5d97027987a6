import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { beginThread } from '../files/ready-threads.js';
import { LIMITS } from '../intake/limits.js';
import { partWork } from '../intake/part-work.js';
import { portionWork } from './portion-work.js';

/**
 * Begins the threads that lists as long as these need, while the program itself still loads: one that reads beside it,
 * and one that decides; none where only one thread may work. It changes no result.
 */
export function beginThreads(inputs: readonly string[], threads = availableParallelism()): void {
  if (threads < 2 || !inputs.some(isLong)) return;
  beginThread(partWork);
  beginThread(portionWork);
}

/** Whether several threads read the file. Why one cannot be read is told where it is read. */
function isLong(path: string): boolean {
  try {
    return statSync(path).size >= LIMITS.splitBytes;
  } catch {
    return false;
  }
}
