import type { FactSpec } from '../../law/facts.js';
import { printFact } from '../../law/print-fact.js';
import type { ToldCharge } from '../explained-relief.js';
import { readCells } from '../found-facts/fact-states.js';
import { plainText } from '../found-facts/found-fact.js';
import type { Refusal } from '../found-facts/refused-entry.js';
import { columnOf, settleCharge } from '../found-facts/settle-charge.js';
import type { ReadRun } from './run-again.js';

/** A fact of a charge that somebody may find elsewhere. */
export interface FactToFind {
  readonly spec: FactSpec;
  /** What the cell that states it is called in the list; none where the list has no such cell. */
  readonly headers: readonly string[];
  readonly value: string;
  readonly isKnown: boolean;
}

/** The facts of a charge, what is known of each by the sources alone, and what the cell that states it is called. */
export function factsToFind({ run }: ReadRun, charge: ToldCharge): FactToFind[] {
  const { deciding, context } = run;
  const { states } = readCells(deciding, context, charge.cells);
  return deciding.rulebook.facts.map((spec) => ({
    spec,
    headers: headersOf(charge, spec),
    value: printFact(spec, charge.plain.facts[spec.name]),
    isKnown: states.get(spec.name)?.isKnown === true,
  }));
}

/** What the cell that states a fact is called in the list of a charge, as the list itself has it. */
export function headersOf({ sources, lent }: ToldCharge, spec: FactSpec): string[] {
  const column = columnOf(spec);
  const ofRows = sources.flatMap(({ fields, sourceCells }) =>
    // A layout may say the same of all rows; then no field does.
    (sourceCells[column] ?? []).filter((cell) => fields.some(({ header }) => header === cell.header)),
  );
  const cells = lent.get(column) ?? ofRows;
  return [...new Set(cells.map(({ header }) => header))];
}

/**
 * Whether a value can be taken as a found fact of a charge: what keeps it out, or the text as it is kept. The same
 * that is asked of what is typed into a review workbook. Facts that were found before stand in the cells of `charge`.
 */
export function judgeFact(
  { run }: ReadRun,
  charge: ToldCharge,
  fact: string,
  text: string,
): { readonly value: string } | { readonly refusal: Refusal | 'known' } {
  const { deciding, context } = run;
  const { facts } = deciding.rulebook;
  const spec = facts.find(({ name }) => name === fact);
  if (spec === undefined) {
    const names = facts.map(({ name }) => name).join(', ');
    return { refusal: { code: 'FACTS_UNKNOWN_FACT', parameters: { facts: names } } };
  }
  const value = plainText(text);
  if (value === '') return { refusal: { code: 'FACTS_NO_VALUE', parameters: {} } };
  const entered = { spec, value, row: 1 };
  const earlier = charge.found.map(({ column, number }) => ({ column, row: number }));
  const how = settleCharge([entered], charge.cells, earlier, deciding, context).get(entered);
  return how === 'new' ? { value } : { refusal: how ?? 'known' };
}
