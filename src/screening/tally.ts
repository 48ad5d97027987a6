import type { Span } from '../intake/portions.js';
import { OUTCOMES, SELECTIONS } from '../law/determine.js';
import { assumptionsIn } from '../law/prepared.js';
import type { Truth } from '../law/truth.js';
import { ruleIdOf } from '../law/wording.js';
import { addYears } from '../record/day.js';
import type { DecidedCodes } from './determination-row.js';
import type { DateColumns } from './fact-columns.js';
import { addMissing, type MissingTallies, missingTallies } from './missing-tally.js';
import { isIn } from './own-part.js';
import type { RunData } from './run-data.js';

export type Counts = Record<string, number>;

/** People whose convictions would be gone if the determinations named were granted. */
export interface Remaining {
  /** People with at least one determination that is granted. */
  peopleWithRelief: number;
  /** People who have a conviction in this list and would have none. */
  noConvictionLeft: number;
  /** People who have a felony conviction in this list and would have none. */
  noFelonyLeft: number;
  /** People who have a conviction of the last seven years in this list and would have none of these. */
  noRecentConvictionLeft: number;
}

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
  for (const [kind, count] of countsOfKinds(facts, own.charges).entries()) {
    if (count === 0) continue;
    const { inScope: asked, outside: why } = facts.kinds[kind];
    if (asked) tally.underThisLaw += count;
    else tally.outside[why] = (tally.outside[why] ?? 0) + count;
  }
  const histories = charges.persons.history.slice(own.people.from, own.people.to);
  tally.people = histories.length;
  tally.identified = histories.filter((history) => history === 'known').length;
  addRemaining(tally.ifEligibleGranted, remaining(data, isEligible));
  addRemaining(tally.ifSelectedGranted, remaining(data, isSelected));
  for (const relief of tally.reliefs.keys()) tallyRelief(tally, data, relief);
  addMissing(tally.missing, missingTallies(data));
  tally.counties = countiesOf(data);
  for (const { code } of data.problems) tally.problems[code] = (tally.problems[code] ?? 0) + 1;
  return tally;
}

/** How many of some charges are of each kind. */
function countsOfKinds({ kind, kinds }: RunData['facts'], { from, to }: Span): Int32Array {
  const counts = new Int32Array(kinds.length);
  for (let charge = from; charge < to; charge++) counts[kind[charge]]++;
  return counts;
}

const ELIGIBLE = OUTCOMES.indexOf('eligible');
const SELECTED = SELECTIONS.indexOf('yes');

const isEligible = (codes: DecidedCodes): boolean => codes.outcome === ELIGIBLE;

/** Eligible, and selected by the policy if it speaks of the relief. */
const isSelected = (codes: DecidedCodes): boolean => isEligible(codes) && codes.selected === SELECTED;

