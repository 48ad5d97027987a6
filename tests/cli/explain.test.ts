import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  ExplainedFact,
  ExplainedRelief,
  ExplainedRule,
  Explanation,
} from '../../src/screening/explain.js';
import { csvTable } from '../screening/csv.testkit.js';
import { fileIn } from '../screening/folders.testkit.js';
import { freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';
import { charge, inventPeople } from '../screening/invented-list.testkit.js';
import { listOf, RELIEFS } from '../screening/runs.testkit.js';

const MOTION = 'il.state-attorney-motion';
const MINOR = 'il.minor-cannabis-conviction';
const SID = {
  sid: 'IL91000001',
  case_number: '10CR1',
  statute: '720 ILCS 550/4(b)',
  class: '',
  description: '',
};

const home = mkdtempSync(join(tmpdir(), 'freshstart-explain-'));
const run = join(home, 'run');
const big = join(home, 'big');

beforeAll(async () => {
  const first = listOf([
    charge({ ...SID, grams: '', name: 'ASHBROOK, "EL" ELOWEN' }),
    charge({ ...SID, count: '2', statute: '720 ILCS 5/12-3', grams: '', disposition: 'DISMISSED' }),
  ]).replace(',statute,', ', STATUTE ,');
  const second = listOf([charge({ ...SID, grams: '2.5-10', name: 'ASHBROOK, ELOWEN' })]);
  const files = [fileIn(home, 'first.csv', `${first}damaged,row\n`), fileIn(home, 'second.csv', second)];
  expect(await freshstartHere(quickScreening(files, run))).toMatchObject({ code: 0, stderr: '' });
  const list = fileIn(home, 'big.csv', listOf(inventPeople(12, 21)));
  const terms = ['--policy', 'cook-2019', '--without', 'enhancement-recorded'];
  expect((await freshstartHere(quickScreening([list], big, ...terms))).code).toBe(0);
  return () => rmSync(home, { recursive: true, force: true });
});

async function explained(of: string, ...args: string[]): Promise<Explanation> {
  const { code, stdout, stderr } = await freshstartHere(['explain', of, ...args, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

const relief = (of: Explanation, id: string): ExplainedRelief => {
  const found = of.reliefs.find((one) => one.relief === id);
  if (found === undefined) throw new Error(`no relief ${id}`);
  return found;
};

const fact = (of: readonly ExplainedRule[], rule: string, name: string): ExplainedFact | undefined =>
  of.find((one) => one.id === rule)?.facts.find((one) => one.fact === name);

describe('explain', () => {
  it('shows each rule with its truth, words, citation and status', async () => {
    const { reliefs } = await explained(run, '--row', '1', '--file', 'first.csv');
    expect(reliefs.map((one) => one.relief)).toEqual(RELIEFS);
    for (const { rules, citation, title } of reliefs) {
      expect(citation).toMatch(/ILCS/);
      expect(title).not.toBe('');
      expect(rules.length).toBeGreaterThanOrEqual(3);
      for (const rule of rules) {
        expect(['true', 'false', 'unknown']).toContain(rule.truth);
        expect(rule.citation, rule.id).toMatch(/ILCS|form/);
        expect(['verified', 'second-hand', 'recalled']).toContain(rule.status);
        expect(rule.words).not.toBe('');
        expect(rule.tree.truth).toBe(rule.truth);
      }
    }
  });

  it('shows the cells a fact was read from: file, row, header and text as in the file', async () => {
    const shown = await explained(run, '--row', '1', '--file', 'first.csv');
    const { rules } = relief(shown, MINOR);
    expect(fact(rules, 'grams', 'grams')?.cells).toContainEqual({
      column: 'grams',
      header: 'grams',
      text: '2.5-10',
      file: 'second.csv',
      row: 1,
    });
    const statutes = fact(rules, 'section', 'section')?.cells.filter((cell) => cell.column === 'statute');
    expect(statutes).toEqual([
      { column: 'statute', header: 'STATUTE', text: '720 ILCS 550/4(b)', file: 'first.csv', row: 1 },
      { column: 'statute', header: 'statute', text: '720 ILCS 550/4(b)', file: 'second.csv', row: 1 },
    ]);
    expect(shown).toMatchObject({ file: 'first.csv', row: 1, chargesOfPerson: 2, historyKnown: true });
  });

  it('explains a charge the same from either of its sources', async () => {
    const one = await explained(run, '--row', '1', '--file', 'first.csv');
    const other = await explained(run, '--row', '1', '--file', 'second.csv');
    expect(other.reliefs).toEqual(one.reliefs);
    expect(other).toMatchObject({ file: 'second.csv', row: 1, personId: one.personId });
  });

  it('names the other charge that a rule about other charges speaks of', async () => {
    const { rules } = relief(await explained(run, '--row', '1', '--file', 'first.csv'), MINOR);
    const tree = JSON.stringify(rules.find((rule) => rule.id === 'violent-conviction')?.tree);
    expect(tree).toContain('"about":"first.csv, row 2"');
    expect(tree).toContain('the other charge is for a violent crime');
    expect(tree).not.toContain('violent_crime');
  });

  it('--relief shows one relief alone', async () => {
    const { reliefs } = await explained(run, '--row', '1', '--file', 'first.csv', '--relief', MOTION);
    expect(reliefs.map((one) => one.relief)).toEqual([MOTION]);
  });

  it('says as text what it says as JSON', async () => {
    const args = ['explain', run, '--row', '1', '--file', 'first.csv'];
    const { code, stdout, stderr } = await freshstartHere(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { reliefs } = await explained(run, ...args.slice(2));
    for (const { title, citation, reason, rules } of reliefs) {
      for (const words of [title, citation, reason]) expect(stdout).toContain(words);
      for (const rule of rules)
        expect(stdout).toContain(`${rule.id}: ${rule.words}\n          ${rule.citation} (${rule.status})`);
    }
    expect(stdout).toContain('grams = "2.5-10" [second.csv, row 1]');
    expect(stdout).toContain('STATUTE = "720 ILCS 550/4(b)" [first.csv, row 1]');
    expect(stdout).toContain('\n          the weight in grams: ');
    expect(stdout).not.toMatch(/^ *(?:grams|disposition|offense_date): /m);
  });

  it('says what is missing or assumed in words, and by the name in the files of the run', async () => {
    const rows = csvTable(join(big, 'determinations.csv'));
    const open = rows.filter((one) => one.missing_facts.split('; ').includes('grams')).slice(0, 3);
    const words = new Map<string, string | undefined>();
    for (const { source_row: row } of open) {
      const { stdout } = await freshstartHere(['explain', big, '--row', row]);
      const rules = (await explained(big, '--row', row)).reliefs.flatMap((one) => one.rules);
      const told = rules.flatMap((rule) => [
        ...rule.missing.map((name, at) => [name, rule.missingWords[at]] as const),
        ...[rule, ...rule.facts].flatMap((one) =>
          one.assumptions.map((name, at) => [name, one.assumptionWords[at]] as const),
        ),
      ]);
      for (const [name, said] of told) {
        words.set(name, said);
        if (!name.startsWith('counsel: ')) expect(stdout).toContain(`${said} (${name})`);
      }
    }
    expect(words.get('grams')).toBe('the weight in grams');
    expect([...words.values()]).toContain("The list holds all of the person's charges");
  });

  it.each(['sources/first.csv', 'sources/second.csv', 'index.duckdb', 'places.bin'])(
    'explains nothing from a workspace whose %s was changed',
    async (file) => {
      const copy = join(mkdtempSync(join(home, 'copy-')), 'run');
      cpSync(run, copy, { recursive: true });
      const path = join(copy, 'workspace', file);
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1] ^= 1;
      writeFileSync(path, bytes);
      const { code, stdout, stderr } = await freshstartHere([
        'explain',
        copy,
        '--row',
        '1',
        '--file',
        'first.csv',
      ]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^SCREENING_FILE_ALTERED: The file workspace./);
      expect(stderr).toContain(file);
    },
  );

  it('says why a charge under another law gets no determination', async () => {
    const shown = await explained(run, '--row', '2', '--file', 'first.csv');
    expect(shown).toMatchObject({ inScope: false, outside: 'another act', reliefs: [] });
    const { stdout } = await freshstartHere(['explain', run, '--row', '2', '--file', 'first.csv']);
    expect(stdout).toContain('gets no determination');
  });

  it('agrees with determinations.csv on every row of a list full of gaps, under a policy', async () => {
    const rows = csvTable(join(big, 'determinations.csv'));
    expect(new Set(rows.map((row) => row.selected)).size).toBeGreaterThanOrEqual(2);
    const numbers = [...new Set(rows.map((row) => row.source_row))];
    for (const row of numbers) {
      const { reliefs } = await explained(big, '--row', row);
      const written = rows.filter((one) => one.source_row === row);
      expect(
        reliefs.map((one) => [
          one.relief,
          one.outcome,
          one.selected,
          one.rule,
          one.reason,
          one.missingFacts,
          one.assumptions,
        ]),
      ).toEqual(
        written.map((one) => [
          one.relief,
          one.outcome,
          one.selected,
          one.rule,
          one.reason,
          one.missing_facts,
          one.assumptions,
        ]),
      );
      for (const { outcome, rule, rules } of reliefs) {
        const decisive = outcome === 'needs_review' ? 'unknown' : 'false';
        if (rule !== '') expect(rules.find((one) => one.truth === decisive)?.id).toBe(rule);
        else expect(rules.every((one) => one.truth === 'true')).toBe(true);
      }
    }
  });
});

describe('a row that cannot be explained', () => {
  it.each([
    [['--row', '0', '--file', 'first.csv'], 'SCREENING_NO_SUCH_ROW'],
    [['--row', '4', '--file', 'first.csv'], 'SCREENING_NO_SUCH_ROW'],
    [['--row', '99999999999', '--file', 'first.csv'], 'SCREENING_NO_SUCH_ROW'],
    [['--row', '3', '--file', 'first.csv'], 'SCREENING_ROW_REJECTED'],
    [['--row', '1'], 'SCREENING_NAME_A_FILE'],
    [['--row', '1', '--file', 'third.csv'], 'SCREENING_NO_SUCH_FILE'],
    [['--row', '1', '--file', 'first.csv', '--relief', 'il.none'], 'SCREENING_NO_SUCH_RELIEF'],
    [['--row', '-1', '--file', 'first.csv'], 'CLI_USAGE'],
    [['--row', '1.5', '--file', 'first.csv'], 'CLI_USAGE'],
  ])('%j', async (args, code) => {
    const ended = await freshstartHere(['explain', run, ...args]);
    expect(ended.stderr).toMatch(new RegExp(`^${code}: [^\\n]+\\n {2}Next: [^\\n]+\\n$`));
    expect(ended.stdout).toBe('');
    expect(ended.code).toBe(2);
  });
});
