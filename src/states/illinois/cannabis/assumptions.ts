import type { Assumption } from '../../../law/rulebook.js';

/** The assumptions a determination may rest on. Each can be switched off; then the fact is unknown. */
export const ASSUMPTIONS: readonly Assumption[] = Object.freeze([
  {
    name: 'enhancement-recorded',
    words: 'A source records a section 7 enhancement whenever there was one; none recorded means none.',
    basis: 'Practice of the sources; 720 ILCS 550/7',
  },
  {
    name: 'clearing-recorded',
    words: 'A source records that a charge was vacated or expunged; none recorded means it was not.',
    basis: 'Practice of the sources',
  },
  {
    name: 'history-complete',
    words: "The list holds all of the person's charges.",
    basis: 'What the list is asked for; used by every rule about other charges',
  },
  {
    name: 'offense-near-arrest',
    words: 'An arrest follows the offense within 30 days; used where one of the two dates is missing.',
    basis: 'Project decision',
  },
  {
    name: 'within-ten-years',
    words:
      'Offense and arrest lie in the ten years that end on the disposition; used where both dates are missing.',
    basis: 'Project decision',
  },
  {
    name: 'unverifiable-disposition',
    words: 'No disposition is recorded and none can be verified: the arrest is expunged on its age alone.',
    basis: '20 ILCS 2630/5.2(i)(1)(B)',
  },
]);

const bit = (name: string): number => 1 << ASSUMPTIONS.findIndex((assumption) => assumption.name === name);

/** The bits of the assumptions that facts rest on. */
export const ASSUMED = Object.freeze({
  enhancementRecorded: bit('enhancement-recorded'),
  clearingRecorded: bit('clearing-recorded'),
  offenseNearArrest: bit('offense-near-arrest'),
  withinTenYears: bit('within-ten-years'),
});
