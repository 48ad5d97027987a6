import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM_VERSION } from '../../src/cli/program.js';
import { isoDay } from '../../src/record/day.js';
import { csvTable } from './csv.testkit.js';
import { changes, ended, MINOR, MOTION, policy, runOf } from './diff.testkit.js';
import { emptyFolder, fileIn } from './folders.testkit.js';
import { charge, inventPeople } from './invented-list.testkit.js';
import { listOf, screenHere } from './runs.testkit.js';

describe('diff finds no change', () => {
  it('between a run and itself', async () => {
    const run = await runOf(inventPeople(20, 5));
    const { code, stdout } = await ended(run, run, '--check');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nNo determination changed\.\n$/);
    expect(await changes(run, run)).toEqual([]);
  });

  it('between two runs of one list, in another order and under another file name', async () => {
    const people = inventPeople(20, 6);
    const first = await runOf(people);
    const second = await runOf(people.toReversed(), {}, 'other.csv');
    expect(await changes(first, second)).toEqual([]);
  });

  it('in a cell that no answer depends on', async () => {
    const first = await runOf([charge({ name: 'ASHBROOK, ELOWEN' })]);
    const second = await runOf([charge({ name: 'ASHBROOK, E', description: 'POSS CANNABIS 2 GRAMS' })]);
    expect(await changes(first, second)).toEqual([]);
  });
});

describe('diff of runs that join people in two ways', () => {
  it('names the rule by which they are joined, and the charge that came with it', async () => {
    const folder = emptyFolder();
    const felony = charge({ statute: '720 ILCS 5/18-2', class: 'X', count: '2', description: 'ROBBERY' });
    const inputs = [
      fileIn(folder, 'a.csv', listOf([charge({ name: '', birth_date: '' })])),
      fileIn(folder, 'b.csv', listOf([{ ...felony, name: '', birth_date: '' }])),
    ];
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    await screenHere(inputs, first, { programVersion: PROGRAM_VERSION });
    await screenHere(inputs, second, { programVersion: PROGRAM_VERSION, sameSource: true });
    const [row] = await changes(first, second, MINOR);
    expect(row).toMatchObject({ outcome_after: 'not_eligible', because: 'layout' });
    expect(row.what).toMatch(
      /^person keys mean the same person in all files: no -> yes; charge c\w{14} \(b\.csv, row 1\) is one of/,
    );
  });
});

describe('diff of charges that only one run has', () => {
  it('says which run, and names a charge that is the same but for one cell', async () => {
    const kept = charge({ case_number: '09CR1' });
    const first = await runOf([kept, charge({ offense_date: '2010-02-01' })]);
    const second = await runOf([kept, charge({ offense_date: '2010-01-31' }), charge({ person_id: 'K2' })]);
    const found = await changes(first, second, MOTION);
    expect(found.map(({ because, person_id }) => [because, person_id])).toEqual([
      ['new-charge', 'K1'],
      ['new-charge', 'K2'],
      ['gone-charge', 'K1'],
    ]);
    const [corrected, quiteNew, gone] = found;
    expect(corrected).toMatchObject({ outcome_before: '', outcome_after: 'eligible', source_row_before: '' });
    expect(corrected.what).toBe(
      `the charge is only in the second run; charge ${gone.charge_id} of the first run is the same but for the cell offense_date: "2010-02-01" -> "2010-01-31"`,
    );
    expect(quiteNew.what).toBe('the charge is only in the second run');
    expect(gone.what).toMatch(new RegExp(`charge ${corrected.charge_id} of the second run is the same but`));
  });

  it('does not call a charge gone that is still listed and no longer under this law', async () => {
    const unread = { statute: '7 2 0 ???', class: 'C' };
    const found = await changes(
      await runOf([charge({ ...unread, description: 'POSS CANNABIS' })]),
      await runOf([charge({ ...unread, description: 'LOITERING' })]),
      MOTION,
    );
    expect(found).toMatchObject([{ outcome_before: 'needs_review', outcome_after: '', because: 'fact' }]);
    expect(found[0].what).toMatch(/^cell description: "POSS CANNABIS" -> "LOITERING"/);
  });
});

describe('diff of invented lists', () => {
  it('finds the very determinations that differ, each with a cause', async () => {
    const people = inventPeople(120, 31);
    const changed = people.map((one, at) => {
      if (at % 9 === 0) return { ...one, disposition: 'GUILTY', cleared: '' };
      if (at % 11 === 0) return { ...one, arrest_id: 'D-X', grams: '40' };
      return at % 23 === 0 ? { ...one, offense_date: '2011-01-01' } : one;
    });
    const first = await runOf(people.slice(0, -7), {
      policy: policy({ maxGrams: 3, misdemeanorOnly: true }),
    });
    const second = await runOf(changed.slice(5), {
      asOf: isoDay('2020-01-01'),
      assumptionsOff: ['within-ten-years', 'clearing-recorded'],
      county: 'all',
    });
    const said = (run: string): Map<string, string> =>
      new Map(
        csvTable(join(run, 'determinations.csv')).map((row) => [
          `${row.charge_id} ${row.relief}`,
          [row.outcome, row.selected, row.rule, row.missing_facts].join('|'),
        ]),
      );
    const [before, after] = [said(first), said(second)];
    const keys = [...new Set([...before.keys(), ...after.keys()])];
    const differing = keys.filter((key) => before.get(key) !== after.get(key)).sort();
    const rows = await changes(first, second);
    expect(rows.map((row) => `${row.charge_id} ${row.relief}`).sort()).toEqual(differing);
    const causes = new Set(rows.flatMap((row) => row.because.split('; ')));
    for (const cause of [
      'fact',
      'other-charge',
      'new-charge',
      'gone-charge',
      'county',
      'assumption',
      'policy',
    ]) {
      expect(causes).toContain(cause);
    }
    for (const row of rows) {
      const standing = (side: string): string | undefined =>
        row[`outcome_${side}`] === ''
          ? undefined
          : ['outcome', 'selected', 'rule', 'missing_facts'].map((name) => row[`${name}_${side}`]).join('|');
      const key = `${row.charge_id} ${row.relief}`;
      expect([standing('before'), standing('after')]).toEqual([before.get(key), after.get(key)]);
      expect(row.because).not.toBe('');
      expect(row.what).not.toBe('');
    }
  });
});
