import { addYears, type Day, printDay } from '../../../../record/day.js';
import type { RunFrame } from '../../../../screening/state-results.js';

import type { Convictions } from './convictions.js';
import type { CountyPortion } from './county-portion.js';
import { type Eligibility, isOfSectionList } from './eligibility.js';

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
  const { own } = run.data;
  const isConcerned = peopleConcerned(run, convictions);
  const counting = new CountyCounting(run, convictions, eligibility, related);
  for (let person = own.people.from; person < own.people.to; person++) {
    if (isConcerned[person] === 1) counting.add(person);
  }
  return counting.counts;
}

// What of a person's convictions would stay under one way of deciding, as bits.
const FELONY_STAYS = 1;
const CONVICTION_STAYS = 2;
const RECENT_STAYS = 4;

/** The bits of a conviction: what is not known to be no felony, or no recent one, must go as well. */
function staying(fate: Fate, isOther: boolean, isPast: boolean): number {
  if (fate === 'dismissed') return 0;
  const ofFelony = fate === 'stays' && !isOther ? FELONY_STAYS : 0;
  return ofFelony | CONVICTION_STAYS | (isPast ? 0 : RECENT_STAYS);
}

/** Counts people, one after the other. */
class CountyCounting {
  readonly counts = emptyCounty();
  private readonly since: Day;
  private readonly history: CountyPortion['data']['charges']['persons']['history'];

  constructor(
    { asOf, data }: CountyPortion,
    private readonly convictions: Convictions,
    private readonly eligibility: (charge: number) => Eligibility,
    private readonly related: (charge: number) => Eligibility | undefined,
  ) {
    this.since = addYears(asOf, -RECENT_YEARS, LEAP_DAY);
    this.history = data.charges.persons.history;
  }

  add(person: number): void {
    const { convictions, counts, since } = this;
    const charges = convictions.ofPerson(person);
    let hasCounted = false;
    let hasRelief = false;
    let hasRelated = false;
    let hasFelony = false;
    let hasRecent = false;
    let withPolicy = 0;
    let withDismissAll = 0;
    let withDismissAllAndRelated = 0;
    for (let at = 0; at < charges.length; at++) {
      const charge = charges[at];
      const { isConviction, level } = convictions.of(charge);
      if (!isConviction) continue;
      const isCountedHere = isCounted(convictions, charge);
      const said = isCountedHere ? this.eligibility(charge) : this.related(charge);
      const isBeside = this.isRelatedHere(charge);
      if (isCountedHere && said !== undefined) {
        hasCounted = true;
        if (this.addCounted(charge, said)) hasRelief = true;
      } else if (said !== undefined || isBeside) hasRelated = true;
      const day = convictions.dayOf(charge);
      const isOther = level === 'other';
      const isPast = day !== undefined && day < since;
      if (level === 'felony') hasFelony = true;
      if (day !== undefined && !isPast) hasRecent = true;
      const dismissed = isCountedHere && mayBeDismissed(said) ? 'dismissed' : 'stays';
      withPolicy |= staying(fateOf(said), isOther, isPast);
      withDismissAll |= staying(dismissed, isOther, isPast);
      withDismissAllAndRelated |= staying(isBeside ? 'dismissed' : dismissed, isOther, isPast);
    }
    if (hasCounted) counts.people += 1;
    if (hasRelief) counts.relieved += 1;
    if (this.history[person] !== 'known') return;
    // Nothing goes of a person of whom the county counts nothing: whoever has a conviction keeps one of each sort.
    if (!hasCounted && !hasRelated) return;
    addRelieved(counts.withPolicy, withPolicy, hasFelony, hasRecent);
    addRelieved(counts.withDismissAll, withDismissAll, hasFelony, hasRecent);
    addRelieved(counts.withDismissAllAndRelated, withDismissAllAndRelated, hasFelony, hasRecent);
  }

  private isRelatedHere(charge: number): boolean {
    return this.convictions.isInCounty(charge) && this.convictions.isRelated(charge) === 'with Prop 64';
  }

  /** Counts a conviction of the county; says whether the person has relief by it. */
  private addCounted(charge: number, { determination, reason, line }: Eligibility): boolean {
    const { convictions, counts } = this;
    const { section, level } = convictions.of(charge);
    if (section === undefined) return false;
    add(counts.bySection, section);
    if (level === 'felony') counts.felonies += 1;
    if (level === 'other') counts.others += 1;
    counts.earliest = earlier(counts.earliest, convictions.dayOf(charge));
    if (determination !== 'Eligible for Dismissal' && determination !== 'Eligible for Reduction')
      return false;
    if (determination === 'Eligible for Reduction') add(counts.reductions, section);
    else if (isOfSectionList(line)) add(counts.dismissals, section);
    else if (line !== 'notFelony') add(counts.reasons, reason);
    return true;
  }
}

/** Adds a person by what would stay of their convictions. */
function addRelieved(into: Relieved, stays: number, hasFelony: boolean, hasRecent: boolean): void {
  if (hasFelony && (stays & FELONY_STAYS) === 0) into.noFelony += 1;
  if ((stays & CONVICTION_STAYS) === 0) into.noConviction += 1;
  if (hasRecent && (stays & RECENT_STAYS) === 0) into.noConvictionLast7Years += 1;
}

/** 1 for each person who has a charge that counts, or one that may be dismissed with such a charge. */
function peopleConcerned({ data }: CountyPortion, convictions: Convictions): Uint8Array {
  const { person, persons } = data.charges;
  const isConcerned = new Uint8Array(persons.count);
  markCounted(isConcerned, data.decided, person, convictions);
  for (const charge of convictions.relatedOfCounty()) isConcerned[person[charge]] = 1;
  return isConcerned;
}

function markCounted(
  isConcerned: Uint8Array,
  charges: Int32Array,
  person: Int32Array,
  convictions: Convictions,
): void {
  for (let at = 0; at < charges.length; at++) {
    if (isCounted(convictions, charges[at])) isConcerned[person[charges[at]]] = 1;
  }
}

/** A Prop 64 conviction of the county, its section certain; what is already set aside is none. */
const isCounted = (convictions: Convictions, charge: number): boolean => {
  const { isConviction, isDecided, section } = convictions.of(charge);
  return isConviction && isDecided && section !== undefined && convictions.isInCounty(charge);
};

/** What the statute says, whatever the policy does with it. */
const byStatute = ({ determination, line }: Eligibility): string =>
  line === '' ? determination : 'eligible';

function mayBeDismissed(eligibility: Eligibility | undefined): boolean {
  const said = eligibility === undefined ? '' : byStatute(eligibility);
  return said !== 'Not eligible' && said !== 'Needs review';
}

const fateOf = (eligibility: Eligibility | undefined): Fate =>
  eligibility?.determination === 'Eligible for Dismissal'
    ? 'dismissed'
    : eligibility?.determination === 'Eligible for Reduction'
      ? 'reduced'
      : 'stays';

const newRelieved = (): Relieved => ({ noFelony: 0, noConviction: 0, noConvictionLast7Years: 0 });

function add(counts: Counts, key: string, count = 1): void {
  counts[key] = (counts[key] ?? 0) + count;
}

const ordered = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
