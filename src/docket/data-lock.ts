import { join } from 'node:path';
import { holdFolder } from '../files/hold-folder.js';
import { Failure } from '../messages/failure.js';

const LOCK = 'lock';

/**
 * Holds a folder for this process, until the function that it returns is called. Throws a Failure (exit 3) when
 * another process holds it, or may: the lock of one that is surely gone is taken over.
 */
export function lockFolder(folder: string): () => void {
  const letGo = holdFolder(folder, LOCK);
  if (letGo === undefined) throw new Failure(3, 'DOCKET_HELD', { path: join(folder, LOCK) });
  return letGo;
}
