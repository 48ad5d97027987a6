import { type Random, weighted } from '../../random.js';

/** What was found of a charge, whatever words a system has for it. */
export type Finding =
  | 'plea'
  | 'finding'
  | 'verdict'
  | 'lesser included'
  | 'amended charge'
  | 'nolle'
  | 'stricken'
  | 'dismissed'
  | 'not guilty'
  | 'no probable cause'
  | 'verdict not guilty'
  | 'superseded'
  | 'abated'
  | 'released'
  | 'charge vacated'
  | 'warrant'
  | 'transferred'
  | 'mistrial'
  | 'not not guilty'
  | 'other count'
  | 'unknown code'
  | 'expunged'
  | 'civil'
  | 'open';

/** What a sentence is, whatever words a system has for it. */
export type SentenceKind =
  | 'none'
  | 'probation'
  | 'conditional discharge'
  | 'prison'
  | 'jail'
  | 'time served'
  | 'fine'
  | 'boot camp'
  | 'death'
  | 'supervision'
  | '710'
  | 'second chance'
  | 'tasc';

/** How supervision or probation ended, where that is recorded. */
export type Termination = 'not recorded' | 'satisfactory' | 'unsatisfactory';

/** How a charge ended: the cells of disposition and sentence, and whether an end of the sentence is recorded. */
export interface Outcome {
  readonly disposition: string;
  readonly sentence: string;
  /** What is decided on a day: false leaves the date of disposition blank. */
  readonly isDated: boolean;
  /** Most days that the sentence lasts; 0 for none. */
  readonly sentenceDays: number;
  readonly finding: Finding;
  readonly kind: SentenceKind;
  readonly termination: Termination;
}

const outcome = (
  finding: Finding,
  disposition: string,
  kind: SentenceKind,
  sentence: string,
  sentenceDays: number,
  termination: Termination = 'not recorded',
): Outcome =>
  Object.freeze({ disposition, sentence, isDated: true, sentenceDays, finding, kind, termination });

const ended = (finding: Finding, disposition: string): Outcome =>
  outcome(finding, disposition, 'none', '', 0);
const open = (finding: Finding, disposition: string): Outcome =>
  Object.freeze({ ...ended(finding, disposition), isDated: false });

const YEAR = 365;
const BLANK = open('open', '');

type Weighted = readonly (readonly [Outcome, number])[];

const GUILTY: Weighted = [
  [outcome('plea', 'Plea Of Guilty', 'probation', 'Probation', 2 * YEAR), 50],
  [outcome('plea', 'Plea Of Guilty', 'conditional discharge', 'Conditional Discharge', YEAR), 45],
  [outcome('plea', 'Plea Of Guilty', 'prison', 'Prison', 3 * YEAR), 40],
  [outcome('plea', 'Plea Of Guilty', 'jail', 'Jail', 180), 32],
  [outcome('plea', 'PG', 'time served', 'TIME CONSIDERED SERVED', 0), 20],
  [outcome('finding', 'Finding Guilty', 'probation', 'Probation', 2 * YEAR), 14],
  [outcome('verdict', 'Verdict Guilty', 'prison', 'Prison', 4 * YEAR), 5],
  [
    outcome(
      'lesser included',
      'Finding Guilty - Lesser Included',
      'conditional discharge',
      'Conditional Discharge',
      YEAR,
    ),
    3,
  ],
  [outcome('amended charge', 'Plea of Guilty - Amended Charge', 'jail', 'Jail', 90), 3],
  [outcome('plea', '', 'probation', 'DEF SENTENCED TO PROBATION', 2 * YEAR), 20],
  [outcome('plea', '', 'prison', 'DEF SENTENCED ILLINOIS DOC', 3 * YEAR), 18],
  [outcome('plea', '', 'conditional discharge', 'DEF SENT CONDITIONAL DISCHARGE', YEAR), 14],
  [outcome('plea', '', 'time served', 'CREDIT DEFENDANT FOR TIME SERV', 0), 8],
  [outcome('finding', 'GUILTY', 'fine', 'FINE $250', 0), 14],
  [outcome('finding', 'GUILTY', 'none', '', 0), 16],
  [outcome('plea', 'Plea Of Guilty', 'boot camp', 'Cook County Boot Camp', 180), 4],
  [outcome('plea', 'Plea Of Guilty', 'death', 'Death', 0), 1],
];

