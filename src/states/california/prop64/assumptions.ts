import type { Assumption } from '../../../law/rulebook.js';

/** The assumptions a determination may rest on. Each can be switched off; then the fact is unknown. */
export const ASSUMPTIONS: readonly Assumption[] = Object.freeze([
  {
    name: 'clearing-recorded',
    words: 'The file records that a conviction was set aside or dismissed; none recorded means it was not.',
    basis: 'Practice of the Department of Justice; HSC 11361.9',
  },
  {
    name: 'history-complete',
    words: "The file holds all of the person's California charges.",
    basis: 'What the file is: the whole California history of each person in it',
  },
]);

const bit = (name: string): number => 1 << ASSUMPTIONS.findIndex((assumption) => assumption.name === name);

/** The bits of the assumptions that facts rest on. */
export const ASSUMED = Object.freeze({ clearingRecorded: bit('clearing-recorded') });

/** The assumption that quantifiers over other charges rest on. */
export const WHOLE = 'history-complete';
