import { dirname, join } from 'node:path';
import { writeAtomic } from '../files/atomic-write.js';
import { requireFreeDisk } from '../files/free-disk.js';
import type { Working } from '../files/in-thread.js';
import { openOutputFolder } from '../files/output-folder.js';
import { sha256 } from '../files/sha256.js';
import { type DecidedRun, decidedRun } from './decided-run.js';
import { diskNeeded } from './disk-needed.js';
import { REFUSED_FACTS, writeRefusedFacts } from './found-facts/refused-facts-csv.js';
import { printManifest } from './manifest.js';
import { manifestOf } from './manifest-of.js';
import { type Pause, StageTimes } from './progress.js';
import { Restart } from './restart/restart.js';
import type { ScreenOptions, ScreenResult } from './screen-options.js';
import { countyOf, mustBeAssumption } from './terms.js';
import { untilStopped } from './until-stopped.js';
import { INDEX_FILE, PLACES_FILE, removeRestart, sourceFile } from './workspace.js';
import { type WrittenResults, writeResults } from './write-results.js';

export type { ScreenOptions, ScreenResult } from './screen-options.js';

/**
 * Screens lists of convictions: reads them, decides every relief for every charge, and writes a folder that stands
 * alone. The folder appears under its name only when it is whole; on any failure nothing is left there. Only a process
 * that is killed leaves its folder behind, from which the next run of the same terms goes on.
 */
export async function screen(options: ScreenOptions): Promise<ScreenResult> {
  const county = countyOf(options.rulebook, options.county);
  for (const name of options.assumptionsOff) mustBeAssumption(options.rulebook, name);
  const times = new StageTimes(options.clock);
  const pause: Pause = async () => {
    await new Promise((done) => setImmediate(done));
    options.signal?.throwIfAborted();
  };
  const restart = new Restart(options, county);
  const output = openOutputFolder(options.out, { force: options.force, judge: restart.judge });
  try {
    await restart.open(output.folder, output.isTaken, pause);
    if (restart.after === undefined) await requireFreeDisk(dirname(output.target), diskNeeded(options));
    else options.onContinued?.(restart.after);
    const result = await runInto(output.folder, county, options, restart, times, pause);
    options.signal?.throwIfAborted();
    removeRestart(output.folder);
    output.commit();
    return { ...result, folder: output.target };
  } catch (error) {
    await restart.stop();
    output.abandon();
    throw error;
  }
}

async function runInto(
  folder: string,
  county: string,
  options: ScreenOptions,
  restart: Restart,
  times: StageTimes,
  pause: Pause,
): Promise<Omit<ScreenResult, 'folder'>> {
  const { decided, written } = await decideAndWrite(folder, county, options, restart, times, pause);
  const { sources, kept, index } = decided;
  const reproducible: Record<string, string> = { ...written.hashes };
  if (written.workbook !== undefined) {
    options.onProgress?.({ stage: 'writing the workbook', done: 0, whole: 1, unit: 'steps' });
    reproducible['review.xlsx'] = await writtenWorkbook(folder, written.workbook, pause);
  }
  times.end('writing the workbook');
  await pause();

  options.onProgress?.({ stage: 'sealing', done: 0, whole: 1, unit: 'steps' });
  const integrity: Record<string, string> = {
    [INDEX_FILE]: index.sha256,
    [PLACES_FILE]: written.places,
  };
  for (const [at, { name }] of sources.entries()) integrity[sourceFile(name)] = kept[at].sha256;
  if (options.applied !== undefined) {
    const { workbook, refused } = options.applied;
    const file = writeRefusedFacts(join(folder, REFUSED_FACTS), workbook, refused);
    integrity[REFUSED_FACTS] = file.written().sha256;
  }
  times.end('sealing');
  const manifest = manifestOf(
    options,
    county,
    sources,
    reproducible,
    integrity,
    times.stages,
    written.stateResults,
    restart.after,
  );
  await writeAtomic(join(folder, 'manifest.json'), printManifest(manifest));
  return { summary: written.summary, manifest };
}

/** Waits for the workbook, writes it, and hands back its hash. */
async function writtenWorkbook(folder: string, workbook: Working<Uint8Array>, pause: Pause): Promise<string> {
  try {
    const bytes = await untilStopped(workbook.result, pause);
    await writeAtomic(join(folder, 'review.xlsx'), bytes);
    return sha256(bytes);
  } finally {
    workbook.stop();
  }
}

/** A function of its own, so that the charges can be forgotten once all is written. */
async function decideAndWrite(
  folder: string,
  county: string,
  options: ScreenOptions,
  restart: Restart,
  times: StageTimes,
  pause: Pause,
): Promise<{ decided: Pick<DecidedRun, 'sources' | 'kept' | 'index'>; written: WrittenResults }> {
  const { annotated, workbook, rulebook, stateResults } = options;
  const state = stateResults?.find((one) => one.rulebook === rulebook.id);
  const wanted = { annotated, workbook, state };
  const run = await decidedRun(folder, county, options, wanted, restart, times, pause);
  let written: WrittenResults | undefined;
  try {
    await pause();
    options.onProgress?.({ stage: 'writing results', done: 0, whole: 1, unit: 'steps' });
    written = await writeResults(run, options, wanted, pause);
    await run.cleared;
  } catch (error) {
    written?.workbook?.stop();
    await Promise.allSettled([run.cleared]);
    throw error;
  }
  times.end('writing results');
  const { sources, kept, index } = run;
  return { decided: { sources, kept, index }, written };
}
