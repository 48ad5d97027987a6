import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomic } from '../../files/atomic-write.js';
import type { LeftFolder, Verdict } from '../../files/left-behind.js';
import { isGone, isThere, processMark, processMarkSchema } from '../../files/process-mark.js';
import { restartFolder } from '../workspace.js';

/** What a run in the making says of itself. */
const markSchema = z.strictObject({
  program: z.literal('freshstart'),
  /** Of the terms; null for a run that nobody goes on from. */
  key: z.string().nullable(),
  process: processMarkSchema,
});

const markPath = (run: string): string => join(restartFolder(run), 'run.json');

/** Says in the folder of a run what it is, and that this process makes it. */
export const markRun = (run: string, key: string | null): Promise<void> =>
  writeAtomic(
    markPath(run),
    `${JSON.stringify({ program: 'freshstart', key, process: processMark() }, null, 2)}\n`,
  );

/**
 * What is to become of a folder that was left beside the target: one of the same key is gone on from, one of another
 * key is removed, if its process is surely gone. A folder that does not say what it is, is not touched.
 */
export function judgeLeft({ path, pid }: LeftFolder, key: string | null): Verdict {
  const mark = readMark(path);
  if (mark === undefined || !isGone(mark.process)) return 'leave';
  // Whoever takes a folder over names it first, and says so in it afterwards.
  if (pid !== mark.process.pid && isThere(pid)) return 'leave';
  return key !== null && mark.key === key ? 'take' : 'remove';
}

function readMark(run: string): z.infer<typeof markSchema> | undefined {
  try {
    return markSchema.parse(JSON.parse(readFileSync(markPath(run), 'utf8')));
  } catch {
    // Not there, or not whole: then nothing is known of the folder.
    return undefined;
  }
}
