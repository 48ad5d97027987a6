import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Stage } from '../../src/screening/progress.js';
import type { ScreenOptions } from '../../src/screening/screen.js';
import { emptyFolder, fileIn } from './folders.testkit.js';
import { inventPeople } from './invented-list.testkit.js';
import { listOf, manifestOf, screenHere } from './runs.testkit.js';

/** The number of a process that is at its end. */
const ENDED = spawnSync(process.execPath, ['-e', '']).pid;
const MARK = join('workspace', 'restart', 'run.json');

const ALL = { annotated: true, workbook: true, sealBytes: 0, portionRecords: 20 } as const;

/** A list, and the same people gzipped with a row too many cells and one that is no UTF-8. */
function listsIn(folder: string): string[] {
  const broken = Buffer.concat([
    Buffer.from(`${listOf(inventPeople(30, 2))}a,b\n`),
    Buffer.from(
      listOf(inventPeople(1, 3))
        .split('\n')[1]
        .replace(/[A-Z]{3}/, '\xd1'),
    ),
    Buffer.from([0x0a]),
  ]);
  return [
    fileIn(folder, 'list.csv', listOf(inventPeople(60, 1))),
    fileIn(folder, 'more.csv.gz', gzipSync(broken)),
  ];
}

/** Leaves beside `out` what a run would have left that was killed when it began a stage. */
async function left(
  inputs: string[],
  out: string,
  stage: Stage,
  more: Partial<ScreenOptions>,
): Promise<void> {
  const folder = join(out, '..');
  const stop = new AbortController();
  const ended = screenHere(inputs, out, {
    ...more,
    signal: stop.signal,
    onProgress: (progress) => {
      if (progress.stage !== stage || stop.signal.aborted) return;
      // What was read is sealed while the first portion is decided.
      if (stage === 'deciding' && progress.done === 0) return;
      const [run] = readdirSync(folder).filter((name) => name.startsWith('.out.partial'));
      const copy = join(folder, `.out.partial-${ENDED}`);
      cpSync(join(folder, run), copy, { recursive: true });
      const mark = JSON.parse(readFileSync(join(copy, MARK), 'utf8'));
      mark.process = { ...mark.process, pid: ENDED, began: null };
      writeFileSync(join(copy, MARK), JSON.stringify(mark));
      stop.abort(new Error('killed'));
    },
  });
  await expect(ended).rejects.toThrow('killed');
}

/** Screens, and says after which stage it went on. */
async function screened(inputs: string[], out: string, more: Partial<ScreenOptions>): Promise<string[]> {
  const after: string[] = [];
  await screenHere(inputs, out, { ...more, onContinued: (stage) => after.push(stage) });
  return after;
}

const resultsOf = (run: string): unknown => {
  const { volatile: _, integrity, ...rest } = manifestOf(run);
  return { rest, files: Object.keys(integrity as object), all: readdirSync(run, { recursive: true }).sort() };
};

describe('what a killed run left', () => {
  it.each([
    ['deciding', 'reading'],
    ['writing results', 'deciding'],
    ['writing the workbook', 'deciding'],
    ['sealing', 'deciding'],
  ] as const)('at the stage "%s" is gone on from after %s, and the run is the same', async (stage, after) => {
    const folder = emptyFolder();
    const inputs = listsIn(folder);
    const [out, whole] = [join(folder, 'a', 'out'), join(folder, 'b', 'out')];
    await left(inputs, out, stage, ALL);
    expect(await screened(inputs, out, ALL)).toEqual([after]);
    expect(await screened(inputs, whole, ALL)).toEqual([]);
    expect(resultsOf(out)).toEqual(resultsOf(whole));
    expect(readdirSync(join(folder, 'a'))).toEqual(['out']);
  });

  it('is begun anew when the list is too small to be worth it', async () => {
    const folder = emptyFolder();
    const inputs = listsIn(folder);
    const out = join(folder, 'a', 'out');
    const { sealBytes: _, ...unsealed } = ALL;
    await left(inputs, out, 'writing results', unsealed);
    expect(await screened(inputs, out, unsealed)).toEqual([]);
    expect(readdirSync(join(folder, 'a'))).toEqual(['out']);
  });

  it.each<[string, Partial<ScreenOptions>]>([
    ['another version of the program', { programVersion: 'next' }],
    ['another assumption', { assumptionsOff: ['history-complete'] }],
    ['another county', { county: 'all' }],
    ['one source', { sameSource: true }],
    ['no copies', { annotated: false }],
  ])('is removed by a run of %s', async (_, other) => {
    const folder = emptyFolder();
    const inputs = listsIn(folder);
    const out = join(folder, 'a', 'out');
    await left(inputs, out, 'deciding', ALL);
    expect(await screened(inputs, out, { ...ALL, ...other })).toEqual([]);
    expect(readdirSync(join(folder, 'a'))).toEqual(['out']);
  });

  it('is removed when an input was written again, even with the same bytes', async () => {
    const folder = emptyFolder();
    const inputs = listsIn(folder);
    const out = join(folder, 'a', 'out');
    await left(inputs, out, 'deciding', ALL);
    listsIn(folder);
    expect(await screened(inputs, out, ALL)).toEqual([]);
  });

  it('is not touched when it does not say what it is', async () => {
    const folder = emptyFolder();
    const inputs = listsIn(folder);
    const out = join(folder, 'a', 'out');
    await left(inputs, out, 'deciding', ALL);
    const mark = join(folder, 'a', `.out.partial-${ENDED}`, MARK);
    writeFileSync(mark, readFileSync(mark, 'utf8').slice(0, -9));
    expect(await screened(inputs, out, ALL)).toEqual([]);
    expect(readdirSync(join(folder, 'a')).sort()).toEqual([`.out.partial-${ENDED}`, 'out']);
  });
});
