import { basename } from 'node:path';
import type { EndingFile } from '../files/block-file.js';
import { collectSooner, freeMemory } from '../files/free-memory.js';
import { sha256OfFile } from '../files/sha256.js';
import { type PeopleOfRun, resolvingPeople } from '../intake/identity.js';
import type { IntakeFile, UnhashedFile, UnhashedIntake } from '../intake/intake-result.js';
import { cuttingPortions, type Portion } from '../intake/portions.js';
import { type ReadWhileHashing, readWhileHashing } from '../intake/read-files.js';
import { withPauses } from '../intake/steps.js';
import { type DecidingThreads, decideInThreads, openDecidingThreads } from './decide-in-threads.js';
import { identityTerms } from './identity-terms.js';
import { engineMemory, evenPortion, memoryPlan, memoryUnasked } from './memory.js';
import type { DecidedPortions, DecidingPortions } from './portion-sums.js';
import type { Pause, StageTimes } from './progress.js';
import { recordShares } from './record-shares.js';
import { rejectedRows } from './rejected-rows.js';
import type { Restart } from './restart/restart.js';
import type { AllDecided } from './restart/sealed-deciding.js';
import type { Wanted } from './run-files.js';
import type { HashedFrame, RunFrame } from './run-frame.js';
import type { ScreenOptions } from './screen-options.js';
import { sharedFrame } from './shared-frame.js';
import { contextOf, decidingOf } from './terms.js';
import { decidingThreads, isDecidedAside, threadsFor, threadsOf } from './threads.js';
import { indexPath, recordsFolder, removeRecords, sourcePath } from './workspace.js';

/** A run of which all is decided and its large files are written. */
export interface DecidedRun extends AllDecided {
  readonly frame: HashedFrame;
  /** rejected-rows.csv, where it was written while threads decided. */
  readonly rejectedRows?: EndingFile;
  /** Comes true when no thread works any more and the records are removed, which goes on meanwhile. */
  readonly cleared: Promise<void>;
}

/**
 * Reads the lists into the workspace of a run's folder, finds who is who, and decides portion after portion, each of
 * which is written before the next is begun.
 */
export async function decidedRun(
  folder: string,
  county: string,
  options: ScreenOptions,
  wanted: Wanted,
  restart: Restart,
  times: StageTimes,
  pause: Pause,
): Promise<DecidedRun> {
  const frameOf = <File extends UnhashedFile>(files: readonly File[]) =>
    runFrame(folder, county, options, files);
  const before = restart.decided;
  const { gone, ...decided } =
    before === undefined
      ? await readAndDecide(folder, frameOf, options, wanted, restart, times, pause)
      : { ...before, gone: undefined };
  const cleared = clear(folder, gone);
  // Whoever waits for it hears of a failure.
  cleared.catch(() => undefined);
  return { ...decided, frame: frameOf(decided.sources), cleared };
}

async function clear(folder: string, gone: Promise<void> | undefined): Promise<void> {
  await gone;
  await removeRecords(folder);
}

function runFrame<File extends UnhashedFile>(
  folder: string,
  county: string,
  options: ScreenOptions,
  files: readonly File[],
): RunFrame<File> {
  const { rulebook, policy, asOf } = options;
  return {
    folder,
    files,
    county,
    asOf,
    ...(policy === undefined ? {} : { policy }),
    deciding: decidingOf(rulebook, policy),
    context: contextOf(rulebook, options, county),
  };
}

/** What was decided, while threads may still be at their end. */
interface JustDecided extends AllDecided, Pick<DecidedRun, 'rejectedRows'> {
  readonly gone?: Promise<void>;
}

/** With more than this share of the memory of a run, what nothing holds any more is given back. */
const SOON_FULL = 0.86;

