import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { inThread, type ThreadWork } from './in-thread.js';
import { beginThread, threadsLoaded } from './ready-threads.js';
import { openThread, type TalkingWork } from './talking-thread.js';

const folder = mkdtempSync(join(tmpdir(), 'freshstart-threads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Threads load it by its address; here it only lends its functions their names. */
const SOURCE = `
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
let loads = 0;
export async function load() { loads++; }
export async function loadsLong() {
  await sleep(300);
  writeFileSync(fileURLToPath(import.meta.url) + '.loaded', '');
}
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
async function loadsLong(): Promise<void> {}
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

describe('a thread that is in the midst of loading, as it may be in code of the system', () => {
  const hasLoaded = (name: string): boolean => existsSync(join(folder, `${name}.mjs.loaded`));

  it('is ended once it has loaded', async () => {
    const module = moduleNamed('ended');
    beginThread({ module, load: loadsLong });
    const thread = openThread({ module, run: echo } satisfies TalkingWork<string, string, string>, 'word');
    thread.stop();
    await thread.gone;
    expect(hasLoaded('ended')).toBe(true);
  });

  it('is waited for before the process ends, and no longer', async () => {
    beginThread({ module: moduleNamed('waited'), load: loadsLong });
    await threadsLoaded();
    expect(hasLoaded('waited')).toBe(true);
    beginThread({ module: moduleNamed('failed'), load: fails });
    await threadsLoaded();
  });
});
