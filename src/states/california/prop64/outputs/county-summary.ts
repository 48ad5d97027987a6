import { addYears, type Day, printDay } from '../../../../record/day.js';
import type { RunFrame } from '../../../../screening/state-results.js';

import type { Convictions } from './convictions.js';
import type { CountyPortion } from './county-portion.js';
import { type Eligibility, sectionOfLine } from './eligibility.js';

type Counts = Record<string, number>;

/** What becomes of a conviction under one way of deciding. */
type Fate = 'dismissed' | 'reduced' | 'stays';

/** People who have such convictions on record and would have none of them left. */
interface Relieved {
  noFelony: number;
  noConviction: number;
  noConvictionLast7Years: number;
}

const RELIEVED = ['noFelony', 'noConviction', 'noConvictionLast7Years'] as const;

const RECENT_YEARS = 7;
const LEAP_DAY = 'march-1';

/** The numbers a county reports, of one portion or of several together. */
export interface CountyCounts {
  earliest: Day | undefined;
  people: number;
  felonies: number;
  others: number;
  relieved: number;
  readonly bySection: Counts;
  readonly dismissals: Counts;
  readonly reductions: Counts;
  readonly reasons: Counts;
  readonly withPolicy: Relieved;
  readonly withDismissAll: Relieved;
  readonly withDismissAllAndRelated: Relieved;
}

/** No numbers at all. */
export const emptyCounty = (): CountyCounts => ({
  earliest: undefined,
  people: 0,
  felonies: 0,
  others: 0,
  relieved: 0,
  bySection: {},
  dismissals: {},
  reductions: {},
  reasons: {},
  withPolicy: newRelieved(),
  withDismissAll: newRelieved(),
  withDismissAllAndRelated: newRelieved(),
});

/** Adds the numbers of a portion to those of the portions before it. */
export function addCounty(to: CountyCounts, portion: CountyCounts): void {
  to.earliest = earlier(to.earliest, portion.earliest);
  for (const name of ['people', 'felonies', 'others', 'relieved'] as const) to[name] += portion[name];
  for (const name of ['bySection', 'dismissals', 'reductions', 'reasons'] as const) {
    for (const [key, count] of Object.entries(portion[name])) add(to[name], key, count);
  }
  for (const name of ['withPolicy', 'withDismissAll', 'withDismissAllAndRelated'] as const) {
    for (const what of RELIEVED) to[name][what] += portion[name][what];
  }
}

const earlier = (a: Day | undefined, b: Day | undefined): Day | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** The numbers as summary.json has them. */
export const printedCounty = ({ county, files }: RunFrame, counts: CountyCounts) => ({
  county,
  lines: files.reduce((sum, file) => sum + file.records, 0),
  earliestConviction: counts.earliest === undefined ? null : printDay(counts.earliest),
  peopleWithConviction: counts.people,
  convictionsBySection: ordered(counts.bySection),
  felonyConvictions: counts.felonies,
  otherConvictions: counts.others,
  peopleWithRelief: counts.relieved,
  dismissalsBySection: ordered(counts.dismissals),
  reductionsBySection: ordered(counts.reductions),
  dismissalsByReason: ordered(counts.reasons),
  withPolicy: counts.withPolicy,
  withDismissAll: counts.withDismissAll,
  withDismissAllAndRelated: counts.withDismissAllAndRelated,
});

