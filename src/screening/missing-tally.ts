import type { ChargeTable } from '../intake/charge-table.js';
import { OUTCOMES } from '../law/determine.js';
import { firstFrom, within } from './decided-charges.js';
import type { RunData } from './run-data.js';

/**
 * Whom one missing fact keeps from an answer: charges (and their people) with at least one determination that it
 * leaves open, alone or with others; and those where it is the only one.
 */
export interface MissingTally {
  people: number;
  charges: number;
  peopleAlone: number;
  /** Ids of charges, in input order. */
  readonly chargesAlone: string[];
}

/** By the text of the label. */
export type MissingTallies = Record<string, MissingTally>;

/** Adds the missing facts of a portion to those of the portions before it. */
export function addMissing(to: MissingTallies, portion: MissingTallies): void {
  for (const [label, more] of Object.entries(portion)) {
    to[label] ??= { people: 0, charges: 0, peopleAlone: 0, chargesAlone: [] };
    const sum = to[label];
    sum.people += more.people;
    sum.charges += more.charges;
    sum.peopleAlone += more.peopleAlone;
    for (const id of more.chargesAlone) sum.chargesAlone.push(id);
  }
}

/** A bit for a charge that a fact keeps from an answer, and one for where it is the only one. */
const ANY = 1;
const ALONE = 2;

/** The missing facts of all determinations of a portion that need review. */
export function missingTallies(data: RunData): MissingTallies {
  const { decided: open, decisions, frame } = data;
  const flags = new Map<string, Uint8Array>();
  const needsReview = OUTCOMES.indexOf('needs_review');
  for (const [relief, { labels }] of frame.deciding.reliefs.entries()) {
    const { distinct, of } = decisions.reliefs[relief];
    for (const [at, { text }] of labels.labels.entries()) {
      const own = flags.get(text) ?? new Uint8Array(open.length);
      flags.set(text, own);
      const bits = distinct.map(({ outcome, missing }) => {
        if (outcome !== needsReview || (missing & (1 << at)) === 0) return 0;
        return missing === 1 << at ? ANY | ALONE : ANY;
      });
      if (bits.some((bit) => bit !== 0)) addBits(own, open, of, Uint8Array.from(bits));
    }
  }
  const found = [...flags].filter(([, own]) => own.some((bits) => bits !== 0));
  return Object.fromEntries(found.map(([label, own]) => [label, summed(data, open, own)]));
}

/** Adds the bits of the decisions on some charges. */
function addBits(to: Uint8Array, charges: Int32Array, of: Int32Array, bits: Uint8Array): void {
  for (let at = 0; at < to.length; at++) to[at] |= bits[of[charges[at]]];
}

function summed({ charges, own }: RunData, open: Int32Array, flags: Uint8Array): MissingTally {
  const people = new Uint8Array(charges.persons.count);
  markPeople(people, charges.person, open, flags);
  const ofOwn = people.subarray(own.people.from, own.people.to);
  const flagsOfOwn = flags.subarray(firstFrom(open, own.charges.from), firstFrom(open, own.charges.to));
  return {
    people: having(ofOwn, ANY),
    charges: having(flagsOfOwn, ANY),
    peopleAlone: having(ofOwn, ALONE),
    chargesAlone: idsOf(charges, within(open, own.charges), flagsOfOwn),
  };
}

function markPeople(people: Uint8Array, person: Int32Array, open: Int32Array, flags: Uint8Array): void {
  for (let at = 0; at < open.length; at++) people[person[open[at]]] |= flags[at];
}

/** The ids of the charges of which a fact is the only one that is missing. */
function idsOf(charges: ChargeTable, open: Int32Array, flags: Uint8Array): string[] {
  const ids: string[] = [];
  for (let at = 0; at < open.length; at++) if ((flags[at] & ALONE) !== 0) ids.push(charges.idOf(open[at]));
  return ids;
}

function having(people: Uint8Array, bit: number): number {
  let count = 0;
  for (let at = 0; at < people.length; at++) if ((people[at] & bit) !== 0) count++;
  return count;
}
