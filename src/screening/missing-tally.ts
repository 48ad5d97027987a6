import { OUTCOMES } from '../law/determine.js';
import { isIn } from './own-part.js';
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
  const chargesAlone: string[] = [];
  let count = 0;
  for (let at = 0; at < open.length; at++) {
    if (flags[at] === 0) continue;
    const charge = open[at];
    const isOwn = isIn(own.charges, charge);
    if (isOwn) count++;
    people[charges.person[charge]] |= flags[at];
    if (isOwn && (flags[at] & ALONE) !== 0) chargesAlone.push(charges.idOf(charge));
  }
  const ofOwn = people.subarray(own.people.from, own.people.to);
  return { people: having(ofOwn, ANY), charges: count, peopleAlone: having(ofOwn, ALONE), chargesAlone };
}

function having(people: Uint8Array, bit: number): number {
  let count = 0;
  for (let at = 0; at < people.length; at++) if ((people[at] & bit) !== 0) count++;
  return count;
}