/** Counts of a portion its county's own Prop 64 convictions, and the people who have them; each person once. */
export function countCounty(
  run: CountyPortion,
  convictions: Convictions,
  eligibility: (charge: number) => Eligibility,
  related: (charge: number) => Eligibility | undefined,
): CountyCounts {
  const { data, asOf } = run;
  const since = addYears(asOf, -RECENT_YEARS, LEAP_DAY);
  const counts = emptyCounty();
  const isRelatedHere = (charge: number): boolean =>
    convictions.isInCounty(charge) && convictions.isRelated(charge) === 'with Prop 64';
  const isConcerned = peopleConcerned(run, convictions);
  for (let person = data.own.people.from; person < data.own.people.to; person++) {
    if (isConcerned[person] === 0) continue;
    const own = data.chargesOf(person).filter((charge) => convictions.of(charge).isConviction);
    const shown = own.filter((charge) => isCounted(convictions, charge));
    if (shown.length > 0) counts.people += 1;
    let isRelieved = false;
    for (const charge of shown) {
      const { section, level } = convictions.of(charge);
      if (section === undefined) continue;
      add(counts.bySection, section);
      if (level === 'felony') counts.felonies += 1;
      if (level === 'other') counts.others += 1;
      counts.earliest = earlier(counts.earliest, convictions.dayOf(charge));
      const { determination, reason, line } = eligibility(charge);
      if (determination !== 'Eligible for Dismissal' && determination !== 'Eligible for Reduction') continue;
      isRelieved = true;
      if (determination === 'Eligible for Reduction') add(counts.reductions, section);
      else if (sectionOfLine(line) !== undefined) add(counts.dismissals, section);
      else if (line !== 'notFelony') add(counts.reasons, reason);
    }
    if (isRelieved) counts.relieved += 1;
    if (data.charges.persons.history[person] !== 'known') continue;
    // Nothing goes of a person of whom the county counts nothing: whoever has a conviction keeps one of each sort.
    if (shown.length === 0 && !own.some((charge) => related(charge) !== undefined || isRelatedHere(charge)))
      continue;
    const mayBeDismissed = (charge: number): boolean =>
      isCounted(convictions, charge) &&
      !['Not eligible', 'Needs review'].includes(byStatute(eligibility(charge)));
    const count = (into: Relieved, fate: (charge: number) => Fate): void =>
      countRelieved(into, own, fate, convictions, since);
    count(counts.withPolicy, (charge) =>
      fateOf(isCounted(convictions, charge) ? eligibility(charge) : related(charge)),
    );
    count(counts.withDismissAll, (charge) => (mayBeDismissed(charge) ? 'dismissed' : 'stays'));
    count(counts.withDismissAllAndRelated, (charge) =>
      mayBeDismissed(charge) || isRelatedHere(charge) ? 'dismissed' : 'stays',
    );
  }
  return counts;
}

/** 1 for each person who has a charge that counts, or one that may be dismissed with such a charge. */
function peopleConcerned({ data }: CountyPortion, convictions: Convictions): Uint8Array {
  const { person, persons } = data.charges;
  const isConcerned = new Uint8Array(persons.count);
  for (const charge of data.decided) if (isCounted(convictions, charge)) isConcerned[person[charge]] = 1;
  for (const charge of convictions.ofCounty()) {
    if (convictions.isRelated(charge) !== 'no') isConcerned[person[charge]] = 1;
  }
  return isConcerned;
}

/** A Prop 64 conviction of the county, its section certain; what is already set aside is none. */
const isCounted = (convictions: Convictions, charge: number): boolean => {
  const { isConviction, isDecided, section } = convictions.of(charge);
  return isConviction && isDecided && section !== undefined && convictions.isInCounty(charge);
};

/** What the statute says, whatever the policy does with it. */
const byStatute = ({ determination, line }: Eligibility): string =>
  line === '' ? determination : 'eligible';

const fateOf = (eligibility: Eligibility | undefined): Fate =>
  eligibility?.determination === 'Eligible for Dismissal'
    ? 'dismissed'
    : eligibility?.determination === 'Eligible for Reduction'
      ? 'reduced'
      : 'stays';

const newRelieved = (): Relieved => ({ noFelony: 0, noConviction: 0, noConvictionLast7Years: 0 });

/** What is not known to be no felony, or no recent conviction, must go as well; one at least is known to be one. */
function countRelieved(
  into: Relieved,
  own: Int32Array,
  fate: (charge: number) => Fate,
  convictions: Convictions,
  since: Day,
): void {
  const fates = Array.from(own, fate);
  const levels = Array.from(own, (charge) => convictions.of(charge).level);
  const days = Array.from(own, (charge) => convictions.dayOf(charge));
  const goes = (at: number): boolean => fates[at] === 'dismissed';
  if (levels.includes('felony') && levels.every((level, at) => level === 'other' || fates[at] !== 'stays')) {
    into.noFelony += 1;
  }
  if (fates.every((_, at) => goes(at))) into.noConviction += 1;
  const isRecent = (day: Day | undefined): boolean => day !== undefined && day >= since;
  if (days.some(isRecent) && days.every((day, at) => (day !== undefined && day < since) || goes(at))) {
    into.noConvictionLast7Years += 1;
  }
}

function add(counts: Counts, key: string, count = 1): void {
  counts[key] = (counts[key] ?? 0) + count;
}

const ordered = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
