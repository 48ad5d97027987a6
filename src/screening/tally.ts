import type { Span } from '../intake/portions.js';
import { OUTCOMES, SELECTIONS } from '../law/determine.js';
import type { ChargeKind } from '../law/fact-reader.js';
import { assumptionsIn } from '../law/prepared.js';
import { ruleIdOf } from '../law/wording.js';
import { within } from './decided-charges.js';
import type { DecidedCodes } from './determination-row.js';
import { addMissing, type MissingTallies, missingTallies } from './missing-tally.js';
import { PeopleLeft, type Remaining } from './people-left.js';
import type { RunData } from './run-data.js';

export type Counts = Record<string, number>;

/** What is counted of one relief: charges and people by outcome, in the order of OUTCOMES; charges by the rest. */
interface ReliefTally {
  readonly charges: number[];
  readonly people: number[];
  /** By selection, in the order of SELECTIONS. */
  readonly selected: number[];
  /** By outcome and rule. */
  readonly rules: Record<string, Counts>;
}

/** What is counted of a portion, and, added up, of a run: plain numbers, which threads hand on. */
export interface Tally {
  charges: number;
  underThisLaw: number;
  readonly outside: Counts;
  people: number;
  identified: number;
  readonly ifEligibleGranted: Remaining;
  readonly ifSelectedGranted: Remaining;
  readonly reliefs: ReliefTally[];
  /** Determinations that rest on each assumption. */
  readonly assumptions: Counts;
  readonly missing: MissingTallies;
  /** Where the law asks for the county of a charge: how many are of the one that asks; those under the law by county. */
  counties: { asking: number; readonly underThisLaw: Counts } | undefined;
  readonly problems: Counts;
}

/** A tally of nothing, to which portions are added. */
export const emptyTally = (reliefs: number): Tally => ({
  charges: 0,
  underThisLaw: 0,
  outside: {},
  people: 0,
  identified: 0,
  ifEligibleGranted: newRemaining(),
  ifSelectedGranted: newRemaining(),
  reliefs: Array.from({ length: reliefs }, () => ({
    charges: OUTCOMES.map(() => 0),
    people: OUTCOMES.map(() => 0),
    selected: SELECTIONS.map(() => 0),
    rules: {},
  })),
  assumptions: {},
  missing: {},
  counties: undefined,
  problems: {},
});

const newRemaining = (): Remaining => ({
  peopleWithRelief: 0,
  noConvictionLeft: 0,
  noFelonyLeft: 0,
  noRecentConvictionLeft: 0,
});

/** Adds the counts of a portion to those of the portions before it. */
export function addTally(to: Tally, portion: Tally): void {
  to.charges += portion.charges;
  to.underThisLaw += portion.underThisLaw;
  to.people += portion.people;
  to.identified += portion.identified;
  addCounts(to.outside, portion.outside);
  addRemaining(to.ifEligibleGranted, portion.ifEligibleGranted);
  addRemaining(to.ifSelectedGranted, portion.ifSelectedGranted);
  for (const [at, relief] of portion.reliefs.entries()) {
    const sum = to.reliefs[at];
    addNumbers(sum.charges, relief.charges);
    addNumbers(sum.people, relief.people);
    addNumbers(sum.selected, relief.selected);
    for (const [outcome, counts] of Object.entries(relief.rules)) {
      sum.rules[outcome] ??= {};
      addCounts(sum.rules[outcome], counts);
    }
  }
  addCounts(to.assumptions, portion.assumptions);
  addMissing(to.missing, portion.missing);
  if (portion.counties !== undefined) {
    to.counties ??= { asking: 0, underThisLaw: {} };
    to.counties.asking += portion.counties.asking;
    addCounts(to.counties.underThisLaw, portion.counties.underThisLaw);
  }
  addCounts(to.problems, portion.problems);
}

function addNumbers(to: number[], more: readonly number[]): void {
  for (const [at, count] of more.entries()) to[at] += count;
}

function addCounts(to: Counts, more: Counts): void {
  for (const [name, count] of Object.entries(more)) to[name] = (to[name] ?? 0) + count;
}

function addRemaining(to: Remaining, more: Remaining): void {
  to.peopleWithRelief += more.peopleWithRelief;
  to.noConvictionLeft += more.noConvictionLeft;
  to.noFelonyLeft += more.noFelonyLeft;
  to.noRecentConvictionLeft += more.noRecentConvictionLeft;
}

/** Counts a portion. */
export function tallyOf(data: RunData): Tally {
  const { charges, facts, frame, own } = data;
  const tally = emptyTally(frame.deciding.reliefs.length);
  tally.charges = own.charges.to - own.charges.from;
  tallyKinds(tally, facts, own.charges);
  tally.people = own.people.to - own.people.from;
  tally.identified = knownOf(charges.persons.history, own.people.from, own.people.to);
  const left = new PeopleLeft(data);
  addRemaining(tally.ifEligibleGranted, left.ifGranted(isEligible));
  addRemaining(tally.ifSelectedGranted, left.ifGranted(isSelected));
  for (const relief of tally.reliefs.keys()) tallyRelief(tally, data, relief);
  addMissing(tally.missing, missingTallies(data));
  tally.counties = countiesOf(data);
  for (const { code } of data.problems) tally.problems[code] = (tally.problems[code] ?? 0) + 1;
  return tally;
}

