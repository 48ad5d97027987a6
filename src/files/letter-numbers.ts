/** Marks that turn the order of the letters around them, so that a text reads as another: for a class of a pattern. */
export const TURNING_MARKS = '\\u202a-\\u202e\\u2066-\\u2069';

/** The number of a letter, as documents print it where the letter itself would not be seen: `[U+202E]`. */
export const letterNumber = (codePoint: number): string =>
  `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
