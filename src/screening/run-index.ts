import { openDatabase } from '../files/duckdb.js';
import type { PersonTable } from '../intake/charge-table.js';
import type { IntakeFile } from '../intake/intake-result.js';
import { indexPath } from './workspace.js';

/**
 * Writes the index of a run into its folder: `people` (person, id, history) and `files` (name, delimiter, header), from
 * which, with the places of records, any row is explained without reading the whole list again.
 */
export async function writeIndex(
  run: string,
  people: Pick<PersonTable, 'count' | 'id' | 'history'>,
  files: readonly IntakeFile[],
): Promise<void> {
  const index = await openDatabase(indexPath(run), { threads: 1 });
  try {
    await index.run('CREATE TABLE people (person INTEGER, id VARCHAR, history VARCHAR)');
    const person = Int32Array.from({ length: people.count }, (_, at) => at);
    const { id, history } = people;
    await index.appendColumns('people', { person, id, history }, people.count);
    await index.run('CREATE TABLE files (file INTEGER, name VARCHAR, delimiter VARCHAR, header VARCHAR)');
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
