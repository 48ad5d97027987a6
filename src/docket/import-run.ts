import { statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { requireFreeDisk } from '../files/free-disk.js';
import { Failure } from '../messages/failure.js';
import { checkFiles } from '../screening/check-files.js';
import { DETERMINATION_COLUMNS } from '../screening/determination-row.js';
import type { ListReader } from '../screening/lists-again.js';
import { manifestIn } from '../screening/read-manifest.js';
import { importPeople } from './import-people.js';
import { importCharges, importDeterminations, stagedPeople, stageRows } from './import-rows.js';
import { leftUnread, readLate } from './read-late.js';
import { recordPieces } from './record-pieces.js';
import { type ChangedCounts, countChanges } from './run-changes.js';
import { runIdOf } from './run-id.js';
import { inputsOf, sourceOf } from './run-source.js';
import { runNamed } from './runs.js';
import { listsIfKnown, stageLists } from './stage-lists.js';
import type { Store } from './store.js';
import { addEntry, holdTrail, mustBeName } from './trail.js';

const DETERMINATIONS = 'determinations.csv';

/** What the embedded store grows by for each byte of the table that it takes in, with its log, and some more. */
const DISK_PER_BYTE = 6;

/** Tables to which taking in a run adds much. */
const FILLED = [
  'determinations',
  'charges',
  'people',
  'words',
  'unlisted_words',
  'terms',
  'term_parts',
  'tallies',
];

/**
 * So many people, charges or determinations are put into the embedded store at a time: it works in this thread, which
 * answers nobody meanwhile.
 */
const PORTION = 5_000;

/** How many people, charges and determinations a run has; people without determinations are not counted. */
export interface RunCounts {
  readonly people: number;
  readonly charges: number;
  readonly determinations: number;
}

/** What taking in a run did. */
export interface ImportedRun {
  readonly run: string;
  /** False when the store had it already, and nothing was changed. */
  readonly isNew: boolean;
  readonly counts: RunCounts;
  /** Against the newest run of the same list before; none when there is no such. */
  readonly changes: ChangedCounts | undefined;
}

/** Who takes a run in, when, and who is told how far it is. */
export interface ImportTerms {
  readonly by: string;
  readonly at: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Without it, or when it does not have the layout of a list, agencies and people without determinations are not read. */
  readonly lists?: ListReader;
  /** So many are put into the store at a time, where it is not what suits the store. */
  readonly portion?: number;
}

/** How far taking in a run is: its files are checked, its rows read (in bytes), and put in their order. */
export interface ImportProgress {
  readonly step: 'checking' | 'reading' | 'arranging';
  readonly done: number;
  readonly of: number;
}

/**
 * Takes a finished run into the store, in one transaction: it is there whole, or not at all, and the same run twice
 * changes nothing, but that its lists are read for what is not there of them. Decisions of an earlier run of the same list are kept. Throws a Failure: a failed check, naming the
 * file, when the folder is not as its manifest says; wrong usage when it is no run.
 */
export async function importRun(
  store: Store,
  folder: string,
  { by, at, onProgress = () => undefined, lists: reader, ...terms }: ImportTerms,
): Promise<ImportedRun> {
  mustBeName(by, 'who takes it in');
  const manifest = manifestIn(folder);
  const runId = runIdOf(manifest);
  const portion = terms.portion ?? ('data' in store.place ? PORTION : undefined);
  const known = await knownRun(store, runId);
  if (known !== undefined) {
    const { runNo } = await runNamed(store.db, runId);
    const left = await leftUnread(store.db, runNo);
    if (reader !== undefined && (left.agencies || left.unlisted))
      await readLate(store.db, runNo, { run: { folder, manifest }, reader, portion });
    return known;
  }
  onProgress({ step: 'checking', done: 0, of: 0 });
  await checkFiles({ folder, manifest });
  const sha256 = manifest.reproducible[DETERMINATIONS];
  if (sha256 === undefined) throw new Failure(1, 'DOCKET_RUN_ALTERED', { file: DETERMINATIONS });
  const path = join(folder, DETERMINATIONS);
  const header = DETERMINATION_COLUMNS.join(',');
  const written = recordPieces(path, { file: DETERMINATIONS, header, sha256 });
  const { size } = statSync(path);
  if ('data' in store.place) await requireFreeDisk(store.place.data, size * DISK_PER_BYTE);
  const pieces = counted(written, size, onProgress);
  const lists = reader === undefined ? undefined : await listsIfKnown({ folder, manifest }, reader);
  const imported = await store.db.transaction().execute(async (trx): Promise<ImportedRun | undefined> => {
    await sql.raw(`SET LOCAL work_mem = '64MB'`).execute(trx);
    await stageRows(trx, pieces);
    if (lists !== undefined) await stageLists(trx, lists, await stagedPeople(trx));
    const head = await holdTrail(trx);
    // Another process may have taken it in while the rows were read.
    if ((await knownRun({ ...store, db: trx }, runId)) !== undefined) return undefined;
    const { source, previous } = await sourceOf(trx, manifest);
    const { run_no: run } = await trx
      .insertInto('runs')
      .values({
        run_id: runId,
        source_no: source,
        rulebook: manifest.rulebook.id,
        county: manifest.county,
        as_of: manifest.asOf,
        inputs: inputsOf(manifest),
        imported_at: at,
        supersedes: previous?.runNo ?? null,
        superseded_by: null,
        purged_at: null,
        unlisted: null,
        ...{ determinations: 0, charges: 0, people: 0 },
      })
      .returning('run_no')
      .executeTakeFirstOrThrow();
    const withLists = lists !== undefined;
    const { people, unlisted } = await importPeople(trx, run, { withLists, portion });
    const counts = { people, ...(await importCharges(trx, run, portion)) };
    const { determinations } = counts;
    const seq = head.seq + 1;
    await importDeterminations(trx, { run, source, seq, withAgencies: withLists, determinations, portion });
    await sql`SELECT tally_run(${sql.lit(run)})`.execute(trx);
    await trx
      .updateTable('runs')
      .set({ ...counts, unlisted: unlisted ?? null })
      .where('run_no', '=', run)
      .execute();
    if (previous !== undefined) {
      await trx
        .updateTable('runs')
        .set({ superseded_by: run })
        .where('run_no', '=', previous.runNo)
        .execute();
    }
    await addEntry(trx, head, { at, actor: by, action: 'import', run: runId, code: previous?.runId ?? '' });
    const changes = previous === undefined ? undefined : await countChanges(trx, run, previous.runNo);
    return { run: runId, isNew: true, counts, changes };
  });
  if (imported === undefined) {
    const other = await knownRun(store, runId);
    if (other === undefined) throw new RangeError('a run that was there is gone');
    return other;
  }
  // Lists answer fast only of tables that were looked through once: the first to ask would wait for that.
  for (const table of FILLED) await sql`VACUUM (ANALYZE) ${sql.table(table)}`.execute(store.db);
  return imported;
}

async function* counted(
  pieces: AsyncIterable<Buffer>,
  of: number,
  onProgress: (progress: ImportProgress) => void,
): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const piece of pieces) {
    onProgress({ step: 'reading', done, of });
    yield piece;
    done += piece.length;
  }
  onProgress({ step: 'arranging', done: of, of });
}

async function knownRun({ db }: Pick<Store, 'db'>, runId: string): Promise<ImportedRun | undefined> {
  const run = await db
    .selectFrom('runs')
    .select(['run_no', 'supersedes', 'purged_at', 'people', 'charges', 'determinations'])
    .where('run_id', '=', runId)
    .executeTakeFirst();
  if (run === undefined) return undefined;
  if (run.purged_at !== null) {
    throw new Failure(2, 'DOCKET_RUN_CLOSED', {
      run: runId,
      why: 'it was purged, and is not taken in again',
    });
  }
  const { people, charges, determinations } = run;
  const changes = run.supersedes === null ? undefined : await countChanges(db, run.run_no, run.supersedes);
  return { run: runId, isNew: false, counts: { people, charges, determinations }, changes };
}
