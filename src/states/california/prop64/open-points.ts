import type { OpenPoint, Touched } from '../../../law/rulebook.js';
import { QUESTION } from './counsel-questions.js';
import { DISMISSAL, REDUCTION } from './reliefs.js';

const both = (rule: string): Touched[] => [
  { relief: DISMISSAL, rule },
  { relief: REDUCTION, rule },
];

/** What waits for counsel in the Proposition 64 rulebook. */
export const OPEN_POINTS: readonly OpenPoint[] = Object.freeze<OpenPoint[]>([
  {
    id: 'text-of-the-statutes',
    point:
      'What is the exact text of HSC 11361.8(e) to (h) and of HSC 11361.9 as amended by AB 1706? Only parts were read.',
    source: 'HSC 11361.8, 11361.9; Stats. 2022, ch. 387',
    status: 'recalled',
    touches: [{ relief: DISMISSAL }, { relief: REDUCTION }],
    questions: [],
    meanwhile: 'The rules are applied as they stand here, each with how far it was checked.',
  },
  {
    id: 'conspiracy',
    point:
      'Does relief reach a conspiracy (PC 182) or a solicitation to commit an offense of 11357 to 11360?',
    source: 'HSC 11361.8(a); PC 182, 653f',
    status: 'recalled',
    touches: both('section'),
    questions: [QUESTION.conspiracy],
    meanwhile: 'It needs review. An attempt (PC 664) counts under its target.',
  },
  {
    id: 'felony-grades',
    point:
      'Is a conviction that cites 11359(C), 11359(D) or 11360(A)(3), the felony grades of Proposition 64, open to relief, or does it cite the text in force before it by letters of its own?',
    source: 'HSC 11359(c), (d), 11360(a)(3)',
    status: 'recalled',
    touches: both('grade'),
    questions: [QUESTION.newGrade],
    meanwhile: 'It needs review.',
  },
  {
    id: 'convicted-after-2016',
    point:
      'The file has no day of the offense. Where the arrest was before 2016-11-09 and the conviction on or after it, were the new penalties applied?',
    source: 'Proposition 64, effective 2016-11-09; HSC 11361.8(a)',
    status: 'verified',
    touches: both('offense-date'),
    questions: [QUESTION.lateConviction],
    meanwhile: 'It needs review. An arrest on or after that day gives no relief.',
  },
  {
    id: 'lesser-offense',
    point:
      'Is relief due where 11361.8 gives only a lower fine, or no lesser class, as for 11357(C) and (D) of adults?',
    source: 'HSC 11361.8(a); HSC 11357',
    status: 'recalled',
    touches: [{ relief: DISMISSAL }, { relief: REDUCTION }],
    questions: [],
    meanwhile:
      'Both reliefs are open to every conviction of the four sections, as the counties of the pilot held.',
  },
  {
    id: 'two-priors',
    point:
      'What are two prior convictions where the priors are older than the subdivisions that ask for them: convictions of the same section, or of the subdivision of today only?',
    source: 'HSC 11358(d), 11359(c), 11360(a)(3)',
    status: 'recalled',
    touches: [{ setting: 'bars.twoPriors' }],
    questions: [],
    meanwhile:
      'Two convictions of the same section before the cannabis arrest count, where a policy asks for it.',
  },
  {
    id: 'partial-dates',
    point: 'What does the Department of Justice mean by a date whose month or day is zeros (19900000)?',
    source: 'The specification of the file was not available',
    status: 'recalled',
    touches: both('offense-date'),
    questions: [],
    meanwhile: 'Such a date is unknown, the year as well.',
  },
]);
