import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { inThread, type ThreadWork } from './in-thread.js';
import { beginThread } from './ready-threads.js';
import { openThread, type TalkingWork } from './talking-thread.js';

const folder = mkdtempSync(join(tmpdir(), 'freshstart-threads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Threads load it by its address; here it only lends its functions their names. */
const SOURCE = `
let loads = 0;
export async function load() { loads++; }
export async function fails() { throw new Error('it cannot be loaded'); }
export function told(word) { return word + ' ' + loads; }
export async function echo(word, channel) {
  channel.send(word + ' ' + loads);
  channel.send((await channel.receive()) + ' ' + loads);
}
`;

function moduleNamed(name: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, SOURCE);
  return pathToFileURL(path).href;
}

async function load(): Promise<void> {}
async function fails(): Promise<void> {}
const told = (word: string): string => word;
async function echo(): Promise<void> {}

it('a thread that was begun has loaded what its work needs when it is told it, and is given away once', async () => {
  const module = moduleNamed('once');
  const work: ThreadWork<string, string> = { module, run: told };
  beginThread({ module, load });
  expect(await inThread(work, 'first').result).toBe('first 1');
  expect(await inThread(work, 'second').result).toBe('second 0');
});

it('a thread that talks may have been begun as well', async () => {
  const module = moduleNamed('talks');
  const work: TalkingWork<string, string, string> = { module, run: echo };
  beginThread({ module, load });
  const thread = openThread(work, 'begun');
  expect(await thread.receive()).toBe('begun 1');
  thread.send('asked');
  expect(await thread.receive()).toBe('asked 1');
  await thread.gone;
});

it('a thread that cannot load harms nobody until it is asked for, and after it another one does the work', async () => {
  const module = moduleNamed('fails');
  const work: ThreadWork<string, string> = { module, run: told };
  beginThread({ module, load: fails });
  await sleep(500);
  // On a slow machine it may have been given away before it had failed.
  const first = await inThread(work, 'other').result.catch((error: Error) => error.message);
  expect(['other 0', 'it cannot be loaded']).toContain(first);
  expect(await inThread(work, 'another').result).toBe('another 0');
});
