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
 * go, and at least one certainly is one. A relief that leaves a lesser conviction takes away a felony alone. Whoever is
 * granted nothing keeps all they have, and so only the charges of others are looked at.
 */
export class PeopleLeft {
  readonly #dates: DateColumns;
  readonly #since: Day;
  /** What charges of each kind say if they are recent. */
  readonly #ofKinds: Uint8Array;

  constructor(private readonly data: RunData) {
    const { frame } = data;
    this.#dates = convictionDates(data);
    this.#since = addYears(frame.asOf, -RECENT_YEARS, frame.deciding.rulebook.leapDay);
    this.#ofKinds = Uint8Array.from(data.facts.kinds, ({ conviction, felony }) => bitsOf(conviction, felony));
  }

  /** What would be left if what `granted` holds for were granted. */
  ifGranted(granted: (codes: DecidedCodes) => boolean): Remaining {
    const { charges, decided, decisions, frame, own } = this.data;
    const becomes = new Uint8Array(charges.count);
    for (const [at, { distinct, of }] of decisions.reliefs.entries()) {
      const isLessening = frame.deciding.reliefs[at].relief.leavesLesserConviction === true;
      const grants = distinct.map((codes) => (granted(codes) ? (isLessening ? IS_LESSENED : GOES) : STAYS));
      putLargest(becomes, decided, of, Uint8Array.from(grants));
    }
    const left = { peopleWithRelief: 0, noConvictionLeft: 0, noFelonyLeft: 0, noRecentConvictionLeft: 0 };
    const { from, to } = own.people;
    const isGranted = new Uint8Array(charges.persons.count);
    markGranted(isGranted, decided, becomes, charges.person);
    this.#addAll(left, isGranted.subarray(0, to), from, becomes);
    return left;
  }

  /** Adds the people, from one on, of whom anything is granted. */
  #addAll(left: Remaining, isGranted: Uint8Array, from: number, becomes: Uint8Array): void {
    for (let person = from; person < isGranted.length; person++) {
      if (isGranted[person] === 1) this.#add(left, this.#bitsOf(person, becomes));
    }
  }

  /** What is known of a person. */
  #bitsOf(person: number, becomes: Uint8Array): number {
    const charges = this.data.chargesOf(person);
    return this.#bitsOfCharges(charges, becomes, this.data.facts.kind, this.#ofKinds);
  }

  #bitsOfCharges(charges: Int32Array, becomes: Uint8Array, kind: Int32Array, ofKinds: Uint8Array): number {
    let bits = 0;
    for (let at = 0; at < charges.length; at++) {
      const charge = charges[at];
      const said = ofKinds[kind[charge]];
      const granted = becomes[charge];
      // Most charges are no convictions, and say nothing.
      if (said === 0 && granted === STAYS) continue;
      bits |= (said & this.#mayBeRecent(charge) & MAY_SAY[granted]) | SAYS[granted];
    }
    return bits;
  }

  /** The bits that a conviction may have by its date. */
  #mayBeRecent(charge: number): number {
    const { of, first, last } = this.#dates;
    const at = of[charge];
    const isRecent = (first[at] >= this.#since ? RECENT : 0) | (last[at] >= this.#since ? RECENT_STAYS : 0);
    return ~(RECENT | RECENT_STAYS) | isRecent;
  }

  #add(left: Remaining, bits: number): void {
    if (has(bits, RELIEVED, 0)) left.peopleWithRelief++;
    if (has(bits, CONVICTED, CONVICTION_STAYS)) left.noConvictionLeft++;
    if (has(bits, FELON, FELONY_STAYS)) left.noFelonyLeft++;
    if (has(bits, RECENT, RECENT_STAYS)) left.noRecentConvictionLeft++;
  }
}

/** Marks the people of whom a charge does not stay. */
function markGranted(
  isGranted: Uint8Array,
  charges: Int32Array,
  becomes: Uint8Array,
  personOf: Int32Array,
): void {
  for (let at = 0; at < charges.length; at++)
    if (becomes[charges[at]] !== STAYS) isGranted[personOf[charges[at]]] = 1;
}

/** Whether one bit is there, and another is not. */
const has = (bits: number, one: number, other: number): boolean => (bits & (one | other)) === one;

function convictionDates({ facts, frame }: RunData): DateColumns {
  const { convictionDate } = frame.deciding.rulebook.reader;
  const dates = facts.dates.get(convictionDate);
  if (dates === undefined) throw new RangeError(`the law has no date fact ${convictionDate}`);
  return dates;
}

/** What a charge says if it is recent, by whether it is a conviction, and of a felony. */
function bitsOf(conviction: Truth, felony: Truth): number {
  if (conviction === 'false') return 0;
  const isCertain = conviction === 'true';
  let bits = CONVICTION_STAYS | RECENT_STAYS | (isCertain ? CONVICTED | RECENT : 0);
  if (felony !== 'false') bits |= FELONY_STAYS | (isCertain && felony === 'true' ? FELON : 0);
  return bits;
}

/** The largest of what decisions make of each charge. */
function putLargest(becomes: Uint8Array, decided: Int32Array, of: Int32Array, grants: Uint8Array): void {
  for (let at = 0; at < decided.length; at++) {
    const granted = grants[of[decided[at]]];
    if (granted > becomes[decided[at]]) becomes[decided[at]] = granted;
  }
}
