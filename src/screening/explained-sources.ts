import type { Database, SqlValue } from '../files/duckdb.js';
import { fileRanks } from '../intake/identity-problem.js';
import type { FileColumns, Layout } from '../intake/layout.js';
import { Failure } from '../messages/failure.js';
import { CHARGE_COLUMNS, type ChargeCells, type ChargeColumn } from '../record/charge-cells.js';
import { cellsWithFound, foundByPlace, type NumberedFact } from './found-facts/found-fact.js';
import { foundFactsOf } from './found-facts/found-facts-csv.js';
import type { Manifest } from './manifest.js';
import type { OpenRun } from './open-run.js';
import type { PlacesOfRun } from './places-of-run.js';
import { chargesOfPerson, type PlainRecord, plainRecord } from './plain-sources.js';
import { layoutsOfRun } from './run-layouts.js';
import { readStretch, sourcePath } from './workspace.js';

/** A charge, its cells, and the records they were read from. */
export interface ToldSources {
  readonly charge: number;
  /** What was found stands in them, in the place of what the records say. */
  readonly cells: ChargeCells;
  readonly found: readonly NumberedFact[];
  readonly sources: readonly SourceRecord[];
  /** Of a column that other rows of the person gave: what these say. */
  readonly lent: ReadonlyMap<ChargeColumn, readonly LentCell[]>;
}

/** A field of another row of the person, from which a cell of this charge was made. */
interface LentCell extends SourceCell {
  readonly fileName: string;
  readonly row: number;
}

export interface SourceRecord {
  readonly fileName: string;
  readonly row: number;
  /** All its fields, in the order of the file. */
  readonly fields: readonly SourceCell[];
  /** The fields each charge cell was made of. */
  readonly sourceCells: Readonly<Partial<Record<ChargeColumn, readonly SourceCell[]>>>;
}

interface SourceCell {
  /** Name of the column in the header, or `layout NAME` for what the layout itself says of every row. */
  readonly header: string;
  readonly text: string;
}

/** A file of the run, and how its layout makes charge columns of its fields. */
export interface SourceFile {
  readonly name: string;
  readonly delimiter: string;
  readonly layout: string;
  readonly header: readonly string[];
  readonly columns: FileColumns;
}

/**
 * All charges of a person, in the run's order, read again from the kept sources. Throws a Failure (exit 1) when a
 * file was read by a layout that is not among `layouts`.
 */
export async function sourcesOfPerson(
  index: Database,
  places: PlacesOfRun,
  run: OpenRun,
  layouts: readonly Layout[],
  person: number,
): Promise<ToldSources[]> {
  return sourcesIn(places, run, await sourceFilesIn(index, run, layouts), person);
}

/** The files of an index, for `sourcesIn`. Throws as `sourcesOfPerson` does. */
export const sourceFilesIn = async (
  index: Database,
  { manifest }: Pick<OpenRun, 'manifest'>,
  layouts: readonly Layout[],
): Promise<SourceFile[]> => sourceFilesOf(await index.rows(sourceFilesSql('files')), manifest, layouts);

/** `sourcesOfPerson` with the files at hand, for many people. */
export function sourcesIn(
  places: PlacesOfRun,
  run: OpenRun,
  files: readonly SourceFile[],
  person: number,
): ToldSources[] {
  const found = places.ofPeople((one) => one === person);
  const read = found.map(({ file, row, offset, length, charge }) => {
    const { name, delimiter, columns } = files[file];
    const bytes = readStretch(sourcePath(run.folder, name), offset, length);
    return { charge, record: plainRecord(bytes, delimiter, columns, { file, row }) };
  });
  const all = read.map(({ record }) => record);
  const foundAt = foundByPlace(foundFactsOf(run.folder, run.manifest));
  return chargesOfPerson(read, fileRanks(files.map(({ name }) => name))).map(({ charge, records, cells }) => {
    const found = foundAt(files[records[0].file].name, records[0].row);
    return {
      charge,
      cells: cellsWithFound(cells, found),
      found,
      sources: records.map((record) => sourceRecord(record, files[record.file])),
      lent: lentTo(records[0], all, files),
    };
  });
}

/** What rows of the person gave to a charge, column by column. */
function lentTo(
  charge: PlainRecord,
  rows: readonly PlainRecord[],
  files: readonly SourceFile[],
): Map<ChargeColumn, LentCell[]> {
  const given = new Map<ChargeColumn, LentCell[]>();
  for (const lending of charge.lent ?? []) {
    const groupOf = ({ cells }: PlainRecord): string => lending.group(cells[lending.column]);
    const group = groupOf(charge);
    if (group === '') continue;
    const lenders = rows.filter(
      (row) =>
        row.lent?.includes(lending) &&
        groupOf(row) === group &&
        lending.each(lending.reads.map((column) => row.cells[column])) !== '',
    );
    const cells = lenders.flatMap((row) => {
      const { fileName, row: number, sourceCells } = sourceRecord(row, files[row.file]);
      return lending.reads.flatMap((column) =>
        (sourceCells[column] ?? []).map((cell) => ({ ...cell, fileName, row: number })),
      );
    });
    for (const column of lending.gives) given.set(column, cells);
  }
  return given;
}

function sourceRecord({ row, texts, cells }: PlainRecord, file: SourceFile): SourceRecord {
  const sourceCells: Partial<Record<ChargeColumn, readonly SourceCell[]>> = {};
  for (const column of CHARGE_COLUMNS) {
    const from = file.columns.columnOf[column];
    if (from === undefined) continue;
    const cellOf = (field: number): SourceCell => ({
      header: file.header[field] ?? column,
      text: texts[field] ?? '',
    });
    sourceCells[column] =
      from.fields.length === 0
        ? [{ header: `layout ${file.layout}`, text: cells[column] }]
        : from.fields.map(cellOf);
  }
  const fields = texts.map((text, at) => ({ header: file.header[at] ?? '', text }));
  return { fileName: file.name, row, fields, sourceCells };
}

/** Asks an index for what `sourceFilesOf` takes; `files` is its table, quoted where it must be. */
export const sourceFilesSql = (files: string): string =>
  `SELECT name, delimiter, header FROM ${files} ORDER BY file`;

/** The files of a run. Throws a Failure (exit 1) when one was read by a layout that is not among `layouts`. */
export function sourceFilesOf(
  found: readonly Readonly<Record<string, SqlValue>>[],
  manifest: Manifest,
  layouts: readonly Layout[],
): SourceFile[] {
  const ofRun = layoutsOfRun(manifest, layouts);
  return found.map(({ name, delimiter, header }, at) => {
    const { layout } = manifest.inputs[at];
    const cells: string[] = JSON.parse(String(header));
    const match = ofRun.find((one) => one.name === layout)?.matchHeader(cells);
    if (match?.kind !== 'match') {
      throw new Failure(1, 'SCREENING_OTHER_LAYOUT', { layout, file: String(name) });
    }
    return { name: String(name), delimiter: String(delimiter), layout, header: cells, columns: match };
  });
}
