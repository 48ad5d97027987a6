import { existsSync, mkdtempSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { syncFolder } from '../../files/atomic-write.js';
import { CsvFile } from '../../files/csv-writer.js';
import { guardFormula } from '../../files/formula-guard.js';
import { requireFreeDisk } from '../../files/free-disk.js';
import { writeFailure } from '../../files/fs-failure.js';
import type { Layout } from '../../intake/layout.js';
import type { Rulebook } from '../../law/rulebook.js';
import { Failure } from '../../messages/failure.js';
import { checkFiles } from '../check-files.js';
import { foundFactsOf } from '../found-facts/found-facts-csv.js';
import type { Manifest } from '../manifest.js';
import { openPlaces, type PlacesOfRun } from '../places-of-run.js';
import { manifestIn } from '../read-manifest.js';
import { CHANGE_COLUMNS, cellsOfChange, changeOf } from './change-rows.js';
import type { Cause, SideName } from './changes.js';
import { chargeInBoth } from './charge-in-both.js';
import { type ComparedRuns, comparedRuns } from './compared-runs.js';
import { countChanges, type DiffCounts } from './diff-counts.js';
import { type DiffDatabase, nthFrom, openDiffDatabase } from './diff-database.js';
import { becauseOf } from './find-causes.js';
import { KeptSources } from './kept-sources.js';
import { onlyInOne } from './only-in-one.js';
import { PeopleOfRun } from './people-of-run.js';

export interface DiffOptions {
  readonly rulebooks: readonly Rulebook[];
  /** The layouts the files of the runs may have been read by. */
  readonly layouts: readonly Layout[];
  readonly programVersion: string;
  /** The file of changes, if one is wanted. */
  readonly out?: string;
  /** Whether a file there may be replaced. */
  readonly force: boolean;
  readonly onProgress?: (done: number, whole: number) => void;
  readonly signal?: AbortSignal;
}

export interface Diff {
  readonly manifests: Readonly<Record<SideName, Manifest>>;
  readonly counts: DiffCounts;
}

/** Changes that are explained together; memory holds the people of so many. */
const BATCH = 2000;
const DISK_BASE = 64 * 1024 * 1024;

/**
 * Compares two runs: which determinations differ, and because of what. Charges are matched by their id, reliefs by
 * theirs; where a charge stands in its files is no difference. Nothing is held in memory but a batch of changes.
 * Throws a Failure: a failed check when a folder is not as its manifest says, wrong usage when one is no run, or `out`
 * is there already or lies in a run.
 */
export async function diffRuns(before: string, after: string, options: DiffOptions): Promise<Diff> {
  const manifests = { before: manifestIn(before), after: manifestIn(after) };
  const runs = { before: realpathSync(before), after: realpathSync(after) };
  const compared = comparedRuns(manifests, options.rulebooks, options.programVersion);
  const out = options.out === undefined ? undefined : resolve(options.out);
  if (out !== undefined) mustBeFree(out, Object.values(runs), options.force);
  for (const [folder, manifest] of [
    [before, manifests.before],
    [after, manifests.after],
  ] as const) {
    await checkFiles({ folder, manifest }, (file) => join(folder, file));
    options.signal?.throwIfAborted();
  }
  const work = await workFolder(out, Object.values(runs));
  try {
    const counts = await compare(work, runs, compared, options);
    if (out !== undefined) putInPlace(join(work, CHANGES), out);
    return { manifests, counts };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const CHANGES = 'changes.csv';

function mustBeFree(out: string, runs: readonly string[], force: boolean): void {
  const found = statSync(out, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) {
    throw new Failure(2, 'FILES_CANNOT_WRITE', { path: out, cause: 'it is no file' });
  }
  if (found !== undefined && !force) throw new Failure(2, 'FILES_FILE_EXISTS', { path: out });
  const folder = dirname(out);
  const place = existsSync(folder) ? realpathSync(folder) : folder;
  for (const run of runs) {
    const inside = relative(run, join(place, basename(out)));
    if (inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside) {
      throw new Failure(2, 'SCREENING_DIFF_INTO_RUN', { path: out });
    }
  }
}

/** A folder for the work, readable by its owner only: beside the file that is written, or where the system has them. */
async function workFolder(out: string | undefined, runs: readonly string[]): Promise<string> {
  const parent = out === undefined ? tmpdir() : dirname(out);
  try {
    const work = mkdtempSync(join(parent, '.freshstart-diff-'));
    const bytes = runs.reduce((sum, run) => sum + statSync(join(run, 'determinations.csv')).size, DISK_BASE);
    await requireFreeDisk(work, bytes).catch((error: unknown) => {
      rmSync(work, { recursive: true, force: true });
      throw error;
    });
    return work;
  } catch (error) {
    throw writeFailure(error, out ?? parent);
  }
}

function putInPlace(written: string, out: string): void {
  try {
    renameSync(written, out);
    syncFolder(dirname(out));
  } catch (error) {
    throw writeFailure(error, out);
  }
}

async function compare(
  work: string,
  runs: Readonly<Record<SideName, string>>,
  compared: ComparedRuns,
  options: DiffOptions,
): Promise<DiffCounts> {
  const { manifests } = compared;
  const before = await openPlaces(runs.before, manifests.before);
  try {
    const after = await openPlaces(runs.after, manifests.after);
    try {
      return await compareAt({ before, after }, work, runs, compared, options);
    } finally {
      after.close();
    }
  } finally {
    before.close();
  }
}

async function compareAt(
  places: Readonly<Record<SideName, PlacesOfRun>>,
  work: string,
  runs: Readonly<Record<SideName, string>>,
  compared: ComparedRuns,
  options: DiffOptions,
): Promise<DiffCounts> {
  const { manifests, rulebook } = compared;
  const names = ({ inputs }: Manifest): string[] => inputs.map(({ name }) => name);
  const fileNames = { before: names(manifests.before), after: names(manifests.after) };
  const reliefs = rulebook.reliefs.map(({ id }) => id);
  const database = await openDiffDatabase(work, runs, fileNames, places, reliefs);
  try {
    options.signal?.throwIfAborted();
    const counts = await countChanges(database);
    const sources = [new KeptSources(runs.before, fileNames.before)];
    try {
      sources.push(new KeptSources(runs.after, fileNames.after));
      const [before, after] = sources;
      const people = {
        before: await PeopleOfRun.of(
          database,
          'before',
          before,
          manifests.before,
          options.layouts,
          foundFactsOf(runs.before, manifests.before),
        ),
        after: await PeopleOfRun.of(
          database,
          'after',
          after,
          manifests.after,
          options.layouts,
          foundFactsOf(runs.after, manifests.after),
        ),
      };
      const causes = await explainAll(work, database, people, compared, counts.changed, options);
      return { ...counts, causes };
    } finally {
      for (const one of sources) one.close();
    }
  } finally {
    database.close();
  }
}

/** Explains every change, and writes it down when a file is wanted. */
async function explainAll(
  work: string,
  database: DiffDatabase,
  people: Readonly<Record<SideName, PeopleOfRun>>,
  compared: ComparedRuns,
  whole: number,
  options: DiffOptions,
): Promise<Partial<Record<Cause, number>>> {
  const causes: Partial<Record<Cause, number>> = {};
  const file = options.out === undefined ? undefined : new CsvFile(join(work, CHANGES));
  try {
    file?.row(CHANGE_COLUMNS);
    for (let from = 0; from < whole; from += BATCH) {
      options.onProgress?.(from, whole);
      await new Promise((done) => setImmediate(done));
      options.signal?.throwIfAborted();
      const batch = nthFrom(from, BATCH);
      const rows = await database.rows(`SELECT * FROM changed WHERE ${batch} ORDER BY nth`);
      const before = await people.before.named(batch);
      const after = await people.after.named(batch);
      for (const change of rows.map(changeOf)) {
        const persons = { before: before.get(change.person.before), after: after.get(change.person.after) };
        const charge = chargeInBoth(change, persons);
        const because =
          charge === undefined ? onlyInOne(change, persons) : becauseOf(change, charge, compared);
        for (const cause of because.causes) causes[cause] = (causes[cause] ?? 0) + 1;
        file?.row(cellsOfChange(change, because).map(guardFormula));
      }
    }
    file?.close();
    return causes;
  } catch (error) {
    file?.abandon();
    throw error;
  }
}
