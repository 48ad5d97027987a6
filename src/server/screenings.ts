import { join } from 'node:path';
import { Failure } from '../messages/failure.js';
import { printDay } from '../record/day.js';
import { STAGES } from '../screening/progress.js';
import { apiError, failureFrom } from './answer-failures.js';
import type { Screening, ScreeningRequest } from './api/screenings.js';
import type { DeskServices, RunAtHand } from './desk-services.js';
import type { Lists } from './lists.js';
import { nameByTime } from './name-by-time.js';
import { runJob, termsOf } from './screening-job.js';
import { type StartedWork, startWork } from './start-work.js';

/** The screenings of this start of the desk, one at a time. */
export interface Screenings {
  start(request: ScreeningRequest): Screening;
  /** Throws a Failure when there is no such screening. */
  get(id: string): Screening;
  running(): Screening | undefined;
  /** Asks it to stop; it is stopped when its status says so. */
  stop(id: string): Screening;
  /** Calls with each change from now on, and says how to end that. */
  watch(id: string, onChange: (screening: Screening) => void): () => void;
  /** Comes true when it is over, however it ended. */
  over(id: string): Promise<void>;
  /** Stops what runs, and waits until it has removed what it wrote. */
  close(): Promise<void>;
}

interface Held {
  screening: Screening;
  readonly started: StartedWork<void>;
  readonly watchers: Set<(screening: Screening) => void>;
  settled: Promise<void>;
}

const SCREENING = {
  work: runJob,
  process: './screening-process.js',
  goneFailure: 'SERVER_SCREENING_ENDED',
} as const;

/** How many that are over are remembered. */
const REMEMBERED = 50;

export function openScreenings(
  services: DeskServices,
  runs: string,
  lists: Lists,
  onDone: (run: RunAtHand) => void = () => undefined,
): Screenings {
  const held = new Map<string, Held>();
  const running = (): Held | undefined =>
    [...held.values()].find(({ screening }) => screening.status === 'running');
  const get = (id: string): Held => {
    const one = held.get(id);
    if (one === undefined) throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'screening' });
    return one;
  };
  const change = (one: Held, what: Partial<Screening>): void => {
    one.screening = { ...one.screening, ...what };
    for (const tell of one.watchers) tell(one.screening);
  };
  const forgetOld = (): void => {
    const over = [...held.values()].filter(({ screening }) => screening.status !== 'running');
    for (const { screening } of over.slice(0, Math.max(0, over.length - REMEMBERED)))
      held.delete(screening.id);
  };

  function start(request: ScreeningRequest): Screening {
    if (running() !== undefined) throw new Failure(2, 'SERVER_SCREENING_BUSY', {});
    const { list: first, more = [], ...terms } = request;
    const files = [...new Set([first, ...more])].map((one) => lists.get(one));
    const asOf = request.asOf ?? printDay(services.today());
    const { rulebook } = termsOf({ ...terms, asOf }, services);
    const id = nameByTime(services.now(), rulebook.id);
    const folder = join(runs, id);
    let one: Held | undefined;
    const started = startWork(
      SCREENING,
      {
        ...terms,
        asOf,
        inputs: files.map(lists.path),
        out: folder,
        programVersion: services.programVersion,
      },
      ({ stage, done, whole, unit, rows }) => {
        const step = STAGES.indexOf(stage) + 1;
        const progress = { stage, step, steps: STAGES.length, done, whole, unit };
        if (one !== undefined)
          change(one, { progress: rows === undefined ? progress : { ...progress, rows } });
      },
    );
    const screening: Screening = {
      id,
      list: files.map(({ name }) => name).join(', '),
      listIds: files.map((file) => file.id),
      law: rulebook.id,
      county: request.county,
      status: 'running',
      progress: null,
      run: null,
      error: null,
    };
    one = { screening, started, watchers: new Set(), settled: Promise.resolve() };
    one.settled = settle(one, { id, folder });
    held.set(id, one);
    forgetOld();
    return screening;
  }

  async function settle(one: Held, run: RunAtHand): Promise<void> {
    const end = await one.started.ended;
    try {
      if (end.kind === 'failed') throw end.failure;
      change(one, end.kind === 'done' ? { status: 'done', run: run.id } : { status: 'stopped' });
      if (end.kind === 'done') onDone(run);
    } catch (error) {
      change(one, { status: 'failed', error: apiError(failureFrom(error)) });
    }
    one.watchers.clear();
  }

  return {
    start,
    get: (id) => get(id).screening,
    running: () => running()?.screening,
    stop(id) {
      const one = get(id);
      if (one.screening.status === 'running') one.started.stop();
      return one.screening;
    },
    watch(id, onChange) {
      const { watchers } = get(id);
      watchers.add(onChange);
      return () => void watchers.delete(onChange);
    },
    over: (id) => get(id).settled,
    async close() {
      const all = [...held.values()];
      for (const { started, screening } of all) if (screening.status === 'running') started.stop();
      await Promise.all(all.map(({ settled }) => settled));
    },
  };
}
