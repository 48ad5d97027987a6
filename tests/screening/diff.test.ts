import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM_VERSION } from '../../src/cli/program.js';
import type { Layout } from '../../src/intake/layout.js';
import { chargeList } from '../../src/intake/layouts/charge-list.js';
import { isoDay } from '../../src/record/day.js';
import { diffRuns } from '../../src/screening/diff/diff-runs.js';
import type { ScreenOptions } from '../../src/screening/screen.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';
import { csvTable } from './csv.testkit.js';
import { emptyFolder, everythingIn, fileIn } from './folders.testkit.js';
import { freshstartHere } from './freshstart.testkit.js';
import { type Cells, type Column, charge, inventPeople } from './invented-list.testkit.js';
import { hashOf, listOf, manifestOf, screenHere } from './runs.testkit.js';

const MOTION = 'il.state-attorney-motion';
const MINOR = 'il.minor-cannabis-conviction';
const ARREST = 'il.arrest-expungement';

type Row = Record<string, string>;

/** An arrest of the months before the last law, whose year had not passed in June 2019. */
const lateArrest = (cells: Cells): Cells => ({
  statute: '720 ILCS 550/4(b)',
  description: 'POSS CANNABIS 10-30 GRAMS',
  class: 'B',
  grams: '20',
  offense_date: '2018-01-01',
  arrest_date: '2018-12-01',
  disposition_date: '2019-01-10',
  disposition: 'NOLLE PROSEQUI',
  ...cells,
});
type Charges = readonly Readonly<Record<Column, string>>[];

/** A run of a list of charges. */
async function runOf(
  charges: Charges,
  more: Partial<ScreenOptions> = {},
  name = 'list.csv',
): Promise<string> {
  const folder = emptyFolder();
  const out = join(folder, 'run');
  await screenHere([fileIn(folder, name, listOf(charges))], out, {
    programVersion: PROGRAM_VERSION,
    ...more,
  });
  return out;
}

const ended = (first: string, second: string, ...more: string[]) =>
  freshstartHere(['diff', first, second, ...more]);

/** The changes of one relief, or all of them. */
async function changes(first: string, second: string, relief?: string): Promise<Row[]> {
  const out = join(emptyFolder(), 'changes.csv');
  const { code, stderr } = await ended(first, second, '--out', out);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return csvTable(out).filter((row) => relief === undefined || row.relief === relief);
}

/** The one change of a relief between two lists of one charge. */
async function changeOf(
  relief: string,
  [before, first]: readonly [Cells | Charges, Partial<ScreenOptions>?],
  [after, second]: readonly [Cells | Charges, Partial<ScreenOptions>?],
): Promise<Row> {
  const list = (of: Cells | Charges): Charges => (Array.isArray(of) ? of : [charge(of as Cells)]);
  const found = await changes(await runOf(list(before), first), await runOf(list(after), second), relief);
  expect(found).toHaveLength(1);
  return found[0];
}

const policy = (settings: Record<string, unknown>) => illinoisCannabis.readPolicy('office', settings);

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

