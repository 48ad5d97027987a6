import { weighted } from '../../../random.js';
import type { Finding } from '../outcomes.js';

/** A disposition and the reason beside it, as the State's Attorney's data sets have them. */
type Words = readonly [disposition: string, reason: string];

const only = (disposition: string, reason = ''): readonly Words[] => [[disposition, reason]];

const NOLLE = weighted<Words>([
  [['Nolle Prosecution', ''], 30],
  [['Nolle Prosecution', 'PG to Other Count/s'], 12],
  [['Nolle Prosecution', 'Nolle - AONIC'], 6],
  [['Nolle Prosecution', 'Misdemeanor Amount'], 4],
  [['Nolle Prosecution', 'PG to Misdemeanor'], 3],
  [['Nolle Prosecution', 'No Lab'], 1],
  [['Nolle Prosecution', 'Negative Lab'], 1],
  [['Nolle Prosecution', 'DDPP Graduate'], 1],
]);

/** What the data sets say of each finding. */
export const FINDING_WORDS: Readonly<Record<Finding, readonly Words[]>> = {
  plea: only('Plea Of Guilty'),
  finding: only('Finding Guilty'),
  verdict: only('Verdict Guilty'),
  'lesser included': weighted([
    [['Finding Guilty - Lesser Included', ''], 8],
    [['Plea of Guilty - Lesser Included', ''], 2],
    [['Verdict Guilty - Lesser Included', ''], 1],
  ]),
  'amended charge': weighted([
    [['Plea of Guilty - Amended Charge', ''], 9],
    [['Finding Guilty - Amended Charge', ''], 1],
  ]),
  nolle: NOLLE,
  stricken: weighted([
    [['SOL', ''], 30],
    [['SOLW', ''], 1],
  ]),
  dismissed: only('Case Dismissed'),
  'not guilty': weighted([
    [['FNG', ''], 50],
    [['FNG Reason Insanity', ''], 1],
  ]),
  'no probable cause': only('FNPC'),
  'verdict not guilty': only('Verdict-Not Guilty'),
  superseded: only('Superseded by Indictment'),
  abated: only('Death Suggested-Cause Abated'),
  released: only('Nolle Prosecution', 'No Lab'),
  'charge vacated': weighted([
    [['Charge Vacated', ''], 3],
    [['Charge Reversed', ''], 1],
    [['Nolle On Remand', ''], 3],
  ]),
  warrant: only('BFW'),
  transferred: only('Transferred - Misd Crt'),
  mistrial: only('Mistrial Declared'),
  'not not guilty': only('Finding Not Not Guilty'),
  'other count': only('Nolle Prosecution', 'PG to Other Count/s'),
  'unknown code': weighted([
    [['WOWI', ''], 3],
    [['Withdrawn', ''], 2],
  ]),
  expunged: only('Charge Vacated', 'Judgement & Conviction Vacated'),
  civil: only('Plea Of Guilty'),
  open: only('BFW'),
};
