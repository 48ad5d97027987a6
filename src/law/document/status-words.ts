import type { Verification } from '../rulebook.js';

/** How far a statement was checked, from the surest down, in a word and in a sentence. */
export const STATUS_WORDS: Readonly<Record<Verification, { readonly word: string; readonly means: string }>> =
  {
    verified: { word: 'Verified', means: 'The source that is cited was read, and says so.' },
    'second-hand': {
      word: 'Second-hand',
      means: 'Another source that was read says so. The text of the law itself was not seen.',
    },
    recalled: {
      word: 'Recalled',
      means:
        'Written from general knowledge of the law. Counsel must compare it with the text of the law before anyone relies on it.',
    },
  };

export const statusWord = (status: Verification): string => STATUS_WORDS[status].word;

/** A word of a table's own column, which may be a status. */
export const isStatus = (word: string): word is Verification => Object.hasOwn(STATUS_WORDS, word);
