import { weighted } from '../../../random.js';
import type { SentenceKind } from '../outcomes.js';

/** A sentence as the data set "Sentencing" has it: its type, the commitment, and the usual terms. */
export interface SentenceWords {
  readonly type: string;
  readonly commitment: string;
  readonly terms: readonly (readonly [term: string, unit: string])[];
}

const one = (
  type: string,
  commitment: string,
  ...terms: readonly (readonly [string, string])[]
): readonly SentenceWords[] => [{ type, commitment, terms }];

const YEARS = [
  ['1', 'Year(s)'],
  ['18', 'Months'],
  ['2', 'Year(s)'],
  ['2', 'Year(s)'],
  ['3', 'Year(s)'],
  ['30', 'Months'],
] as const;
const LONG = [['1', 'Year(s)'], ...YEARS, ['4', 'Year(s)'], ['6', 'Year(s)']] as const;
const DAYS = [
  ['30', 'Days'],
  ['60', 'Days'],
  ['180', 'Days'],
  ['1', 'Days'],
] as const;

const PROBATION = weighted<SentenceWords>([
  [{ type: 'Probation', commitment: 'Probation', terms: YEARS }, 40],
  [{ type: 'Probation', commitment: 'Intensive Drug Probation Services', terms: YEARS }, 5],
  [{ type: 'Probation', commitment: 'Drug Court Probation', terms: YEARS }, 3],
]);

/** What the data set says of each kind of sentence; nothing of a charge without one. */
export const SENTENCE_WORDS: Readonly<Record<SentenceKind, readonly SentenceWords[]>> = {
  none: [],
  probation: PROBATION,
  'conditional discharge': one(
    'Conditional Discharge',
    'Conditional Discharge',
    ['1', 'Year(s)'],
    ['2', 'Year(s)'],
  ),
  prison: one('Prison', 'Illinois Department of Corrections', ...LONG),
  jail: one('Jail', 'Cook County Department of Corrections', ...DAYS),
  'time served': one('Jail', 'Cook County Department of Corrections', ...DAYS),
  fine: one('Conditional Discharge', 'Conditional Discharge', ['6', 'Months']),
  'boot camp': one('Cook County Boot Camp', 'Cook County Impact Incarceration Program', ['1', 'Term']),
  death: one('Death', '', ['', '']),
  supervision: one('Supervision', 'Court Supervision', ['6', 'Months'], ['1', 'Year(s)'], ['18', 'Months']),
  '710': one('Probation', '710/410 Probation', ['2', 'Year(s)']),
  'second chance': one('2nd Chance Probation', 'Probation', ['2', 'Year(s)']),
  tasc: one('Probation', 'Drug Court Probation', ['2', 'Year(s)']),
};

export const ENDED_WELL: SentenceWords = {
  type: 'Probation Terminated Satisfactorily',
  commitment: '',
  terms: [['', '']],
};
export const ENDED_BADLY: SentenceWords = {
  type: 'Probation Terminated Unsatisfactorily',
  commitment: '',
  terms: [['', '']],
};
