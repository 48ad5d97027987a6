import type { LawWords } from '../../../../reports/law-words-interface.js';

/** What a report in English explains of this law; all else is in the words of the rulebook. */
export const ILLINOIS_ENGLISH = Object.freeze<LawWords>({
  rulebook: 'illinois-cannabis',
  language: 'en',
  reliefs: {
    'il.state-attorney-motion': {
      explained:
        "the State's Attorney asks the circuit court to undo the conviction and to erase the records of it.",
    },
    'il.minor-cannabis-conviction': {
      explained: 'the Governor pardons the conviction, and the circuit court then erases the records of it.',
    },
    'il.arrest-expungement': {
      explained: 'the police erase their records of an arrest or a charge that did not end in a conviction.',
    },
    'il.civil-law-violation': {
      explained: 'records of possession that was only fined are erased by themselves twice a year.',
    },
  },
  terms: [
    ['Vacate', 'undo a conviction, as if it had never been entered.'],
    ['Expunge', 'destroy the records or return them to the person, and take the name off the indexes.'],
  ],
});
