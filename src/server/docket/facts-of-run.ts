import { labelTable } from '../../law/missing-labels.js';
import { missingWords } from '../../law/missing-words.js';
import type { Rulebook } from '../../law/rulebook.js';
import { Failure } from '../../messages/failure.js';
import type { DocketDecision } from '../api/docket.js';
import type { DeskDocket, ReadyRun } from './open-docket.js';

/** Something that can be found, by its text in determinations, in words. */
interface FactInWords {
  readonly id: string;
  readonly words: string;
}

/**
 * What a determination of a run can be sent back for: what determinations of it miss, the most frequent first, and all
 * else that its law asks for. `law` is that of the run, if this program has its very text; without it only the former,
 * under their names.
 */
export async function factsOfRun(
  docket: DeskDocket,
  run: ReadyRun,
  law: Rulebook | undefined,
): Promise<FactInWords[]> {
  const words = wordsOfFacts(law);
  const missing = (await docket.choicesOf(run)).missing.map(({ value }) => value);
  return [...new Set([...missing, ...words.keys()])].map((id) => ({ id, words: words.get(id) ?? id }));
}

/** Throws a Failure (wrong usage) when a decision sends something back for what is no fact of the run or its law. */
export async function mustAskForFact(
  docket: DeskDocket,
  run: ReadyRun,
  law: Rulebook | undefined,
  decision: DocketDecision,
): Promise<void> {
  if (decision.kind !== 'send_back') return;
  const facts = await factsOfRun(docket, run, law);
  if (!facts.some(({ id }) => id === decision.fact)) throw new Failure(2, 'DOCKET_NO_SUCH_FACT', {});
}

/** The facts of a law, and whatever else its rules may miss, in words, by their text in determinations. */
export function wordsOfFacts(law: Rulebook | undefined): ReadonlyMap<string, string> {
  if (law === undefined) return new Map();
  const conditions = [
    ...law.reliefs.flatMap(({ rules, venue }) => [...rules, ...(venue === undefined ? [] : [venue])]),
    ...law.policySettings,
  ].map(({ holds }) => holds);
  const labels = conditions.flatMap((one) => labelTable([one], law.facts).labels);
  return new Map([
    ...law.facts.map(({ name, words }): [string, string] => [name, words]),
    ...labels.map((label): [string, string] => [label.text, missingWords(label, law.facts).words]),
  ]);
}
