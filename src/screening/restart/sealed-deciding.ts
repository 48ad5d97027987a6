import { basename, join } from 'node:path';
import type { EndingFile } from '../../files/block-file.js';
import { readSealed, writeSealed } from '../../files/sealed-file.js';
import type { IntakeFile, IntakeResult } from '../../intake/intake-result.js';
import { emptyReview, type SheetRow } from '../outputs/review-rows.js';
import type { DecidedPortions } from '../portion-sums.js';
import type { Pause } from '../progress.js';
import { type PlainFile, plainFile } from '../shared-file.js';
import { indexPath, PLACES_FILE, placesPath, restartFolder } from '../workspace.js';
import { type FileHash, isIntact } from './checked-file.js';
import { areKept } from './sealed-reading.js';

/** What is left of a run when all is decided and its large files are written. */
export interface AllDecided extends DecidedPortions {
  readonly sources: readonly IntakeFile[];
  readonly rejected: IntakeResult['rejected'];
  readonly kept: readonly FileHash[];
  readonly index: FileHash;
}

type Sheet = keyof DecidedPortions['review'];
const SHEETS: readonly Sheet[] = ['eligible', 'review', 'not', 'problems'];

/** The first value of the file; rows of sheets follow. */
interface SealedDeciding {
  readonly files: readonly PlainFile[];
  readonly layouts: readonly string[];
  readonly kept: readonly FileHash[];
  readonly rejected: IntakeResult['rejected'];
  readonly tally: DecidedPortions['tally'];
  readonly stateCounts: readonly unknown[];
  /** Rows that each sheet would have whole. */
  readonly whole: Readonly<Record<Sheet, number>>;
  readonly grown: Readonly<Record<string, FileHash>>;
  readonly index: FileHash;
}

interface SealedRows {
  readonly sheet: Sheet;
  readonly rows: readonly SheetRow[];
}

/** So many rows are packed at a time. */
const ROWS = 20_000;

const sealPath = (run: string): string => join(restartFolder(run), 'deciding.seal');

/** Seals what portions came to. Throws a Failure (exit 3) when the disk is full. */
export function sealDeciding(run: string, decided: AllDecided): void {
  writeSealed(sealPath(run), valuesOf(decided));
}

function* valuesOf(decided: AllDecided): Generator<SealedDeciding | SealedRows> {
  const { sources, rejected, kept, index, tally, review, stateCounts } = decided;
  yield {
    files: sources.map(plainFile),
    layouts: sources.map(({ layout }) => layout.name),
    kept,
    rejected,
    tally,
    stateCounts,
    whole: { ...wholeOf(review) },
    grown: Object.fromEntries(Object.entries(decided.files).map(([name, file]) => [name, file.written()])),
    index,
  };
  for (const sheet of SHEETS) {
    const { rows } = review[sheet];
    for (let from = 0; from < rows.length; from += ROWS) yield { sheet, rows: rows.slice(from, from + ROWS) };
  }
}

const wholeOf = (review: DecidedPortions['review']): Record<Sheet, number> => ({
  eligible: review.eligible.whole,
  review: review.review.whole,
  not: review.not.whole,
  problems: review.problems.whole,
});

/** Opens what was sealed of deciding; undefined when it is not there, or a file is not as it was then. */
export async function openDeciding(
  run: string,
  filesOf: (plain: readonly PlainFile[], layouts: readonly string[]) => readonly IntakeFile[] | undefined,
  pause: Pause,
): Promise<AllDecided | undefined> {
  const values = readSealed(sealPath(run));
  if (values === undefined) return undefined;
  const [first, ...parts] = values as [SealedDeciding, ...SealedRows[]];
  const { rejected, tally, stateCounts, whole, grown, index, kept } = first;
  const sources = filesOf(first.files, first.layouts);
  if (sources === undefined) return undefined;
  for (const [name, hash] of Object.entries(grown)) {
    const path = name === PLACES_FILE ? placesPath(run) : join(run, basename(name));
    if (!(await isIntact(path, hash, pause))) return undefined;
  }
  if (!(await isIntact(indexPath(run), index, pause))) return undefined;
  if (!(await areKept(run, sources, kept, pause))) return undefined;
  const review = emptyReview();
  for (const sheet of SHEETS) {
    const rows = parts.filter((part) => part.sheet === sheet).flatMap((part) => part.rows);
    review[sheet] = { rows, whole: whole[sheet] };
  }
  const files = Object.fromEntries(
    Object.entries(grown).map(([name, hash]): [string, EndingFile] => [name, { written: () => hash }]),
  );
  return { sources, rejected, kept, index, tally, review, stateCounts, files };
}
