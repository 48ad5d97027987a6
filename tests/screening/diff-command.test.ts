import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM_VERSION } from '../../src/cli/program.js';
import { chargeList } from '../../src/intake/layouts/charge-list.js';
import { diffRuns } from '../../src/screening/diff/diff-runs.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';
import { csvTable } from './csv.testkit.js';
import { ended, runOf } from './diff.testkit.js';
import { emptyFolder, everythingIn, fileIn } from './folders.testkit.js';
import { freshstartHere } from './freshstart.testkit.js';
import { charge } from './invented-list.testkit.js';

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
