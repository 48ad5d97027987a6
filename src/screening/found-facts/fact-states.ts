import type { FactReader } from '../../law/fact-reader.js';
import type { FactSpec, FactValue } from '../../law/facts.js';
import type { Context } from '../../law/prepared.js';
import { CHARGE_COLUMNS, type ChargeCells, type ChargeColumn } from '../../record/charge-cells.js';
import { isSingle } from '../../record/choice.js';
import { isExact } from '../../record/date-span.js';
import { readDate } from '../../record/read-date.js';
import type { Deciding } from '../determination-row.js';
import { plainCharge } from '../plain-determination.js';

/** What the sources alone say of a fact of a charge, assumptions left aside: a span or set of what is possible. */
export interface FactState {
  /** A mask of values, a span of two ends, or a key. */
  readonly possible: number | readonly [number, number] | string;
  readonly isKnown: boolean;
  readonly why: string;
}

export type FactStates = ReadonlyMap<string, FactState>;

/** What the cells of a charge say of each fact, and what of each cell cannot be read. */
export interface ReadCells {
  readonly states: FactStates;
  readonly unreadable: ReadonlyMap<ChargeColumn, string>;
}

export function readCells({ rulebook }: Deciding, context: Context, cells: ChargeCells): ReadCells {
  const { kind, facts } = plainCharge({ rulebook, reliefs: [] }, context, cells);
  return {
    states: new Map(rulebook.facts.map((spec) => [spec.name, stateOf(facts[spec.name])])),
    unreadable: new Map(kind.problems.map(({ column, what }) => [column, what])),
  };
}

function stateOf(value: FactValue | undefined): FactState {
  if (value === undefined) return { possible: '', isKnown: false, why: '' };
  switch (value.kind) {
    case 'choice':
      return { possible: value.strict, isKnown: isSingle(value.strict), why: value.why };
    case 'date': {
      const { first, last } = value.strict;
      return { possible: [first, last], isKnown: isExact(value.strict), why: value.why };
    }
    case 'weight': {
      const { over, upTo } = value.strict;
      return { possible: [over, upTo], isKnown: upTo - over === 1, why: value.why };
    }
    case 'identifier':
      return { possible: value.text, isKnown: value.text !== '', why: '' };
  }
}

/** Whether all that the first leaves possible is possible by the second too. */
export function isWithin({ possible: a }: FactState, { possible: b }: FactState): boolean {
  if (typeof a === 'number') return typeof b === 'number' && (a & ~b) === 0;
  if (typeof a === 'string') return b === '' || a === b;
  return typeof b === 'object' && a[0] >= b[0] && a[1] <= b[1];
}

export const isSame = (a: FactState, b: FactState): boolean => isWithin(a, b) && isWithin(b, a);

/**
 * Why a text in a cell of a charge cannot be read as a fact; undefined when it can. `cells` have it in place. Cells
 * that are read together with it are left out, so that the text itself is judged.
 */
export function whyUnreadable(
  spec: FactSpec,
  column: ChargeColumn,
  cells: ChargeCells,
  deciding: Deciding,
  context: Context,
): string | undefined {
  if (spec.kind === 'date') {
    const reading = readDate(cells[column], context.asOf);
    return reading.kind === 'unreadable' ? reading.why : undefined;
  }
  const { reader } = deciding.rulebook;
  if (spec.kind === 'identifier') {
    const key = reader.identifiers.find(({ fact }) => fact === spec.name);
    return key?.read(cells[column]) === '' ? 'it names none' : undefined;
  }
  return readCells(deciding, context, aloneIn(cells, column, reader)).unreadable.get(column);
}

function aloneIn(cells: ChargeCells, column: ChargeColumn, { kindCells }: FactReader): ChargeCells {
  const together = kindCells.find(({ columns }) => columns.includes(column))?.columns ?? [column];
  const alone = {} as Record<ChargeColumn, string>;
  for (const one of CHARGE_COLUMNS) alone[one] = one !== column && together.includes(one) ? '' : cells[one];
  return alone;
}
