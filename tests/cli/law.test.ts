import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { manifestSchema } from '../../src/screening/manifest.js';
import { rulebooks } from '../../src/states/index.js';
import { emptyFolder, fileIn } from '../screening/folders.testkit.js';
import { built, freshstart, freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';
import { charge } from '../screening/invented-list.testkit.js';
import { listOf, manifestOf } from '../screening/runs.testkit.js';

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
