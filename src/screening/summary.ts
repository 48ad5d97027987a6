import { OUTCOMES, SELECTIONS } from '../law/determine.js';
import { assumptionsIn } from '../law/prepared.js';
import { ruleIdOf } from '../law/wording.js';
import type { DecidedCodes } from './determination-row.js';
import type { MissingFact } from './missing-facts.js';
import type { RunData } from './run-data.js';

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
export function summaryOf(data: RunData, missing: readonly MissingFact[], county: string) {
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
    ...countiesInstead(data, county),
    people: {
      total: charges.persons.count,
      identified: charges.persons.history.filter((history) => history === 'known').length,
      ifEligibleGranted: remaining(data, isEligible),
      ifSelectedGranted: remaining(data, isSelected),
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

const isEligible = (codes: DecidedCodes): boolean => codes.outcome === ELIGIBLE;

/** Eligible, and selected by the policy if it speaks of the relief. */
const isSelected = (codes: DecidedCodes): boolean => isEligible(codes) && codes.selected === SELECTED;

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
  const { distinct, of } = decisions.reliefs[relief];
  const outcomes: Counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0]));
  const selected: Counts = { yes: 0, no: 0, unknown: 0 };
  const rules: Record<string, Counts> = {};
  const people = OUTCOMES.map(() => new Uint8Array(charges.persons.count));
  for (let charge = 0; charge < charges.count; charge++) {
    if (of[charge] >= 0) people[distinct[of[charge]].outcome][charges.person[charge]] = 1;
  }
  const countOf = countsByDecision(data, relief);
  for (const [at, codes] of distinct.entries()) {
    const outcome = OUTCOMES[codes.outcome];
    outcomes[outcome] += countOf[at];
    if (codes.selected > 0) selected[SELECTIONS[codes.selected]] += countOf[at];
    if (codes.rule >= 0) {
      const id = ruleIdOf(data.deciding.reliefs[relief], codes.rule);
      rules[outcome] ??= {};
      rules[outcome][id] = (rules[outcome][id] ?? 0) + countOf[at];
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
 * The counties of the charges under the law, when no charge at all is of the county that asks: then it is most likely
 * the wrong list, or the wrong county. Nothing otherwise.
 */
function countiesInstead(
  { charges, deciding, facts }: RunData,
  county: string,
): { readonly countiesInstead?: Counts } {
  const asked = deciding.reliefs.map(({ relief }) => relief.venue?.holds).find((one) => one !== undefined);
  const key = asked?.node === 'is-parameter' ? facts.keys.get(asked.fact) : undefined;
  if (key === undefined || county === 'all' || charges.count === 0) return {};
  const wanted = key.codeOf(county);
  const counts = new Map<number, number>();
  for (let charge = 0; charge < charges.count; charge++) {
    const code = key.codes[charge];
    if (code === wanted) return {};
    if (facts.kinds[facts.kind[charge]].inScope) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const named = [...counts].map(([code, count]): [string, number] => [key.textOf(code) || NOT_STATED, count]);
  return { countiesInstead: sorted(Object.fromEntries(named)) };
}

const NOT_STATED = 'no county that can be read';

/** How many charges each distinct decision of a relief was made of. */
function countsByDecision({ charges, decisions }: RunData, relief: number): Int32Array {
  const { distinct, of } = decisions.reliefs[relief];
  const counts = new Int32Array(distinct.length);
  for (let charge = 0; charge < charges.count; charge++) if (of[charge] >= 0) counts[of[charge]]++;
  return counts;
}

/**
 * What people would have left. A conviction that is unknown or not granted stays; so a person counts only when every
 * charge that is or may be a conviction (or a felony conviction) would go, and at least one certainly is one.
 */
function remaining(data: RunData, granted: (codes: DecidedCodes) => boolean): Remaining {
  const { charges, facts, decisions } = data;
  const reliefs = decisions.reliefs.map(({ distinct, of }) => ({ grants: distinct.map(granted), of }));
  const people = charges.persons.count;
  const [relieved, convicted, convictedStays, felon, felonStays] = Array.from(
    { length: 5 },
    () => new Uint8Array(people),
  );
  for (let charge = 0; charge < charges.count; charge++) {
    const kind = facts.kinds[facts.kind[charge]];
    const person = charges.person[charge];
    let goes = false;
    for (const { grants, of } of reliefs) goes ||= of[charge] >= 0 && grants[of[charge]];
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
  const { decisions, deciding } = data;
  const { rulebook } = deciding;
  const counts: Counts = Object.fromEntries(rulebook.assumptions.map(({ name }) => [name, 0]));
  for (let relief = 0; relief < deciding.reliefs.length; relief++) {
    const countOf = countsByDecision(data, relief);
    for (const [at, { support, lineSupport }] of decisions.reliefs[relief].distinct.entries()) {
      for (const name of assumptionsIn(rulebook, support | lineSupport)) counts[name] += countOf[at];
    }
  }
  return counts;
}

export type Summary = ReturnType<typeof summaryOf>;
