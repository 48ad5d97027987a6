import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, fileIn } from '../screening/folders.testkit.js';
import { built, freshstart, screening } from '../screening/freshstart.testkit.js';
import { cellsOf, charge } from '../screening/invented-list.testkit.js';
import { listOf, manifestOf } from '../screening/runs.testkit.js';

/** Enough for threads to share the work, and to be sealed. */
const ROWS = 110_000;
const home = mkdtempSync(join(tmpdir(), 'freshstart-continued-'));
let list: string;
let undisturbed: Record<string, unknown>;

const args = (out: string, ...more: string[]): string[] => screening([list], out, '--no-annotated', ...more);

beforeAll(async () => {
  await built();
  const tail = cellsOf(charge())
    .slice(1)
    .map((cell) => (cell.includes(',') ? `"${cell}"` : cell))
    .join(',');
  const rows = Array.from({ length: ROWS }, (_, n) => `K${n},${tail}\n`);
  list = fileIn(home, 'list.csv', listOf([]) + rows.join(''));
  const ended = await freshstart(args(join(home, 'undisturbed')));
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  undisturbed = manifestOf(join(home, 'undisturbed'));
  return () => rmSync(home, { recursive: true, force: true });
}, 120_000);

const leftIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('.out.partial'))
    .map((name) => join(folder, name));

const restartOf = (run: string): string => join(run, 'workspace', 'restart');

/** What stands in a run's folder once it has come so far. */
const COME_TO = {
  reading: (run: string) => existsSync(join(run, 'workspace', 'sources', 'list.csv')),
  deciding: (run: string) => existsSync(join(restartOf(run), 'reading.seal')),
  'the last stage': (run: string) => existsSync(join(restartOf(run), 'deciding.seal')),
} as const;

/** Starts a run and kills it once it has come so far; its folder. */
async function killed(stage: keyof typeof COME_TO): Promise<{ folder: string; left: string; out: string }> {
  const folder = emptyFolder();
  const out = join(folder, 'out');
  const ended = await freshstart(args(out), {
    started: async (child) => {
      while (child.exitCode === null && !leftIn(folder).some(COME_TO[stage])) await wait(2);
      child.kill('SIGKILL');
    },
  });
  expect(ended.signal).toBe('SIGKILL');
  const [left] = leftIn(folder);
  return { folder, left, out };
}

interface Volatile {
  readonly continuedAfter?: string;
  readonly stages: readonly { readonly stage: string }[];
}

function volatileOf(run: string): { continuedAfter: string | undefined; stages: string[] } {
  const { continuedAfter, stages } = manifestOf(run).volatile as Volatile;
  return { continuedAfter, stages: stages.map(({ stage }) => stage) };
}

const ALL = ['reading', 'joining people', 'deciding', 'writing results', 'writing the workbook', 'sealing'];

function mustBeUndisturbed(run: string): void {
  const { volatile: _, integrity, ...made } = manifestOf(run);
  const { volatile: __, integrity: before, ...wanted } = undisturbed;
  expect(made).toEqual(wanted);
  expect(Object.keys(integrity as object)).toEqual(Object.keys(before as object));
  expect(existsSync(restartOf(run))).toBe(false);
  expect(existsSync(join(run, 'workspace', 'records'))).toBe(false);
}

describe.skipIf(process.platform === 'win32')('a run that was killed', () => {
  it.each([
    ['deciding', 'reading', 1],
    ['the last stage', 'deciding', 3],
  ] as const)('in %s is gone on from after %s, with the same results', async (stage, after, stages) => {
    const { folder, out } = await killed(stage);
    const next = await freshstart(args(out));
    expect(next).toMatchObject({ code: 0, stderr: expect.stringContaining(`was stopped after ${after}`) });
    mustBeUndisturbed(out);
    expect(volatileOf(out)).toEqual({ continuedAfter: after, stages: ALL.slice(stages) });
    expect(leftIn(folder)).toEqual([]);
  });

  it('while it read is begun anew, and nothing of it stays', async () => {
    const { folder, out } = await killed('reading');
    expect(await freshstart(args(out))).toMatchObject({ code: 0, stderr: '' });
    mustBeUndisturbed(out);
    expect(volatileOf(out)).toEqual({ continuedAfter: undefined, stages: ALL });
    expect(leftIn(folder)).toEqual([]);
  });

  it('is not gone on from with other arguments, and its folder goes', async () => {
    const { folder, out } = await killed('deciding');
    const next = await freshstart(args(out, '--no-workbook'));
    expect(next).toMatchObject({ code: 0, stderr: '' });
    expect(volatileOf(out).stages[0]).toBe('reading');
    expect(leftIn(folder)).toEqual([]);
  });

  it.each([
    ['a torn seal', (run: string) => truncateSync(join(restartOf(run), 'reading.seal'), 5000)],
    [
      'an altered kept copy of the same length',
      (run: string) => {
        const path = join(run, 'workspace', 'sources', 'list.csv');
        writeFileSync(path, readFileSync(path, 'utf8').replace('K109999', 'K109998'));
      },
    ],
  ])('and left %s is begun anew', async (_, damage) => {
    const { out, left } = await killed('deciding');
    damage(left);
    expect(await freshstart(args(out))).toMatchObject({ code: 0, stderr: '' });
    mustBeUndisturbed(out);
    expect(volatileOf(out).stages).toEqual(ALL);
  });

  it('and one that only stands still are two: the folder of a process that lives is not touched', async () => {
    const { folder, out, left } = await killed('deciding');
    let living = 0;
    const waiting = freshstart(args(out), {
      started: async (child) => {
        living = child.pid ?? 0;
        while (child.exitCode === null && existsSync(left)) await wait(2);
        child.kill('SIGSTOP');
      },
    });
    while (living === 0 || existsSync(left)) await wait(2);
    const theirs = leftIn(folder);
    expect(theirs).toEqual([join(folder, `.out.partial-${living}`)]);
    const next = await freshstart(args(out));
    expect(next).toMatchObject({ code: 0, stderr: '' });
    expect(volatileOf(out).stages).toEqual(ALL);
    expect(leftIn(folder)).toEqual(theirs);
    process.kill(living, 'SIGCONT');
    expect(await waiting).toMatchObject({ code: 2, stderr: expect.stringContaining('FILES_OUTPUT_EXISTS') });
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('is stopped by an interrupt like any other when it is gone on from, and nothing stays', async () => {
    const { folder, out } = await killed('deciding');
    const next = await freshstart(args(out), {
      started: async (child) => {
        // What was left behind has such a file already: it is to be that of the process that goes on.
        const taken = join(folder, `.out.partial-${child.pid}`, 'determinations.csv');
        while (child.exitCode === null && !existsSync(taken)) await wait(2);
        child.kill('SIGINT');
      },
    });
    expect(next).toMatchObject({ code: 130 });
    expect(readdirSync(folder)).toEqual([]);
  });
});
