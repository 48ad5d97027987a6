import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM_VERSION } from '../../src/cli/program.js';
import type { Layout } from '../../src/intake/layout.js';
import { chargeList } from '../../src/intake/layouts/charge-list.js';
import { isoDay } from '../../src/record/day.js';
import { diffRuns } from '../../src/screening/diff/diff-runs.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';
import { csvTable } from './csv.testkit.js';
import {
  ARREST,
  changeOf,
  changes,
  ended,
  lateArrest,
  MINOR,
  MOTION,
  policy,
  runOf,
} from './diff.testkit.js';
import { emptyFolder } from './folders.testkit.js';
import { type Cells, charge } from './invented-list.testkit.js';
import { hashOf, manifestOf } from './runs.testkit.js';

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
