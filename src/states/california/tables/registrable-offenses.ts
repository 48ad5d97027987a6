import { type OffenseRow, rowsOf } from './offense-row.js';

const LIST = 'PC 290(c)';
const LISTED = {
  reason: 'listed, with attempt and conspiracy',
  source: LIST,
  status: 'second-hand',
  attempt: 'yes',
} as const;
const LISTED_LATER = { ...LISTED, status: 'recalled' } as const;
const open = (reason: string) =>
  ({ reason, source: LIST, status: 'recalled', attempt: 'needs facts' }) as const;
const AGE_GAP = {
  reason: 'not where it was the only such offense and the age gap at most ten years',
  source: 'PC 290(c)(2), SB 145',
  status: 'second-hand',
  attempt: 'needs facts',
} as const;

/** Offenses for which a person registers under PC 290(c), by section. What is not listed is none. */
export const REGISTRABLE_OFFENSES: readonly OffenseRow[] = Object.freeze([
  ...rowsOf(
    'needs facts',
    '187 207 209',
    open('only with the intent, or in the course, of a sexual offense'),
  ),
  ...rowsOf('yes', '207(B)', LISTED_LATER),
  ...rowsOf('needs facts', '220', open('except with the intent of mayhem')),
  ...rowsOf('yes', '220(A)(2) 220(B)', LISTED_LATER),
  ...rowsOf('yes', '236.1(B) 236.1(C)', LISTED_LATER),
  ...rowsOf('yes', '243.4', LISTED),
  ...rowsOf('yes', '261', LISTED),
  ...rowsOf('needs facts', '261(A)(5) 261(A)(7)', open('in the list by its older paragraphs only')),
  ...rowsOf('needs facts', '262', open('with force and a prison sentence only')),
  ...rowsOf('yes', '264.1 266 266C 266J 267 269 285', LISTED),
  ...rowsOf('yes', '266H(B) 266I(B)', LISTED),
  ...rowsOf('needs facts', '266H 266I', open('with a minor, subdivision (b), only')),
  ...rowsOf('no', '266H(A) 266I(A)', { ...open('not with a minor'), attempt: 'no' }),
  ...rowsOf('yes', '286', LISTED),
  ...rowsOf('needs facts', '286(B)', AGE_GAP),
  ...rowsOf('yes', '288A', { ...LISTED, to: '2018-12-31' }),
  ...rowsOf('needs facts', '288A(B)', { ...AGE_GAP, to: '2018-12-31' }),
  ...rowsOf('yes', '287', { ...LISTED, from: '2019-01-01' }),
  ...rowsOf('needs facts', '287(B)', { ...AGE_GAP, from: '2019-01-01' }),
  ...rowsOf('yes', '288 288.3 288.4 288.5', LISTED),
  ...rowsOf('needs facts', '288.2', open('as a felony only')),
  ...rowsOf('yes', '288.7 289', LISTED_LATER),
  ...rowsOf('needs facts', '289(H) 289(I)', AGE_GAP),
  ...rowsOf('yes', '311.1 311.2(B) 311.2(C) 311.2(D) 311.3 311.4 311.10 311.11', LISTED_LATER),
  ...rowsOf('needs facts', '311.2', open('subdivisions (b), (c) and (d) only')),
  ...rowsOf('no', '311.2(A)', { ...open('subdivisions (b), (c) and (d) only'), attempt: 'no' }),
  ...rowsOf('yes', '314(1) 314(2) 314.1 314.2', LISTED_LATER),
  ...rowsOf('needs facts', '314', open('subdivisions 1 and 2 only')),
  ...rowsOf('yes', '647.6 647A', LISTED_LATER),
  ...rowsOf('yes', '653F(C)', LISTED_LATER),
  ...rowsOf('needs facts', '272', open('with lewd conduct only')),
]);

/** Registrable only beside a sexual offense: without one in the cycle they are not. */
export const ONLY_BESIDE_SEXUAL: readonly string[] = Object.freeze(['187', '189', '207', '209']);

/** Sections whose presence in a cycle makes it one of a sexual offense. */
export const SEXUAL_OFFENSES: readonly string[] = Object.freeze([
  ...['243.4', '261', '262', '264.1', '266C', '269', '286', '287', '288', '288A', '288.5', '288.7', '289'],
  ...['647.6', '647A'],
]);
