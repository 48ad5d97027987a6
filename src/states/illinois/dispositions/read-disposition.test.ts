import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import { isSingle, maskOf, valuesIn } from '../../../record/choice.js';
import { CRIMINAL_OUTCOMES, DISPOSITIONS } from './dispositions.js';
import { readDisposition } from './read-disposition.js';

type Value = (typeof DISPOSITIONS.values)[number];

const possible = (disposition: string, sentence = ''): Value[] =>
  valuesIn(DISPOSITIONS, readDisposition(disposition, sentence).possible);
const EVERY_OUTCOME = valuesIn(DISPOSITIONS, CRIMINAL_OUTCOMES);
const SUPERVISION: Value[] = ['supervision_satisfactory', 'supervision_unsatisfactory'];
const QUALIFIED: Value[] = ['probation_satisfactory', 'probation_unsatisfactory'];

describe('a plea, finding or verdict of guilty without a sentence is a conviction', () => {
  test.each([
    'Plea Of Guilty',
    'PLEA OF GUILTY',
    'Guilty plea',
    'PG',
    'Finding Guilty',
    'FG',
    'FOUND GUILTY',
    'Verdict Guilty',
    'GUILTY',
    'Guilty.',
    'Finding Guilty - Lesser Included',
    'Plea of Guilty - Amended Charge',
    'Plea of Guilty - Lesser Included',
    'Verdict Guilty - Lesser Included',
    'Verdict Guilty - Amended Charge',
    'Finding Guilty - Amended Charge',
    'Plea of Guilty But Mentally Ill',
    'Verdict Guilty BUt Mentally Ill',
    'CONVICTED',
    'Judgment of conviction',
  ])('%s', (disposition) => {
    expect(readDisposition(disposition, '')).toEqual({
      possible: maskOf(DISPOSITIONS, 'convicted'),
      empty: false,
      termination: 'none',
      recognised: true,
      why: '',
    });
  });
});

describe('not convicted', () => {
  test.each([
    'Nolle Prosecution',
    'NOLLE PROSEQUI',
    'nolle pros.',
    'NOL PROS',
    'Motion State Nolle Pros',
    'Nolle - AONIC',
    'Dismissed',
    'Case Dismissed',
    'DISM.',
    'DISMISSED WITH PREJUDICE',
    'Dismissed for want of prosecution',
    'SOL',
    'SOLW',
    'STRICKEN OFF WITH LEAVE TO REINSTATE',
    'Stricken off leave',
    'FNG',
    'FNPC',
    'Finding No Probable Cause',
    'Not Guilty',
    'NOT-GUILTY',
    'Verdict-Not Guilty',
    'FOUND NOT GUILTY',
    'FNG Reason Insanity',
    'Not guilty by reason of insanity',
    'Acquitted',
    'RWOC',
    'Released without charging',
    'Non-suit',
    'NONSUIT',
    'Withdrawn',
    'Charge Withdrawn',
    'Charge Rejected',
    'Charge Vacated',
    'Charge Reversed',
    'Conviction Vacated',
    'Judgement & Conviction Vacated',
    'Nolle On Remand',
    'Death Suggested-Cause Abated',
    'Cause abated',
    'Superseded by Indictment',
    'SUPERSEDED BY ANOTHER CHARGE',
    'Vacated',
    'VACATED AND EXPUNGED',
    'Nolle Prosecution - Negative Lab',
    'Nolle Prosecution; PG to Other Count/s',
    'Dismissed on motion of State',
  ])('%s', (disposition) => {
    expect(possible(disposition)).toEqual(['not_convicted']);
    expect(possible(disposition, 'N/A')).toEqual(['not_convicted']);
  });
});

describe('not decided yet', () => {
  test.each([
    'BFW',
    'Bond Forfeiture Warrant',
    'Transferred - Misd Crt',
    'Transferred',
    'Mistrial Declared',
    'MISTRIAL',
    'Continued',
    'Pending',
    'Case pending',
    'Hold Pending Interlocutory',
  ])('%s', (disposition) => {
    expect(possible(disposition)).toEqual(['pending']);
  });
});

