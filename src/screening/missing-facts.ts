import type { MissingLabel } from '../law/missing-labels.js';
import { missingWords } from '../law/missing-words.js';
import type { Deciding } from './determination-row.js';
import type { MissingTallies, MissingTally } from './missing-tally.js';

/** One missing fact of a run: what it is, who holds it, and whom it keeps from an answer. */
export interface MissingFact extends Readonly<MissingTally> {
  readonly label: MissingLabel;
  readonly words: string;
  readonly holder: string;
}

/** The missing facts of a run, those that would release most people first. */
export function missingFactsOf({ reliefs, rulebook }: Deciding, tallies: MissingTallies): MissingFact[] {
  const all = reliefs.flatMap(({ labels }) => labels.labels);
  const labels = new Map(all.toReversed().map((label) => [label.text, label]));
  const found = [...labels].flatMap(([text, label]): MissingFact[] =>
    tallies[text] === undefined ? [] : [{ label, ...missingWords(label, rulebook.facts), ...tallies[text] }],
  );
  return found.sort(
    (a, b) =>
      b.peopleAlone - a.peopleAlone ||
      b.chargesAlone.length - a.chargesAlone.length ||
      b.people - a.people ||
      (a.label.text < b.label.text ? -1 : 1),
  );
}
