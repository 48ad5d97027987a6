import { guardFormula } from '../files/formula-guard.js';
import { fileRanks } from '../intake/identity-problem.js';
import type { FileColumns, Layout } from '../intake/layout.js';
import { lentColumns } from '../intake/lent-plainly.js';
import { KeptSources } from './diff/kept-sources.js';
import { type SourceFile, sourceFilesIn } from './explained-sources.js';
import { cellsWithFound, type FoundFacts, foundByPlace } from './found-facts/found-fact.js';
import { foundFactsOf } from './found-facts/found-facts-csv.js';
import type { Manifest } from './manifest.js';
import { openIndex } from './open-index.js';
import { openPlaces } from './places-of-run.js';
import { chargesOfPerson, type PlainRecord, plainRecord } from './plain-sources.js';
import { printCell } from './print-cell.js';

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

/** Somebody of the lists on none of whose charges a law was decided: all of them are history only. */
export interface UnlistedPerson {
  readonly personId: string;
  /** Those of their rows, each once; an empty one where none is known. */
  readonly names: readonly string[];
}

/** What was read of some people. */
export interface ReadAgain {
  readonly agencies: readonly ChargeAgency[];
  readonly unlisted: readonly UnlistedPerson[];
}

/** Reads the lists person by person, some thousands of rows at a time. `isListed` says who has determinations. */
export type ListsAgain = (isListed: (personId: string) => boolean) => AsyncIterable<ReadAgain>;

/**
 * Finds in the lists of a run what no results hold: the agencies of its charges that have one, and its people without
 * determinations. Throws a Failure (a failed check) when a file of the run was read by a layout that this program does
 * not have.
 */
export type ListReader = (run: FinishedRun) => Promise<ListsAgain>;

/**
 * Reads from the kept lists, person by person as `explain` does: rows of a person may lend the agency to each other,
 * and what was found stands in its place. The law of the run need not be known.
 */
export const listReader =
  (layouts: readonly Layout[]): ListReader =>
  async (run) => {
    const index = await openIndex(run.folder);
    try {
      const files = await sourceFilesIn(index, run, layouts);
      return (isListed) => readAgain(run, files, isListed);
    } finally {
      index.close();
    }
  };

async function* readAgain(
  { folder, manifest }: FinishedRun,
  files: readonly SourceFile[],
  isListed: (personId: string) => boolean,
): AsyncGenerator<ReadAgain> {
  const found = foundFactsOf(folder, manifest);
  const hasAgencies = mayHaveAgencies(files, found);
  const foundAt = foundByPlace(found);
  const names = files.map(({ name }) => name);
  const ranks = fileRanks(names);
  const cellOf = names.map(guardFormula);
  const people = await peopleOf(folder);
  const sources = new KeptSources(folder, names);
  const places = await openPlaces(folder, manifest).catch((error: unknown) => {
    sources.close();
    throw error;
  });
  try {
    /** The id of each person without determinations. */
    const unlisted = people.map((id) => (isListed(id) ? undefined : id));
    if (!hasAgencies && unlisted.every((id) => id === undefined)) return;
    let agencies: ChargeAgency[] = [];
    let read: UnlistedPerson[] = [];
    const ended = (ofPerson: readonly ChargeOfRecord[], personId: string | undefined): void => {
      for (const { records, cells } of hasAgencies ? chargesOfPerson(ofPerson, ranks) : []) {
        const [{ file, row }] = records;
        const { arresting_agency: text } = cellsWithFound(cells, foundAt(names[file], row));
        if (text !== '') agencies.push({ sourceFile: cellOf[file], sourceRow: row, agency: printCell(text) });
      }
      if (personId === undefined) return;
      read.push({ personId, names: [...new Set(ofPerson.map(({ record }) => record.cells.name))] });
    };
    let ofPerson: ChargeOfRecord[] = [];
    let before = -1;
    let rows = 0;
    const isAsked = (person: number): boolean => hasAgencies || unlisted[person] !== undefined;
    for (const { file, row, offset, length, charge, person } of places.personByPerson(
      people.length,
      isAsked,
    )) {
      if (person !== before) {
        if (ofPerson.length > 0) ended(ofPerson, unlisted[before]);
        ofPerson = [];
        before = person;
      }
      const bytes = sources.read(file, offset, length);
      const { delimiter, columns: of } = files[file];
      const asked = hasAgencies ? of : namesAlone(of);
      ofPerson.push({ charge, record: plainRecord(bytes, delimiter, asked, { file, row }) });
      if (++rows % ROWS > 0) continue;
      yield { agencies, unlisted: read };
      [agencies, read] = [[], []];
    }
    if (ofPerson.length > 0) ended(ofPerson, unlisted[before]);
    yield { agencies, unlisted: read };
  } finally {
    places.close();
    sources.close();
  }
}

/** The id of each person of a run. */
async function peopleOf(folder: string): Promise<string[]> {
  const index = await openIndex(folder);
  try {
    const people = await index.rows('SELECT id FROM people ORDER BY person');
    return people.map(({ id }) => String(id));
  } finally {
    index.close();
  }
}

/** Where no agencies are, nothing else is made of a row. */
const namesAlone = ({ columnOf: { name } }: FileColumns): Pick<FileColumns, 'columnOf'> => ({
  columnOf: name === undefined ? {} : { name },
});

interface ChargeOfRecord {
  readonly charge: number;
  readonly record: PlainRecord;
}

/** After so many rows it is handed on what was read. */
const ROWS = 2048;

const mayHaveAgencies = (files: readonly SourceFile[], found: FoundFacts): boolean =>
  found.some(({ column }) => column === 'arresting_agency') ||
  files.some(
    ({ columns }) =>
      columns.columnOf.arresting_agency !== undefined || lentColumns(columns.lent).has('arresting_agency'),
  );
