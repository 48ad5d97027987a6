import { OUTCOMES, SELECTIONS } from '../law/determine.js';
import { assumptionsIn } from '../law/prepared.js';
import { codesAt } from './decisions.js';
import type { MissingFact } from './missing-facts.js';
import { inScope, type RunData } from './run-data.js';

type Counts = Record<string, number>;

/** Convictions of people that would be gone if the determinations named were granted. */
interface Remaining {
  /** People with at least one determination that is granted. */
  readonly peopleWithRelief: number;
  /** People who have a conviction in this list and would have none. */
  readonly noConvictionLeft: number;
  /** People who have a felony conviction in this list and would have none. */
  readonly noFelonyLeft: number;
}

/** The numbers of a run: of rows, charges and people, each by relief and outcome. */
export function summaryOf(data: RunData, missing: readonly MissingFact[]) {
  const { charges, deciding, facts, intake } = data;
  const outside: Counts = {};
  let scoped = 0;
  for (let charge = 0; charge < charges.count; charge++) {
    const { inScope: asked, outside: why } = facts.kinds[facts.kind[charge]];
    if (asked) scoped++;
    else outside[why] = (outside[why] ?? 0) + 1;
  }
  return {
    rows: {
      read: sum(intake.files, (file) => file.records),
      used: sum(intake.files, (file) => file.clean),
      rejected: sum(intake.files, (file) => file.rejected),
      blankLines: sum(intake.files, (file) => file.blankLines),
    },
    charges: { total: charges.count, underThisLaw: scoped, historyOnly: sorted(outside) },
    people: {
      total: charges.persons.count,
      identified: charges.persons.history.filter((history) => history === 'known').length,
      ifEligibleGranted: remaining(data, (relief, charge) => isEligible(data, relief, charge)),
      ifSelectedGranted: remaining(data, (relief, charge) => isSelected(data, relief, charge)),
    },
    reliefs: Object.fromEntries(
      deciding.reliefs.map((prepared, relief) => [prepared.relief.id, countsOf(data, relief)]),
    ),
    assumptions: assumptionCounts(data),
    missingFacts: missing.map((fact) => ({
      missingFact: fact.label.text,
      heldBy: fact.holder,
      peopleAlone: fact.peopleAlone,
      chargesAlone: fact.chargesAlone.length,
      people: fact.people,
      charges: fact.charges,
    })),
    problems: sorted(countBy(data.problems.map((problem) => problem.code))),
  };
}

const ELIGIBLE = OUTCOMES.indexOf('eligible');
const SELECTED = SELECTIONS.indexOf('yes');

const isEligible = ({ decisions }: RunData, relief: number, charge: number): boolean =>
  decisions.reliefs[relief].outcome[charge] === ELIGIBLE;

/** Eligible, and selected by the policy if it speaks of the relief. */
const isSelected = (data: RunData, relief: number, charge: number): boolean =>
  isEligible(data, relief, charge) &&
  (data.decisions.policy?.relief !== relief || data.decisions.policy.decisions.selected[charge] === SELECTED);

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

const sorted = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));

function countBy(names: readonly string[]): Counts {
  const counts: Counts = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Charges and people by outcome, and by selection among the eligible. */
function countsOf(data: RunData, relief: number) {
  const { charges, decisions } = data;
  const outcomes: Counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0]));
  const selected: Counts = { yes: 0, no: 0, unknown: 0 };
  const rules: Record<string, Counts> = {};
  const people = OUTCOMES.map(() => new Uint8Array(charges.persons.count));
  for (let charge = 0; charge < charges.count; charge++) {
    if (!inScope(data, charge)) continue;
    const codes = codesAt(decisions, relief, charge);
    const outcome = OUTCOMES[codes.outcome];
    outcomes[outcome]++;
    people[codes.outcome][charges.person[charge]] = 1;
    if (codes.selected > 0) selected[SELECTIONS[codes.selected]]++;
    if (codes.rule >= 0) {
      const { rules: all, venue } = data.deciding.reliefs[relief].relief;
      const id = (codes.rule < all.length ? all[codes.rule] : venue)?.id ?? '';
      rules[outcome] ??= {};
      rules[outcome][id] = (rules[outcome][id] ?? 0) + 1;
    }
  }
  return {
    charges: outcomes,
    people: Object.fromEntries(
      OUTCOMES.map((outcome, code) => [outcome, people[code].reduce((a, b) => a + b, 0)]),
    ),
    selected,
    byRule: Object.fromEntries(Object.entries(rules).map(([outcome, counts]) => [outcome, sorted(counts)])),
  };
}

/**
 * What people would have left. A conviction that is unknown or not granted stays; so a person counts only when every
 * charge that is or may be a conviction (or a felony conviction) would go, and at least one certainly is one.
 */
function remaining(data: RunData, granted: (relief: number, charge: number) => boolean): Remaining {
  const { charges, facts, deciding } = data;
  const people = charges.persons.count;
  const [relieved, convicted, convictedStays, felon, felonStays] = Array.from(
    { length: 5 },
    () => new Uint8Array(people),
  );
  for (let charge = 0; charge < charges.count; charge++) {
    const kind = facts.kinds[facts.kind[charge]];
    const person = charges.person[charge];
    const goes = kind.inScope && deciding.reliefs.some((_, relief) => granted(relief, charge));
    if (goes) relieved[person] = 1;
    if (kind.conviction === 'false') continue;
    if (kind.conviction === 'true') convicted[person] = 1;
    if (!goes) convictedStays[person] = 1;
    if (kind.felony === 'false') continue;
    if (kind.conviction === 'true' && kind.felony === 'true') felon[person] = 1;
    if (!goes) felonStays[person] = 1;
  }
  const both = (a: Uint8Array, stays: Uint8Array): number =>
    a.reduce((count, one, person) => count + (one === 1 && stays[person] === 0 ? 1 : 0), 0);
  return {
    peopleWithRelief: relieved.reduce((a, b) => a + b, 0),
    noConvictionLeft: both(convicted, convictedStays),
    noFelonyLeft: both(felon, felonStays),
  };
}

/** How many determinations rest on each assumption. */
function assumptionCounts(data: RunData): Counts {
  const { charges, decisions, deciding } = data;
  const { rulebook } = deciding;
  const byMask = new Map<number, number>();
  for (let charge = 0; charge < charges.count; charge++) {
    if (!inScope(data, charge)) continue;
    for (let relief = 0; relief < deciding.reliefs.length; relief++) {
      const codes = codesAt(decisions, relief, charge);
      const mask = codes.support | codes.lineSupport;
      if (mask !== 0) byMask.set(mask, (byMask.get(mask) ?? 0) + 1);
    }
  }
  const counts: Counts = Object.fromEntries(rulebook.assumptions.map(({ name }) => [name, 0]));
  for (const [mask, count] of byMask) {
    for (const name of assumptionsIn(rulebook, mask)) counts[name] += count;
  }
  return counts;
}

export type Summary = ReturnType<typeof summaryOf>;
