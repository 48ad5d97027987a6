import { type Random, weighted } from './random.js';

/** How a charge ended: the cells of disposition and sentence, and whether an end of the sentence is recorded. */
export interface Outcome {
  readonly disposition: string;
  readonly sentence: string;
  /** What is decided on a day: false leaves the date of disposition blank. */
  readonly isDated: boolean;
  /** Most days that the sentence lasts; 0 for none. */
  readonly sentenceDays: number;
}

const ended = (disposition: string): Outcome => ({
  disposition,
  sentence: '',
  isDated: true,
  sentenceDays: 0,
});
const open = (disposition: string): Outcome => ({
  disposition,
  sentence: '',
  isDated: false,
  sentenceDays: 0,
});
const sentenced = (disposition: string, sentence: string, sentenceDays = 0): Outcome => ({
  disposition,
  sentence,
  isDated: true,
  sentenceDays,
});

const YEAR = 365;
const BLANK = open('');

const GUILTY: readonly (readonly [Outcome, number])[] = [
  [sentenced('Plea Of Guilty', 'Probation', 2 * YEAR), 50],
  [sentenced('Plea Of Guilty', 'Conditional Discharge', YEAR), 45],
  [sentenced('Plea Of Guilty', 'Prison', 3 * YEAR), 40],
  [sentenced('Plea Of Guilty', 'Jail', 180), 32],
  [sentenced('PG', 'TIME CONSIDERED SERVED'), 20],
  [sentenced('Finding Guilty', 'Probation', 2 * YEAR), 14],
  [sentenced('Verdict Guilty', 'Prison', 4 * YEAR), 5],
  [sentenced('Finding Guilty - Lesser Included', 'Conditional Discharge', YEAR), 3],
  [sentenced('Plea of Guilty - Amended Charge', 'Jail', 90), 3],
  [sentenced('', 'DEF SENTENCED TO PROBATION', 2 * YEAR), 20],
  [sentenced('', 'DEF SENTENCED ILLINOIS DOC', 3 * YEAR), 18],
  [sentenced('', 'DEF SENT CONDITIONAL DISCHARGE', YEAR), 14],
  [sentenced('', 'CREDIT DEFENDANT FOR TIME SERV'), 8],
  [sentenced('GUILTY', 'FINE $250'), 14],
  [sentenced('GUILTY', ''), 16],
  [sentenced('Plea Of Guilty', 'Cook County Boot Camp', 180), 4],
  [sentenced('Plea Of Guilty', 'Death'), 1],
];

const NOT_GUILTY: readonly (readonly [Outcome, number])[] = [
  [ended('Nolle Prosecution'), 150],
  [ended('NOLLE PROSEQUI'), 60],
  [ended('SOL'), 70],
  [ended('STRICKEN OFF WITH LEAVE'), 30],
  [ended('Case Dismissed'), 30],
  [ended('FNG'), 22],
  [ended('FNPC'), 12],
  [ended('Verdict-Not Guilty'), 6],
  [ended('Superseded by Indictment'), 4],
  [ended('Death Suggested-Cause Abated'), 4],
  [ended('RELEASED WITHOUT CHARGING'), 10],
  [ended('Charge Vacated'), 2],
];

const SUPERVISED: readonly (readonly [Outcome, number])[] = [
  [sentenced('SUPERVISION', 'TERMINATED SATISFACTORILY', YEAR), 34],
  [sentenced('Supervision completed', '', YEAR), 20],
  [sentenced('Supervision terminated unsatisfactorily', '', YEAR), 10],
  [sentenced('Plea Of Guilty', 'Supervision', YEAR), 14],
  [sentenced('', 'SENT/CRT SUPV/SPEC CONDS', YEAR), 8],
  [sentenced('SUPERVISION', 'REVOKED'), 5],
  [sentenced('Plea Of Guilty', '710 Probation', 2 * YEAR), 10],
  [sentenced('710 PROBATION', 'TERMINATED SATISFACTORILY', 2 * YEAR), 26],
  [sentenced('710 Probation terminated unsatisfactorily', '', 2 * YEAR), 8],
  [sentenced('710 PROBATION', 'TERMINATED UNSATISFACTORILY'), 5],
  [sentenced('Plea Of Guilty', '2nd Chance Probation', 2 * YEAR), 4],
  [sentenced('', 'TASC PROBATION COMPLETED', 2 * YEAR), 3],
];

const UNDECIDED: readonly (readonly [Outcome, number])[] = [
  [open('BFW'), 14],
  [open('Transferred - Misd Crt'), 3],
  [open('PENDING'), 4],
  [ended('Mistrial Declared'), 2],
  [ended('Finding Not Not Guilty'), 3],
  [ended('PG to Other Count/s'), 6],
  [ended('DISP 0417'), 3],
  [BLANK, 60],
  [sentenced('Nolle Prosecution', 'Prison'), 3],
  [ended('VACATED AND EXPUNGED'), 5],
];

const CRIMINAL = weighted([...GUILTY, ...NOT_GUILTY, ...SUPERVISED, ...UNDECIDED]);
const CIVIL = weighted<Outcome>([
  [ended('LIABLE'), 40],
  [ended('Guilty'), 20],
  [ended('Default Judgment'), 10],
  [ended('PAID IN FULL'), 10],
  [ended('Nolle Prosequi'), 20],
  [ended('DISMISSED'), 14],
  [BLANK, 12],
]);
/** A charge whose case is too young to have ended. */
const YOUNG = weighted<Outcome>([
  [BLANK, 3],
  [open('PENDING'), 2],
  [open('BFW'), 1],
]);

/** How a charge ended. */
export const inventOutcome = (isCivil: boolean, random: Random): Outcome =>
  random.pick(isCivil ? CIVIL : CRIMINAL);

/** What is recorded of a charge that has not ended. */
export const openOutcome = (random: Random): Outcome => random.pick(YOUNG);
