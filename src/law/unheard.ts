import { type Condition, partsOf } from './condition.js';
import { type ReadingLaw, readingOf } from './determine.js';
import { allRules } from './document/references.js';
import { evaluate, type Reading } from './evaluate.js';
import type { ChargeKind } from './fact-reader.js';
import { factsUsed } from './facts-used.js';
import type { Context, PreparedPolicy, PreparedRelief } from './prepared.js';
import { conjunctsOf, speaksOfOtherAlone } from './sql/sums-over-others.js';

type Quantifier = Extract<Condition, { node: 'some' | 'at-least' }>;

/** The law of a run, as far as it asks about a person's other charges. */
export interface HearingLaw {
  readonly rulebook: ReadingLaw;
  readonly reliefs: readonly PreparedRelief[];
  readonly policy?: PreparedPolicy;
}

/**
 * Says of a charge, by its choices alone, whether no rule and no line of the policy can hear it when another charge of
 * its person is decided: in each question about other charges some part that asks choices of the other charge alone is
 * false by the sources. Such a charge counts for nothing there, whatever its dates, weights and keys are, as the SQL of
 * the law leaves it out too. Choices that are not asked by such a part may be missing.
 */
export function unheardBy(
  { rulebook, reliefs, policy }: HearingLaw,
  context: Context,
): (choices: ChargeKind['facts']) => boolean {
  const ofReliefs = reliefs.map((relief) => ({
    conditions: allRules(relief.relief).map(({ holds }) => holds),
    reading: readingOf(rulebook, relief, context),
  }));
  const ofPolicy =
    policy === undefined
      ? []
      : [
          {
            conditions: policy.policy.lines.map(({ holds }) => holds),
            reading: readingOf(rulebook, policy, context),
          },
        ];
  const questions = [...ofReliefs, ...ofPolicy].flatMap(({ conditions, reading }) =>
    conditions.flatMap(quantifiersIn).map((quantifier) => ({ asked: askedOf(quantifier, reading), reading })),
  );
  return (choices) =>
    questions.every(({ asked, reading }) => asked.some((part) => isFalseOf(part, choices, reading)));
}

function quantifiersIn(condition: Condition): Quantifier[] {
  if (condition.node === 'some' || condition.node === 'at-least') return [condition];
  return partsOf(condition).flatMap(quantifiersIn);
}

/** For each part that asks choices of the other charge alone, the question with that part only. */
function askedOf(quantifier: Quantifier, { facts }: Reading): Quantifier[] {
  return conjunctsOf(quantifier.where)
    .filter(
      (part) =>
        speaksOfOtherAlone(part) && factsUsed(part).every(({ fact }) => facts.get(fact)?.kind === 'choice'),
    )
    .map((where) => ({ ...quantifier, where }));
}

/** Whether the sources alone say that it does not hold of another charge of these choices. */
function isFalseOf(asked: Quantifier, choices: ChargeKind['facts'], reading: Reading): boolean {
  const subject = { facts: {}, others: [choices], historyKnown: true, historyWhole: true };
  const [{ truth, support }] = evaluate(asked, subject, reading).parts;
  return truth === 'false' && support === 0;
}
