/** The questions that rules leave to counsel, each in the words in which it is asked everywhere. */
export const QUESTION = Object.freeze({
  conspiracy: 'Does relief under HSC 11361.8 reach a conspiracy or a solicitation to commit the offense?',
  newGrade:
    'Is a conviction under 11359(C), 11359(D) or 11360(A)(3), which Proposition 64 kept as felonies, open to relief?',
  lateConviction:
    'The arrest was before 2016-11-09 and the conviction on or after it: which penalties were applied?',
});
