import { type Database, openDatabase } from '../files/duckdb.js';
import type { PersonTable } from '../intake/charge-table.js';
import type { UnhashedFile } from '../intake/intake-result.js';
import type { PeopleFrom } from './people-in-pieces.js';
import { indexPath } from './workspace.js';

/**
 * The index of a run in the making: `people` (person, id, history) and `files` (name, delimiter, header), from which,
 * with the places of records, any row is explained without reading the whole list again.
 */
export class RunIndex {
  private constructor(private readonly database: Database) {}

  /** Makes it in the run's folder. */
  static async begin(run: string): Promise<RunIndex> {
    const index = new RunIndex(await openDatabase(indexPath(run), { threads: 1 }));
    try {
      await index.database.run('CREATE TABLE people (person INTEGER, id VARCHAR, history VARCHAR)');
      await index.database.run(
        'CREATE TABLE files (file INTEGER, name VARCHAR, delimiter VARCHAR, header VARCHAR)',
      );
    } catch (error) {
      index.close();
      throw error;
    }
    return index;
  }

  /** Adds the next people. */
  async add({ from, id, history }: PeopleFrom): Promise<void> {
    const person = Int32Array.from(id, (_, at) => from + at);
    await this.database.appendColumns('people', { person, id, history }, id.length);
  }

  /** Adds the files of the list; then it is whole, and closed. */
  async end(files: readonly UnhashedFile[]): Promise<void> {
    try {
      const columns = {
        file: Int32Array.from(files, (_, at) => at),
        name: files.map((file) => file.name),
        delimiter: files.map((file) => file.delimiter),
        header: files.map((file) => JSON.stringify(file.header)),
      };
      await this.database.appendColumns('files', columns, files.length);
      await this.database.run('CHECKPOINT');
    } finally {
      this.close();
    }
  }

  /** Closes it as it is; harmless after the end. */
  close(): void {
    this.database.close();
  }
}

/** Writes the index of a run into its folder. */
export async function writeIndex(
  run: string,
  people: Pick<PersonTable, 'id' | 'history'>,
  files: readonly UnhashedFile[],
): Promise<void> {
  const index = await RunIndex.begin(run);
  try {
    await index.add({ from: 0, id: people.id, history: people.history });
    await index.end(files);
  } finally {
    index.close();
  }
}
