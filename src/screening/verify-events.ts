import { sourcesOf } from '../intake/charges.js';
import { FIRST_SPEAKS } from '../intake/charges-cells.js';
import { fileRanks } from '../intake/identity-problem.js';
import type { UnhashedFile } from '../intake/intake-result.js';
import { type LendingRow, LentPlainly, lentColumns } from '../intake/lent-plainly.js';
import { Failure } from '../messages/failure.js';
import { CHARGE_COLUMNS, type ChargeColumn } from '../record/charge-cells.js';
import { chargeOfRecord } from './outputs/annotated-csv.js';
import { cellsOfRecords, type PlainRecord } from './plain-sources.js';
import type { PortionAgain } from './portions-again.js';

/** Whether rows of any file may be events of one charge, or lend cells to others. */
export const haveEvents = (files: readonly Pick<UnhashedFile, 'events' | 'lent'>[]): boolean =>
  files.some(({ events, lent }) => events !== undefined || lent !== undefined);

/**
 * Checks in a portion, where a file's rows may be events of one charge, that rows of one charge and person are
 * together, and that the cells of each charge of several rows, and those that rows lend, are what the plain reader
 * makes of them. It is handed the records of the portion in their order, guests and all, and tells of a fault where the
 * record that shows it is at home.
 */
export class EventsAgain {
  readonly #portion: Pick<PortionAgain, 'charges' | 'home'>;
  readonly #files: readonly Pick<UnhashedFile, 'name'>[];
  readonly #ranks: ArrayLike<number>;
  readonly #chargeOf: Int32Array;
  readonly #chargeOfKey: readonly Map<string, number>[];
  readonly #chargeOfRunKey = new Map<string, number>();
  /** The records met of charges of which not all were met. */
  readonly #waiting = new Map<number, PlainRecord[]>();
  readonly #lending = new Map<number, LendingPerson>();
  /** How many records of each person are still to come. */
  readonly #left: Int32Array;
  /** Of charges with a lent cell that is not what rows say, the first. */
  #oddLent: { readonly record: number; readonly column: ChargeColumn } | undefined;

  constructor(portion: Pick<PortionAgain, 'charges' | 'home'>, files: readonly Pick<UnhashedFile, 'name'>[]) {
    const { charges } = portion;
    this.#portion = portion;
    this.#files = files;
    this.#ranks = fileRanks(files.map(({ name }) => name));
    this.#chargeOf = chargeOfRecord({ charges });
    this.#chargeOfKey = files.map(() => new Map<string, number>());
    this.#left = new Int32Array(charges.persons.count);
    for (const charge of this.#chargeOf) this.#left[charges.person[charge]]++;
  }

  /** Hears of the next record what it lends. */
  lend(record: number, plain: PlainRecord): void {
    const { charges } = this.#portion;
    const charge = this.#chargeOf[record];
    const person = charges.person[charge];
    if (plain.lent !== undefined) {
      const known = this.#lending.get(person) ?? { lent: new LentPlainly(this.#ranks), firstRows: [] };
      this.#lending.set(person, known);
      known.lent.add(person, plain);
      const { file, cells, lent } = plain;
      if (charges.record[charge] === record) known.firstRows.push({ charge, row: { file, cells, lent } });
    }
    this.#left[person]--;
    if (this.#left[person] > 0) return;
    const whole = this.#lending.get(person);
    this.#lending.delete(person);
    if (whole !== undefined) this.#compareLent(person, whole);
  }

  /** Throws a Failure with exit 1 when a charge of the portion has a lent cell that is not what rows lend. */
  endOfLent(): void {
    if (this.#oddLent !== undefined) throw this.#disagree(this.#oddLent.record, this.#oddLent.column);
  }

  /** Takes the next record; throws a Failure with exit 1 when it shows a charge to be another. */
  add(record: number, plain: PlainRecord): void {
    const { charges, home } = this.#portion;
    const charge = this.#chargeOf[record];
    const isOwn = record >= home.own.from && record < home.own.to;
    if (plain.eventKey !== undefined) {
      const key = `${charges.person[charge]} ${plain.eventKey}`;
      const known =
        plain.events?.key === 'person and count' ? this.#chargeOfRunKey : this.#chargeOfKey[plain.file];
      const before = known.get(key) ?? charge;
      if (before !== charge && isOwn) throw this.#disagree(record, 'count');
      known.set(key, charge);
    }
    const all = charges.moreFrom[charge + 1] - charges.moreFrom[charge] + 1;
    if (all === 1) return;
    const met = this.#waiting.get(charge) ?? [];
    met.push(plain);
    if (met.length < all) {
      this.#waiting.set(charge, met);
      return;
    }
    this.#waiting.delete(charge);
    const odd = isOwn ? this.#oddColumn(charge, met) : undefined;
    if (odd !== undefined) throw this.#disagree(sourcesOf(charges, charge)[0], odd);
  }

  #compareLent(person: number, { lent, firstRows }: LendingPerson): void {
    const { charges, home } = this.#portion;
    for (const { charge, row } of firstRows) {
      const record = charges.record[charge];
      if (record < home.own.from || record >= home.own.to) continue;
      if (this.#oddLent !== undefined && this.#oddLent.record < record) continue;
      for (const [name, text] of Object.entries(lent.cellsFor(person, row))) {
        const column = CHARGE_COLUMNS.find((one) => one === name);
        if (column === undefined || this.#cellOf(charge, column) === text) continue;
        this.#oddLent = { record, column };
        break;
      }
    }
  }

  /** The first column in which a charge is not what its records make it. */
  #oddColumn(charge: number, records: readonly PlainRecord[]): ChargeColumn | undefined {
    const cells = cellsOfRecords(records);
    const lent = lentColumns(records[0].lent);
    return CHARGE_COLUMNS.find(
      (column) =>
        !FIRST_SPEAKS.has(column) && !lent.has(column) && this.#cellOf(charge, column) !== cells[column],
    );
  }

  #cellOf(charge: number, column: ChargeColumn): string {
    const { codes, texts } = this.#portion.charges.cells[column];
    return texts.textOf(codes[charge]);
  }

  #disagree(record: number, column: ChargeColumn): Failure {
    const { file, row } = this.#portion.charges.records;
    return new Failure(1, 'SCREENING_READERS_DISAGREE', {
      file: this.#files[file[record]].name,
      row: row[record],
      relief: 'none',
      column,
    });
  }
}

/** What rows of a person lend, and the first row of each charge of theirs. */
interface LendingPerson {
  readonly lent: LentPlainly;
  readonly firstRows: { readonly charge: number; readonly row: LendingRow }[];
}
