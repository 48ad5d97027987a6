import { closeSync, mkdirSync, openSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Database, openDatabase } from '../files/duckdb.js';
import type { PersonTable } from '../intake/charge-table.js';
import type { IntakeResult } from '../intake/intake-result.js';

/** The parts of a run's own workspace, below the run's folder. */
const WORKSPACE = 'workspace';
const SOURCES = 'sources';
const INDEX = 'index.duckdb';

export const indexPath = (run: string): string => join(run, WORKSPACE, INDEX);
/** The kept copy of an input, as the manifest lists it. */
export const sourceFile = (fileName: string): string => `${WORKSPACE}/${SOURCES}/${fileName}`;

/** Where the bytes of an input file are kept as they were read (decompressed). */
export const sourcePath = (run: string, fileName: string): string =>
  join(run, WORKSPACE, SOURCES, basename(fileName));

export const workspaceFiles = (fileNames: readonly string[]): string[] => [
  `${WORKSPACE}/${INDEX}`,
  ...fileNames.map(sourceFile),
];

export function makeWorkspace(run: string): void {
  mkdirSync(join(run, WORKSPACE, SOURCES), { recursive: true, mode: 0o700 });
}

/**
 * Writes the index of a run: `records` (file, row, offset, length, charge, person; charge -1 for a rejected record)
 * `people` (person, id, history) and `files` (name, delimiter, header), from which any row is explained without reading the whole list again.
 */
export async function writeIndex(run: string, indexed: Indexed): Promise<void> {
  const { records: columns, people } = indexRows(indexed);
  const index = await openDatabase(indexPath(run));
  try {
    await index.run(
      'CREATE TABLE records (file INTEGER, "row" INTEGER, "offset" DOUBLE, length DOUBLE, charge INTEGER, person INTEGER)',
    );
    const { count, ...recordColumns } = columns;
    await index.appendColumns('records', recordColumns, count);
    await index.run('CREATE TABLE people (person INTEGER, id VARCHAR, history VARCHAR)');
    await index.appendColumns(
      'people',
      {
        person: Int32Array.from({ length: people.count }, (_, at) => at),
        id: people.id,
        history: people.history,
      },
      people.count,
    );
    await index.run('CREATE TABLE files (file INTEGER, name VARCHAR, delimiter VARCHAR, header VARCHAR)');
    const { files } = indexed;
    await index.appendColumns(
      'files',
      {
        file: Int32Array.from(files, (_, at) => at),
        name: files.map((file) => file.name),
        delimiter: files.map((file) => file.delimiter),
        header: files.map((file) => JSON.stringify(file.header)),
      },
      files.length,
    );
    await index.run('CHECKPOINT');
  } finally {
    index.close();
  }
}

/** What an index is made of: the records of the run, whose charges and people they are, and the people. */
export interface Indexed extends Pick<IntakeResult, 'files' | 'records' | 'rejected'> {
  readonly chargeOf: Int32Array;
  readonly person: Int32Array;
  readonly persons: Pick<PersonTable, 'count' | 'id' | 'history'>;
}

/** What the index holds of the records (the rejected ones after the others) and of the people. */
export function indexRows({ records, rejected, chargeOf, person, persons }: Omit<Indexed, 'files'>) {
  const count = records.count + rejected.length;
  const columns = {
    count,
    file: new Int32Array(count),
    row: new Int32Array(count),
    offset: new Float64Array(count),
    length: new Float64Array(count),
    charge: new Int32Array(count).fill(-1),
    person: new Int32Array(count).fill(-1),
  };
  columns.file.set(records.file);
  columns.row.set(records.row);
  columns.offset.set(records.offset);
  columns.length.set(records.length);
  columns.charge.set(chargeOf);
  columns.person.set(person);
  rejected.forEach((one, at) => {
    const to = records.count + at;
    columns.file[to] = one.file;
    columns.row[to] = one.row;
    columns.offset[to] = one.offset;
    columns.length[to] = one.length;
  });
  return { records: columns, people: persons };
}

/** Opens the index of a finished run, to be read only. */
export const openIndex = (run: string): Promise<Database> => openDatabase(indexPath(run), { readOnly: true });

/** A stretch of a kept source. Throws a RangeError when the source is shorter. */
export function readStretch(path: string, offset: number, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const read = readSync(file, buffer, done, length - done, offset + done);
      if (read === 0) throw new RangeError('a kept source is shorter than what was read of it');
      done += read;
    }
    return buffer;
  } finally {
    closeSync(file);
  }
}
