/**
 * What a phrase of a disposition or sentence cell means.
 *
 * - `guilty`: a plea, finding or verdict of guilty; the sentence decides
 * - `punished`: a sentence or judgment that is a conviction; `plain probation` too, unless the probation is
 *   named
 * - `supervision`, `qualified probation`; `ended well`, `ended badly`, `ended` (it is not said how)
 * - `not convicted`; `undone`: vacated, reversed, or given up on remand, so that an earlier sentence is no
 *   conflict
 * - `pending`: not decided yet
 * - `addition`: a fine, costs, a duty beside a sentence, or the whole of it
 * - `liable`, `not liable`: findings on civil law violations
 * - `open`: a known phrase that decides nothing; `placeholder`: it says that nothing is known
 * - `neutral`: a word that cannot make a cell understood
 */
export type Meaning =
  | 'guilty'
  | 'punished'
  | 'plain probation'
  | 'supervision'
  | 'qualified probation'
  | 'ended well'
  | 'ended badly'
  | 'ended'
  | 'not convicted'
  | 'undone'
  | 'pending'
  | 'addition'
  | 'liable'
  | 'not liable'
  | 'open'
  | 'placeholder'
  | 'neutral';

export interface Source {
  readonly title: string;
  readonly status: 'verified' | 'second-hand' | 'recalled';
}

export interface Entry {
  readonly phrase: string;
  readonly meaning: Meaning;
  /** The phrase counts only when it is the whole cell. */
  readonly whole?: true;
  readonly source: Source;
}

export const FORM: Source = {
  title: 'How to Vacate & Expunge Eligible Cannabis Convictions (EXC-I 4701.2), tables 1 and 3',
  status: 'verified',
};
export const STATE_ATTORNEY: Source = {
  title: "Cook County State's Attorney, open data: dispositions, sentence and commitment types",
  status: 'verified',
};
export const CLERK: Source = {
  title: 'Clerk of the Circuit Court of Cook County, charge dispositions 2005-2009',
  status: 'verified',
};
export const STATUTE: Source = { title: '20 ILCS 2630/5.2(a)', status: 'recalled' };
export const USAGE: Source = {
  title: 'usual wording or abbreviation of Illinois courts',
  status: 'recalled',
};
