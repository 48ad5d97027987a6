import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rulebookHash } from '../../src/law/rulebook-hash.js';
import { manifestSchema } from '../../src/screening/manifest.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';
import { rulebooks } from '../../src/states/index.js';
import { emptyFolder, fileIn } from '../screening/folders.testkit.js';
import { built, freshstart, freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';
import { charge } from '../screening/invented-list.testkit.js';
import { listOf, manifestOf } from '../screening/runs.testkit.js';

const SCRIPT = ['--format', 'sql', '--dialect', 'duckdb'];

const law = (...args: string[]) => freshstartHere(['law', 'illinois-cannabis', ...args]);

describe('freshstart law', () => {
  it('prints a rulebook as Markdown', async () => {
    const { code, stdout, stderr } = await law();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^# Illinois: cannabis records/);
  });

  it('lists the rulebooks when none is named', async () => {
    const { code, stdout } = await freshstartHere(['law']);
    expect(code).toBe(0);
    for (const { id, title } of rulebooks) expect(stdout).toContain(`| \`${id}\` | ${title} |`);
  });

  it('names the hash that the manifest of a run names', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'run');
    await freshstartHere(quickScreening([fileIn(folder, 'list.csv', listOf([charge({})]))], out));
    const { hash } = manifestSchema.parse(manifestOf(out)).rulebook;
    expect((await law()).stdout).toContain(`**Hash of the law:** \`${hash}\``);
    expect((await law('--format', 'html')).stdout).toContain(`<code>${hash}</code>`);
    expect(JSON.parse((await law('--format', 'json')).stdout).rulebook.lawHash).toBe(hash);
  });

  it('writes a file, in the form that its name says unless another is asked for', async () => {
    const folder = emptyFolder();
    const write = async (name: string, ...args: string[]): Promise<string> => {
      const file = join(folder, name);
      expect(await law('--out', file, ...args)).toMatchObject({ code: 0, stdout: `Written: ${file}\n` });
      return readFileSync(file, 'utf8');
    };
    expect(await write('law.html')).toMatch(/^<!DOCTYPE html>/);
    expect(JSON.parse(await write('law.JSON')).format).toBe(1);
    expect(await write('law.txt')).toMatch(/^# /);
    expect(await write('law.html', '--format', 'md')).toMatch(/^# /);
  });

  it('prints what waits for counsel alone', async () => {
    const { stdout } = await law('--open-points');
    expect(stdout).toMatch(/^# Open points for counsel: Illinois/);
    expect(stdout).toContain('does the motion reach a conviction on or after 2019-06-25?');
    expect(stdout).not.toContain('Scenarios');
    expect(JSON.parse((await law('--open-points', '--format', 'json')).stdout).kind).toBe('open-points');
  });

  it.each<[string, string[], string]>([
    ['a rulebook that there is not', ['no-law'], 'CLI_UNKNOWN_LAW'],
    ['a file of no rulebook, where there are several', ['--out', 'law.html'], 'CLI_LAW_NOT_NAMED'],
    ['open points of no rulebook, where there are several', ['--open-points'], 'CLI_LAW_NOT_NAMED'],
    ['a format that there is not', ['illinois-cannabis', '--format', 'pdf'], 'CLI_USAGE'],
  ])('refuses %s', async (_, args, wrong) => {
    const { code, stdout, stderr } = await freshstartHere(['law', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(wrong);
  });

  it('says where it cannot write, and prints nothing', async () => {
    const { code, stdout } = await law('--out', join(emptyFolder(), 'nowhere', 'law.md'));
    expect([code, stdout]).toEqual([3, '']);
  });
});

describe('freshstart law as SQL', () => {
  const sql = (...args: string[]) => law('--format', 'sql', '--dialect', 'postgres', ...args);
  const head = (script: string): string => script.slice(0, script.indexOf('CREATE TABLE'));

  it('says what it was printed for, with the hash of the law', async () => {
    const args = ['--as-of', '2026-02-28', '--county', 'COOK COUNTY', '--policy', 'cook-2019'];
    const { code, stdout, stderr } = await sql(...args, '--without', 'history-complete');
    expect([code, stderr]).toEqual([0, '']);
    for (const line of [
      `-- Hash of the law: ${rulebookHash(illinoisCannabis)}`,
      '-- Engine: PostgreSQL 14 or later (postgres)',
      '-- As of: 2026-02-28.',
      '-- County that asks: Cook\n',
      '-- Policy: cook-2019 {"possessionOnly":true,"maxGrams":30}',
      '-- Assumptions off: history-complete\n',
      '4 = history-complete (off: facts may not rest on it)',
    ]) {
      expect(head(stdout)).toContain(line);
    }
    expect(stdout).toContain("= 'Cook'");
    expect((await sql(...args, '--without', 'history-complete')).stdout).toBe(stdout);
  });

  it('is for today, all counties, the default policy and every assumption unless told otherwise', async () => {
    const { stdout } = await sql();
    expect(head(stdout)).toMatch(/-- As of: \d{4}-\d{2}-\d{2}\./);
    for (const line of ['County that asks: all (', 'Policy: none\n', 'Assumptions off: none\n']) {
      expect(head(stdout)).toContain(line);
    }
    const other = ['law', 'california-prop64', '--format', 'sql', '--dialect', 'duckdb', '--without', 'all'];
    const { stdout: californian } = await freshstartHere(other);
    expect(head(californian)).toContain('-- Policy: statewide ');
    expect(head(californian)).toContain('-- Assumptions on: none\n');
  });

  it('is written to a file whose name ends so', async () => {
    const file = join(emptyFolder(), 'law.sql');
    const written = await law('--dialect', 'duckdb', '--as-of', '2026-11-22', '--out', file);
    expect(written).toMatchObject({ code: 0, stdout: `Written: ${file}\n` });
    expect(readFileSync(file, 'utf8')).toContain('-- Engine: DuckDB');
  });

  it.each<[string, string[], string]>([
    ['an engine that there is not', ['--format', 'sql', '--dialect', 'oracle'], 'LAW_UNKNOWN_DIALECT'],
    ['SQL for no engine', ['--format', 'sql'], 'CLI_SQL_NEEDS'],
    ['an engine for a document', ['--dialect', 'duckdb'], 'CLI_ONLY_WITH_SQL'],
    ['an engine for another format', ['--format', 'json', '--dialect', 'duckdb'], 'CLI_ONLY_WITH_SQL'],
    ['a county for a document', ['--county', 'Cook'], 'CLI_ONLY_WITH_SQL'],
    ['no assumptions for a document', ['--without', 'all'], 'CLI_ONLY_WITH_SQL'],
    ['open points as SQL', ['--format', 'sql', '--dialect', 'duckdb', '--open-points'], 'CLI_USAGE'],
    ['a county that there is not', [...SCRIPT, '--county', 'Springfield'], 'SCREENING_UNKNOWN_COUNTY'],
    ['a day that there is not', [...SCRIPT, '--as-of', '2026-02-30'], 'SCREENING_UNKNOWN_AS_OF'],
    ['an assumption that there is not', [...SCRIPT, '--without', 'rain'], 'LAW_UNKNOWN_ASSUMPTION'],
    ['a policy that there is not', [...SCRIPT, '--policy', 'no-such'], 'LAW_POLICY_NOT_FOUND'],
  ])('refuses %s', async (_, args, wrong) => {
    const { code, stdout, stderr } = await law(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(wrong);
  });

  it('asks which rulebook when there are several', async () => {
    const { code, stderr } = await freshstartHere(['law', '--format', 'sql', '--dialect', 'duckdb']);
    expect(code).toBe(2);
    expect(stderr).toContain('illinois-cannabis, california-prop64');
  });
});

describe('the built program', () => {
  beforeAll(built);

  it('prints the whole document with every scenario, twice the same', async () => {
    const [once, again] = [
      await freshstart(['law', 'illinois-cannabis']),
      await freshstart(['law', 'illinois-cannabis']),
    ];
    expect([once.code, once.stderr]).toEqual([0, '']);
    expect(once.stdout).toBe(again.stdout);
    expect(once.stdout).toBe((await law()).stdout);
  });
});
