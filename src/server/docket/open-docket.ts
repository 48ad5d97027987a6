import {
  decidedChoices,
  type EvaluatedChoices,
  evaluatedChoices,
  evaluationMark,
} from '../../docket/choices.js';
import { leftUnread } from '../../docket/read-late.js';
import { countChanges } from '../../docket/run-changes.js';
import type { Store } from '../../docket/store.js';
import { Failure } from '../../messages/failure.js';
import type { RunAgain } from '../../screening/again/run-again.js';
import { listReader } from '../../screening/lists-again.js';
import type { DocketOfRun } from '../api/docket.js';
import type { DeskServices } from '../desk-services.js';
import type { Runs } from '../runs.js';
import { openRunsAgain } from './runs-again.js';
import { openStoredRuns, type StoredRuns } from './stored-runs.js';
import { openTakingsUp, type TakingsUp } from './taking-up.js';

/** Who takes a run up that nobody asked for by name. */
export const THE_DESK = 'the desk';

/** A run that is in the store: what it is called there, and its number. */
export interface ReadyRun {
  readonly id: string;
  readonly storeId: string;
  readonly runNo: number;
}

/** The docket of a desk: its store, and the runs of the data folder in it. */
export interface DeskDocket extends Pick<StoredRuns, 'idOf' | 'storeIdOf'>, Pick<TakingsUp, 'watch'> {
  readonly store: Store;
  /** The time by the clock, as the docket writes it. */
  now(): string;
  /** Throws a Failure when there is no such run, or it is not taken up. */
  ready(id: string): Promise<ReadyRun>;
  stateOf(id: string): Promise<DocketOfRun>;
  /** Begins to take a run up. Throws a Failure when there is no such run. */
  takeUp(id: string, by: string): void;
  /** What a run has, by its evaluation; counted when it is first asked for. */
  choicesOf(run: ReadyRun): Promise<EvaluatedChoices>;
  /** What the store calls the runs that were purged. */
  purged(): Promise<ReadonlySet<string>>;
  /**
   * Does a work with a run whose people can be decided again. Throws a Failure when its files are not as they were, or
   * its law is another.
   */
  withAgain<T>(id: string, work: (again: RunAgain) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function openDocket(store: Store, folder: string, runs: Runs, services: DeskServices): DeskDocket {
  const now = (): string => new Date(services.now()).toISOString();
  const stored = openStoredRuns(folder, runs);
  const takings = openTakingsUp(store, now, listReader(services.layouts));
  const runsAgain = openRunsAgain(runs, services);
  const choices = keptByEvaluation((run) => evaluatedChoices(store.db, run.runNo));
  const changes = keptByEvaluation(async ({ runNo }) => {
    const row = await rowOf(runNo);
    return row.supersedes === null ? 0 : (await countChanges(store.db, runNo, row.supersedes)).changed;
  });

  const rowOf = (runNo: number) =>
    store.db.selectFrom('runs').selectAll().where('run_no', '=', runNo).executeTakeFirstOrThrow();

  const inStore = (id: string) =>
    store.db.selectFrom('runs').selectAll().where('run_id', '=', stored.storeIdOf(id)).executeTakeFirst();

  /** Remembers what was found of runs until a determination of it is made again. */
  function keptByEvaluation<T>(find: (run: ReadyRun) => Promise<T>): (run: ReadyRun) => Promise<T> {
    const kept = new Map<number, { readonly mark: string; readonly found: Promise<T> }>();
    return async (run) => {
      const mark = await evaluationMark(store.db, run.runNo);
      const before = kept.get(run.runNo);
      if (before?.mark === mark) return before.found;
      const found = find(run);
      kept.set(run.runNo, { mark, found });
      found.catch(() => kept.delete(run.runNo));
      return found;
    };
  }

  return {
    store,
    now,
    storeIdOf: stored.storeIdOf,
    idOf: stored.idOf,
    watch: takings.watch,
    async ready(id) {
      const row = await inStore(id);
      if (row === undefined) throw new Failure(2, 'DOCKET_NOT_TAKEN_UP', {});
      return { id, storeId: row.run_id, runNo: row.run_no };
    },
    async stateOf(id) {
      const row = await inStore(id);
      const none = {
        ...{ progress: null, determinations: 0, charges: 0, people: 0, open: false, states: [] },
        agencies: 'not_read' as const,
        unlisted: null,
      };
      if (row === undefined) {
        const taking = takings.of(id);
        const state = taking === undefined ? 'absent' : taking.isOver ? 'failed' : 'taking';
        return {
          ...none,
          state,
          progress: taking?.progress ?? null,
          changed: 0,
          error: taking?.error ?? null,
        };
      }
      const { determinations, charges, people } = row;
      const counts = { ...none, determinations, charges, people, changed: 0, error: null };
      const { unlisted } = row;
      if (row.purged_at !== null) return { ...counts, state: 'purged' };
      const left = await leftUnread(store.db, row.run_no);
      const reading = left.agencies || left.unlisted ? takings.of(id) : undefined;
      const { states } = await decidedChoices(store.db, row.run_no);
      return {
        ...counts,
        state: 'ready',
        unlisted,
        open: row.superseded_by === null,
        agencies: !left.agencies ? 'read' : reading?.isOver === false ? 'reading' : 'not_read',
        error: reading?.error ?? null,
        states: states.map(({ value, count }) => ({ state: value, count })),
        changed: await changes({ id, storeId: row.run_id, runNo: row.run_no }),
      };
    },
    takeUp(id, by) {
      stored.storeIdOf(id);
      takings.start(id, runs.folderOf(id), by);
    },
    choicesOf: choices,
    async purged() {
      const rows = await store.db
        .selectFrom('runs')
        .select('run_id')
        .where('purged_at', 'is not', null)
        .execute();
      return new Set(rows.map(({ run_id }) => run_id));
    },
    withAgain: runsAgain.use,
    async close() {
      await takings.idle();
      runsAgain.close();
      await store.close();
    },
  };
}
