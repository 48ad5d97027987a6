import { describe, expect, it } from 'vitest';
import { madeCell } from '../../../intake/layout.js';
import type { ChargeColumn } from '../../../record/charge-cells.js';
import { parseCitation } from '../citations/parse-citation.js';
import { readClass } from '../classes.js';
import { gramsIn } from '../descriptions/grams.js';
import { namesCannabis } from '../descriptions/names-cannabis.js';
import { readDisposition } from '../dispositions/read-disposition.js';
import { dispositionWithReason } from './ccsao-columns.js';
import { ccsaoDispositions } from './ccsao-dispositions.js';
import { ccsaoSentencing } from './ccsao-sentencing.js';
import { DISPOSITIONS_HEADER, SENTENCING_HEADER } from './headers.testkit.js';

const CELLS: Readonly<Record<string, string>> = {
  CASE_ID: '100000000001',
  CASE_PARTICIPANT_ID: '200000000001',
  CHARGE_ID: '300000000001',
  CHARGE_COUNT: '1',
  DISPOSITION_CHARGED_OFFENSE_TITLE: 'MANU/DEL CANNABIS/30-500 GRAMS',
  DISPOSITION_CHARGED_CHAPTER: '720',
  DISPOSITION_CHARGED_ACT: '550',
  DISPOSITION_CHARGED_SECTION: '5(d)',
  DISPOSITION_CHARGED_CLASS: '3',
  CHARGE_DISPOSITION: 'Plea Of Guilty',
  INCIDENT_BEGIN_DATE: '03/04/2012',
  SENTENCE_TYPE: 'Probation',
  COMMITMENT_TYPE: 'Probation',
  COMMITMENT_TERM: '2',
  COMMITMENT_UNIT: 'Year(s)',
};

function cell(column: ChargeColumn, more: Readonly<Record<string, string>> = {}): string {
  const match = ccsaoSentencing.matchHeader(SENTENCING_HEADER);
  const source = match.kind === 'match' ? match.columnOf[column] : undefined;
  if (source === undefined) throw new Error(`no source for ${column}`);
  const all = { ...CELLS, ...more };
  return madeCell(
    source,
    SENTENCING_HEADER.map((name) => all[name] ?? ''),
  );
}

describe("the headers of the prosecutor's exports", () => {
  it('are each of their own layout', () => {
    expect(DISPOSITIONS_HEADER).toHaveLength(33);
    expect(SENTENCING_HEADER).toHaveLength(41);
    expect(ccsaoDispositions.matchHeader(DISPOSITIONS_HEADER).kind).toBe('match');
    expect(ccsaoSentencing.matchHeader(SENTENCING_HEADER).kind).toBe('match');
    expect(ccsaoDispositions.matchHeader(SENTENCING_HEADER)).toMatchObject({
      missing: ['DISPOSITION_COURT_NAME'],
    });
    expect(ccsaoSentencing.matchHeader(DISPOSITIONS_HEADER)).toMatchObject({ kind: 'missing' });
  });

  it('may stand in another order and letter case, but not twice', () => {
    const shuffled = [...SENTENCING_HEADER].reverse().map((name) => name.toLowerCase());
    expect(ccsaoSentencing.matchHeader(shuffled).kind).toBe('match');
    expect(ccsaoSentencing.matchHeader([...SENTENCING_HEADER, 'Case_Id'])).toMatchObject({ kind: 'twice' });
  });
});

describe('a row of an export', () => {
  it('is a charge of the county of the export, told by the numbers of participant, case and charge', () => {
    expect(cell('county')).toBe('Cook');
    expect([cell('person_id'), cell('case_number'), cell('count')]).toEqual([
      '200000000001',
      '100000000001',
      '300000000001',
    ]);
    expect(cell('offense_date')).toBe('03/04/2012');
  });

  it.each([
    ['4', { kind: 'stated', mask: 8 }],
    ['P', { kind: 'stated', mask: 256 }],
    ['', { kind: 'blank' }],
    ...['M', 'O', 'U', 'Z'].map((letter): [string, object] => [letter, { kind: 'unreadable' }]),
  ])('of class %s is read as that class, or as none', (letter, reading) => {
    expect(readClass(cell('class', { DISPOSITION_CHARGED_CLASS: letter }))).toEqual(reading);
  });

  it('that convicts of a lesser included offense leaves citation, class and weight open, but not its subject', () => {
    const lesser = { CHARGE_DISPOSITION: 'Finding Guilty - Lesser Included' };
    expect(parseCitation(cell('statute', lesser)).kind).toBe('unreadable');
    expect(readClass(cell('class', lesser)).kind).toBe('unreadable');
    expect(gramsIn(cell('description', lesser)).kind).not.toBe('span');
    expect(namesCannabis(cell('description', lesser))).toBe(true);
    expect(gramsIn(cell('description')).kind).toBe('span');
  });
});

describe('a disposition with its reason', () => {
  it.each([
    ['Nolle Prosecution', 'PG to Other Count/s', 'Nolle Prosecution'],
    ['Nolle Prosecution', 'some reason nobody wrote down', 'Nolle Prosecution'],
    ['Plea Of Guilty', '', 'Plea Of Guilty'],
    ['Plea Of Guilty', 'Misdemeanor Amount', 'Plea Of Guilty; Misdemeanor Amount'],
    ['', 'Nolle - AONIC', 'Nolle - AONIC'],
  ])('%s, %s', (disposition, reason, text) => {
    expect(dispositionWithReason([disposition, reason])).toBe(text);
  });

  it('that was vacated by its reason is not decided as a conviction', () => {
    const text = dispositionWithReason(['Plea Of Guilty', 'Judgement & Conviction Vacated']);
    expect(readDisposition(text, '').why).toBe('the outcome contradicts itself');
  });
});
