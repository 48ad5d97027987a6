import { chargeIds } from '../../intake/charges-id.js';
import type { Layout } from '../../intake/layout.js';
import { recordTableOf } from '../../intake/table-of-rows.js';
import { CHARGE_COLUMNS, type ChargeCells } from '../../record/charge-cells.js';
import { type SourceFile, sourceFilesOf, sourceFilesSql } from '../explained-sources.js';
import {
  cellsWithFound,
  type FoundAt,
  type FoundFacts,
  foundByPlace,
  type NumberedFact,
} from '../found-facts/found-fact.js';
import type { Manifest } from '../manifest.js';
import { cellsOfRecords, type PlainRecord, plainRecord } from '../plain-sources.js';
import { beforeInList, type RecordPlace } from '../record-places.js';
import type { SideName } from './changes.js';
import type { DiffDatabase } from './diff-database.js';
import type { KeptSources } from './kept-sources.js';

/** A charge of a person in one run, read again from the kept sources. */
export interface ReadCharge {
  /** Its number in the run's index. */
  readonly charge: number;
  /** What was found stands in them, in the place of what the records say. */
  readonly cells: ChargeCells;
  readonly found: readonly NumberedFact[];
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

/** Reads people of one run with all their charges; a few thousand at a time. */
export class PeopleOfRun {
  private constructor(
    private readonly database: DiffDatabase,
    private readonly side: SideName,
    private readonly sources: KeptSources,
    private readonly files: readonly SourceFile[],
    private readonly foundAt: FoundAt,
  ) {}

  static async of(
    database: DiffDatabase,
    side: SideName,
    sources: KeptSources,
    manifest: Manifest,
    layouts: readonly Layout[],
    found: FoundFacts,
  ): Promise<PeopleOfRun> {
    const rows = await database.rows(sourceFilesSql(`${database.index[side]}.files`));
    const files = sourceFilesOf(rows, manifest, layouts);
    return new PeopleOfRun(database, side, sources, files, foundByPlace(found));
  }

  /** The people that the changes of a condition on `changed` speak of, by their number. */
  async named(inChanged: string): Promise<Map<number, ReadPerson>> {
    const index = this.database.index[this.side];
    const wanted = `SELECT ${this.side}_person FROM changed WHERE ${inChanged}`;
    const people = await this.database.rows(
      `SELECT person, history FROM ${index}.people WHERE person IN (${wanted})`,
    );
    const numbers = new Set(people.map(({ person }) => Number(person)));
    const records = this.database.places[this.side]
      .ofPeople((person) => numbers.has(person))
      .sort((a, b) => a.person - b.person || a.charge - b.charge || beforeInList(a, b));
    const ofPerson = new Map<number, Map<number, PlainRecord[]>>();
    for (const record of records) {
      const { person, charge } = record;
      const charges = ofPerson.get(person) ?? new Map<number, PlainRecord[]>();
      ofPerson.set(person, charges);
      charges.set(charge, [...(charges.get(charge) ?? []), this.recordOf(record)]);
    }
    return new Map(
      people.map(({ person, history }) => [
        Number(person),
        this.personOf(String(history), ofPerson.get(Number(person)) ?? new Map()),
      ]),
    );
  }

  private recordOf({ file, row, offset, length }: RecordPlace): PlainRecord {
    const { delimiter, columns } = this.files[file];
    return plainRecord(this.sources.read(file, offset, length), delimiter, columns, { file, row });
  }

  private personOf(history: string, sources: ReadonlyMap<number, readonly PlainRecord[]>): ReadPerson {
    const charges = [...sources].map(([charge, of]): ReadCharge => {
      const [{ row }] = of;
      const file = this.files[of[0].file].name;
      const found = this.foundAt(file, row);
      const cells = cellsWithFound(cellsOfRecords(of), found);
      return { charge, cells, found, texts: of.map(({ texts }) => texts), file, row };
    });
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

  /** Of several sources those of the first file by name speak for the charge, as in the run itself. */
  private idsOf(sources: readonly (readonly PlainRecord[])[]): string[] {
    const chiefs = sources.map((of) => {
      const first = of.reduce((a, b) => (this.files[b.file].name < this.files[a.file].name ? b : a)).file;
      return cellsOfRecords(of.filter(({ file }) => file === first));
    });
    const records = recordTableOf(
      chiefs.map((cells, row) => ({ file: 0, row, offset: 0, length: 0, cells })),
    );
    const order = chiefs.map((cells) => CHARGE_COLUMNS.map((column) => cells[column]).join('\u001f'));
    const chief = Int32Array.from(chiefs, (_, at) => at);
    const idOf = chargeIds({
      cells: records.cells,
      chief,
      compare: (a, b) => (order[a] === order[b] ? a - b : order[a] < order[b] ? -1 : 1),
      mayBeEqual: () => new Uint8Array(chiefs.length).fill(1),
    });
    return chiefs.map((_, charge) => idOf(charge));
  }
}
