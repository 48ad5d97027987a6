import { join } from 'node:path';
import { csvTable } from '../screening/csv.testkit.js';
import { type Asked, countySummaryOf, recordsOf, screenTexts } from './county-run.testkit.js';
import { dojFile } from './doj-record.testkit.js';

/** What a run says of one row: its determination for dismissal, and its added cells by name. */
export interface SaidOfRow {
  readonly dismissal: Readonly<Record<string, string>> | undefined;
  readonly cells: Readonly<Record<string, string>>;
}

/** A run over records, asked row by row. */
export interface Trapped {
  readonly run: string;
  readonly summary: Record<string, unknown>;
  /** Of the row so many (from 1) of a file (from 1). */
  readonly row: (row: number, file?: number) => SaidOfRow;
}

/** Screens one file of these records. */
export const screenRecords = (records: readonly (readonly string[])[], asked?: Asked): Promise<Trapped> =>
  screenRecordFiles([records], asked);

/** Screens several files of records. */
export async function screenRecordFiles(
  files: readonly (readonly (readonly string[])[])[],
  asked?: Asked,
): Promise<Trapped> {
  const run = await screenTexts(
    files.map((records) => dojFile(...records)),
    asked,
  );
  const determinations = csvTable(join(run, 'determinations.csv'));
  const tables = files.map((_, at) =>
    recordsOf(run, files.length === 1 ? 'All_Results.csv' : `All_Results_${at + 1}.csv`),
  );
  return {
    run,
    summary: countySummaryOf(run),
    row: (row, file = 1) => {
      const [header, ...records] = tables[file - 1];
      return {
        dismissal: determinations.find(
          (one) =>
            one.source_file === `DOJ-${file}.csv` &&
            one.source_row === String(row) &&
            one.relief === 'ca.prop64-dismissal',
        ),
        cells: Object.fromEntries(header.cells.map((name, at) => [name, records[row - 1].cells[at]])),
      };
    },
  };
}
