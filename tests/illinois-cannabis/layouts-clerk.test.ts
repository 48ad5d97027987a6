import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Cells, clerk, screened } from './layouts.testkit.js';

describe("the clerk's extract of convictions", () => {
  it('is told by its header, and its dates, classes and people are read', async () => {
    const run = await screened({ 'c.csv': clerk([{}]) });
    expect(run.table('determinations.csv')[0]).toMatchObject({
      person_id: '111111',
      case_number: '2007CR1475501',
      county: 'Cook',
      statute: '720 ILCS 550/4(c)',
      class: 'A',
      offense_date: '',
      disposition_date: '2007-04-04',
      relief: 'il.state-attorney-motion',
      outcome: 'eligible',
      assumptions: 'clearing-recorded; offense-near-arrest',
    });
    expect(await run.verified()).toMatch(/^All is as it was written/);
  });

  it('makes one charge of the rows of one case and sequence number, whose first day is that of the conviction', async () => {
    const later = { chrgdisp: 'DEF SENTENCED TO COOK CNTY DOC', chrgdispdate: '9-Sep-08', minsent: '6000' };
    const run = await screened({ 'c.csv': clerk([later, {}, { sequence_number: '002' }]) });
    expect(run.stdout).toContain('3 rows read, 3 used, 0 rejected; 2 charges of 1 person');
    expect(run.motions()).toEqual({ 1: 'eligible', 3: 'eligible' });
    expect(run.table('determinations.csv')[0].disposition_date).toBe('2007-04-04');
    const copies = run.table('annotated-c.csv').map((row) => row.freshstart_charge_id);
    expect(copies[0]).toBe(copies[1]);
    expect(await run.verified()).toMatch(/3 rows, 2 charges/);
  });

  const LISTS: readonly [string, Cells[], string][] = [
    ['supervision', [{ chrgdisp: 'SENT/CRT SUPV/SPEC CONDS' }], 'needs_review convicted disposition'],
    [
      'supervision and a later jail sentence',
      [
        { chrgdisp: 'SENT/CRT SUPV/SPEC CONDS' },
        { chrgdisp: 'DEF SENTENCED TO COOK CNTY DOC', chrgdispdate: '9-Sep-08' },
      ],
      'needs_review convicted disposition',
    ],
    [
      'a charge amended to a Class 3 felony',
      [{ ammndchargstatute: '720-550/4(E)', ammndchrgclass: '3', ammndchrgtype: 'F' }],
      'not_eligible class',
    ],
    [
      'a felony amended to a misdemeanor in one of two rows',
      [
        { statute: '720-550/5(D)', chrgclass: '3', chrgtype: 'F' },
        {
          statute: '720-550/5(D)',
          chrgclass: '3',
          chrgtype: 'F',
          ammndchargstatute: '720-550/4(C)',
          ammndchrgclass: 'A',
          ammndchrgtype: 'M',
        },
      ],
      'eligible',
    ],
    [
      'an amended citation nobody can read',
      [{ ammndchargstatute: 'SEE FILE' }],
      'needs_review section section; class',
    ],
    [
      'a life sentence after supervision',
      [{ chrgdisp: 'SENT/CRT SUPV/SPEC CONDS', maxsent: '88888888' }],
      'needs_review convicted disposition',
    ],
    ['a class letter that is none', [{ chrgclass: 'Z' }], 'eligible'],
    ['a date that is none', [{ chrgdispdate: '31-Feb-07' }], 'needs_review conviction-date conviction_date'],
  ];

  it('comes to what is certain, charge by charge', async () => {
    const rows = LISTS.flatMap(([, own], at) =>
      own.map((cells) => ({ ...cells, sequence_number: `1${at}` })),
    );
    const run = await screened({ 'c.csv': clerk(rows) });
    let row = 1;
    for (const [what, own, answer] of LISTS) {
      expect(run.motions()[row], what).toBe(answer);
      row += own.length;
    }
    expect(await run.verified()).toMatch(/^All is as it was written/);
  });

  it('rejects rows whose cells bad quoting has moved, and keeps their text', async () => {
    const [header, whole, other] = clerk([{}, { sequence_number: '002' }]).split('\n');
    const swallowed = whole.replace('POSS CANNABIS,M', `"RIFLE <16''/SHOTGUN <18"",F"""`);
    const padded = `${swallowed},`;
    const open = other.replace('POSS CANNABIS,M', `"RIFLE <16''/SHOTGUN <18",F"`);
    const run = await screened({ 'c.csv': `${[header, swallowed, padded, open, whole].join('\n')}\n` });
    expect(run.table('rejected-rows.csv').map(({ source_row, code }) => [source_row, code])).toEqual([
      ['1', 'INTAKE_ROW_TOO_FEW_CELLS'],
      ['2', 'INTAKE_ROW_MOVED'],
    ]);
    expect(run.stdout).toContain('4 rows read, 2 used, 2 rejected');
    expect(run.motions()).toEqual({ 3: 'eligible', 4: 'eligible' });
    const copied = readFileSync(join(run.folder, 'annotated-c.csv'), 'utf8').split('\n');
    expect(copied).toContain(`${padded}${','.repeat(10)}`);
    expect(await run.verified()).toMatch(/^All is as it was written/);
  });

  it('knows nobody by a case alone: rows of one charge are of one person, whose history is unknown', async () => {
    const nobody = { statepoliceid: '', fgrprntno: '' };
    const later = { ...nobody, chrgdisp: 'DEF SENTENCED TO COOK CNTY DOC', chrgdispdate: '9-Sep-08' };
    const run = await screened({ 'c.csv': clerk([nobody, later]) });
    expect(run.stdout).toContain('1 charge of 1 person');
    const minor = run
      .table('determinations.csv')
      .find(({ relief }) => relief === 'il.minor-cannabis-conviction');
    expect(minor).toMatchObject({
      outcome: 'needs_review',
      missing_facts: expect.stringContaining('identity'),
    });
    expect(await run.verified()).toMatch(/^All is as it was written/);
  });
});
