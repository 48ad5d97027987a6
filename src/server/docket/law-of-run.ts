import { join } from 'node:path';
import type { Rulebook } from '../../law/rulebook.js';
import { rulebookHash } from '../../law/rulebook-hash.js';
import { Failure } from '../../messages/failure.js';
import { manifestIn } from '../../screening/read-manifest.js';

/** The law of a run, where this program has its very text; undefined where it has another, or the run is gone. */
export type LawOfRun = (id: string) => Rulebook | undefined;

export function lawsOfRuns(folder: string, rulebooks: readonly Rulebook[]): LawOfRun {
  const hashes = new Map(rulebooks.map((one) => [rulebookHash(one), one]));
  return (id) => {
    try {
      return hashes.get(manifestIn(join(folder, id)).rulebook.hash);
    } catch (error) {
      if (error instanceof Failure) return undefined;
      throw error;
    }
  };
}
