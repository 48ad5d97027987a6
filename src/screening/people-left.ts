import type { Span } from '../intake/portions.js';
import type { ChargeKind } from '../law/fact-reader.js';
import type { Truth } from '../law/truth.js';
import { addYears, type Day } from '../record/day.js';
import type { DecidedCodes } from './determination-row.js';
import type { DateColumns } from './fact-columns.js';
import type { RunData } from './run-data.js';

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

// What is known of a person, as bits: whether there is a relief; and of convictions, of felonies and of convictions of
// the last years, whether one certainly is there, and whether one is, or may be, that would stay.
const RELIEVED = 1;
const CONVICTED = 2;
const CONVICTION_STAYS = 4;
const FELON = 8;
const FELONY_STAYS = 16;
const RECENT = 32;
const RECENT_STAYS = 64;
const ALL_STAY = CONVICTION_STAYS | FELONY_STAYS | RECENT_STAYS;

// What becomes of a charge.
const STAYS = 0;
const IS_LESSENED = 1;
const GOES = 2;
/** What a charge says of its person, by what becomes of it: bits it may have by its kind and date, and bits it has. */
const MAY_SAY = [~0, ~FELONY_STAYS, ~ALL_STAY];
const SAYS = [0, RELIEVED, RELIEVED];

/** A conviction is of the last years when its day lies on or after the day so many years before the run's own. */
const RECENT_YEARS = 7;

/**
 * What the people of a portion would have left. A conviction that is unknown or not granted stays; so a person counts
 * only when every charge that is or may be a conviction (or a felony conviction, or one of the last seven years) would
 * go, and at least one certainly is one. A relief that leaves a lesser conviction takes away a felony alone.
 */
export class PeopleLeft {
  /** For each charge the bits that it says of its person where nothing is granted. */
  readonly #bits: Uint8Array;

  constructor(private readonly data: RunData) {
    const { charges, facts, frame } = data;
    const dates = convictionDates(data);
    const since = addYears(frame.asOf, -RECENT_YEARS, frame.deciding.rulebook.leapDay);
    this.#bits = new Uint8Array(charges.count);
    putBits(this.#bits, facts.kind, bitsOfKinds(facts.kinds), dates.of, bitsOfDates(dates, since));
  }

  /** What would be left if what `granted` holds for were granted. */
  ifGranted(granted: (codes: DecidedCodes) => boolean): Remaining {
    const { charges, decisions, frame, own } = this.data;
    const becomes = new Uint8Array(charges.count);
    for (const [at, { distinct, of }] of decisions.reliefs.entries()) {
      const isLessening = frame.deciding.reliefs[at].relief.leavesLesserConviction === true;
      const grants = distinct.map((codes) => (granted(codes) ? (isLessening ? IS_LESSENED : GOES) : STAYS));
      putLargest(becomes, of, Uint8Array.from(grants));
    }
    const people = new Uint8Array(charges.persons.count);
    gather(people, charges.person, this.#bits, becomes);
    return {
      peopleWithRelief: countOf(people, own.people, RELIEVED, 0),
      noConvictionLeft: countOf(people, own.people, CONVICTED, CONVICTION_STAYS),
      noFelonyLeft: countOf(people, own.people, FELON, FELONY_STAYS),
      noRecentConvictionLeft: countOf(people, own.people, RECENT, RECENT_STAYS),
    };
  }
}

function convictionDates({ facts, frame }: RunData): DateColumns {
  const { convictionDate } = frame.deciding.rulebook.reader;
  const dates = facts.dates.get(convictionDate);
  if (dates === undefined) throw new RangeError(`the law has no date fact ${convictionDate}`);
  return dates;
}

function bitsOfKinds(kinds: readonly ChargeKind[]): Uint8Array {
  const bits = new Uint8Array(kinds.length);
  for (let kind = 0; kind < bits.length; kind++)
    bits[kind] = bitsOf(kinds[kind].conviction, kinds[kind].felony);
  return bits;
}

/** What a charge says if it is recent, by whether it is a conviction, and of a felony. */
function bitsOf(conviction: Truth, felony: Truth): number {
  if (conviction === 'false') return 0;
  const isCertain = conviction === 'true';
  let bits = CONVICTION_STAYS | RECENT_STAYS | (isCertain ? CONVICTED | RECENT : 0);
  if (felony !== 'false') bits |= FELONY_STAYS | (isCertain && felony === 'true' ? FELON : 0);
  return bits;
}

/** What a charge can say by its date. */
function bitsOfDates({ first, last }: DateColumns, since: Day): Uint8Array {
  const bits = new Uint8Array(first.length);
  for (let at = 0; at < bits.length; at++) {
    const isRecent = (first[at] >= since ? RECENT : 0) | (last[at] >= since ? RECENT_STAYS : 0);
    bits[at] = 0xff & (~(RECENT | RECENT_STAYS) | isRecent);
  }
  return bits;
}

function putBits(
  bits: Uint8Array,
  kind: Int32Array,
  ofKind: Uint8Array,
  date: Int32Array,
  ofDate: Uint8Array,
): void {
  for (let charge = 0; charge < bits.length; charge++) {
    bits[charge] = ofKind[kind[charge]] & ofDate[date[charge]];
  }
}

/** The largest of what decisions make of each charge. */
function putLargest(becomes: Uint8Array, of: Int32Array, grants: Uint8Array): void {
  for (let charge = 0; charge < becomes.length; charge++) {
    if (of[charge] < 0) continue;
    const granted = grants[of[charge]];
    if (granted > becomes[charge]) becomes[charge] = granted;
  }
}

/** Adds what charges say to what is known of their people. */
function gather(people: Uint8Array, person: Int32Array, bits: Uint8Array, becomes: Uint8Array): void {
  for (let charge = 0; charge < bits.length; charge++) {
    people[person[charge]] |= (bits[charge] & MAY_SAY[becomes[charge]]) | SAYS[becomes[charge]];
  }
}

/** How many of some people have one bit and not another. */
function countOf(people: Uint8Array, { from, to }: Span, bit: number, without: number): number {
  let count = 0;
  for (let person = from; person < to; person++) {
    if ((people[person] & (bit | without)) === bit) count++;
  }
  return count;
}
