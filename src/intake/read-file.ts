import { basename } from 'node:path';
import { ByteFile } from '../files/byte-file.js';
import type { Working } from '../files/in-thread.js';
import { Failure } from '../messages/failure.js';
import { byteSource, type SourceFacts } from './byte-source.js';
import { newTally, type Tally, tallying } from './file-tally.js';
import type { Encoding, IntakeOptions, UnhashedFile } from './intake-result.js';
import type { Layout } from './layout.js';
import type { Limits } from './limits.js';
import { RecordScanner } from './record-scanner.js';
import type { RecordsBuilder } from './records-builder.js';
import type { RejectedRecord, RowProblem } from './row-problem.js';
import { partsOf } from './split-file.js';
import { readSplit, type SplitFile } from './split-source.js';
import type { SourceProblem } from './workbook-facts.js';

/** What reading one file came to; its clean records went to the builder. */
export interface FileReading {
  readonly file: UnhashedFile;
  /** The hash of the file as it is on disk, which may be still to come. */
  readonly hash: Working<string>;
  readonly rejected: readonly RejectedRecord[];
  readonly problems: readonly RowProblem[];
}

/**
 * Reads one file in one pass and adds its clean records to `builder`. `index` is its place in the run's list of
 * files; `onRead` is told of each portion read from disk. Throws a Failure (exit 3) when the file cannot be used.
 */
export async function readFile(
  path: string,
  index: number,
  builder: RecordsBuilder,
  layouts: readonly Layout[],
  limits: Limits,
  options: IntakeOptions,
  onRead: (bytes: number, aside?: number) => void,
): Promise<FileReading> {
  const name = basename(path);
  const before = builder.count;
  const tally = newTally();
  const scanner = new RecordScanner(tallying(tally, index, builder), {
    file: name,
    layouts,
    limits,
    memory: builder.memory,
  });
  const begins = await partsOf(path, limits, options);
  const source =
    begins === undefined
      ? await readWhole(path, index, scanner, layouts, limits, options, onRead)
      : await readParts({ path, name, index, begins, scanner, builder, tally, limits, options, onRead });
  const clean = builder.count - before;
  try {
    return readingOf({ name, path, index, clean, scanner, tally, source, options });
  } catch (thrown) {
    source.hash.stop();
    throw thrown;
  }
}

/** A file of which all was read. */
interface WholeFile {
  readonly name: string;
  readonly path: string;
  readonly index: number;
  /** How many clean records it has. */
  readonly clean: number;
  readonly scanner: RecordScanner;
  readonly tally: Tally;
  readonly source: ReadSource;
  readonly options: IntakeOptions;
}

function readingOf({ name, path, index, clean, scanner, tally, source, options }: WholeFile): FileReading {
  const found = tally.header;
  if (found === undefined || tally.records === 0) throw new Failure(3, 'INTAKE_NO_ROWS', {}, { file: name });
  const { header, offset, length } = found;
  const { records, rejected, windows1252Rows } = tally;
  if (clean === 0 && header.isFieldCountFixed) mustHaveFields(header.fieldCount, rejected, name);
  mustAddUp('records', records, clean + rejected.length, name);
  mustAddUp('bytes', scanner.bytes, scanner.accounted, name);
  const encoding = encodingOf(tally.utf8Records > 0, windows1252Rows.length > 0, scanner.hasBom);
  const { facts, hash } = recordedSource(options.recorded?.get(name)) ?? source;
  return {
    hash,
    file: {
      name,
      path,
      ...facts,
      bytes: scanner.bytes,
      layout: header.layout,
      delimiter: header.delimiter,
      encoding,
      hasBom: scanner.hasBom,
      header: header.cells,
      headerBytes: { offset, length },
      columnOf: header.columns.columnOf,
      ...(header.columns.events === undefined ? {} : { events: header.columns.events }),
      ...(header.columns.lent === undefined ? {} : { lent: header.columns.lent }),
      records,
      clean,
      rejected: rejected.length,
      windows1252Records: windows1252Rows.length,
      blankLines: tally.blankLines,
    },
    rejected,
    problems: [
      ...source.problems.map((problem): RowProblem => ({ ...problem, file: index })),
      ...(encoding === 'mixed' ? windows1252Rows.map((row) => readAsWindows1252(index, row)) : []),
    ],
  };
}

/** What is known of a file once all its bytes have been read. */
interface ReadSource {
  readonly facts: Omit<SourceFacts, 'sha256'>;
  readonly hash: Working<string>;
  readonly problems: readonly SourceProblem[];
}

/** What is said of a file that was recorded, instead of what was found in its unpacked copy. */
function recordedSource(recorded: SourceFacts | undefined): Pick<ReadSource, 'facts' | 'hash'> | undefined {
  if (recorded === undefined) return undefined;
  const { sha256, ...facts } = recorded;
  return { facts, hash: isThere(sha256) };
}

const isThere = (hash: string): Working<string> => ({
  result: Promise.resolve(hash),
  stop: () => undefined,
});

/** Reads a file from its beginning to its end, in this thread. */
async function readWhole(
  path: string,
  index: number,
  scanner: RecordScanner,
  layouts: readonly Layout[],
  limits: Limits,
  options: IntakeOptions,
  onRead: (bytes: number) => void,
): Promise<ReadSource> {
  const source = byteSource(path, { layouts, limits, asKept: options.asKept === true, onRead });
  const keepPath = options.keepAt?.(index);
  const kept = keepPath === undefined ? undefined : new ByteFile(keepPath);
  try {
    for await (const chunk of source.chunks) {
      options.signal?.throwIfAborted();
      await options.keep?.(chunk, index);
      kept?.bytes(chunk);
      scanner.push(chunk);
    }
    scanner.finish();
    kept?.end(false).written();
  } finally {
    kept?.abandon();
  }
  const { sha256, ...facts } = source.facts();
  return { facts, hash: isThere(sha256), problems: source.problems() };
}

/** Reads a file in parts, in several threads; such a file is text as it stands on the disk. */
async function readParts(split: SplitFile): Promise<ReadSource> {
  const { hash, bytesOnDisk } = await readSplit(split);
  return { facts: { bytesOnDisk, gzipped: false, workbook: undefined }, hash, problems: [] };
}

const readAsWindows1252 = (file: number, row: number): RowProblem => ({
  file,
  row,
  code: 'INTAKE_ROW_WINDOWS_1252',
  parameters: {},
});

/** A byte order mark promises UTF-8 even when no record needs it. */
function encodingOf(hasUtf8: boolean, hasWindows1252: boolean, hasBom: boolean): Encoding {
  if (hasWindows1252) return hasUtf8 || hasBom ? 'mixed' : 'windows-1252';
  return hasUtf8 || hasBom ? 'utf-8' : 'ascii';
}

/** Refuses a file in which every record has another number of fields than the layout has. */
function mustHaveFields(expected: number, rejected: readonly RejectedRecord[], file: string): void {
  const found = new Set<number | 'more'>();
  for (const one of rejected) {
    if (one.code === 'INTAKE_ROW_TOO_FEW_CELLS') found.add(one.parameters.found);
    else if (one.code === 'INTAKE_ROW_TOO_MANY_CELLS') found.add('more');
    else return;
  }
  const parameters = { rows: rejected.length, expected, found: [...found] };
  throw new Failure(3, 'INTAKE_NO_ROW_FITS', parameters, { file });
}

function mustAddUp(counted: 'records' | 'bytes', whole: number, parts: number, file: string): void {
  if (whole !== parts) throw new Failure(3, 'INTAKE_MISCOUNT', { counted, whole, parts }, { file });
}