describe('after a finding of guilty these sentences are convictions', () => {
  test.each([
    ...[
      'Prison',
      'Jail',
      'Probation',
      'Conditional Discharge',
      'COND DISCH 12 MOS',
      'CD',
      'Fine',
      'FINE $500',
    ],
    ...[
      'Time considered served',
      'TIME SERVED',
      'TCS',
      'IDOC 2 YRS',
      'Cook County Boot Camp',
      'Fine without supervision',
    ],
    ...['Drug Court Probation', 'Intensive Drug Probation Services', 'PROBATION 24 MONTHS, FINE 500 & COSTS'],
    ...['Illinois Department of Corrections', 'Probation Terminated Satisfactorily'],
    ...[
      'Probation Terminated Unsatisfactorily',
      'Probation Terminated Instanter',
      'PROBATION REVOKED',
      'Conversion',
    ],
    ...['Death', 'Juvenile IDOC', 'Vocational Rehabilitation Impact Center(VRIC)', '410 DAYS JAIL', ''],
  ])('%j', (sentence) => {
    expect(possible('Plea Of Guilty', sentence)).toEqual(['convicted']);
    expect(readDisposition('Finding Guilty', sentence)).toMatchObject({
      termination: 'none',
      recognised: true,
    });
  });
});

describe('the values of the Cook County clerk, which stand in the disposition cell', () => {
  test.each([
    'DEF SENTENCED TO PROBATION',
    'DEF SENTENCED ILLINOIS DOC',
    'DEF SENTENCED TO COOK CNTY DOC',
    'DEF SENT CONDITIONAL DISCHARGE',
    'COND DISCH AND OTHER DISC COND',
    'PROB AND OTHER DISC CONDS',
    'CREDIT DEFENDANT FOR TIME SERV',
    'DEF SENT TO PAY RESTITUTION',
    'SENTENCED TO COMMUNITY SERVICE',
    'SENTENCED CCDOC BOOT CAMP',
    'ELIGIBLE IMPACT PROG-BOOT CAMP',
    'DEF SENT TO HOME CONFINEMENT',
    'SENT PER IMP + OTH DISC COND',
    'DEF SENT CCDOC, PERIODIC IMP',
    'DEF SENT TO LIFE IMPRISONMENT',
    'DEF SENT TO INDETERMINATE TERM',
  ])('%s is a conviction', (disposition) => {
    expect(possible(disposition)).toEqual(['convicted']);
    expect(possible('', disposition)).toEqual(['convicted']);
  });

  test.each(['SENT/CRT SUPV/SPEC CONDS', 'SENT/CRT SUPV-SOC SERV-SPC CND', 'SUPERVISION - SOCIAL SERV DEPT'])(
    '%s is supervision whose end is not stated',
    (disposition) => {
      expect(possible(disposition)).toEqual(SUPERVISION);
    },
  );
});

describe('cells that contradict each other', () => {
  test.each([
    ['Nolle Prosequi', 'Prison'],
    ['Nolle Prosecution', 'Probation'],
    ['SOL', 'Fine $100'],
    ['Dismissed', 'Supervision'],
    ['FNG', '710 probation'],
    ['BFW', 'Jail'],
    ['Transferred', 'Dismissed'],
    ['Plea Of Guilty', 'Dismissed'],
    ['Plea Of Guilty', 'Conviction Vacated'],
    ['Not Guilty', 'Guilty'],
  ])('%s with %s', (disposition, sentence) => {
    expect(readDisposition(disposition, sentence)).toMatchObject({
      possible: CRIMINAL_OUTCOMES,
      recognised: true,
      termination: 'none',
      why: 'disposition and sentence conflict',
    });
  });

  test.each([
    'GUILTY, DISMISSED',
    'NOT GUILTY; GUILTY',
    'SUPERVISION, CONVICTION VACATED',
    'Charge vacated, remanded',
    'SUPERVISION, NOT GUILTY',
  ])('%s contradicts itself', (cell) => {
    expect(readDisposition(cell, '').why).toBe('the outcome contradicts itself');
    expect(possible(cell)).toEqual(EVERY_OUTCOME);
  });

  test('a sentence that was imposed before the charge was vacated is no conflict', () => {
    expect(possible('Charge Vacated', 'Prison')).toEqual(['not_convicted']);
  });
});

