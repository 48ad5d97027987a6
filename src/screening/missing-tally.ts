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

interface Flags {
  readonly any: Uint8Array;
  readonly alone: Uint8Array;
}

/** The missing facts of all determinations of a portion that need review. */
export function missingTallies(data: RunData): MissingTallies {
  const { charges, decisions, frame } = data;
  const flags = new Map<string, Flags>();
  const ofRelief = frame.deciding.reliefs.map(({ labels }) =>
    labels.labels.map(({ text }): Flags => {
      const own = flags.get(text) ?? {
        any: new Uint8Array(charges.count),
        alone: new Uint8Array(charges.count),
      };
      flags.set(text, own);
      return own;
    }),
  );
  const needsReview = OUTCOMES.indexOf('needs_review');
  for (const [relief, flagsOf] of ofRelief.entries()) {
    const { distinct, of } = decisions.reliefs[relief];
    const named = distinct.map(({ outcome, missing }) =>
      outcome === needsReview ? flagsOf.filter((_, at) => (missing & (1 << at)) !== 0) : [],
    );
    for (let charge = 0; charge < charges.count; charge++) {
      if (of[charge] < 0) continue;
      const flagged = named[of[charge]];
      for (let at = 0; at < flagged.length; at++) {
        flagged[at].any[charge] = 1;
        if (flagged.length === 1) flagged[at].alone[charge] = 1;
      }
    }
  }
  const found = [...flags].filter(([, { any }]) => any.includes(1));
  return Object.fromEntries(found.map(([label, own]) => [label, summed(data, own)]));
}

function summed({ charges, own }: RunData, { any, alone }: Flags): MissingTally {
  const people = new Uint8Array(charges.persons.count);
  const chargesAlone: string[] = [];
  let count = 0;
  for (let charge = any.indexOf(1); charge >= 0; charge = any.indexOf(1, charge + 1)) {
    const isOwn = isIn(own.charges, charge);
    if (isOwn) count++;
    const person = charges.person[charge];
    if (people[person] === 0) people[person] = 1;
    if (alone[charge] === 0) continue;
    people[person] = 2;
    if (isOwn) chargesAlone.push(charges.idOf(charge));
  }
  const ofOwn = people.subarray(own.people.from, own.people.to);
  return {
    people: ofOwn.reduce((sum, flag) => sum + (flag > 0 ? 1 : 0), 0),
    charges: count,
    peopleAlone: ofOwn.reduce((sum, flag) => sum + (flag > 1 ? 1 : 0), 0),
    chargesAlone,
  };
}
