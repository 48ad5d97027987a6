import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { STAGES } from '../../src/screening/progress.js';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import { built, freshstart, quickScreening, screening } from '../screening/freshstart.testkit.js';
import { cellsOf, charge, inventPeople } from '../screening/invented-list.testkit.js';
import { listOf, screenHere } from '../screening/runs.testkit.js';

/** Long enough for a busy machine; a run of the list takes longer than this, and ends with 0 instead. */
const SOON = 3000;
const ROWS = 200_000;
/** Of a list that one thread decides, in one portion, for which a workbook is made too. */
const FEWER_ROWS = 60_000;

const home = mkdtempSync(join(tmpdir(), 'freshstart-interrupt-'));
let list: string;
let shortList: string;

beforeAll(async () => {
  await built();
  const head = listOf([]);
  const tail = cellsOf(charge())
    .slice(1)
    .map((cell) => (cell.includes(',') ? `"${cell}"` : cell))
    .join(',');
  const rows = (length: number): string =>
    head + Array.from({ length }, (_, n) => `K${n},${tail}\n`).join('');
  list = fileIn(home, 'list.csv', rows(ROWS));
  shortList = fileIn(home, 'short/list.csv', rows(FEWER_ROWS));
  return () => rmSync(home, { recursive: true, force: true });
});

/** The hidden folder in which a run is being made, once it is there. */
function partial(folder: string): string | undefined {
  const name = readdirSync(folder).find((entry) => entry.startsWith('.out.partial'));
  return name === undefined ? undefined : join(folder, name);
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? -1;
const source = (run: string): string => join(run, 'workspace', 'sources', 'list.csv');

/** Whether a run has come so far, told by what stands in its folder. */
const COME_TO = {
  reading: (run: string) => sizeOf(source(run)) >= 0,
  deciding: (run: string) => existsSync(join(run, 'workspace', 'restart', 'reading.seal')),
  'writing results': (run: string) => existsSync(join(run, 'determinations.csv')),
  'writing the workbook': (run: string) => existsSync(join(run, 'summary.json')),
} as const;

async function stopped(
  signal: NodeJS.Signals,
  stage: keyof typeof COME_TO,
  later: number,
  shape: 'long' | 'short' = 'long',
) {
  const folder = emptyFolder();
  let sent = 0;
  const out = join(folder, 'out');
  const asked =
    shape === 'long' ? quickScreening([list], out) : screening([shortList], out, '--no-annotated');
  const ended = await freshstart([...asked, '--threads', '2'], {
    started: async (child) => {
      for (;;) {
        const run = partial(folder);
        if (run !== undefined && COME_TO[stage](run)) break;
        if (child.exitCode !== null) return;
        await wait(2);
      }
      await wait(later);
      sent = performance.now();
      child.kill(signal);
    },
  });
  return { folder, ended, took: performance.now() - sent };
}

describe.skipIf(process.platform === 'win32')('a run of a long list', () => {
  it.each<readonly [string, keyof typeof COME_TO, number, 'long' | 'short']>([
    ['while it is read', 'reading', 0, 'long'],
    ['while people are joined', 'deciding', 100, 'long'],
    ['while it is decided', 'deciding', 900, 'long'],
    ['while its results are written', 'writing results', 50, 'long'],
    ['while it is decided in one portion', 'deciding', 600, 'short'],
    ['while its workbook is written', 'writing the workbook', 50, 'short'],
  ])('that is interrupted %s ends soon with 130, and leaves nothing', async (_, stage, later, shape) => {
    const { folder, ended, took } = await stopped('SIGINT', stage, later, shape);
    expect(ended).toEqual({
      code: 130,
      signal: null,
      stdout: '',
      stderr: 'Stopped. Nothing was left behind.\n',
    });
    expect(took).toBeLessThan(SOON);
    expect(everythingIn(folder)).toEqual([]);
  });

  it('that is asked to end by the system does the same', async () => {
    const { folder, ended } = await stopped('SIGTERM', 'reading', 0);
    expect(ended.code).toBe(130);
    expect(everythingIn(folder)).toEqual([]);
  });

  it('that is killed leaves nothing under the final name, and the next run does not mind', async () => {
    const { folder, ended } = await stopped('SIGKILL', 'writing results', 0);
    expect(ended.signal).toBe('SIGKILL');
    expect(existsSync(join(folder, 'out'))).toBe(false);
    const short = fileIn(folder, 'short.csv', listOf([charge()]));
    const next = await freshstart(quickScreening([short], join(folder, 'out')));
    expect(next).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(folder, 'out', 'manifest.json'))).toBe(true);
  });
});

describe('a run that is stopped', () => {
  it.each(STAGES)('at the stage "%s" leaves nothing, and an earlier run stays', async (stage) => {
    const folder = emptyFolder();
    const short = fileIn(folder, 'list.csv', listOf(inventPeople(20, 1)));
    const out = join(folder, 'out');
    fileIn(folder, 'out/manifest.json', '{"program":{"name":"freshstart"}}');
    const before = everythingIn(folder);
    const stop = new AbortController();
    const reason = new Error('stopped by the test');
    const seen = new Set<string>();
    const ended = screenHere([short], out, {
      workbook: true,
      annotated: true,
      force: true,
      signal: stop.signal,
      onProgress: (progress) => {
        seen.add(progress.stage);
        if (progress.stage === stage) stop.abort(reason);
      },
    });
    await expect(ended).rejects.toBe(reason);
    expect([...seen].at(-1)).toBe(stage);
    expect(everythingIn(folder)).toEqual(before);
  });
});