describe('an unknown text never becomes a decision', () => {
  test.each([
    'Finding Not Not Guilty',
    'WOWI',
    'TRAN-FAI',
    'NO FINDING',
    'NO SUPERVISION',
    'NOT CONVICTED OF GUILTY',
    'GUILTY NOT',
    'SUPERVISION NOT TERMINATED',
    'PETITION TO REVOKE SUPERVISION',
    'MOTION TO DISMISS DENIED',
    'SENTENCED',
    'COURT',
    '12345',
    'SUPERVISION VACATED',
    'BOND VACATED',
    'NOT\u{fffd}GUILTY\u{fffd}',
    'see file',
    'GUILTI',
  ])('%j', (cell) => {
    const reading = { possible: CRIMINAL_OUTCOMES, empty: false, termination: 'none', recognised: false };
    expect(readDisposition(cell, '')).toMatchObject(reading);
    expect(readDisposition(cell, 'Prison')).toMatchObject(reading);
    expect(readDisposition('', cell)).toMatchObject(reading);
    expect(readDisposition('Dismissed', cell)).toMatchObject(reading);
  });

  test('after a finding of guilty an unknown sentence is a conviction, and is listed', () => {
    expect(readDisposition('Plea Of Guilty', 'Shaming')).toMatchObject({
      possible: maskOf(DISPOSITIONS, 'convicted'),
      recognised: false,
    });
  });

  test.each([
    'SPRVISION',
    'SUPERVISED THING',
    'WITHHELD',
    'DEFERRED',
    '410 XYZ',
    '710 XYZ',
    'NOT ENTERED',
    'SENTENCE VACATD',
    'T\u{fffd}SC',
  ])('unless it may be supervision, qualified probation or an undoing: %j', (sentence) => {
    expect(readDisposition('Plea Of Guilty', sentence)).toMatchObject({
      possible: CRIMINAL_OUTCOMES,
      recognised: false,
    });
  });
});

describe('known words that decide nothing', () => {
  test.each([
    'N/A',
    'UNKNOWN',
    'NONE',
    '-',
    '--',
    'Death',
    'Amended Charge',
    'PLEA OF NOT GUILTY',
    'EXPUNGED',
    'Conversion',
  ])('%j', (cell) => {
    expect(readDisposition(cell, '')).toEqual({
      possible: CRIMINAL_OUTCOMES,
      empty: false,
      termination: 'none',
      recognised: true,
      why: 'no outcome is stated',
    });
  });
  test('a placeholder leaves the decision to the sentence', () => {
    expect(possible('UNKNOWN', 'Jail')).toEqual(['convicted']);
    expect(possible('Plea of not guilty; finding guilty', 'Jail')).toEqual(['convicted']);
  });
  test('a sentence that is still pending leaves open what it will be', () => {
    expect(possible('Plea Of Guilty', 'Sentencing pending')).toEqual([
      'convicted',
      ...SUPERVISION,
      ...QUALIFIED,
    ]);
  });
});

test('only two blank cells are empty', () => {
  expect(readDisposition(' ', '')).toMatchObject({
    possible: CRIMINAL_OUTCOMES,
    empty: true,
    recognised: true,
  });
  expect(readDisposition('', 'Jail').empty).toBe(false);
  expect(readDisposition('-', '').empty).toBe(false);
});

test.each([
  [SOURCES_DISAGREE, ''],
  ['Plea Of Guilty', SOURCES_DISAGREE],
  ['Dismissed', SOURCES_DISAGREE],
])('sources that disagree leave everything open and are not listed: %j, %j', (disposition, sentence) => {
  expect(readDisposition(disposition, sentence)).toMatchObject({
    possible: CRIMINAL_OUTCOMES,
    empty: false,
    recognised: true,
    why: 'the sources disagree',
  });
});

const cells = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        ...[
          'PLEA',
          'GUILTY',
          'NOT',
          'SUPERVISION',
          'PROBATION',
          '710',
          'TERMINATED',
          'SATISFACTORY',
          'PRISON',
        ],
        ...[
          'UNSATISFACTORY',
          'REVOKED',
          'DISMISSED',
          'NOLLE',
          'PENDING',
          'VACATED',
          '24',
          'MOS',
          'FINE',
          'N/A',
          'ZZ',
        ],
      ),
      { maxLength: 5 },
    )
    .map((words) => words.join(' ')),
);

test('case, punctuation and added spaces change nothing', () => {
  fc.assert(
    fc.property(cells, cells, (disposition, sentence) => {
      fc.pre(/^[ -~]*$/.test(disposition + sentence));
      const spaced = (text: string) => `  ${text.replaceAll(' ', '   ').toLowerCase()} `;
      expect(readDisposition(spaced(disposition), spaced(sentence))).toEqual(
        readDisposition(disposition, sentence),
      );
    }),
  );
});

test('something is always possible, and a reason is given whenever it is not one thing', () => {
  fc.assert(
    fc.property(cells, cells, (disposition, sentence) => {
      const reading = readDisposition(disposition, sentence);
      expect(reading.possible).toBeGreaterThan(0);
      expect(reading.possible & ~CRIMINAL_OUTCOMES).toBe(0);
      expect(reading.why === '').toBe(isSingle(reading.possible));
    }),
  );
});

test('a word the vocabulary does not have never makes a disposition decide', () => {
  fc.assert(
    fc.property(cells, cells, (disposition, sentence) => {
      expect(readDisposition(`${disposition} QWX`, sentence).possible).toBe(CRIMINAL_OUTCOMES);
    }),
  );
});
