import { join } from 'node:path';
import { readOffice } from '../../court/office.js';
import { runIdOf } from '../../docket/run-id.js';
import { systemCode } from '../../files/fs-failure.js';
import { sha256OfFile } from '../../files/sha256.js';
import { Failure } from '../../messages/failure.js';
import { printDay } from '../../record/day.js';
import { apiError, failureFrom } from '../answer-failures.js';
import type { Papers, PapersRequest } from '../api/papers.js';
import type { DeskServices } from '../desk-services.js';
import type { DeskDocket } from '../docket/open-docket.js';
import { nameByTime } from '../name-by-time.js';
import type { CheckedRun, Runs } from '../runs.js';
import { type StartedWork, startWork } from '../start-work.js';
import { approvedNow, enterPapers, type FromApproved, reliefsIn } from './approved-at-desk.js';
import { papersFolder, removeHalfMade } from './kept-papers.js';
import { type MadePapers, makePapers, OFFICE_FILE, type PapersJob } from './papers-job.js';

/** The papers of a desk: those that are kept, and those being made, one set at a time. */
export interface PapersAtDesk {
  /** Begins to make papers, by the name of whoever asks. Throws a Failure when they cannot be begun. */
  start(request: PapersRequest, by: string | null): Promise<Papers>;
  /** Those of a run, the newest first. */
  all(run: string): Promise<Papers[]>;
  /** Throws a Failure when there are none of that id. */
  get(id: string): Papers;
  /** Asks that they be stopped, where they are being made; removes them otherwise. */
  end(id: string): Papers;
  watch(id: string, onChange: (papers: Papers) => void): () => void;
  /** Where the file of papers stands, and its name. Throws a Failure when it is not as it was made. */
  file(id: string): Promise<{ readonly path: string; readonly name: string }>;
  /** Stops what is being made, and waits until it is removed. */
  close(): Promise<void>;
}

/** Papers of this start of the desk. */
interface Held {
  papers: Papers;
  readonly started: StartedWork<MadePapers>;
  readonly watchers: Set<(papers: Papers) => void>;
  /** Whether somebody asked for its end, which may come when all is made but not kept yet. */
  isStopped: boolean;
  settled: Promise<void>;
}

const PAPERS = {
  work: makePapers,
  process: './papers/papers-process.js',
  goneFailure: 'SERVER_PAPERS_ENDED',
} as const;

/** How many that were stopped or failed are remembered. */
const REMEMBERED = 50;

