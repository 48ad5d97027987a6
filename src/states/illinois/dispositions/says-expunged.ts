import { wordsOf } from './words.js';

/** Words with which a cell speaks of an expungement that was not made, or not yet. */
const NOT_DONE =
  /^(?:NOT?|NON|NEVER|DENIED|DENY|INELIGIBLE|ELIGIBLE|PETITION|MOTION|PENDING|FILED|MAY|CAN|BE|IF)$/;

/**
 * Whether either cell says that the record was expunged. The noun alone (`expungement`) is taken for it too;
 * a denial, a petition or a mere possibility is not.
 */
export function saysExpunged(disposition: string, sentence: string): boolean {
  return [disposition, sentence].some((cell) => {
    const words = wordsOf(cell);
    return words.includes('EXPUNGED') && !words.some((word) => NOT_DONE.test(word));
  });
}