describe('diff names what alone explains a change:', () => {
  it('the cell, with the fact before and after', async () => {
    const row = await changeOf(
      MOTION,
      [{}],
      [{ disposition: 'NOLLE PROSEQUI', description: 'POSS CANNABIS', arresting_agency: 'OTHER PD' }],
    );
    expect(row).toMatchObject({
      person_id: 'K1',
      case_number: '10CR001',
      county: 'Cook',
      statute: '720 ILCS 550/4(a)',
      outcome_before: 'eligible',
      outcome_after: 'not_eligible',
      selected_before: 'yes',
      selected_after: '',
      rule_before: '',
      rule_after: 'convicted',
      because: 'fact',
      source_file_before: 'list.csv',
      source_row_before: '1',
      source_file_after: 'list.csv',
      source_row_after: '1',
    });
    expect(row.what).toMatch(
      /^cell disposition: "GUILTY" -> "NOLLE PROSEQUI" \(fact disposition: convicted -> /,
    );
    expect(row.what).not.toMatch(/agency|description/);
  });

  it('a blank that was filled', async () => {
    const bare = { statute: '720 ILCS 550/4', description: 'POSS CANNABIS', class: '4', grams: '' };
    const row = await changeOf(MINOR, [bare], [{ ...bare, grams: '12' }]);
    expect(row).toMatchObject({
      outcome_before: 'needs_review',
      outcome_after: 'eligible',
      because: 'fact',
      missing_facts_before: 'grams',
      missing_facts_after: '',
    });
    expect(row.what).toMatch(/^cell grams: blank -> "12" \(fact grams: 10-500 grams -> 12 grams\)$/);
  });

  it('each of two cells, where either would do', async () => {
    const row = await changeOf(MOTION, [{}], [{ disposition: 'GUILTY - EXPUNGED', cleared: 'yes' }]);
    expect(row).toMatchObject({ rule_after: 'not-cleared', because: 'fact' });
    expect(row.what).toMatch(
      /disposition: "GUILTY" -> "GUILTY - EXPUNGED".*, or alone: cleared: blank -> "yes"/,
    );
  });

  it('the as-of day', async () => {
    const row = await changeOf(
      ARREST,
      [lateArrest({}), { asOf: isoDay('2019-06-01') }],
      [lateArrest({}), { asOf: isoDay('2019-12-02') }],
    );
    expect(row).toMatchObject({
      outcome_before: 'not_eligible',
      outcome_after: 'eligible',
      rule_before: 'year-since-arrest',
      because: 'date',
      what: 'decided as of 2019-06-01 -> 2019-12-02',
    });
  });

  it("the setting of the office's policy", async () => {
    const row = await changeOf(
      MOTION,
      [{}, { policy: policy({ maxGrams: 30, possessionOnly: true }) }],
      [{}, { policy: policy({ maxGrams: 1, misdemeanorOnly: true }) }],
    );
    expect(row).toMatchObject({
      outcome_before: 'eligible',
      outcome_after: 'eligible',
      selected_before: 'yes',
      selected_after: 'no',
      because: 'policy',
      what: 'the policy (office -> office), maxGrams: 30 -> 1',
    });
  });

  it('the county that asks', async () => {
    const row = await changeOf(MOTION, [{}], [{}, { county: 'Will' }]);
    expect(row).toMatchObject({
      outcome_after: 'other_county',
      because: 'county',
      what: 'the county that asks: Cook -> Will',
    });
  });

  it('the assumption that was switched off', async () => {
    const off = ['clearing-recorded', 'unverifiable-disposition'];
    const row = await changeOf(MOTION, [{}], [{}, { assumptionsOff: off }]);
    expect(row).toMatchObject({
      outcome_after: 'needs_review',
      rule_after: 'not-cleared',
      because: 'assumption',
      what: 'assumption clearing-recorded: on -> off',
    });
  });

  it('another charge of the person, by its id, row and cell', async () => {
    const battery = (cells: Cells) =>
      charge({ statute: '720 ILCS 5/12-3.2', count: '2', class: 'A', ...cells });
    const before = [charge(), battery({ disposition: 'DISMISSED', description: 'DOMESTIC BATTERY' })];
    const after = [charge(), battery({ disposition: 'GUILTY', description: 'DOM BATTERY' })];
    const row = await changeOf(MINOR, [before], [after]);
    expect(row).toMatchObject({ outcome_after: 'not_eligible', because: 'other-charge' });
    expect(row.what).toMatch(
      /^charge c[0-9a-z]{14} of the same person \(list\.csv, row 2\): cell disposition: "DISMISSED" -> "GUILTY"$/,
    );
  });

  it('another charge of the person that came or went', async () => {
    const felony = charge({ statute: '720 ILCS 5/18-2', class: 'X', count: '2', description: 'ROBBERY' });
    const came = await changeOf(MINOR, [[charge()]], [[charge(), felony]]);
    expect(came).toMatchObject({ outcome_after: 'not_eligible', because: 'other-charge' });
    expect(came.what).toMatch(/^charge c\w{14} \(list\.csv, row 2\) is one of .* only in the second run$/);
    const went = await changeOf(MINOR, [[charge(), felony]], [[charge()]]);
    expect(went).toMatchObject({ outcome_before: 'not_eligible', outcome_after: 'eligible' });
    expect(went.what).toMatch(/only in the first run$/);
  });

  it('that it is no longer certain who the person is', async () => {
    const one = charge({ sid: 'IL91000001' });
    const other = charge({ sid: 'IL91000002', case_number: '11CR9', birth_date: '1970-01-01' });
    const keyless = charge({ case_number: '12CR7', arrest_id: 'D9' });
    const found = await changes(
      await runOf([keyless, { ...other, person_id: 'K2' }]),
      await runOf([keyless, one, other]),
      MINOR,
    );
    const row = found.find(({ case_number }) => case_number === '12CR7');
    expect(row).toMatchObject({ outcome_after: 'needs_review', because: 'fact' });
    expect(row?.what).toMatch(/certain who the person is: yes -> no, one key stands for two people/);
  });

  it('the layout, when the fields are the same and other cells are read from them', async () => {
    const other: Layout = {
      ...chargeList,
      name: 'another-list',
      matchHeader: (cells) => {
        const match = chargeList.matchHeader(cells);
        if (match.kind !== 'match') return match;
        const { count } = match.columnOf;
        return {
          ...match,
          columnOf: { ...match.columnOf, ...(count === undefined ? {} : { grams: count }) },
        };
      },
    };
    const list = [charge({ count: '400', class: '' })];
    const out = join(emptyFolder(), 'changes.csv');
    await diffRuns(await runOf(list), await runOf(list, { layouts: [other] }), {
      rulebooks: [illinoisCannabis],
      layouts: [chargeList, other],
      programVersion: PROGRAM_VERSION,
      out,
      force: false,
    });
    const [row] = csvTable(out).filter(({ relief }) => relief === MINOR);
    expect(row).toMatchObject({ because: 'layout' });
    expect(row.what).toMatch(
      /^the same fields are read as other cells \(layout charge-list -> another-list\): grams: "2" -> "400"/,
    );
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

describe('diff names, of several things that changed,', () => {
  const early = { asOf: isoDay('2019-06-01') };
  const late = { asOf: isoDay('2019-12-02') };

  it('both, where neither alone explains the change', async () => {
    const row = await changeOf(
      ARREST,
      [lateArrest({ disposition: 'GUILTY' }), early],
      [lateArrest({}), { ...late, county: 'Will' }],
    );
    expect(row).toMatchObject({ outcome_after: 'eligible', because: 'fact; date' });
    expect(row.what).toMatch(/^cell disposition: .*; decided as of 2019-06-01 -> 2019-12-02$/);
  });

  it('each, where either alone explains it', async () => {
    const row = await changeOf(
      ARREST,
      [lateArrest({}), early],
      [lateArrest({ arrest_date: '2018-01-01' }), late],
    );
    expect(row).toMatchObject({ because: 'fact; date' });
    expect(row.what).toMatch(/^Each of these alone: cell arrest_date: .*; or decided as of /);
  });

  it('the one that does it, and not the others', async () => {
    const row = await changeOf(
      MOTION,
      [{}, early],
      [
        { county: 'Cook', grams: '1' },
        { ...late, county: 'Will', assumptionsOff: ['within-ten-years'] },
      ],
    );
    expect(row).toMatchObject({ because: 'county' });
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

describe('diff of runs under different texts of the law', () => {
  type Json = Record<string, unknown>;

  /** A copy of a run with another manifest and, perhaps, other answers; its hashes fit. */
  function as(run: string, manifestParts: Json, change: (text: string) => string = (text) => text): string {
    const copy = join(emptyFolder(), 'run');
    cpSync(run, copy, { recursive: true });
    const path = join(copy, 'determinations.csv');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    const manifest = { ...manifestOf(copy), ...manifestParts };
    (manifest.reproducible as Json)['determinations.csv'] = hashOf(path);
    writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
    return copy;
  }

  const older = { rulebook: { id: 'illinois-cannabis', version: '0.9.0', hash: 'a'.repeat(64) } };
  const oldest = { rulebook: { id: 'illinois-cannabis', version: '0.8.0', hash: 'b'.repeat(64) } };
  const refuseMotion = (text: string): string =>
    text.replace(`,${MOTION},eligible,yes,,`, `,${MOTION},not_eligible,,old-rule,`);

  it('names the text, and the rules the two runs named', async () => {
    const run = await runOf([charge()]);
    const found = await changes(as(run, older, refuseMotion), run);
    expect(found).toMatchObject([
      { relief: MOTION, outcome_before: 'not_eligible', outcome_after: 'eligible', because: 'rule' },
    ]);
    expect(found[0].what).toMatch(/0\.9\.0, text a{12} -> 1\.0\.0, text .*\(rule named: old-rule -> none\)$/);
    expect(await changes(run, as(run, older, refuseMotion))).toMatchObject([{ because: 'rule' }]);
    expect(await changes(as(run, oldest), as(run, older, refuseMotion))).toMatchObject([{ because: 'rule' }]);
  });

  it('does not name it where the new text alone would have changed nothing', async () => {
    const first = as(await runOf([charge()]), older);
    const second = await runOf([charge()], { county: 'Will' });
    expect(await changes(first, second)).toMatchObject([{ relief: MOTION, because: 'county' }]);
  });

  it('names it with what changed besides, where both are needed', async () => {
    const first = as(await runOf([charge()]), older, refuseMotion);
    const second = await runOf([charge()], { county: 'Will' });
    expect(await changes(first, second)).toMatchObject([{ relief: MOTION, because: 'county; rule' }]);
  });

  it('names all that differs, and says so, where this program has neither text', async () => {
    const first = as(await runOf([charge()]), older, refuseMotion);
    const second = as(await runOf([charge({ grams: '3' })], { county: 'Will' }), oldest);
    const [row] = await changes(first, second);
    expect(row).toMatchObject({ because: 'fact; county; rule' });
    expect(row.what).toMatch(/^All that differs, as this program cannot decide it as it was decided: /);
  });

  it('names the version of the program where the text is the same', async () => {
    const run = await runOf([charge()]);
    const first = as(run, { program: { name: 'freshstart', version: '0.0.7' } }, refuseMotion);
    const [row] = await changes(first, run);
    expect(row).toMatchObject({ because: 'program' });
    expect(row.what).toMatch(/0\.0\.7 -> /);
  });

  it('refuses to explain a run of this very program that holds what it would not decide', async () => {
    const run = await runOf([charge()]);
    const { code, stderr } = await ended(as(run, {}, refuseMotion), run);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^SCREENING_READERS_DISAGREE: .* row 1 of list\.csv, relief il\.state-attorney-motion/,
    );
  });

  it('refuses two different rulebooks', async () => {
    const run = await runOf([charge()]);
    const other = as(run, { rulebook: { id: 'another', version: '1', hash: 'c'.repeat(64) } });
    expect(await ended(run, other)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^SCREENING_DIFF_OF_TWO_LAWS: /),
    });
  });
});

describe('diff as a command', () => {
  const pair = async (): Promise<[string, string]> => [
    await runOf([charge(), charge({ person_id: 'K2', case_number: '=1+1' })]),
    await runOf([charge(), charge({ person_id: 'K2', case_number: '=1+1', disposition: 'NOLLE PROSEQUI' })]),
  ];

  it('prints what changed by relief and outcome, by cause, and for how many people', async () => {
    const [first, second] = await pair();
    const { code, stdout } = await ended(first, second);
    expect(code).toBe(0);
    expect(stdout).toContain('2 charges are in both, 0 only in the first, 0 only in the second.');
    expect(stdout).toContain('3 determinations changed.');
    expect(stdout).toMatch(/^il\.state-attorney-motion +eligible +not_eligible +1$/m);
    expect(stdout).toMatch(/^fact +a cell of the charge +3$/m);
    expect(stdout).toContain('0 people have an eligible charge in the second run only, 0 in the first only.');
  });

  it('prints the numbers as JSON, and ends with 1 under --check', async () => {
    const [first, second] = await pair();
    const { code, stdout } = await ended(first, second, '--json', '--check');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      charges: { before: 2, after: 2, both: 2 },
      changed: 3,
      causes: { fact: 3 },
      people: { gained: 0, lost: 0 },
    });
  });

  it('counts who has an eligible charge in one run only', async () => {
    const first = await runOf([charge(), charge({ person_id: 'K2', cleared: 'yes' })]);
    const second = await runOf([
      charge({ cleared: 'yes' }),
      charge({ person_id: 'K2' }),
      charge({ person_id: 'K3' }),
    ]);
    const { stdout } = await ended(first, second, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ people: { gained: 2, lost: 1 } });
  });

  it('writes no cell that runs as a formula, and a file for its owner only', async () => {
    const [first, second] = await pair();
    const out = join(emptyFolder(), 'changes.csv');
    expect((await ended(first, second, '--out', out)).code).toBe(0);
    expect(csvTable(out).map((row) => row.case_number)).toEqual(["'=1+1", "'=1+1", "'=1+1"]);
    expect(statSync(out).mode & 0o777).toBe(0o600);
  });

  it('replaces no file unless it is told to, and leaves nothing else behind', async () => {
    const [first, second] = await pair();
    const folder = emptyFolder();
    const out = fileIn(folder, 'changes.csv', 'mine');
    const refused = await ended(first, second, '--out', out);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/^FILES_FILE_EXISTS: /) });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect((await ended(first, second, '--out', out, '--force')).code).toBe(0);
    expect(csvTable(out)).toHaveLength(3);
    expect(everythingIn(folder)).toEqual(['changes.csv']);
  });

  it('writes nothing into a run', async () => {
    const [first, second] = await pair();
    const out = join(second, 'determinations.csv');
    expect(await ended(first, second, '--out', out, '--force')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^SCREENING_DIFF_INTO_RUN: /),
    });
    expect((await freshstartHere(['verify', second])).code).toBe(0);
  });

  it('stops when it is told to, and leaves nothing', async () => {
    const [first, second] = await pair();
    const folder = emptyFolder();
    const stop = new AbortController();
    const stopped = diffRuns(first, second, {
      rulebooks: [illinoisCannabis],
      layouts: [chargeList],
      programVersion: PROGRAM_VERSION,
      out: join(folder, 'changes.csv'),
      force: false,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(everythingIn(folder)).toEqual([]);
  });

  it('refuses a run that was altered after its manifest, and a folder that is no run', async () => {
    const [first, second] = await pair();
    writeFileSync(join(second, 'summary.json'), '{}');
    const folder = emptyFolder();
    const altered = await ended(first, second, '--out', join(folder, 'changes.csv'));
    expect(altered).toMatchObject({ code: 1, stdout: '' });
    expect(altered.stderr).toMatch(
      /^SCREENING_FILE_ALTERED: The file .*run.summary\.json of the run is not as it/,
    );
    expect(await ended(first, folder)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^SCREENING_NOT_A_RUN: /),
    });
    expect(everythingIn(folder)).toEqual([]);
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
