import { type Database, openDatabase } from '../files/duckdb.js';
import type { PersonTable } from '../intake/charge-table.js';
import type { IntakeFile } from '../intake/intake-result.js';
import type { RejectedRecord } from '../intake/row-problem.js';
import type { IndexedRecords } from './portion-result.js';
import { indexPath } from './workspace.js';

/**
 * The index of a run in the making: `records` (file, row, offset, length, charge, named by the
 * number of its first record, person; -1 for both of a rejected record), `people` (person, id, history) and `files` (name, delimiter, header), from which any row is explained
 * without reading the whole list again.
 */
export class IndexWriter {
  private constructor(private readonly index: Database) {}

  /** Makes the index in the folder of a run. */
  static async in(run: string): Promise<IndexWriter> {
    const index = await openDatabase(indexPath(run), { threads: 1 });
    await index.run(
      'CREATE TABLE records (file INTEGER, "row" INTEGER, "offset" DOUBLE, length DOUBLE, charge INTEGER, person INTEGER)',
    );
    return new IndexWriter(index);
  }

  /** Adds clean records in input order. */
  async add({ file, row, offset, length, charge, person }: IndexedRecords): Promise<void> {
    await this.index.appendColumns('records', { file, row, offset, length, charge, person }, file.length);
  }

  /** Adds what was set aside, the people and the files; then the index is whole. */
  async end(
    rejected: readonly RejectedRecord[],
    people: Pick<PersonTable, 'count' | 'id' | 'history'>,
    files: readonly IntakeFile[],
  ): Promise<void> {
    try {
      await this.add(rejectedRows(rejected));
      await this.index.run('CREATE TABLE people (person INTEGER, id VARCHAR, history VARCHAR)');
      const person = Int32Array.from({ length: people.count }, (_, at) => at);
      const { id, history } = people;
      await this.index.appendColumns('people', { person, id, history }, people.count);
      await this.index.run(
        'CREATE TABLE files (file INTEGER, name VARCHAR, delimiter VARCHAR, header VARCHAR)',
      );
      await this.index.appendColumns(
        'files',
        {
          file: Int32Array.from(files, (_, at) => at),
          name: files.map((file) => file.name),
          delimiter: files.map((file) => file.delimiter),
          header: files.map((file) => JSON.stringify(file.header)),
        },
        files.length,
      );
      await this.index.run('CHECKPOINT');
    } finally {
      this.close();
    }
  }

  /** Closes it as it is; for a run that failed. Harmless after the end. */
  close(): void {
    this.index.close();
  }
}

/** Rejected records as the index has them. */
export const rejectedRows = (rejected: readonly RejectedRecord[]): IndexedRecords => ({
  file: Int32Array.from(rejected, ({ file }) => file),
  row: Int32Array.from(rejected, ({ row }) => row),
  offset: Float64Array.from(rejected, ({ offset }) => offset),
  length: Float64Array.from(rejected, ({ length }) => length),
  charge: new Int32Array(rejected.length).fill(-1),
  person: new Int32Array(rejected.length).fill(-1),
});
