import { readdirSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Working } from '../../files/in-thread.js';
import type { LeftFolder, Verdict } from '../../files/left-behind.js';
import type { IntakeFile, IntakeResult } from '../../intake/intake-result.js';
import { chargeList } from '../../intake/layouts/charge-list.js';
import type { Pause } from '../progress.js';
import type { ScreenOptions } from '../screen-options.js';
import { fileOfPlain, type PlainFile } from '../shared-file.js';
import { beside } from '../threads.js';
import { indexPath, makeWorkspace, restartFolder, sourcePath } from '../workspace.js';
import type { FileHash } from './checked-file.js';
import type { EndedStage } from './ended-stage.js';
import { judgeLeft, markRun } from './run-mark.js';
import { termsKey } from './run-terms.js';
import { type AllDecided, openDeciding, sealDeciding } from './sealed-deciding.js';
import {
  keptCopies,
  type OpenedReading,
  openReading,
  readingToSeal,
  sealReadingWork,
} from './sealed-reading.js';

/** Lists of fewer (unpacked) bytes are read and decided again sooner than it is worth to keep what came of it. */
const SEAL_BYTES = 8 * 1024 * 1024;

/**
 * How a run leaves what the next start with the same arguments goes on from, and how it goes on from what another
 * left. Nothing depends on it: what is not there, not whole or not intact is made anew.
 */
export class Restart {
  readonly #key: string | null;
  #reading: OpenedReading | undefined;
  #decided: AllDecided | undefined;
  #sealing: Working<readonly FileHash[]> | undefined;
  #isStopped = false;

  constructor(
    private readonly options: ScreenOptions,
    county: string,
  ) {
    this.#key = termsKey(options, county);
  }

  readonly judge = (left: LeftFolder): Verdict => judgeLeft(left, this.#key);

  /** Prepares the folder of the run: a new one, or one that another process left, of which only what is sealed stays. */
  async open(folder: string, isTaken: boolean, pause: Pause): Promise<void> {
    makeWorkspace(folder);
    await markRun(folder, this.#key);
    if (!isTaken) return;
    this.#decided = await openDeciding(folder, this.#filesOf, pause);
    if (this.#decided === undefined) this.#reading = await openReading(folder, this.#filesOf, pause);
    keepOnly(folder, this.#stays(folder));
    makeWorkspace(folder);
  }

  /** Where the run that is gone on from was stopped. */
  get after(): EndedStage | undefined {
    if (this.#decided !== undefined) return 'deciding';
    return this.#reading === undefined ? undefined : 'reading';
  }

  /** What was read before, if it is to be decided now. */
  get intake(): IntakeResult | undefined {
    return this.#reading?.intake;
  }

  get decided(): AllDecided | undefined {
    return this.#decided;
  }

  /** Begins to seal what was read, in another thread where there may be one. */
  sealReading(folder: string, intake: IntakeResult): void {
    if (!this.#isStopped && this.#isWorth(intake.files))
      this.#sealing = beside(this.options)(sealReadingWork, readingToSeal(folder, intake));
  }

  /** Waits until what was read is sealed, and hands back what the kept copies are. */
  async kept(folder: string, files: readonly IntakeFile[]): Promise<readonly FileHash[]> {
    if (this.#reading !== undefined) return this.#reading.kept;
    return this.#sealing === undefined ? keptCopies(folder, files) : this.#sealing.result;
  }

  /** Seals what was decided. */
  sealDecided(folder: string, decided: AllDecided): void {
    if (this.#isWorth(decided.sources)) sealDeciding(folder, decided);
  }

  /** Ends what still goes on, for a run that failed; harmless otherwise. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#sealing?.stop();
    await Promise.allSettled([this.#sealing?.result]);
  }

  #isWorth(files: readonly IntakeFile[]): boolean {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    if (this.#key === null || bytes < (this.options.sealBytes ?? SEAL_BYTES)) return false;
    return files.every((file) => this.#layoutNamed(file.layout.name) === file.layout);
  }

  /** The one layout of a name among those the run may read by: no code is loaded that a sealed file names. */
  #layoutNamed(name: string) {
    const named = (this.options.layouts ?? [chargeList]).filter((layout) => layout.name === name);
    return named.length === 1 ? named[0] : undefined;
  }

  readonly #filesOf = (
    plain: readonly PlainFile[],
    names: readonly string[],
  ): readonly IntakeFile[] | undefined => {
    const files: IntakeFile[] = [];
    for (const [at, file] of plain.entries()) {
      const layout = this.#layoutNamed(names[at]);
      if (layout === undefined) return undefined;
      files.push(fileOfPlain(file, layout));
    }
    return files;
  };

  /** The files and folders of a run's folder that are gone on from. */
  #stays(folder: string): readonly string[] {
    const restart = restartFolder(folder);
    const sources = (files: readonly IntakeFile[]) => files.map(({ name }) => sourcePath(folder, name));
    if (this.#decided !== undefined) {
      const grown = Object.keys(this.#decided.files).map((name) => join(folder, name));
      return [restart, indexPath(folder), ...grown, ...sources(this.#decided.sources)];
    }
    if (this.#reading === undefined) return [join(restart, 'run.json')];
    const { intake } = this.#reading;
    const records = intake.store.shared.sources.flatMap((one) => ('path' in one ? [one.path] : []));
    return [join(restart, 'run.json'), join(restart, 'reading.seal'), ...records, ...sources(intake.files)];
  }
}

/** Removes all that stands below a folder but what stays. */
function keepOnly(folder: string, stays: readonly string[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (stays.includes(path)) continue;
    if (entry.isDirectory() && stays.some((one) => one.startsWith(path + sep))) keepOnly(path, stays);
    else rmSync(path, { recursive: true, force: true });
  }
}
