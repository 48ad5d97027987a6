import { basename } from 'node:path';
import { Failure } from '../../messages/failure.js';
import { byteSource } from '../byte-source.js';
import { isBinary } from '../header-failure.js';
import type { Layout } from '../layout.js';
import { LIMITS } from '../limits.js';
import { endsEmpty } from '../mapping/mapped-layout.js';
import { RecordScanner } from '../record-scanner.js';
import type { TableSample } from './column-sample.js';
import { headerWords } from './header-words.js';
import { TableSampler } from './table-sampler.js';
import { MOST_COLUMNS, type TableStart, tableStart } from './table-start.js';

const UNUSABLE = 3;

export interface SamplingOptions {
  /** Is told of each portion read from disk, in bytes. */
  readonly onRead?: (bytes: number) => void;
  /** Stops the reading, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Reads a table of any layout (delimiter, quotes, encoding and compression as for a list) in one pass, whatever its
 * length, holding a sample of it. Throws a Failure (exit 3) when the file cannot be read or is no table.
 */
export async function sampleTable(path: string, options: SamplingOptions = {}): Promise<TableSample> {
  const file = basename(path);
  const source = byteSource(path, {
    layouts: [ANY_SHEET],
    limits: LIMITS,
    asKept: false,
    onRead: (bytes) => options.onRead?.(bytes),
  });
  const sampler = new TableSampler();
  let scanner: RecordScanner | undefined;
  let head = Buffer.alloc(0);
  for await (const chunk of source.chunks) {
    options.signal?.throwIfAborted();
    if (scanner !== undefined) scanner.push(chunk);
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length <= LIMITS.recordBytes) continue;
      scanner = begun(head, false, sampler, file);
    }
  }
  scanner ??= begun(head, true, sampler, file);
  scanner.finish();
  const { rows, rejectedRows, utf8Rows, windows1252Rows } = sampler;
  const isUtf8 = utf8Rows > 0 || scanner.hasBom;
  const { delimiter } = sampler;
  return {
    delimiter,
    encoding: windows1252Rows === 0 ? (isUtf8 ? 'utf-8' : 'ascii') : isUtf8 ? 'mixed' : 'windows-1252',
    rows,
    rejected: rejectedRows,
    columns: sampler.columns(),
    rowSample: sampler.sampledRows(),
    firstRows: sampler.firstRows,
    emptyCellsAfter: sampler.emptyCellsAfter,
  };
}

function begun(head: Buffer, atEnd: boolean, sampler: TableSampler, file: string): RecordScanner {
  const start: TableStart = isBinary(head) ? { kind: 'none' } : tableStart(head, atEnd);
  if (start.kind === 'too many columns')
    throw new Failure(UNUSABLE, 'INSPECT_TOO_MANY_COLUMNS', { limit: MOST_COLUMNS }, { file });
  if (start.kind === 'table' && start.cellsBelow !== undefined && start.cellsBelow > start.header.length)
    throw new Failure(
      UNUSABLE,
      'INSPECT_TITLE_ABOVE',
      { first: start.header.length, below: start.cellsBelow },
      { file },
    );
  const scanner = new RecordScanner(sampler, { file, layouts: [layoutOf(start)], limits: LIMITS });
  scanner.push(head);
  return scanner;
}

/** Of a workbook's sheets the one whose header has most words that are known. */
const ANY_SHEET: Layout = {
  name: 'any sheet',
  personKeyCrossesFiles: false,
  matchHeader: (cells) => ({
    kind: 'missing',
    known: cells.filter((cell) => headerWords(cell).known.length > 0).length,
    missing: [],
  }),
};

/** How many cells a row has where the header ends with empty ones that the rows have not. */
function narrower(start: TableStart): { readonly fieldCount?: number } {
  if (start.kind !== 'table') return {};
  const { header, cellsBelow } = start;
  return cellsBelow !== undefined && endsEmpty(header, cellsBelow) ? { fieldCount: cellsBelow } : {};
}

/** A layout that matches this one header and asks for no column; none at all when there is no header. */
function layoutOf(start: TableStart): Layout {
  const header = start.kind === 'table' ? start.header : undefined;
  return {
    name: 'any table',
    personKeyCrossesFiles: false,
    matchHeader: (cells) =>
      header?.length === cells.length && cells.every((cell, at) => cell === header[at])
        ? { kind: 'match', known: cells.length, columnOf: {}, ...narrower(start) }
        : { kind: 'missing', known: 0, missing: [] },
  };
}
