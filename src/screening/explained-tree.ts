import { conditionWords, isDrawnIn, type Wording } from '../law/condition-words.js';
import type { Finding } from '../law/evaluate.js';
import type { Truth } from '../law/truth.js';
import type { ToldSources } from './explained-sources.js';

/** One node of what a rule asks, with what it came to, in the words of the law's document. */
export interface ExplainedNode {
  readonly truth: Truth;
  readonly words: string;
  /** The other charge a part of a quantifier speaks of: file and row. */
  readonly about?: string;
  readonly parts: readonly ExplainedNode[];
}

/**
 * A finding as a tree in words. Denials are drawn in as in the law's document, with the truth of the denial: `none of
 * these holds`.
 */
export const explainedTree = (
  finding: Finding,
  others: readonly Pick<ToldSources, 'sources'>[],
  wording: Wording,
): ExplainedNode => nodeOf(finding, { others, wording, paired: false });

interface Telling {
  readonly others: readonly Pick<ToldSources, 'sources'>[];
  readonly wording: Wording;
  /** Whether two charges are compared, so that a clause must say of which it speaks. */
  readonly paired: boolean;
}

function nodeOf(finding: Finding, telling: Telling): ExplainedNode {
  const { condition, parts, truth } = finding;
  const { wording, paired } = telling;
  if (condition.node === 'not') {
    const [denied] = parts;
    if (denied.condition.node === 'not') return nodeOf(denied.parts[0], telling);
    if (isDrawnIn(condition.of, wording.speech)) {
      const words = conditionWords(denied.condition, wording, true, paired);
      return { truth, ...withParts(words, denied, telling) };
    }
  }
  const words = conditionWords(condition, wording, false, paired);
  return { truth, ...withParts(words, finding, telling) };
}

const NO_OTHERS = 'none is in the list';

function withParts(
  words: string,
  { condition, parts }: Finding,
  telling: Telling,
): Pick<ExplainedNode, 'words' | 'parts'> {
  if (condition.node !== 'some' && condition.node !== 'at-least') {
    return { words, parts: parts.map((part) => nodeOf(part, telling)) };
  }
  if (parts.length === 0)
    return { words: `${words.replace(/ such that:$/, ' of this kind:')} ${NO_OTHERS}`, parts: [] };
  return {
    words,
    parts: parts.map((part, at) => {
      const [source] = telling.others[at].sources;
      return {
        ...nodeOf(part, { ...telling, paired: true }),
        about: `${source.fileName}, row ${source.row}`,
      };
    }),
  };
}
