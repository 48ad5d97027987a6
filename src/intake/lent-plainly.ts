import type { ChargeCells, ChargeColumn } from '../record/charge-cells.js';
import type { Lending } from './layout.js';

/** A row of a person, as the plain way reads it. */
export interface LendingRow {
  readonly cells: ChargeCells;
  readonly lent: readonly Lending[] | undefined;
}

/** What rows say to the groups they are in; they are told in input order. The plain reader of `withLentCells`. */
export class LentPlainly {
  private readonly said = new Map<Lending, Map<string, string[]>>();

  /** Hears a row of a person. */
  add(person: number, { cells, lent = [] }: LendingRow): void {
    for (const lending of lent) {
      const group = lending.group(cells[lending.column]);
      const text = lending.each(lending.reads.map((column) => cells[column]));
      if (group === '' || text === '') continue;
      const groups = this.said.get(lending) ?? new Map<string, string[]>();
      this.said.set(lending, groups);
      const key = `${person} ${group}`;
      const before = groups.get(key) ?? [];
      if (!before.includes(text)) groups.set(key, [...before, text]);
    }
  }

  /** The cells that are lent to a charge, by one of its rows. */
  cellsFor(person: number, { cells, lent = [] }: LendingRow): Partial<Record<ChargeColumn, string>> {
    const given: Partial<Record<ChargeColumn, string>> = {};
    for (const lending of lent) {
      const group = lending.group(cells[lending.column]);
      if (group === '') continue;
      const made = lending.together(this.said.get(lending)?.get(`${person} ${group}`) ?? []);
      lending.gives.forEach((column, at) => {
        given[column] = made[at].trim();
      });
    }
    return given;
  }
}

/** The columns that rows of a layout lend. */
export const lentColumns = (lent: readonly Lending[] | undefined): ReadonlySet<ChargeColumn> =>
  new Set((lent ?? []).flatMap(({ gives }) => gives));
