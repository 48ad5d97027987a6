import { describe, expect, it } from 'vitest';
import { CONVICTED, QUALIFIED_PROBATION } from '../dispositions/dispositions.js';
import { readDisposition } from '../dispositions/read-disposition.js';
import { type Sentence, sentenceOf, sentenceText } from './ccsao-sentences.js';

const one = (date: string, phase: string, isCurrent: boolean, text: string): Sentence => ({
  date,
  phase,
  isCurrent: String(isCurrent),
  text,
});
const original = (text: string, isCurrent = false) =>
  one('03/24/2011', 'Original Sentencing', isCurrent, text);
const violation = (text: string) => one('04/04/2017', 'Probation Violation Sentencing', true, text);

describe('a sentence as one text', () => {
  it.each([
    [['Probation', '710/410 Probation', '2', 'Year(s)'], 'Probation; 710/410 Probation 2 Year(s)'],
    [['Probation', 'Probation', '2', 'Year(s)'], 'Probation 2 Year(s)'],
    [
      ['Prison', 'Illinois Department of Corrections', '0', 'Natural Life'],
      'Prison; Illinois Department of Corrections 0 Natural Life',
    ],
    [['Supervision', 'Court Supervision', '24', 'Kilos'], 'Supervision; Court Supervision'],
    [['Death', '', '', ''], 'Death'],
    [['', '', '3', 'Year(s)'], ''],
  ])('%j', (cells, text) => {
    expect(sentenceText(cells)).toBe(text);
  });
});

describe('of several sentences of a charge', () => {
  it('the current one stands alone when it is the original, a corrected one or one after remand', () => {
    for (const phase of ['Original Sentencing', 'Amended/Corrected Sentencing', 'Remanded Sentencing'])
      expect(sentenceOf([original('Supervision'), one('05/01/2012', phase, true, 'Jail')])).toBe('Jail');
  });

  it('the parts of a current one stand together, whatever their order', () => {
    const parts = [original('Probation 2 Year(s)', true), original('Jail 30 Days', true)];
    expect(sentenceOf(parts)).toBe('Jail 30 Days; Probation 2 Year(s)');
    expect(sentenceOf([...parts].reverse())).toBe(sentenceOf(parts));
  });

  it('the latest stands when none is current, and all when a date cannot be read', () => {
    const later = one('05/01/2012', 'Amended/Corrected', false, 'Jail');
    expect(sentenceOf([later, original('Supervision')])).toBe('Jail');
    expect(sentenceOf([{ ...later, date: '05/01/2912' }, original('Supervision')])).toBe('Supervision; Jail');
  });

  it('probation that a violation turned into prison is a conviction', () => {
    const text = sentenceOf([
      original('Probation 2 Year(s)'),
      violation('Prison; Illinois Department of Corrections 1 Year(s)'),
    ]);
    expect(text).toBe('Probation 2 Year(s); revoked; Prison; Illinois Department of Corrections 1 Year(s)');
    expect(readDisposition('Plea Of Guilty', text).possible).toBe(CONVICTED);
  });

  it('qualified probation that a violation turned into prison ended unsatisfactorily, on a later day', () => {
    const text = sentenceOf([original('Probation; 710/410 Probation 2 Year(s)'), violation('Jail 30 Days')]);
    const reading = readDisposition('Plea Of Guilty', text);
    expect(reading).toMatchObject({ possible: 33, termination: 'sentence' });
  });

  it('qualified probation that ended satisfactorily stays one', () => {
    const ended = violation('Probation Terminated Satisfactorily');
    const text = sentenceOf([original('2nd Chance Probation; Probation 2 Year(s)'), ended]);
    expect(text).toBe('2nd Chance Probation; Probation 2 Year(s); Probation Terminated Satisfactorily');
    expect(readDisposition('Plea Of Guilty', text).possible & ~QUALIFIED_PROBATION).toBe(0);
  });

  it('supervision that a violation turned into probation is not decided', () => {
    const text = sentenceOf([original('Supervision'), violation('Probation 1 Year(s)')]);
    expect(readDisposition('Plea Of Guilty', text).why).toBe('more than one kind of sentence is named');
  });

  it('a resentencing stands behind what it ended', () => {
    const text = sentenceOf([
      original('Supervision'),
      one('05/01/2012', 'Resentenced', true, 'Jail 30 Days'),
    ]);
    expect(text).toBe('Supervision; Jail 30 Days');
  });
});
