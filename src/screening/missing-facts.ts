import { OUTCOMES } from '../law/determine.js';
import type { MissingLabel } from '../law/missing-labels.js';
import { missingWords } from '../law/missing-words.js';
import type { RunData } from './run-data.js';

/** One missing fact of a run: whom it keeps from an answer, and whom it alone keeps. */
export interface MissingFact {
  readonly label: MissingLabel;
  readonly words: string;
  readonly holder: string;
  /** Charges (and their people) with at least one determination that this fact alone, or with others, leaves open. */
  readonly peopleAlone: number;
  readonly chargesAlone: readonly number[];
  readonly people: number;
  readonly charges: number;
}

interface Tally {
  readonly label: MissingLabel;
  readonly any: Uint8Array;
  readonly alone: Uint8Array;
}

/** The missing facts of all determinations that need review, those that would release most people first. */
export function missingFactsOf(data: RunData): MissingFact[] {
  const { charges, deciding, decisions } = data;
  const tallies = new Map<string, Tally>();
  const ofRelief = deciding.reliefs.map(({ labels }) =>
    labels.labels.map((label): Tally => {
      const tally = tallies.get(label.text) ?? {
        label,
        any: new Uint8Array(charges.count),
        alone: new Uint8Array(charges.count),
      };
      tallies.set(label.text, tally);
      return tally;
    }),
  );
  const needsReview = OUTCOMES.indexOf('needs_review');
  for (const [relief, tallyOf] of ofRelief.entries()) {
    const { distinct, of } = decisions.reliefs[relief];
    const named = distinct.map(({ outcome, missing }) =>
      outcome === needsReview ? tallyOf.filter((_, at) => (missing & (1 << at)) !== 0) : [],
    );
    for (let charge = 0; charge < charges.count; charge++) {
      if (of[charge] < 0) continue;
      const tallied = named[of[charge]];
      for (let at = 0; at < tallied.length; at++) {
        tallied[at].any[charge] = 1;
        if (tallied.length === 1) tallied[at].alone[charge] = 1;
      }
    }
  }
  const found = [...tallies.values()]
    .filter((tally) => tally.any.includes(1))
    .map((tally) => summed(data, tally));
  return found.sort(
    (a, b) =>
      b.peopleAlone - a.peopleAlone ||
      b.chargesAlone.length - a.chargesAlone.length ||
      b.people - a.people ||
      (a.label.text < b.label.text ? -1 : 1),
  );
}

function summed(data: RunData, tally: Tally): MissingFact {
  const { charges } = data;
  const people = new Uint8Array(charges.persons.count);
  const peopleAlone = new Uint8Array(charges.persons.count);
  const chargesAlone: number[] = [];
  let count = 0;
  for (let charge = 0; charge < charges.count; charge++) {
    if (tally.any[charge] === 0) continue;
    count++;
    people[charges.person[charge]] = 1;
    if (tally.alone[charge] === 0) continue;
    peopleAlone[charges.person[charge]] = 1;
    chargesAlone.push(charge);
  }
  return {
    label: tally.label,
    ...missingWords(tally.label, data.deciding.rulebook.facts),
    peopleAlone: ones(peopleAlone),
    chargesAlone,
    people: ones(people),
    charges: count,
  };
}

function ones(flags: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < flags.length; at++) count += flags[at];
  return count;
}