function tallyKinds(tally: Tally, { kind, kinds }: RunData['facts'], own: Span): void {
  const counts = new Int32Array(kinds.length);
  countIn(counts, kind, own.from, own.to);
  for (let at = 0; at < counts.length; at++) if (counts[at] > 0) tallyKind(tally, kinds[at], counts[at]);
}

function tallyKind(tally: Tally, { inScope, outside }: ChargeKind, count: number): void {
  if (inScope) tally.underThisLaw += count;
  else tally.outside[outside] = (tally.outside[outside] ?? 0) + count;
}

/** Counts how often each number stands in a part of a column. */
function countIn(counts: Int32Array, column: Int32Array, from: number, to: number): void {
  for (let at = from; at < to; at++) counts[column[at]]++;
}

function knownOf(history: readonly string[], from: number, to: number): number {
  let known = 0;
  for (let person = from; person < to; person++) if (history[person] === 'known') known++;
  return known;
}

const ELIGIBLE = OUTCOMES.indexOf('eligible');
const SELECTED = SELECTIONS.indexOf('yes');

const isEligible = (codes: DecidedCodes): boolean => codes.outcome === ELIGIBLE;

/** Eligible, and selected by the policy if it speaks of the relief. */
const isSelected = (codes: DecidedCodes): boolean => isEligible(codes) && codes.selected === SELECTED;

function tallyRelief(tally: Tally, data: RunData, relief: number): void {
  const { charges, decided, decisions, frame, own } = data;
  const { rulebook, reliefs } = frame.deciding;
  const { distinct, of } = decisions.reliefs[relief];
  const sum = tally.reliefs[relief];
  const countOf = countsAt(of, within(decided, own.charges), distinct.length);
  const bits = Uint8Array.from(distinct, ({ outcome }) => 1 << outcome);
  const people = bitsOfPeople(of, decided, bits, charges.person, charges.persons.count);
  for (const outcome of OUTCOMES.keys())
    sum.people[outcome] = havingBit(people, own.people.from, own.people.to, 1 << outcome);
  for (const [at, codes] of distinct.entries()) {
    if (countOf[at] === 0) continue;
    sum.charges[codes.outcome] += countOf[at];
    sum.selected[codes.selected] += countOf[at];
    if (codes.rule >= 0) {
      const outcome = OUTCOMES[codes.outcome];
      sum.rules[outcome] ??= {};
      addCounts(sum.rules[outcome], { [ruleIdOf(reliefs[relief], codes.rule)]: countOf[at] });
    }
    for (const name of assumptionsIn(rulebook, codes.support | codes.lineSupport)) {
      addCounts(tally.assumptions, { [name]: countOf[at] });
    }
  }
}

/** How often each number below `size` stands at some places of a column. */
function countsAt(column: Int32Array, places: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  for (let at = 0; at < places.length; at++) counts[column[places[at]]]++;
  return counts;
}

/** What the decisions on their charges say of people, as bits. */
function bitsOfPeople(
  of: Int32Array,
  decided: Int32Array,
  bits: Uint8Array,
  person: Int32Array,
  count: number,
): Uint8Array {
  const people = new Uint8Array(count);
  for (let at = 0; at < decided.length; at++) people[person[decided[at]]] |= bits[of[decided[at]]];
  return people;
}

function havingBit(people: Uint8Array, from: number, to: number, bit: number): number {
  let count = 0;
  for (let person = from; person < to; person++) if ((people[person] & bit) !== 0) count++;
  return count;
}

function countiesOf({ decided, facts, frame, own }: RunData): Tally['counties'] {
  const venues = frame.deciding.reliefs.map(({ relief }) => relief.venue?.holds);
  const asked = venues.find((one) => one !== undefined);
  const key = asked?.node === 'is-parameter' ? facts.keys.get(asked.fact) : undefined;
  if (key === undefined || frame.county === 'all') return undefined;
  const wanted = key.codeOf(frame.county);
  const counts = countsOfOthers(key.codes, wanted, within(decided, own.charges));
  const named = [...counts].map(([code, count]): [string, number] => [key.textOf(code) || NOT_STATED, count]);
  return {
    asking: timesOf(wanted, key.codes, own.charges.from, own.charges.to),
    underThisLaw: Object.fromEntries(named),
  };
}

/** How many of some charges have each code but one. */
function countsOfOthers(codes: Int32Array, but: number, charges: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < charges.length; at++) {
    const code = codes[charges[at]];
    if (code !== but) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/** How often a code stands in a part of a column. */
function timesOf(code: number, codes: Int32Array, from: number, to: number): number {
  let times = 0;
  for (let at = from; at < to; at++) if (codes[at] === code) times++;
  return times;
}

const NOT_STATED = 'no county that can be read';
