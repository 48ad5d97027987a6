import type { LawWords } from '../../../../reports/law-words-interface.js';

/** What a report in English explains of this law; all else is in the words of the rulebook. */
export const CALIFORNIA_ENGLISH = Object.freeze<LawWords>({
  rulebook: 'california-prop64',
  language: 'en',
  reliefs: {
    'ca.prop64-dismissal': {
      explained: 'the superior court dismisses the conviction and seals the record of it.',
    },
    'ca.prop64-reduction': {
      explained:
        'the superior court makes the felony a misdemeanor or an infraction; a lesser conviction remains.',
    },
  },
  terms: [
    ['Dismiss and seal', 'end the case without a conviction, and close its record to the public.'],
    [
      'Related charges',
      'lesser charges of the same case that some counties dismiss with it; no law asks for that.',
    ],
  ],
});
