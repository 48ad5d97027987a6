/** Where a determination stands; its place here is what the store holds. */
export const DECISION_STATES = ['open', 'approved', 'rejected', 'sent_back', 'decide_again'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** Why an attorney does not follow a determination. */
export const REJECT_REASONS = {
  'facts-wrong': 'A fact it rests on is wrong',
  'law-read-otherwise': 'The office reads the law otherwise',
  'other-person': 'The charge is of another person',
  'already-cleared': 'The record was cleared before',
  'not-now': 'The office does not pursue it now',
  other: 'Another reason, which is written beside it',
} as const;
export type RejectReason = keyof typeof REJECT_REASONS;

/** The number under which the store holds one of a list of words. Throws a RangeError for another word. */
export function codeOf<W extends string>(words: readonly W[], word: W): number {
  const at = words.indexOf(word);
  if (at < 0) throw new RangeError('a word that is not of the list');
  return at;
}

/** The word of a number in the store. Throws a RangeError for a number that none has. */
export function wordOf<W extends string>(words: readonly W[], code: number): W {
  const word = words[code];
  if (word === undefined)
    throw new RangeError(`the store holds ${code} where a list has ${words.length} words`);
  return word;
}
