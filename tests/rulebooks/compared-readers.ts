import type { Rulebook } from '../../src/law/rulebook.js';
import {
  type SaidOfCharge,
  saidByEngine,
  saidByEvaluation,
  type TestPerson,
  type TestTerms,
} from './both-readers.js';

/** What evaluation says of every charge, and where the engine says another thing. */
export interface Compared {
  readonly said: readonly SaidOfCharge[];
  /** The first charge of which the two readers say different things, with its person's cells. */
  readonly difference?: { readonly person: TestPerson; readonly charge: number; readonly said: SaidOfCharge };
  readonly instead?: Compared['difference'];
}

/** Both readers on the same people. */
export async function comparedReaders(
  rulebook: Rulebook,
  people: readonly TestPerson[],
  terms: TestTerms,
): Promise<Compared> {
  const byEvaluation = saidByEvaluation(rulebook, people, terms);
  const byEngine = await saidByEngine(rulebook, people, terms);
  const said = byEvaluation.flat();
  for (const [p, person] of people.entries()) {
    for (const charge of person.charges.keys()) {
      const [one, other] = [byEvaluation[p][charge], byEngine[p][charge]];
      if (JSON.stringify(one) === JSON.stringify(other)) continue;
      return { said, difference: { person, charge, said: other }, instead: { person, charge, said: one } };
    }
  }
  return { said };
}

/** The outcomes among what was said; `none` of a charge without determination. */
export const outcomesIn = (said: readonly SaidOfCharge[]): Set<string> =>
  new Set(said.flatMap((s) => (s === 'none' ? ['none'] : Object.values(s).map(({ outcome }) => outcome))));
