import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cellsOfRecord } from '../../src/intake/parse-record.js';
import { csvRecords } from '../screening/csv.testkit.js';
import { type Cells, dispositions, screened, sentencing } from './layouts.testkit.js';

/** The n-th further charge, of a person and case of its own. */
const charge = (n: number, more: Cells = {}): Cells => ({
  CASE_ID: `1000000001${n}`,
  CASE_PARTICIPANT_ID: `2000000001${n}`,
  CHARGE_ID: `3000000001${n}`,
  ...more,
});

describe("the prosecutor's export of sentences", () => {
  const ORIGINAL = {
    CURRENT_SENTENCE_FLAG: 'false',
    SENTENCE_TYPE: 'Probation',
    COMMITMENT_TYPE: '710/410 Probation',
  };
  const VIOLATED = {
    SENTENCE_PHASE: 'Probation Violation Sentencing',
    SENTENCE_DATE: '04/04/2014 12:00:00 AM',
    SENTENCE_TYPE: 'Jail',
    COMMITMENT_TYPE: 'Cook County Department of Corrections',
  };

  it('is told by its header, and a plain conviction in it is decided for its county', async () => {
    const run = await screened({ 's.csv': sentencing([{}]) });
    expect(run.motions()).toEqual({ 1: 'eligible' });
    const [line] = run.table('determinations.csv');
    expect(line).toMatchObject({
      person_id: '200000000001',
      case_number: '100000000001',
      county: 'Cook',
      statute_cited: '720-550/4(c)',
      statute: '720 ILCS 550/4(c)',
      class: 'A',
      offense_date: '2011-11-17',
      disposition: 'Plea Of Guilty',
      disposition_date: '2012-06-21',
    });
    expect(await run.verified()).toMatch(/^All is as it was written/);
  });

  it('makes one charge of the rows of several sentences: found by each row, answered in each row of the copy', async () => {
    const run = await screened({
      's.csv': sentencing([charge(1), { ...ORIGINAL }, charge(2), { ...VIOLATED }]),
    });
    expect(run.stdout).toContain('4 rows read, 4 used, 0 rejected; 3 charges of 3 people');
    const ids = run.table('annotated-s.csv').map((row) => row.freshstart_charge_id);
    expect(ids[1]).toBe(ids[3]);
    expect(new Set(ids).size).toBe(3);
    const told = await run.explained(2, '--relief', 'il.state-attorney-motion');
    expect(await run.explained(4, '--relief', 'il.state-attorney-motion')).toBe(
      told.replace('row 2:', 'row 4:'),
    );
    expect(told).toContain('COMMITMENT_TYPE = "710/410 Probation" [s.csv, row 2]');
    expect(told).toContain('COMMITMENT_TYPE = "Cook County Department of Corrections" [s.csv, row 4]');
    expect(await run.verified()).toMatch(/4 rows, 3 charges/);
  });

  it('takes a revoked 710 probation for a conviction on a day that is not stated', async () => {
    const before = await screened({ 's.csv': sentencing([{ ...ORIGINAL }, { ...VIOLATED }]) });
    expect(before.motions()).toEqual({ 1: 'needs_review conviction-date conviction_date' });
    const alone = await screened({ 's.csv': sentencing([{ ...ORIGINAL, CURRENT_SENTENCE_FLAG: 'true' }]) });
    expect(alone.motions()).toEqual({ 1: 'needs_review convicted disposition' });
  });

  it('shows every cell that a charge cell was made of, and what only the layout says', async () => {
    const run = await screened({ 's.csv': sentencing([{}]) });
    const told = await run.explained(1, '--relief', 'il.state-attorney-motion');
    for (const cell of [
      'DISPOSITION_CHARGED_CHAPTER = "720"',
      'DISPOSITION_CHARGED_ACT = "550"',
      'DISPOSITION_CHARGED_SECTION = "4(c)"',
      'layout ccsao-sentencing = "Cook"',
    ])
      expect(told).toContain(cell);
  });

  const DIRT: readonly [string, Cells, string][] = [
    [
      'a nolle prosequi that has a sentence',
      { CHARGE_DISPOSITION: 'Nolle Prosecution' },
      'needs_review convicted disposition',
    ],
    [
      'a finding that says not twice',
      { CHARGE_DISPOSITION: 'Finding Not Not Guilty' },
      'needs_review convicted disposition',
    ],
    [
      'a plea whose judgment was vacated',
      { CHARGE_DISPOSITION_REASON: 'Judgement & Conviction Vacated' },
      'needs_review convicted disposition',
    ],
    ['a sentence of death', { SENTENCE_TYPE: 'Death', COMMITMENT_TYPE: '' }, 'eligible'],
    ['a term in kilos', { COMMITMENT_UNIT: 'Kilos' }, 'eligible'],
    [
      'supervision',
      { SENTENCE_TYPE: 'Supervision', COMMITMENT_TYPE: 'Court Supervision' },
      'needs_review convicted disposition',
    ],
    ['the letter of murder for a class', { DISPOSITION_CHARGED_CLASS: 'M' }, 'eligible'],
    ['a class the subsection never had', { DISPOSITION_CHARGED_CLASS: '2' }, 'needs_review class class'],
    [
      'a conviction of a lesser included offense',
      { CHARGE_DISPOSITION: 'Finding Guilty - Lesser Included' },
      'needs_review section section; class',
    ],
    [
      'a disposition in the year 2924',
      { DISPOSITION_DATE: '07/22/2924 12:00:00 AM' },
      'needs_review conviction-date conviction_date',
    ],
    [
      'citation cells that say nothing',
      {
        DISPOSITION_CHARGED_CHAPTER: 'SAME AS DEFN #1',
        DISPOSITION_CHARGED_ACT: '',
        DISPOSITION_CHARGED_SECTION: '',
      },
      'needs_review section section',
    ],
    [
      'a code beside another subsection',
      {
        DISPOSITION_CHARGED_SECTION: '5(c)',
        DISPOSITION_CHARGED_CLASS: '4',
        DISPOSITION_CHARGED_AOIC: '0011439',
      },
      'needs_review section section',
    ],
  ];

  it('with dirt in it comes to what is certain, row by row', async () => {
    const rows = DIRT.map(([, cells], at) => charge(10 + at, cells));
    const motions = (await screened({ 's.csv': sentencing(rows) })).motions();
    DIRT.forEach(([what, , answer], at) => {
      expect(motions[at + 1], what).toBe(answer);
    });
  });

  it('keeps two participants of one charge apart', async () => {
    const run = await screened({ 's.csv': sentencing([{}, { CASE_PARTICIPANT_ID: '200000000099' }]) });
    expect(run.stdout).toContain('2 charges of 2 people');
  });

  it('leaves a cell unknown on which current rows differ, and says so at its column', async () => {
    const run = await screened({
      's.csv': sentencing([
        {},
        { DISPOSITION_CHARGED_CLASS: 'B', SENTENCE_TYPE: 'Jail', COMMITMENT_TYPE: 'Jail' },
      ]),
    });
    expect(run.motions()).toEqual({ 1: 'needs_review class class' });
    expect(run.table('problems.csv')).toMatchObject([
      {
        source_row: '1',
        column: 'class (DISPOSITION_CHARGED_CLASS, CHARGE_DISPOSITION)',
        code: 'CHARGE_SOURCES_DISAGREE',
      },
    ]);
    expect(await run.verified()).toMatch(/^All is as it was written/);
  });
});

