import type { FactSpec } from '../../law/facts.js';
import type { Context } from '../../law/prepared.js';
import type { ChargeCells, ChargeColumn } from '../../record/charge-cells.js';
import type { Deciding } from '../determination-row.js';
import {
  type FactStates,
  isSame,
  isWithin,
  type ReadCells,
  readCells,
  whyUnreadable,
} from './fact-states.js';
import type { Refusal } from './refused-entry.js';

/** A value that was entered for a fact of one charge. */
export interface EnteredFact {
  readonly spec: FactSpec;
  readonly value: string;
  readonly row: number;
}

/** A fact that was found before, and its row in the run's file of them. */
export interface EarlierFact {
  readonly column: ChargeColumn;
  readonly row: number;
}

/** What becomes of the entries for one charge, by entry: it states a new fact, it is known already, or why neither. */
export type Settled = ReadonlyMap<EnteredFact, 'new' | 'known' | Refusal>;

/** The cell that states a fact. */
export const columnOf = ({ columns }: FactSpec): ChargeColumn => columns[0];

/**
 * Decides which of the values that were entered for one charge become facts. `cells` are those of the run, earlier
 * found facts in place. A value must be readable as its fact, must leave less possible than the list does and nothing
 * else, must agree with the other values, and must change nothing that the list says of another fact.
 */
export function settleCharge(
  entered: readonly EnteredFact[],
  cells: ChargeCells,
  earlier: readonly EarlierFact[],
  deciding: Deciding,
  context: Context,
): Settled {
  const settled = new Map<EnteredFact, 'new' | 'known' | Refusal>();
  const read = (of: readonly EnteredFact[]): ReadCells => readCells(deciding, context, cellsWith(cells, of));
  const before = read([]);
  const open = () => entered.filter((one) => !settled.has(one));

  for (const one of entered) {
    const why = unreadable(one, cellsWith(cells, [one]), deciding, context);
    if (why !== undefined) settled.set(one, why);
    else if (isSame(stateIn(read([one]).states, one), stateIn(before.states, one)) && isKnown(before, one))
      settled.set(one, 'known');
    else if (cells[columnOf(one.spec)] === one.value && earlierOf(one, earlier) !== undefined)
      settled.set(one, 'known');
    else if (earlierOf(one, earlier) !== undefined) settled.set(one, earlierWhy(one, earlier));
    else if (isKnown(before, one)) settled.set(one, known(one));
  }
  for (const one of open()) {
    const others = open().filter((other) => columnOf(other.spec) === columnOf(one.spec));
    const same = (other: EnteredFact): boolean =>
      isSame(stateIn(read([other]).states, one), stateIn(read([one]).states, one));
    if (others.every(same)) continue;
    const rows = [...new Set(others.map(({ row }) => row))].join(', ');
    for (const other of others) settled.set(other, { code: 'FACTS_CONTRADICT', parameters: { rows } });
  }
  const mayChange = factsThatMayChange(entered, before, deciding.rulebook.facts);
  for (;;) {
    const refused = refusedTogether(open(), before, read, mayChange);
    for (const [one, why] of refused) settled.set(one, why);
    if (refused.length === 0) break;
  }
  for (const one of open()) settled.set(one, 'new');
  return settled;
}

/** The entered facts; and, where the first fact that a cell states was not known, the others that it states. */
function factsThatMayChange(
  entered: readonly EnteredFact[],
  { states }: ReadCells,
  facts: readonly FactSpec[],
): ReadonlySet<string> {
  const others = entered.flatMap(({ spec }) => {
    const stated = facts.filter((fact) => columnOf(fact) === columnOf(spec));
    return states.get(stated[0].name)?.isKnown === true ? [] : stated.map(({ name }) => name);
  });
  return new Set([...entered.map(({ spec }) => spec.name), ...others]);
}

function cellsWith(cells: ChargeCells, entered: readonly EnteredFact[]): ChargeCells {
  const changed: Record<ChargeColumn, string> = { ...cells };
  // Of several that say the same the first is kept.
  for (const { spec, value } of entered.toReversed()) changed[columnOf(spec)] = value;
  return changed;
}

function stateIn(states: FactStates, { spec }: EnteredFact) {
  const state = states.get(spec.name);
  if (state === undefined) throw new RangeError(`no such fact: ${spec.name}`);
  return state;
}

const isKnown = ({ states }: ReadCells, one: EnteredFact): boolean => stateIn(states, one).isKnown;

const known = ({ spec }: EnteredFact): Refusal => ({ code: 'FACTS_KNOWN', parameters: { fact: spec.name } });

const earlierOf = ({ spec }: EnteredFact, earlier: readonly EarlierFact[]): EarlierFact | undefined =>
  earlier.find(({ column }) => column === columnOf(spec));

const earlierWhy = (one: EnteredFact, earlier: readonly EarlierFact[]): Refusal => ({
  code: 'FACTS_CONTRADICT_EARLIER',
  parameters: { row: earlierOf(one, earlier)?.row ?? 0 },
});

function unreadable(
  { spec }: EnteredFact,
  cells: ChargeCells,
  deciding: Deciding,
  context: Context,
): Refusal | undefined {
  const column = columnOf(spec);
  const why = whyUnreadable(spec, column, cells, deciding, context);
  return why === undefined
    ? undefined
    : { code: 'FACTS_UNREADABLE', parameters: { fact: spec.name, column, why } };
}

/** Those of the entries that do not do what they should when all of them stand in the cells. */
function refusedTogether(
  entered: readonly EnteredFact[],
  before: ReadCells,
  read: (of: readonly EnteredFact[]) => ReadCells,
  mayChange: ReadonlySet<string>,
): [EnteredFact, Refusal][] {
  const after = read(entered);
  const idle = entered.flatMap((one): [EnteredFact, Refusal][] => {
    const [was, is] = [stateIn(before.states, one), stateIn(after.states, one)];
    if (isWithin(is, was) && !isSame(is, was)) return [];
    const fact = one.spec.name;
    const why = is.why || (after.unreadable.get(columnOf(one.spec)) ?? '');
    const outside = !isWithin(is, was) && why === '';
    return [[one, outside ? known(one) : { code: 'FACTS_NOT_SETTLED', parameters: { fact, why } }]];
  });
  if (idle.length > 0) return idle;
  const changed = changedBetween(before.states, after.states, mayChange);
  const guilty = entered.flatMap((one): [EnteredFact, Refusal][] => {
    const without = read(entered.filter((other) => columnOf(other.spec) !== columnOf(one.spec)));
    const still = changedBetween(before.states, without.states, mayChange);
    const first = changed.find((fact) => !still.includes(fact));
    return first === undefined ? [] : [[one, changesKnown(one, first)]];
  });
  if (changed.length === 0 || guilty.length > 0) return guilty;
  return entered.map((one) => [one, changesKnown(one, changed[0])]);
}

const changesKnown = ({ spec }: EnteredFact, fact: string): Refusal => ({
  code: 'FACTS_CHANGE_KNOWN',
  parameters: { fact: spec.name, known: fact },
});

/** The facts that were known and are no longer what they were, but those that may change. */
function changedBetween(before: FactStates, after: FactStates, mayChange: ReadonlySet<string>): string[] {
  return [...before].flatMap(([fact, was]) => {
    const is = after.get(fact);
    return !was.isKnown || mayChange.has(fact) || is === undefined || isSame(is, was) ? [] : [fact];
  });
}