async function readAndDecide(
  folder: string,
  frameOf: (files: readonly UnhashedFile[]) => RunFrame,
  options: ScreenOptions,
  wanted: Wanted,
  restart: Restart,
  times: StageTimes,
  pause: Pause,
): Promise<JustDecided> {
  const { intake, hashing } = await readOrGoOn(folder, options, restart, times);
  let threads: DecidingThreads | undefined;
  try {
    const { store, rejected } = intake;
    const whole = store.count;
    options.onProgress?.({ stage: 'joining people', done: 0, whole, unit: 'rows' });
    const memory = options.memoryMiB ?? memoryUnasked();
    const frame = frameOf(intake.files);
    const shares = recordShares(store, frame.deciding, frame.context);
    const copiesAside = threadsOf(options) > 1 && copiesOfState(frame, wanted);
    const most = decidingThreads(threadsFor(options, whole), shares.heard * whole);
    const plan = memoryPlan(memory, most, shares.inScope, copiesAside);
    const engineMiB = engineMemory(memory, plan.threads);
    if (plan.threads > 1) collectSooner();
    if (isDecidedAside(whole)) {
      const start = {
        frame: sharedFrame(frame, wanted, options.assumptionsOff),
        records: store.shared,
        engineMiB,
        freeAboveMiB: SOON_FULL * memory,
        copiesAside,
      };
      threads = openDecidingThreads(start, plan.threads);
    }
    const least = options.portionRecords ?? evenPortion(plan, whole);
    const freeAbove = (SOON_FULL / 2) * memory;
    const { people, portions } = await whoIsWho(folder, intake, options, least, freeAbove, pause);
    freeMemory(freeAbove);
    times.end('joining people');
    await pause();
    const undecided = { intake, people, found: options.found ?? [] };
    const onRecords = (done: number): void =>
      options.onProgress?.({ stage: 'deciding', done, whole, unit: 'rows' });
    onRecords(0);
    const deciding = { frame, undecided, portions, wanted, pause, engineMiB, onRecords };
    const { decided, rejectedRows } = await decideAll(deciding, threads);
    const sources = await hashing.result;
    const kept = await restart.kept(folder, sources);
    store.close();
    const index = await sha256OfFile(indexPath(folder));
    const all = { ...decided, sources, rejected, kept, index };
    restart.sealDecided(folder, all);
    times.end('deciding');
    return { ...all, ...(rejectedRows && { rejectedRows }), ...(threads && { gone: threads.gone() }) };
  } catch (error) {
    hashing.stop();
    await threads?.close();
    throw error;
  }
}

/** Whether the state makes copies of files of the run. */
const copiesOfState = ({ files }: RunFrame, { annotated, state }: Wanted): boolean =>
  annotated && files.some(({ layout }) => state?.copiesOf.includes(layout.name) === true);

/** What was read, now or before the run was stopped; it is sealed once the files are hashed. */
async function readOrGoOn(
  folder: string,
  options: ScreenOptions,
  restart: Restart,
  times: StageTimes,
): Promise<ReadWhileHashing> {
  const before = restart.intake;
  if (before !== undefined)
    return {
      intake: before,
      hashing: { result: Promise.resolve(before.files), stop: () => undefined },
    };
  const { intake, hashing } = await readSources(folder, options);
  times.end('reading');
  const sealing = async (): Promise<readonly IntakeFile[]> => {
    const files = await hashing.result;
    restart.sealReading(folder, { ...intake, files });
    return files;
  };
  const result = sealing();
  // Whoever waits for the files hears of a failure.
  result.catch(() => undefined);
  return { intake, hashing: { result, stop: hashing.stop } };
}

/** Decides in threads, if there are any, and writes the rejected rows meanwhile; else here. */
async function decideAll(
  deciding: DecidingPortions,
  threads: DecidingThreads | undefined,
): Promise<{ decided: DecidedPortions; rejectedRows?: EndingFile }> {
  if (threads === undefined) {
    // It needs an engine, which this thread has no other use for.
    const { decidePortions } = await import('./decide-portions.js');
    return { decided: await decidePortions(deciding) };
  }
  const writing = async (): Promise<EndingFile> =>
    rejectedRows(deciding.frame, deciding.undecided.intake.rejected);
  const [decided, written] = await Promise.all([decideInThreads(deciding, threads), writing()]);
  return { decided, rejectedRows: written };
}

/** Reads the input files; their bytes, and their records, are kept in the workspace. */
function readSources(folder: string, options: ScreenOptions): Promise<ReadWhileHashing> {
  const names = options.inputs.map((path) => basename(path));
  return readWhileHashing(options.inputs, {
    ...(options.layouts === undefined ? {} : { layouts: options.layouts }),
    ...(options.recorded === undefined ? {} : { recorded: options.recorded }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    threads: threadsOf(options),
    storeIn: recordsFolder(folder),
    keepAt: (file) => sourcePath(folder, names[file]),
    onBytes: (done, whole, rows) =>
      options.onProgress?.({ stage: 'reading', done, whole, unit: 'bytes', rows }),
  });
}

/**
 * The people of a run, and the portions that their records make. Of all records no more is held than a step takes;
 * `pause` comes after each, and memory that nothing holds any more is given back from `freeAboveMiB` on.
 */
async function whoIsWho(
  folder: string,
  intake: UnhashedIntake,
  options: ScreenOptions,
  portionRecords: number,
  freeAboveMiB: number,
  pause: Pause,
): Promise<{ people: PeopleOfRun; portions: readonly Portion[] }> {
  const { store } = intake;
  const records = store.table(0, store.count);
  const pausing: Pause = async () => {
    freeMemory(freeAboveMiB);
    await pause();
  };
  const resolving = resolvingPeople(records, identityTerms(folder, intake, options));
  const people = await withPauses(resolving, pausing);
  await pausing();
  const portions = await withPauses(cuttingPortions(records, people, portionRecords), pausing);
  const { person, persons, problems } = people;
  return { people: { person, persons, problems }, portions };
}