describe("the prosecutor's export of dispositions", () => {
  const SUPERSEDED = {
    CHARGE_DISPOSITION: 'Superseded by Indictment',
    DISPOSITION_DATE: '02/02/2012 12:00:00 AM',
  };

  it('has a row for each version of a charge, of which the latest speaks', async () => {
    const heavier = { ...SUPERSEDED, DISPOSITION_CHARGED_SECTION: '5(d)', DISPOSITION_CHARGED_CLASS: '3' };
    const run = await screened({ 'd.csv': dispositions([{}, { ...heavier, CHARGE_VERSION_ID: '4' }]) });
    expect(run.motions()).toEqual({ 1: 'eligible' });
    expect(run.table('determinations.csv')[0].statute).toBe('720 ILCS 550/4(c)');
    expect(await run.verified()).toMatch(/2 rows, 1 charge;/);
  });

  it('and the export of sentences are two sources of one charge', async () => {
    const run = await screened({
      'd.csv': dispositions([SUPERSEDED, {}]),
      's.csv': sentencing([{ SENTENCE_TYPE: 'Supervision', COMMITMENT_TYPE: 'Court Supervision' }]),
    });
    expect(run.stdout).toContain('3 rows read, 3 used, 0 rejected; 1 charge of 1 person');
    expect(run.motions()).toEqual({ 1: 'needs_review convicted disposition' });
    expect(await run.verified()).toMatch(/3 rows, 1 charge;/);
    const told = await run.explained(1, '--file', 's.csv');
    expect(told).toContain('[d.csv, row 1]');
    expect(told).toContain('SENTENCE_TYPE = "Supervision" [s.csv, row 1]');
  });
});

describe('the order of charges, and of files', () => {
  const rows: Cells[] = [
    charge(1),
    charge(2, { CURRENT_SENTENCE_FLAG: 'false', SENTENCE_TYPE: 'Probation', COMMITMENT_TYPE: 'Probation' }),
    charge(2, {
      SENTENCE_PHASE: 'Probation Violation Sentencing',
      SENTENCE_TYPE: 'Jail',
      COMMITMENT_TYPE: '',
    }),
    charge(3, { CHARGE_DISPOSITION: 'Nolle Prosecution', SENTENCE_TYPE: '', COMMITMENT_TYPE: '' }),
    charge(3, { CHARGE_ID: '399', DISPOSITION_CHARGED_CLASS: 'M' }),
  ];
  const answers = async (...parts: (readonly Cells[])[]) => {
    const lists = Object.fromEntries(parts.map((part, at) => [`${at}.csv`, sentencing(part)]));
    const run = await screened(lists);
    return run
      .table('determinations.csv')
      .map(({ source_file: _, source_row: __, ...line }) => JSON.stringify(line))
      .sort();
  };

  it('changes no answer', async () => {
    const [first, second, third, fourth, fifth] = rows;
    const wanted = await answers(rows);
    expect(await answers([fifth, second, first, fourth, third])).toEqual(wanted);
    expect(await answers([third, second].reverse(), [first], [fifth, fourth])).toEqual(wanted);
  });
});

describe('a copy of an export', () => {
  it('keeps the bytes of every row', async () => {
    const content = sentencing([charge(1), charge(2)]);
    const run = await screened({ 's.csv': content });
    const copied = csvRecords(readFileSync(join(run.folder, 'annotated-s.csv')));
    csvRecords(Buffer.from(content)).forEach(({ raw }, at) => {
      expect(copied[at].raw.startsWith(raw)).toBe(true);
    });
    expect(cellsOfRecord(Buffer.from(copied[0].raw, 'latin1'), ',')).toHaveLength(copied[0].cells.length);
  });
});
