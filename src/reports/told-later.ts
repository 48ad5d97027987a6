import { factsOf } from '../law/fact-reader.js';
import type { Rulebook } from '../law/rulebook.js';
import { CHARGE_COLUMNS, type ChargeCells, type ChargeColumn } from '../record/charge-cells.js';
import { isoDay } from '../record/day.js';
import { readDate } from '../record/read-date.js';
import { type FactAt, keyOf } from '../screening/again/person-again.js';
import { columnOf } from '../screening/found-facts/settle-charge.js';
import type { Manifest } from '../screening/manifest.js';
import { printReading } from '../screening/print-cell.js';
import { contextOf } from '../screening/terms.js';

/** What facts that were found after a run say of a charge otherwise than the run; undefined is as the run says. */
export interface ToldLater {
  readonly file: string;
  readonly row: number;
  /** Of the disposition; 0 where the date that was found has no one year. */
  readonly year: number | undefined;
  readonly statute: string | undefined;
}

/** The charges for which a citation or the day of a disposition was found, with what is printed of them now. */
export function toldLater(
  found: readonly FactAt[],
  rulebook: Rulebook,
  { asOf, assumptions, county }: Pick<Manifest, 'asOf' | 'assumptions' | 'county'>,
): ToldLater[] {
  const terms = { asOf: isoDay(asOf), assumptionsOff: assumptions.off };
  const context = contextOf(rulebook, terms, county);
  const told = new Map<string, ToldLater>();
  for (const one of found) {
    const spec = rulebook.facts.find(({ name }) => name === one.fact);
    if (spec === undefined) throw new RangeError(`the rulebook has no fact ${one.fact}`);
    const column = columnOf(spec);
    const before = told.get(keyOf(one)) ?? {
      file: one.file,
      row: one.row,
      year: undefined,
      statute: undefined,
    };
    if (column === 'disposition_date') {
      const text = printReading(readDate(one.value, terms.asOf));
      told.set(keyOf(one), { ...before, year: Number(/^\d{4}/.exec(text)?.[0] ?? 0) });
    }
    if (column === 'statute') {
      const { kind } = factsOf(rulebook.reader, cellsWith(column, one.value), context);
      told.set(keyOf(one), { ...before, statute: kind.statute });
    }
  }
  return [...told.values()];
}

/** The cells of a charge of which nothing is known but one. */
function cellsWith(column: ChargeColumn, text: string): ChargeCells {
  const cells = {} as Record<ChargeColumn, string>;
  for (const one of CHARGE_COLUMNS) cells[one] = one === column ? text : '';
  return cells;
}
