import { describe, expect, test } from 'vitest';
import { maskOf, valuesIn } from '../../../record/choice.js';
import { CRIMINAL_OUTCOMES, DISPOSITIONS } from './dispositions.js';
import { readDisposition } from './read-disposition.js';

type Value = (typeof DISPOSITIONS.values)[number];

const possible = (disposition: string, sentence = ''): Value[] =>
  valuesIn(DISPOSITIONS, readDisposition(disposition, sentence).possible);
const SUPERVISION: Value[] = ['supervision_satisfactory', 'supervision_unsatisfactory'];
const QUALIFIED: Value[] = ['probation_satisfactory', 'probation_unsatisfactory'];

describe('supervision', () => {
  test.each([
    'Supervision',
    'Court Supervision',
    'CRT SUPV',
    'SUPERVISION 12 MONTHS; FINE $200 + COSTS',
    'SUPV.',
  ])('%s leaves its end open', (sentence) => {
    for (const reading of [
      readDisposition('Plea Of Guilty', sentence),
      readDisposition('', sentence),
      readDisposition(sentence, ''),
    ])
      expect(reading).toMatchObject({
        possible: maskOf(DISPOSITIONS, ...SUPERVISION),
        termination: 'none',
        recognised: true,
        why: 'the termination of supervision is not stated',
      });
  });

  test.each([
    'SUPERVISION TERMINATED SATISFACTORILY',
    'SUPERVISION COMPLETED',
    'Supervision successfully completed',
    'SUPV TERM SAT',
    'SUPV SATIS TERM',
    'Satisfactory termination of supervision',
    'Supervision - satisfactory',
    'SUPERVISION DISCHARGED SATISFACTORILY 05/10/2010',
  ])('%s ended well', (cell) => {
    expect(possible('GUILTY', cell)).toEqual(['supervision_satisfactory']);
    expect(readDisposition('GUILTY', cell).termination).toBe('sentence');
    expect(readDisposition(cell, '').termination).toBe('disposition');
  });

  test.each([
    'SUPERVISION TERMINATED UNSATISFACTORILY',
    'SUPERVISION REVOKED',
    'SUPV TERM UNSAT',
    'Supervision unsuccessfully completed',
    'SUPERVISION NOT COMPLETED',
    'SUPERVISION NOT SATISFACTORILY TERMINATED',
    'UNSATISFACTORY TERMINATION OF SUPERVISION',
  ])('%s ended badly', (cell) => {
    expect(possible(cell)).toEqual(['supervision_unsatisfactory']);
    expect(readDisposition('GUILTY', cell).termination).toBe('sentence');
    expect(readDisposition(cell, 'Supervision').termination).toBe('disposition');
  });

  test.each([
    'SUPERVISION TERMINATED',
    'SUPERVISION DISCHARGED',
    'Discharged from supervision',
    'SUPERVISION EXPIRED',
  ])('%s does not say how it ended, but that it did', (cell) => {
    expect(readDisposition(cell, '')).toMatchObject({
      possible: maskOf(DISPOSITIONS, ...SUPERVISION),
      termination: 'disposition',
    });
  });

  test('the end may stand in the other cell', () => {
    expect(readDisposition('Supervision', 'TERM UNSAT')).toMatchObject({
      possible: maskOf(DISPOSITIONS, 'supervision_unsatisfactory'),
      termination: 'sentence',
    });
  });

  test('two ends that contradict each other leave both', () => {
    expect(possible('SUPERVISION TERMINATED SATISFACTORILY', 'SUPERVISION REVOKED')).toEqual(SUPERVISION);
  });

  test('a dismissal at its end is either a completed supervision or a dismissal, and no conviction', () => {
    expect(possible('SUPERVISION COMPLETED, CASE DISMISSED')).toEqual([
      'not_convicted',
      'supervision_satisfactory',
    ]);
    expect(possible('Plea of guilty', '710 probation, discharged and dismissed')).toEqual([
      'not_convicted',
      'probation_satisfactory',
    ]);
    expect(possible('DISMISSED', 'SUPERVISION COMPLETED')).toEqual([
      'not_convicted',
      'supervision_satisfactory',
    ]);
  });

  test('revoked and then jailed is a conviction either way', () => {
    expect(possible('GUILTY', 'SUPERVISION REVOKED; JAIL 30 DAYS')).toEqual([
      'convicted',
      'supervision_unsatisfactory',
    ]);
  });

  test('with jail and no end stated, it may be either sentence', () => {
    expect(possible('GUILTY', 'SUPERVISION; JAIL 30 DAYS')).toEqual(['convicted', ...SUPERVISION]);
  });
});

describe('qualified probation', () => {
  test.each([
    '710 Probation',
    '710',
    '410 PROB',
    '410PROBATION',
    '1410 probation',
    '710/410 Probation',
    'Probation; 710/410 Probation',
    'TASC PROBATION',
    'PROBATION - TASC',
    'Second Chance Probation',
    '2nd Chance Probation',
    '730 ILCS 5/5-6-3.4 probation',
    'First Offender Probation',
    '1ST OFFENDER PROB 24 MOS',
    '720 ILCS 550/10 probation',
  ])('%s leaves its end open', (sentence) => {
    expect(readDisposition('Plea Of Guilty', sentence)).toMatchObject({
      possible: maskOf(DISPOSITIONS, ...QUALIFIED),
      why: 'the termination of qualified probation is not stated',
    });
  });

  test.each([
    ['710 PROBATION TERMINATED UNSATISFACTORILY', 'probation_unsatisfactory'],
    ['410 PROBATION REVOKED', 'probation_unsatisfactory'],
    ['TASC UNSUCCESSFUL', 'probation_unsatisfactory'],
    ['710 PROBATION TERMINATED SATISFACTORILY', 'probation_satisfactory'],
    ['710 PROBATION COMPLETED', 'probation_satisfactory'],
    ['2nd Chance Probation Satis Term', 'probation_satisfactory'],
  ] as const)('%s', (sentence, value) => {
    expect(possible('GUILTY', sentence)).toEqual([value]);
    expect(readDisposition('GUILTY', sentence).termination).toBe('sentence');
  });

  test.each([
    'Section 10 probation',
    '\u00a710 probation',
    '550/70 probation',
    'OFFENDER INITIATIVE PROBATION',
  ])('%s is not guessed to be plain probation', (sentence) => {
    expect(readDisposition('GUILTY', sentence)).toMatchObject({
      possible: CRIMINAL_OUTCOMES,
      recognised: false,
    });
  });
});

describe('an end without what ended', () => {
  test.each(['SATIS TERM', 'TERM UNSAT', 'DISCHARGED', 'TERMINATED', 'REVOKED'])(
    '%s alone decides nothing',
    (cell) => {
      expect(readDisposition(cell, '')).toMatchObject({
        possible: CRIMINAL_OUTCOMES,
        recognised: true,
        why: 'what was terminated is not stated',
      });
    },
  );
  test('after a finding of guilty the bad end is a conviction of one kind or another', () => {
    expect(possible('GUILTY', 'TERM UNSAT')).toEqual([
      'convicted',
      'supervision_unsatisfactory',
      'probation_unsatisfactory',
    ]);
  });
});
