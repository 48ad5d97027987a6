import type { Condition } from './condition.js';
import { type FactSpeech, inWords, isLeaf, type Leaf, leafWords } from './leaf-words.js';
import type { Definition, Rulebook } from './rulebook.js';

/** How conditions are put into words: how facts are called, and which conditions have a name of their own. */
export interface Wording {
  readonly speech: FactSpeech;
  /** By the JSON of their condition. */
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** The words of a rulebook. */
export const wordingOf = (rulebook: Rulebook): Wording => ({
  speech: inWords(rulebook),
  definitions: new Map(
    rulebook.prose.definitions.map((definition) => [JSON.stringify(definition.holds), definition]),
  ),
});

/** What the rulebook calls a condition, when it has a name of its own. */
export const definitionOf = (condition: Condition, { definitions }: Wording): Definition | undefined =>
  definitions.get(JSON.stringify(condition));

/** A condition that has parts, or that nothing tells. */
export type Branch = Exclude<Condition, Leaf | { readonly node: 'not' }>;

/**
 * What is said of a condition before its parts are said, or of its denial; without the colon. Empty for a denial that
 * is not drawn in: then `it is not the case that` stands before the whole.
 */
export function openingWords(condition: Branch, speech: FactSpeech, denied = false): string {
  switch (condition.node) {
    case 'undecided':
      return denied ? '' : 'nothing that is recorded can tell';
    case 'all':
      return denied ? 'at least one of these does not hold' : 'all of these hold';
    case 'any':
      return denied ? 'none of these holds' : 'at least one of these holds';
    case 'missing':
      return denied ? '' : `where this is open${toFindWords(condition, speech)}`;
    case 'ask-counsel':
      return `${denied ? 'this holds, but is ' : ''}left open for counsel (“${condition.question}”) when`;
    case 'assume':
      return denied
        ? ''
        : `by the assumption “${speech.assumption(condition.assumption)}” (open when it is switched off)`;
    case 'some':
      return denied
        ? 'the person has no other charge such that'
        : 'the person has at least one other charge such that';
    case 'at-least': {
      const number = denied ? condition.number - 1 : condition.number;
      return `the person has at ${denied ? 'most' : 'least'} ${number} other ${number === 1 ? 'charge' : 'charges'} such that`;
    }
  }
}

/** What stands before a denial that is not drawn in. */
export const DENIAL = 'it is not the case that';

/** Names the fact that a part which cannot be decided lacks. */
export const toFindWords = (
  { fact, whose }: Extract<Condition, { readonly node: 'missing' }>,
  speech: FactSpeech,
): string =>
  ` (what is to be found is then ${speech.phrase(fact)}${whose === 'other' ? ' of the other charge' : ''})`;

/** Whether the denial of a condition is said in one with it: `none of these holds`. */
export const isDrawnIn = (condition: Condition, speech: FactSpeech): boolean =>
  isLeaf(condition) || (condition.node !== 'not' && openingWords(condition, speech, true) !== '');

/**
 * One node of a condition as a phrase, or its denial; its parts are printed below it. `paired` says that it stands where
 * two charges are compared. What the rulebook has a name for is named as well.
 */
export function conditionWords(
  condition: Condition,
  wording: Wording,
  denied = false,
  paired = false,
): string {
  const words = nodeWords(condition, wording, denied, paired);
  const definition = denied ? undefined : definitionOf(condition, wording);
  return definition === undefined ? words : `${definition.words}: ${words}`;
}

function nodeWords(condition: Condition, wording: Wording, denied: boolean, paired: boolean): string {
  const { speech } = wording;
  if (isLeaf(condition)) return leafWords(condition, speech, denied, paired);
  if (condition.node === 'not') return `${DENIAL}:`;
  const opening = openingWords(condition, speech, denied);
  switch (condition.node) {
    case 'undecided':
      return opening;
    case 'some':
    case 'at-least':
      return `${opening}${whichWords(condition.where, wording)}:`;
    default:
      return `${opening}:`;
  }
}

/** Which other charges are spoken of, where that is said in few words; else their parts say it. */
function whichWords(where: Condition, wording: Wording): string {
  const words =
    definitionOf(where, wording)?.words ??
    (isLeaf(where) ? leafWords(where, wording.speech, false, true) : '');
  return words === '' ? '' : ` ${words}`;
}