const NOT_GUILTY: Weighted = [
  [ended('nolle', 'Nolle Prosecution'), 150],
  [ended('nolle', 'NOLLE PROSEQUI'), 60],
  [ended('stricken', 'SOL'), 70],
  [ended('stricken', 'STRICKEN OFF WITH LEAVE'), 30],
  [ended('dismissed', 'Case Dismissed'), 30],
  [ended('not guilty', 'FNG'), 22],
  [ended('no probable cause', 'FNPC'), 12],
  [ended('verdict not guilty', 'Verdict-Not Guilty'), 6],
  [ended('superseded', 'Superseded by Indictment'), 4],
  [ended('abated', 'Death Suggested-Cause Abated'), 4],
  [ended('released', 'RELEASED WITHOUT CHARGING'), 10],
  [ended('charge vacated', 'Charge Vacated'), 2],
];

const WELL = 'satisfactory';
const BADLY = 'unsatisfactory';

const SUPERVISED: Weighted = [
  [outcome('plea', 'SUPERVISION', 'supervision', 'TERMINATED SATISFACTORILY', YEAR, WELL), 34],
  [outcome('plea', 'Supervision completed', 'supervision', '', YEAR, WELL), 20],
  [outcome('plea', 'Supervision terminated unsatisfactorily', 'supervision', '', YEAR, BADLY), 10],
  [outcome('plea', 'Plea Of Guilty', 'supervision', 'Supervision', YEAR), 14],
  [outcome('plea', '', 'supervision', 'SENT/CRT SUPV/SPEC CONDS', YEAR), 8],
  [outcome('plea', 'SUPERVISION', 'supervision', 'REVOKED', 0, BADLY), 5],
  [outcome('plea', 'Plea Of Guilty', '710', '710 Probation', 2 * YEAR), 10],
  [outcome('plea', '710 PROBATION', '710', 'TERMINATED SATISFACTORILY', 2 * YEAR, WELL), 26],
  [outcome('plea', '710 Probation terminated unsatisfactorily', '710', '', 2 * YEAR, BADLY), 8],
  [outcome('plea', '710 PROBATION', '710', 'TERMINATED UNSATISFACTORILY', 0, BADLY), 5],
  [outcome('plea', 'Plea Of Guilty', 'second chance', '2nd Chance Probation', 2 * YEAR), 4],
  [outcome('plea', '', 'tasc', 'TASC PROBATION COMPLETED', 2 * YEAR, WELL), 3],
];

const UNDECIDED: Weighted = [
  [open('warrant', 'BFW'), 14],
  [open('transferred', 'Transferred - Misd Crt'), 3],
  [open('open', 'PENDING'), 4],
  [ended('mistrial', 'Mistrial Declared'), 2],
  [ended('not not guilty', 'Finding Not Not Guilty'), 3],
  [ended('other count', 'PG to Other Count/s'), 6],
  [ended('unknown code', 'DISP 0417'), 3],
  [BLANK, 60],
  [outcome('nolle', 'Nolle Prosecution', 'prison', 'Prison', 0), 3],
  [ended('expunged', 'VACATED AND EXPUNGED'), 5],
];

const CRIMINAL = weighted([...GUILTY, ...NOT_GUILTY, ...SUPERVISED, ...UNDECIDED]);
const CIVIL = weighted<Outcome>([
  [ended('civil', 'LIABLE'), 40],
  [ended('civil', 'Guilty'), 20],
  [ended('civil', 'Default Judgment'), 10],
  [ended('civil', 'PAID IN FULL'), 10],
  [ended('nolle', 'Nolle Prosequi'), 20],
  [ended('dismissed', 'DISMISSED'), 14],
  [BLANK, 12],
]);
/** A charge whose case is too young to have ended. */
const YOUNG = weighted<Outcome>([
  [BLANK, 3],
  [open('open', 'PENDING'), 2],
  [open('warrant', 'BFW'), 1],
]);

/** How a charge ended. */
export const inventOutcome = (isCivil: boolean, random: Random): Outcome =>
  random.pick(isCivil ? CIVIL : CRIMINAL);

/** What is recorded of a charge that has not ended. */
export const openOutcome = (random: Random): Outcome => random.pick(YOUNG);

/** The outcome with the sentence that its class allows: no prison for a misdemeanor, no supervision for a felony. */
export function lawfulSentence(ended: Outcome, isFelony: boolean): Outcome {
  const { kind } = ended;
  if (isFelony) return kind === 'supervision' ? { ...ended, kind: 'second chance' } : ended;
  return kind === 'prison' || kind === 'boot camp' ? { ...ended, kind: 'jail' } : ended;
}
