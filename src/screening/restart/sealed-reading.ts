import { basename, join } from 'node:path';
import type { ThreadWork } from '../../files/in-thread.js';
import { readSealed, writeSealed } from '../../files/sealed-file.js';
import { sha256OfFile } from '../../files/sha256.js';
import type { IntakeFile, IntakeResult } from '../../intake/intake-result.js';
import { openRecords, type SharedRecords } from '../../intake/record-store.js';
import type { Pause } from '../progress.js';
import { type PlainFile, plainFile } from '../shared-file.js';
import { recordsFolder, restartFolder, sourcePath } from '../workspace.js';
import { type FileHash, type FileSum, isIntact, sumOf } from './checked-file.js';

/** What reading came to, as it is kept: plain data and arrays of numbers. */
interface SealedReading {
  readonly files: readonly PlainFile[];
  readonly layouts: readonly string[];
  /** The kept copies, in the order of the files. */
  readonly kept: readonly FileHash[];
  readonly records: Omit<SharedRecords, 'sources'>;
  /** The files of the records, and the sum of each, in the order of the sources. */
  readonly sources: readonly (FileSum & { readonly name: string })[];
  readonly rejected: IntakeResult['rejected'];
  readonly problems: IntakeResult['problems'];
}

/** What is to be sealed of a reading. */
export interface ReadingToSeal {
  readonly folder: string;
  readonly files: readonly PlainFile[];
  readonly layouts: readonly string[];
  readonly records: SharedRecords;
  readonly rejected: IntakeResult['rejected'];
  readonly problems: IntakeResult['problems'];
}

const sealPath = (run: string): string => join(restartFolder(run), 'reading.seal');

export const readingToSeal = (
  folder: string,
  { files, store, rejected, problems }: IntakeResult,
): ReadingToSeal => ({
  folder,
  files: files.map(plainFile),
  layouts: files.map(({ layout }) => layout.name),
  records: store.shared,
  rejected,
  problems,
});

/**
 * Seals what was read, and hands back what the kept copies are. It waits for no disk: what a power cut tears does not
 * pass the sums. Throws a Failure (exit 3) when the disk is full.
 *
 * @public the thread asks for it by name
 */
export async function sealReading(reading: ReadingToSeal): Promise<readonly FileHash[]> {
  const { folder, files, layouts, records, rejected, problems } = reading;
  const { sources, ...rest } = records;
  const sums = sources.map((source) => {
    if ('memory' in source) throw new RangeError('records in memory cannot be sealed');
    return { name: basename(source.path), ...sumOf(source.path) };
  });
  const kept = await keptCopies(folder, files);
  const sealed: SealedReading = { files, layouts, kept, records: rest, sources: sums, rejected, problems };
  writeSealed(sealPath(folder), [sealed]);
  return kept;
}

export const sealReadingWork: ThreadWork<ReadingToSeal, readonly FileHash[]> = {
  module: import.meta.url,
  run: sealReading,
};

/** The kept copies of inputs: an input that was kept byte for byte has been hashed already. */
export async function keptCopies(folder: string, files: readonly PlainFile[]): Promise<readonly FileHash[]> {
  const kept: FileHash[] = [];
  for (const { name, sha256, bytes, gzipped, workbook } of files) {
    const isCopy = !gzipped && workbook === undefined;
    kept.push(isCopy ? { bytes, sha256 } : await sha256OfFile(sourcePath(folder, name)));
  }
  return kept;
}

/** What was read, opened again. */
export interface OpenedReading {
  readonly intake: IntakeResult;
  readonly kept: readonly FileHash[];
}

/** Opens what was sealed of reading; undefined when it is not there, or not as it was sealed. */
export async function openReading(
  folder: string,
  filesOf: (plain: readonly PlainFile[], layouts: readonly string[]) => readonly IntakeFile[] | undefined,
  pause: Pause,
): Promise<OpenedReading | undefined> {
  const values = readSealed(sealPath(folder));
  if (values === undefined) return undefined;
  const sealed = values[0] as SealedReading;
  const files = filesOf(sealed.files, sealed.layouts);
  if (files === undefined) return undefined;
  const paths = sealed.sources.map(({ name }) => join(recordsFolder(folder), basename(name)));
  for (const [at, one] of sealed.sources.entries()) {
    if (!(await isIntact(paths[at], one, pause))) return undefined;
  }
  if (!(await areKept(folder, files, sealed.kept, pause))) return undefined;
  const sources = paths.map((path) => ({ path }));
  const store = openRecords({ ...sealed.records, sources }, files);
  const { rejected, problems, kept } = sealed;
  return { intake: { files, records: store.table(0, store.count), store, rejected, problems }, kept };
}

/** Whether the kept copies are what they were: later nobody looks at their bytes before they are listed by these hashes. */
export async function areKept(
  folder: string,
  files: readonly PlainFile[],
  kept: readonly FileHash[],
  pause: Pause,
): Promise<boolean> {
  for (const [at, { name }] of files.entries()) {
    if (!(await isIntact(sourcePath(folder, name), kept[at], pause))) return false;
  }
  return true;
}
