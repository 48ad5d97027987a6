/** The questions that the rules leave to counsel, word by word as results show them. */
export const QUESTION = Object.freeze({
  sections6And10: 'does a conviction under section 6 or 10 count as a violation of section 4 or 5?',
  conspiracy: 'does a conspiracy or solicitation count as a violation of the section it aims at?',
  section4Before1973: 'what class was a section 4 offense before 1973-08-13?',
  section5Before1983: 'what class was a section 5 offense before 1983-09-24?',
  lateConviction: 'does the motion reach a conviction on or after 2019-06-25?',
  violentArrest:
    'does an associated arrest or charge for a violent crime, without a conviction, exclude the pardon?',
});
