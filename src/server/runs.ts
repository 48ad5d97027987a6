import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_NAME } from '../files/output-folder.js';
import { Failure } from '../messages/failure.js';
import { checkFiles } from '../screening/check-files.js';
import type { Manifest } from '../screening/manifest.js';
import { manifestIn } from '../screening/read-manifest.js';
import { idSchema } from './api/common.js';
import type { Run, Runs as RunList } from './api/runs.js';
import type { DeskServices, RunAtHand } from './desk-services.js';
import { timeInName } from './name-by-time.js';

/** A run that was held against its manifest. */
export interface CheckedRun extends RunAtHand {
  readonly manifest: Manifest;
}

/** The runs in the data folder. */
export interface Runs {
  all(): RunList;
  /** Throws a Failure when there is none, or when one of its files is not as the manifest says: then it names it. */
  checked(id: string): Promise<CheckedRun>;
  /** Where a run stands; nothing is looked at. */
  folderOf(id: string): string;
  /** The run as lists of runs show it. */
  shown(run: CheckedRun): Run;
}

export function openRuns(folder: string, { rulebooks }: Pick<DeskServices, 'rulebooks'>): Runs {
  /** What the files of a run looked like when their hashes were last compared. */
  const stamps = new Map<string, string>();
  const shown = (id: string, manifest: Manifest): Run => ({
    id,
    begunAt: timeInName(id),
    law: manifest.rulebook.id,
    lawTitle: rulebooks.find((one) => one.id === manifest.rulebook.id)?.title ?? manifest.rulebook.id,
    county: manifest.county,
    asOf: manifest.asOf,
    policy: manifest.policy?.name ?? null,
    lists: manifest.inputs.map(({ name }) => name),
    rows: manifest.inputs.reduce((sum, { rows }) => sum + rows, 0),
  });
  return {
    folderOf: (id) => join(folder, id),
    shown: ({ id, manifest }) => shown(id, manifest),
    all() {
      const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
      const runs = names.flatMap((id) => {
        const manifest = idSchema.safeParse(id).success ? manifestOrNone(join(folder, id)) : undefined;
        return manifest === undefined ? [] : [shown(id, manifest)];
      });
      return { runs: runs.sort((a, b) => (a.id > b.id ? -1 : 1)), unreadable: names.length - runs.length };
    },
    async checked(id) {
      const own = join(folder, id);
      if (!idSchema.safeParse(id).success || statSync(own, { throwIfNoEntry: false })?.isDirectory() !== true)
        throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'run' });
      const manifest = manifestIn(own);
      const stamp = stampOf(own, manifest);
      if (stamps.get(id) !== stamp) {
        stamps.delete(id);
        await checkFiles({ folder: own, manifest });
        stamps.set(id, stamp);
      }
      return { id, folder: own, manifest };
    },
  };
}

function manifestOrNone(folder: string): Manifest | undefined {
  try {
    return manifestIn(folder);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** What tells, without reading the files, that none was touched: size, times and place on the disk of each. */
function stampOf(folder: string, { reproducible, integrity }: Manifest): string {
  const files = Object.keys({ ...reproducible, ...integrity }).sort();
  const looks = files.map((file) => {
    const stats = statSync(join(folder, file), { throwIfNoEntry: false, bigint: true });
    return stats === undefined ? 'gone' : `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`;
  });
  return [readFileSync(join(folder, MANIFEST_NAME), 'utf8'), ...looks].join('\n');
}
