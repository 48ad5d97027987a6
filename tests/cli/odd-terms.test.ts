import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import { freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';
import { charge } from '../screening/invented-list.testkit.js';
import { listOf, manifestOf } from '../screening/runs.testkit.js';
import { pipeIn } from './pipes.testkit.js';

const screened = async (...more: string[]) => {
  const folder = emptyFolder();
  const list = fileIn(folder, 'list.csv', listOf([charge()]));
  const out = join(folder, 'out');
  return { folder, out, ...(await freshstartHere(quickScreening([list], out, ...more))) };
};

describe('--as-of', () => {
  it.each([
    ['0000-01-01'],
    ['0001-01-01'],
    ['1899-12-31'],
    ['2026-02-30'],
    ['26-11-22'],
    ['2200-01-01'],
    ['9999-12-31'],
    ['tomorrow'],
  ])('%s is refused, and nothing is left', async (day) => {
    const { folder, code, stderr } = await screened('--as-of', day);
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^SCREENING_UNKNOWN_AS_OF: ${day} is no calendar date from 1900`));
    expect(everythingIn(folder)).toEqual(['list.csv']);
  });

  it.each([['1900-01-01'], ['2199-12-31']])(
    '%s, the first or the last day it may be, is used',
    async (day) => {
      const { out, code } = await screened('--as-of', day);
      expect(code).toBe(0);
      expect(manifestOf(out).asOf).toBe(day);
      expect((await freshstartHere(['verify', out])).code).toBe(0);
    },
  );

  it('a day that is still to come is said to be so, and no other', async () => {
    expect((await screened('--as-of', '2199-12-31')).stdout).toMatch(/--as-of names is still to come: /);
    expect((await screened('--as-of', '2020-01-01')).stdout).not.toContain('still to come');
  });
});

describe.skipIf(process.platform === 'win32')('a file of settings that is a pipe', () => {
  it.each([
    ['--policy', 'LAW_POLICY_NOT_FOUND'],
    ['--layout', 'CLI_UNKNOWN_LAYOUT'],
  ])('is refused at once: %s', async (option, wrong) => {
    const pipe = pipeIn(emptyFolder(), 'pipe.yaml');
    const { code, stderr } = await screened(option, pipe);
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^${wrong}: `));
  });
});
