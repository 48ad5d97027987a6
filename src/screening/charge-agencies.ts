import { guardFormula } from '../files/formula-guard.js';
import { fileRanks } from '../intake/identity-problem.js';
import type { Layout } from '../intake/layout.js';
import { lentColumns } from '../intake/lent-plainly.js';
import { KeptSources } from './diff/kept-sources.js';
import { type SourceFile, sourceFilesIn } from './explained-sources.js';
import { cellsWithFound, type FoundFacts, foundByPlace } from './found-facts/found-fact.js';
import { foundFactsOf } from './found-facts/found-facts-csv.js';
import type { Manifest } from './manifest.js';
import { chargesOfPerson, type PlainRecord, plainRecord } from './plain-sources.js';
import { printCell } from './print-cell.js';
import { openIndex } from './workspace.js';

/** The arresting agency of a charge, as results would print the cell; never empty. */
export interface ChargeAgency {
  /** Where the charge stands, as determinations.csv says it. */
  readonly sourceFile: string;
  readonly sourceRow: number;
  readonly agency: string;
}

/** A finished run, whose files were held against its manifest. */
interface FinishedRun {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * Finds the agencies of the charges of a run that have one, some thousands at a time. Throws a Failure (a failed check)
 * when a file of the run was read by a layout that this program does not have.
 */
export type AgencyReader = (run: FinishedRun) => Promise<AsyncIterable<readonly ChargeAgency[]>>;

/**
 * Reads agencies from the kept lists, person by person as `explain` does: rows of a person may lend the agency to each
 * other, and what was found stands in its place. No results hold them. The law of the run need not be known.
 */
export const agencyReader =
  (layouts: readonly Layout[]): AgencyReader =>
  async (run) => {
    const index = await openIndex(run.folder);
    try {
      return agenciesOf(run, await sourceFilesIn(index, run, layouts));
    } finally {
      index.close();
    }
  };

async function* agenciesOf(
  { folder, manifest }: FinishedRun,
  files: readonly SourceFile[],
): AsyncGenerator<readonly ChargeAgency[]> {
  const found = foundFactsOf(folder, manifest);
  if (!mayHaveAgencies(files, found)) return;
  const foundAt = foundByPlace(found);
  const names = files.map(({ name }) => name);
  const ranks = fileRanks(names);
  const cellOf = names.map(guardFormula);
  const sources = new KeptSources(folder, names);
  const index = await openIndex(folder);
  const agenciesOfPerson = (read: readonly ChargeOfRecord[]): ChargeAgency[] =>
    chargesOfPerson(read, ranks).flatMap(({ records, cells }) => {
      const [{ file, row }] = records;
      const { arresting_agency: text } = cellsWithFound(cells, foundAt(names[file], row));
      return text === '' ? [] : [{ sourceFile: cellOf[file], sourceRow: row, agency: printCell(text) }];
    });
  try {
    let ofPerson: ChargeOfRecord[] = [];
    let before = -1;
    for await (const { count, columns } of index.readIntColumns(RECORDS)) {
      const [persons, charges, fileOf, rows, high, low, lengths] = columns;
      const made: ChargeAgency[] = [];
      for (let at = 0; at < count; at++) {
        if (persons[at] !== before) {
          made.push(...agenciesOfPerson(ofPerson));
          ofPerson = [];
          before = persons[at];
        }
        const place = { file: fileOf[at], row: rows[at] };
        const bytes = sources.read(place.file, high[at] * LOW + low[at], lengths[at]);
        const { delimiter, columns: of } = files[place.file];
        ofPerson.push({ charge: charges[at], record: plainRecord(bytes, delimiter, of, place) });
      }
      yield made;
    }
    yield agenciesOfPerson(ofPerson);
  } finally {
    index.close();
    sources.close();
  }
}

interface ChargeOfRecord {
  readonly charge: number;
  readonly record: PlainRecord;
}

/** An offset in two whole numbers: a list may be longer than one can say. */
const LOW = 2 ** 20;
const RECORDS = `SELECT person, charge, file, "row", CAST(floor("offset" / ${LOW}) AS INTEGER),
  CAST("offset" % ${LOW} AS INTEGER), CAST(length AS INTEGER)
  FROM records WHERE person >= 0 ORDER BY person, file, "row"`;

const mayHaveAgencies = (files: readonly SourceFile[], found: FoundFacts): boolean =>
  found.some(({ column }) => column === 'arresting_agency') ||
  files.some(
    ({ columns }) =>
      columns.columnOf.arresting_agency !== undefined || lentColumns(columns.lent).has('arresting_agency'),
  );
