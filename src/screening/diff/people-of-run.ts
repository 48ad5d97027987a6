import type { SqlValue } from '../../files/duckdb.js';
import { chargeIds } from '../../intake/charges-id.js';
import { readPersonKeys } from '../../intake/identity-keys.js';
import { cellsOfRecord } from '../../intake/parse-record.js';
import { recordTableOf } from '../../intake/table-of-rows.js';
import {
  CHARGE_COLUMNS,
  type ChargeCells,
  type ChargeColumn,
  chargeCells,
} from '../../record/charge-cells.js';
import type { Day } from '../../record/day.js';
import { mergedCells, type SourceCells } from '../merged-cells.js';
import type { SideName } from './changes.js';
import type { DiffDatabase } from './diff-database.js';
import type { KeptSources } from './kept-sources.js';

/** A charge of a person in one run, read again from the kept sources. */
export interface ReadCharge {
  /** Its number in the run's index. */
  readonly charge: number;
  readonly cells: ChargeCells;
  /** Every field of each record it was made of, also those that no column is read from. */
  readonly texts: readonly (readonly string[])[];
  readonly file: string;
  readonly row: number;
}

export interface ReadPerson {
  readonly history: string;
  readonly charges: readonly ReadCharge[];
  /** The ids of the charges, in their order. */
  readonly ids: () => readonly string[];
}

interface FileForm {
  readonly name: string;
  readonly delimiter: string;
  readonly columnOf: Partial<Record<ChargeColumn, number>>;
}

interface Source extends SourceCells {
  readonly fileName: string;
  readonly texts: readonly string[];
}

/** Reads people of one run with all their charges; a few thousand at a time. */
export class PeopleOfRun {
  private constructor(
    private readonly database: DiffDatabase,
    private readonly side: SideName,
    private readonly sources: KeptSources,
    private readonly asOf: Day,
    private readonly files: readonly FileForm[],
  ) {}

  static async of(
    database: DiffDatabase,
    side: SideName,
    sources: KeptSources,
    asOf: Day,
  ): Promise<PeopleOfRun> {
    const files = await database.rows(
      `SELECT name, delimiter, columns FROM ${database.index[side]}.files ORDER BY file`,
    );
    const forms = files.map((file) => ({
      name: String(file.name),
      delimiter: String(file.delimiter),
      columnOf: JSON.parse(String(file.columns)),
    }));
    return new PeopleOfRun(database, side, sources, asOf, forms);
  }

  /** The people that the changes of a condition on `changed` speak of, by their number. */
  async named(inChanged: string): Promise<Map<number, ReadPerson>> {
    const index = this.database.index[this.side];
    const wanted = `SELECT ${this.side}_person FROM changed WHERE ${inChanged}`;
    const people = await this.database.rows(
      `SELECT person, history FROM ${index}.people WHERE person IN (${wanted})`,
    );
    const records = await this.database.rows(
      `SELECT person, charge, file, "row", "offset", length FROM ${index}.records
       WHERE charge >= 0 AND person IN (${wanted}) ORDER BY person, charge, file, "row"`,
    );
    const ofPerson = new Map<number, Map<number, Source[]>>();
    for (const record of records) {
      const person = Number(record.person);
      const charges = ofPerson.get(person) ?? new Map<number, Source[]>();
      ofPerson.set(person, charges);
      const charge = Number(record.charge);
      charges.set(charge, [...(charges.get(charge) ?? []), this.sourceOf(record)]);
    }
    return new Map(
      people.map(({ person, history }) => [
        Number(person),
        this.personOf(String(history), ofPerson.get(Number(person)) ?? new Map()),
      ]),
    );
  }

  private sourceOf(record: Record<string, SqlValue>): Source {
    const file = Number(record.file);
    const { name, delimiter, columnOf } = this.files[file];
    const bytes = this.sources.read(file, Number(record.offset), Number(record.length));
    const texts = cellsOfRecord(bytes, delimiter).map(({ text }) => text);
    const cells: Partial<Record<ChargeColumn, string>> = {};
    for (const column of CHARGE_COLUMNS) {
      const field = columnOf[column];
      if (field !== undefined) cells[column] = texts[field] ?? '';
    }
    return { file, fileName: name, row: Number(record.row), cells: chargeCells(cells), texts };
  }

  private personOf(history: string, sources: ReadonlyMap<number, readonly Source[]>): ReadPerson {
    const charges = [...sources].map(([charge, of]) => ({
      charge,
      cells: mergedCells(of),
      texts: of.map(({ texts }) => texts),
      file: of[0].fileName,
      row: of[0].row,
    }));
    let ids: readonly string[] | undefined;
    return {
      history,
      charges,
      ids: () => {
        ids ??= this.idsOf([...sources.values()]);
        return ids;
      },
    };
  }

  /** Of several sources the first by file name speaks for the charge, as in the run itself. */
  private idsOf(sources: readonly (readonly Source[])[]): string[] {
    const chiefs = sources.map((of) => of.reduce((a, b) => (b.fileName < a.fileName ? b : a)));
    const records = recordTableOf(
      chiefs.map(({ file, row, cells }) => ({ file, row, offset: 0, length: 0, cells })),
    );
    const order = chiefs.map(({ cells }) => CHARGE_COLUMNS.map((column) => cells[column]).join('\u001f'));
    const chief = Int32Array.from(chiefs, (_, at) => at);
    return chargeIds(records, readPersonKeys(records, this.asOf), chief, (a, b) =>
      order[a] === order[b] ? a - b : order[a] < order[b] ? -1 : 1,
    );
  }
}
