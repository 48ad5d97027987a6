import { addYears, type Day, printDay } from '../../../../record/day.js';
import type { StateRun } from '../../../../screening/state-results.js';

import type { Convictions } from './convictions.js';
import { type Eligibility, sectionOfLine } from './eligibility.js';
import { chargesByPerson } from './people.js';

type Counts = Record<string, number>;

/** What becomes of a conviction under one way of deciding. */
type Fate = 'dismissed' | 'reduced' | 'stays';

/** People who have such convictions on record and would have none of them left. */
interface Relieved {
  noFelony: number;
  noConviction: number;
  noConvictionLast7Years: number;
}

const RECENT_YEARS = 7;
const LEAP_DAY = 'march-1';

/** The numbers a county reports: of its own Prop 64 convictions, and of the people who have them; each person once. */
export function countySummary(
  run: StateRun,
  convictions: Convictions,
  eligibility: (charge: number) => Eligibility,
  related: (charge: number) => Eligibility | undefined,
): Record<string, unknown> {
  const { data, county, asOf } = run;
  const chargesOf = chargesByPerson(run);
  const since = addYears(asOf, -RECENT_YEARS, LEAP_DAY);
  const bySection: Counts = {};
  const dismissals: Counts = {};
  const reductions: Counts = {};
  const reasons: Counts = {};
  let earliest: Day | undefined;
  let felonies = 0;
  let others = 0;
  let people = 0;
  let relieved = 0;
  const withPolicy = newRelieved();
  const withDismissAll = newRelieved();
  const withDismissAllAndRelated = newRelieved();
  for (let person = 0; person < data.charges.persons.count; person++) {
    const own = chargesOf(person).filter((charge) => convictions.of(charge).isConviction);
    const shown = own.filter((charge) => isCounted(convictions, charge));
    if (shown.length > 0) people += 1;
    let isRelieved = false;
    for (const charge of shown) {
      const { section, level } = convictions.of(charge);
      if (section === undefined) continue;
      add(bySection, section);
      if (level === 'felony') felonies += 1;
      if (level === 'other') others += 1;
      const day = convictions.dayOf(charge);
      if (day !== undefined && (earliest === undefined || day < earliest)) earliest = day;
      const { determination, reason, line } = eligibility(charge);
      if (determination !== 'Eligible for Dismissal' && determination !== 'Eligible for Reduction') continue;
      isRelieved = true;
      if (determination === 'Eligible for Reduction') add(reductions, section);
      else if (sectionOfLine(line) !== undefined) add(dismissals, section);
      else if (line !== 'notFelony') add(reasons, reason);
    }
    if (isRelieved) relieved += 1;
    if (own.length === 0 || data.charges.persons.history[person] !== 'known') continue;
    const mayBeDismissed = (charge: number): boolean =>
      isCounted(convictions, charge) &&
      !['Not eligible', 'Needs review'].includes(byStatute(eligibility(charge)));
    const isRelatedHere = (charge: number): boolean =>
      convictions.isInCounty(charge) && convictions.isRelated(charge) === 'with Prop 64';
    const count = (into: Relieved, fate: (charge: number) => Fate): void =>
      countRelieved(into, own, fate, convictions, since);
    count(withPolicy, (charge) =>
      fateOf(isCounted(convictions, charge) ? eligibility(charge) : related(charge)),
    );
    count(withDismissAll, (charge) => (mayBeDismissed(charge) ? 'dismissed' : 'stays'));
    count(withDismissAllAndRelated, (charge) =>
      mayBeDismissed(charge) || isRelatedHere(charge) ? 'dismissed' : 'stays',
    );
  }
  return {
    county,
    lines: data.intake.files.reduce((sum, file) => sum + file.records, 0),
    earliestConviction: earliest === undefined ? null : printDay(earliest),
    peopleWithConviction: people,
    convictionsBySection: ordered(bySection),
    felonyConvictions: felonies,
    otherConvictions: others,
    peopleWithRelief: relieved,
    dismissalsBySection: ordered(dismissals),
    reductionsBySection: ordered(reductions),
    dismissalsByReason: ordered(reasons),
    withPolicy,
    withDismissAll,
    withDismissAllAndRelated,
  };
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

function add(counts: Counts, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

const ordered = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
