/** Kleene's three truth values. */
export type Truth = 'true' | 'false' | 'unknown';

export const opposite = (truth: Truth): Truth =>
  truth === 'true' ? 'false' : truth === 'false' ? 'true' : 'unknown';
