import { historyOf } from '../../intake/charge-table.js';
import { CHARGE_COLUMNS, type ChargeCells, type ChargeColumn } from '../../record/charge-cells.js';
import type { Change, SideName } from './changes.js';
import type { ComparedRuns } from './compared-runs.js';
import type { Question, Terms } from './mixed-terms.js';
import type { ReadCharge, ReadPerson } from './people-of-run.js';

/** What can be taken from the one run or from the other when a charge is decided again. */
export const DIMENSIONS = [
  'fact',
  'other-charge',
  'identity',
  'date',
  'county',
  'assumption',
  'policy',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Another charge of the person, in the runs in which it is this person's. */
export interface OtherCharge {
  readonly id: () => string;
  readonly before?: ReadCharge;
  readonly after?: ReadCharge;
}

/** A charge that both runs have, with what each of them knows of its person. */
export interface ChargeInBoth {
  readonly own: Readonly<Record<SideName, ReadCharge>>;
  readonly others: readonly OtherCharge[];
  readonly history: Readonly<Record<SideName, string>>;
}

/** The people of a change in the two runs, where there is one of that id. */
export type PeopleOfChange = Readonly<Record<SideName, ReadPerson | undefined>>;

/** The charge of a change in both runs; undefined when one of them does not have it at all. */
export function chargeInBoth(change: Change, people: PeopleOfChange): ChargeInBoth | undefined {
  const { before, after } = people;
  if (before === undefined || after === undefined) return undefined;
  const at = {
    before: before.charges.findIndex((one) => one.charge === change.charge.before),
    after: after.charges.findIndex((one) => one.charge === change.charge.after),
  };
  if (at.before < 0 && at.after >= 0) at.before = before.ids().indexOf(after.ids()[at.after]);
  if (at.after < 0 && at.before >= 0) at.after = after.ids().indexOf(before.ids()[at.before]);
  if (at.before < 0 || at.after < 0) return undefined;
  return {
    own: { before: before.charges[at.before], after: after.charges[at.after] },
    others: pairedOthers(before, after, at),
    history: { before: before.history, after: after.history },
  };
}

function pairedOthers(
  before: ReadPerson,
  after: ReadPerson,
  own: Readonly<Record<SideName, number>>,
): OtherCharge[] {
  if (own.before === own.after && sameCharges(before, after)) {
    return before.charges
      .map((charge, at) => ({ id: () => before.ids()[at], before: charge, after: after.charges[at] }))
      .filter((_, at) => at !== own.before);
  }
  const pairs = new Map<string, OtherCharge>();
  before.charges.forEach((charge, at) => {
    const id = before.ids()[at];
    if (at !== own.before) pairs.set(id, { id: () => id, before: charge });
  });
  after.charges.forEach((charge, at) => {
    const id = after.ids()[at];
    if (at !== own.after) pairs.set(id, { ...(pairs.get(id) ?? { id: () => id }), after: charge });
  });
  return [...pairs.values()];
}

/** Whether all charges of a person have the same cells in both runs, in the same order: then no ids are needed. */
function sameCharges(before: ReadPerson, after: ReadPerson): boolean {
  return (
    before.charges.length === after.charges.length &&
    before.charges.every(({ cells }, at) =>
      CHARGE_COLUMNS.every((column) => cells[column] === after.charges[at].cells[column]),
    )
  );
}

/** The cells, of those that facts are read from, in which a charge differs. */
export const differingColumns = (
  runs: ComparedRuns,
  before: ChargeCells,
  after: ChargeCells,
): readonly ChargeColumn[] => runs.columns.filter((column) => before[column] !== after[column]);

/** Another charge that is not in both runs the same. */
const differs = (runs: ComparedRuns, { before, after }: OtherCharge): boolean =>
  before === undefined || after === undefined || differingColumns(runs, before.cells, after.cells).length > 0;

export const differingOthers = (runs: ComparedRuns, charge: ChargeInBoth): readonly OtherCharge[] =>
  charge.others.filter((other) => differs(runs, other));

/** In what the two runs differ, as far as this charge is concerned. */
export function differingDimensions(runs: ComparedRuns, charge: ChargeInBoth): readonly Dimension[] {
  const { before, after } = runs.manifests;
  const differing: Readonly<Record<Dimension, boolean>> = {
    fact: differingColumns(runs, charge.own.before.cells, charge.own.after.cells).length > 0,
    'other-charge': differingOthers(runs, charge).length > 0,
    identity: charge.history.before !== charge.history.after,
    date: before.asOf !== after.asOf,
    county: before.county !== after.county,
    assumption: before.assumptions.off.join() !== after.assumptions.off.join(),
    policy: JSON.stringify(before.policy?.settings ?? {}) !== JSON.stringify(after.policy?.settings ?? {}),
  };
  return DIMENSIONS.filter((dimension) => differing[dimension]);
}

/** A part of a dimension taken from the second run, the rest of it from the first. */
export interface Partly {
  readonly cells?: ChargeCells;
  readonly others?: (other: OtherCharge) => ChargeCells | undefined;
  readonly terms?: Partial<Terms>;
}

/** The charge with the chosen dimensions as in the second run, the others as in the first; `partly` comes last. */
export function questionOf(
  runs: ComparedRuns,
  charge: ChargeInBoth,
  chosen: ReadonlySet<Dimension>,
  partly: Partly = {},
): Question {
  const from = (dimension: Dimension): SideName => (chosen.has(dimension) ? 'after' : 'before');
  const others = partly.others ?? ((other: OtherCharge) => other[from('other-charge')]?.cells);
  return {
    cells: partly.cells ?? charge.own[from('fact')].cells,
    others: charge.others.map(others).filter((cells) => cells !== undefined),
    ...historyOf(charge.history[from('identity')]),
    terms:
      partly.terms === undefined ? mixedTerms(runs, from) : { ...mixedTerms(runs, from), ...partly.terms },
  };
}

/** The terms of both runs, mixed; each mixture is made once. */
function mixedTerms(runs: ComparedRuns, from: (dimension: Dimension) => SideName): Terms {
  const key = `${from('date')} ${from('county')} ${from('assumption')} ${from('policy')}`;
  const known = runs.mixtures.get(key);
  if (known !== undefined) return known;
  const terms = {
    asOf: runs.terms[from('date')].asOf,
    county: runs.terms[from('county')].county,
    assumptionsOff: runs.terms[from('assumption')].assumptionsOff,
    policy: runs.terms[from('policy')].policy,
  };
  runs.mixtures.set(key, terms);
  return terms;
}