function tallyRelief(tally: Tally, data: RunData, relief: number): void {
  const { charges, decisions, frame, own } = data;
  const { rulebook, reliefs } = frame.deciding;
  const { distinct, of } = decisions.reliefs[relief];
  const sum = tally.reliefs[relief];
  const people = OUTCOMES.map(() => new Uint8Array(charges.persons.count));
  const countOf = new Int32Array(distinct.length);
  for (let charge = 0; charge < charges.count; charge++) {
    if (of[charge] < 0) continue;
    if (isIn(own.charges, charge)) countOf[of[charge]]++;
    people[distinct[of[charge]].outcome][charges.person[charge]] = 1;
  }
  for (const [outcome, flags] of people.entries())
    sum.people[outcome] = ones(flags.subarray(own.people.from, own.people.to));
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

function countiesOf({ facts, frame, own }: RunData): Tally['counties'] {
  const venues = frame.deciding.reliefs.map(({ relief }) => relief.venue?.holds);
  const asked = venues.find((one) => one !== undefined);
  const key = asked?.node === 'is-parameter' ? facts.keys.get(asked.fact) : undefined;
  if (key === undefined || frame.county === 'all') return undefined;
  const wanted = key.codeOf(frame.county);
  const counts = new Map<number, number>();
  const inScope = Uint8Array.from(facts.kinds, (kind) => (kind.inScope ? 1 : 0));
  let asking = 0;
  for (let charge = own.charges.from; charge < own.charges.to; charge++) {
    const code = key.codes[charge];
    if (code === wanted) asking++;
    else if (inScope[facts.kind[charge]] === 1) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const named = [...counts].map(([code, count]): [string, number] => [key.textOf(code) || NOT_STATED, count]);
  return { asking, underThisLaw: Object.fromEntries(named) };
}

const NOT_STATED = 'no county that can be read';

const TRUTHS: readonly Truth[] = ['false', 'unknown', 'true'];
const FALSE = TRUTHS.indexOf('false');
const TRUE = TRUTHS.indexOf('true');

/**
 * What people would have left. A conviction that is unknown or not granted stays; so a person counts only when every
 * charge that is or may be a conviction (or a felony conviction, or one of the last seven years) would go, and at least
 * one certainly is one. A relief that leaves a lesser conviction takes away a felony alone.
 */
function remaining(data: RunData, granted: (codes: DecidedCodes) => boolean): Remaining {
  const { charges, facts, decisions, frame, own } = data;
  const reliefs = decisions.reliefs.map(({ distinct, of }, at) => ({
    grants: distinct.map(granted),
    clears: frame.deciding.reliefs[at].relief.leavesLesserConviction !== true,
    of,
  }));
  const people = charges.persons.count;
  const [relieved, convicted, convictedStays, felon, felonStays, recent, recentStays] = Array.from(
    { length: 7 },
    () => new Uint8Array(people),
  );
  const conviction = Uint8Array.from(facts.kinds, (kind) => TRUTHS.indexOf(kind.conviction));
  const felony = Uint8Array.from(facts.kinds, (kind) => TRUTHS.indexOf(kind.felony));
  const { first, last, of: dateOf } = convictionDates(data);
  const since = addYears(frame.asOf, -RECENT_YEARS, frame.deciding.rulebook.leapDay);
  for (let charge = 0; charge < charges.count; charge++) {
    const kind = facts.kind[charge];
    const person = charges.person[charge];
    let goes = false;
    let isLessened = false;
    for (const { grants, clears, of } of reliefs) {
      if (of[charge] < 0 || !grants[of[charge]]) continue;
      if (clears) goes = true;
      else isLessened = true;
    }
    if (goes || isLessened) relieved[person] = 1;
    if (conviction[kind] === FALSE) continue;
    if (conviction[kind] === TRUE) convicted[person] = 1;
    if (!goes) convictedStays[person] = 1;
    if (conviction[kind] === TRUE && first[dateOf[charge]] >= since) recent[person] = 1;
    if (!goes && last[dateOf[charge]] >= since) recentStays[person] = 1;
    if (felony[kind] === FALSE) continue;
    if (conviction[kind] === TRUE && felony[kind] === TRUE) felon[person] = 1;
    if (!goes && !isLessened) felonStays[person] = 1;
  }
  const ofOwn = (flags: Uint8Array): Uint8Array => flags.subarray(own.people.from, own.people.to);
  return {
    peopleWithRelief: ones(ofOwn(relieved)),
    noConvictionLeft: onesOnly(ofOwn(convicted), ofOwn(convictedStays)),
    noFelonyLeft: onesOnly(ofOwn(felon), ofOwn(felonStays)),
    noRecentConvictionLeft: onesOnly(ofOwn(recent), ofOwn(recentStays)),
  };
}

/** A conviction is of the last years when its day lies on or after the day so many years before the run's own. */
const RECENT_YEARS = 7;

function convictionDates({ facts, frame }: RunData): DateColumns {
  const { convictionDate } = frame.deciding.rulebook.reader;
  const dates = facts.dates.get(convictionDate);
  if (dates === undefined) throw new RangeError(`the law has no date fact ${convictionDate}`);
  return dates;
}

function ones(flags: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < flags.length; at++) count += flags[at];
  return count;
}

/** How many are flagged in the first and not in the second. */
function onesOnly(flags: Uint8Array, others: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < flags.length; at++) if (flags[at] === 1 && others[at] === 0) count++;
  return count;
}
