import type { ChargeCells, ChargeColumn } from '../record/charge-cells.js';
import type { Lending } from './layout.js';

/** A row of a person, as the plain way reads it. */
export interface LendingRow {
  /** Index into the run's list of files. */
  readonly file: number;
  readonly cells: ChargeCells;
  readonly lent: readonly Lending[] | undefined;
}

/** What rows of a file say to the groups they are in. */
interface SaidInFile {
  readonly file: number;
  readonly texts: string[];
}

/** What rows say to the groups they are in; rows of a file are told in order. The plain reader of `withLentCells`. */
export class LentPlainly {
  private readonly said = new Map<Lending, Map<string, SaidInFile[]>>();

  /** `rank` is the place of each file among the others by name. */
  constructor(private readonly rank: ArrayLike<number>) {}

  /** Hears a row of a person. */
  add(person: number, { file, cells, lent = [] }: LendingRow): void {
    for (const lending of lent) {
      const group = lending.group(cells[lending.column]);
      const text = lending.each(lending.reads.map((column) => cells[column]));
      if (group === '' || text === '') continue;
      const groups = this.said.get(lending) ?? new Map<string, SaidInFile[]>();
      this.said.set(lending, groups);
      const key = `${person} ${group}`;
      const files = groups.get(key) ?? [];
      groups.set(key, files);
      const before = files.find((one) => one.file === file);
      if (before === undefined) files.push({ file, texts: [text] });
      else if (!before.texts.includes(text)) before.texts.push(text);
    }
  }

  /** The cells that are lent to a charge, by one of its rows. */
  cellsFor(person: number, { cells, lent = [] }: LendingRow): Partial<Record<ChargeColumn, string>> {
    const given: Partial<Record<ChargeColumn, string>> = {};
    for (const lending of lent) {
      const group = lending.group(cells[lending.column]);
      if (group === '') continue;
      const files = this.said.get(lending)?.get(`${person} ${group}`) ?? [];
      const inOrder = files.toSorted((a, b) => this.rank[a.file] - this.rank[b.file]);
      const made = lending.together([...new Set(inOrder.flatMap(({ texts }) => texts))]);
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