export function openPapers(
  services: DeskServices,
  folder: string,
  runs: Runs,
  docket: DeskDocket | undefined,
): PapersAtDesk {
  removeHalfMade(folder);
  const kept = papersFolder(folder);
  const held = new Map<string, Held>();
  let isBusy = false;
  let isClosed = false;

  const none = (): Failure => new Failure(2, 'SERVER_NOT_FOUND', { what: 'set of papers' });
  const get = (id: string): Papers => {
    const papers = held.get(id)?.papers ?? kept.get(id)?.papers;
    if (papers === undefined) throw none();
    return papers;
  };
  const change = (one: Held, what: Partial<Papers>): void => {
    one.papers = { ...one.papers, ...what };
    for (const tell of one.watchers) tell(one.papers);
  };
  const forgetOld = (): void => {
    for (const id of [...held.keys()].slice(0, Math.max(0, held.size - REMEMBERED))) held.delete(id);
  };

  /** Removes what is not kept. Where that cannot be done now, it is when a desk opens here again. */
  function forgetMade(id: string): void {
    try {
      kept.remove(id);
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
    }
  }

  /** Removes what was made of runs that were purged since. */
  async function removePurged(): Promise<void> {
    if (docket === undefined) return;
    const purged = await docket.purged();
    for (const { papers, storedRun } of kept.all()) if (purged.has(storedRun)) kept.remove(papers.id);
  }

  /** What was to be forgotten is not put on paper again. */
  async function mustNotBePurged(run: string): Promise<void> {
    if ((await docket?.purged())?.has(run) === true)
      throw new Failure(2, 'DOCKET_RUN_CLOSED', { run, why: 'it was purged' });
  }

  async function begin(request: PapersRequest, by: string | null): Promise<Papers> {
    const run = await runs.checked(request.run);
    await mustNotBePurged(runIdOf(run.manifest));
    if (request.kind === 'packets' && request.office !== undefined) readOffice(OFFICE_FILE, request.office);
    const from = request.from === 'approved' ? await fromApproved(run, request, by) : undefined;
    if (isClosed) throw none();
    const id = nameByTime(services.now(), request.kind);
    const { run: _, from: __, ...asked } = request;
    const job: PapersJob = {
      ...asked,
      run: run.folder,
      out: kept.begin(id),
      name: nameOf(request),
      approved: from?.approved,
      today: printDay(services.today()),
      programVersion: services.programVersion,
    };
    const watchers: Held['watchers'] = new Set();
    let one: Held | undefined;
    const started = startWork(PAPERS, job, (progress) => {
      if (one !== undefined) change(one, { progress });
    });
    const papers: Papers = {
      id,
      run: request.run,
      kind: request.kind,
      from: request.from,
      filter: request.filter ?? null,
      status: 'running',
      progress: null,
      made: null,
      madeAt: null,
      error: null,
    };
    one = { papers, started, watchers, isStopped: false, settled: Promise.resolve() };
    one.settled = settle(one, run, from);
    held.set(id, one);
    forgetOld();
    return papers;
  }

  async function fromApproved(
    run: CheckedRun,
    asked: PapersRequest,
    by: string | null,
  ): Promise<FromApproved> {
    if (docket === undefined) throw new Failure(2, 'DOCKET_NOT_TAKEN_UP', {});
    if (by === null) throw new Failure(2, 'DOCKET_NAME_NEEDED', {});
    const reliefs = reliefsIn(services, run.manifest.rulebook.id, asked.kind);
    const of = { run, asked, reliefs };
    return { ...of, by, approved: await approvedNow(docket, of) };
  }

  async function settle(one: Held, run: CheckedRun, from: FromApproved | undefined): Promise<void> {
    const end = await one.started.ended;
    try {
      if (end.kind === 'failed') throw end.failure;
      if (end.kind === 'stopped' || one.isStopped) change(one, { status: 'stopped', progress: null });
      else await keep(one, run, from, end.result);
    } catch (error) {
      change(one, { status: 'failed', progress: null, error: apiError(failureFrom(error)) });
    }
    // What is whole is known by its folder from now on.
    if (one.papers.status === 'done') held.delete(one.papers.id);
    else forgetMade(one.papers.id);
    one.watchers.clear();
    isBusy = false;
  }

  async function keep(
    one: Held,
    { manifest }: CheckedRun,
    from: FromApproved | undefined,
    { sha256, ...made }: MadePapers,
  ): Promise<void> {
    if (docket !== undefined && from !== undefined) await enterPapers(docket, from, sha256);
    const madeAt = new Date(services.now()).toISOString();
    const papers: Papers = { ...one.papers, status: 'done', progress: null, made, madeAt };
    await kept.keep({ papers, storedRun: runIdOf(manifest), sha256 });
    await mustNotBePurged(runIdOf(manifest));
    change(one, papers);
  }

  return {
    async start(request, by) {
      if (isBusy) throw new Failure(2, 'SERVER_PAPERS_BUSY', {});
      isBusy = true;
      try {
        return await begin(request, by);
      } catch (error) {
        isBusy = false;
        throw error;
      }
    },
    async all(run) {
      await removePurged();
      const notWhole = [...held.values()].reverse();
      const whole = kept.all().filter(({ papers }) => !held.has(papers.id));
      return [...notWhole, ...whole].map(({ papers }) => papers).filter((papers) => papers.run === run);
    },
    get,
    end(id) {
      const papers = get(id);
      const one = held.get(id);
      if (one?.papers.status === 'running') {
        one.isStopped = true;
        one.started.stop();
        return papers;
      }
      held.delete(id);
      kept.remove(id);
      return papers;
    },
    watch(id, onChange) {
      const one = held.get(id);
      one?.watchers.add(onChange);
      return () => void one?.watchers.delete(onChange);
    },
    async file(id) {
      await removePurged();
      const of = kept.get(id);
      if (of === undefined || of.papers.made === null) throw none();
      const { name } = of.papers.made;
      const path = join(kept.of(id), name);
      if ((await sha256OfFile(path)).sha256 !== of.sha256)
        throw new Failure(1, 'SERVER_PAPERS_ALTERED', { file: name });
      return { path, name };
    },
    async close() {
      isClosed = true;
      const all = [...held.values()];
      for (const { started, papers } of all) if (papers.status === 'running') started.stop();
      await Promise.all(all.map(({ settled }) => settled));
    },
  };
}

const nameOf = (request: PapersRequest): string =>
  request.kind === 'packets' ? `packets-${request.run}` : `report-${request.language}-${request.run}`;
