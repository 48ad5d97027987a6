import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack } from '../../scripts/pack.mjs';
import { placeInCode } from '../../src/files/place-in-code.js';

/** A program that finds a module by the address which that module says of itself, as threads do. */
const MODULES: Readonly<Record<string, string>> = {
  'cli/main': `import * as other from '../record/other.js';
import { home } from '../states/law.js';
import { count } from '../record/shared.js';
export const found = async () => (await import(home)).counted();
export const counted = count;
export function read() {
  return [read.name, other.read.name];
}
export const lazy = async () => (await import('../record/thrower.js')).fail();
`,
  'record/other': `export function read() {}
`,
  'states/law': `import { count } from '../record/shared.js';
export const home = import.meta.url;
export const counted = () => count();
`,
  'record/shared': `let counts = 0;
export const count = () => ++counts;
`,
  'record/thrower': `import { count } from './shared.js';

export function fail() {
  count();
  throw new Error('the text of a cell');
}
`,
};

/** In a process of its own, since a test runner shows places as its own maps say. */
const PRINTS_STACK = `import { lazy } from './cli/main.js';
await lazy().catch((error) => console.log(error.stack));`;

describe('packed modules', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'freshstart pack '));
  const dist = path.join(folder, 'dist');
  const modules = path.join(dist, 'modules');
  const load = (name: string): Promise<Record<string, () => unknown>> =>
    import(/* @vite-ignore */ pathToFileURL(path.join(dist, `${name}.js`)).href);

  beforeAll(async () => {
    for (const [name, text] of Object.entries(MODULES)) {
      mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
      writeFileSync(path.join(modules, `${name}.js`), text);
    }
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
    await pack(folder, modules, Object.keys(MODULES), dist);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('a module that asks for its address is told a place at which it can be found', async () => {
    const { home } = await load('states/law');
    expect(home).toBe(pathToFileURL(path.join(dist, 'states', 'law.js')).href);
  });

  it('a module is there once, however it is found', async () => {
    const { counted, found } = await load('cli/main');
    const first = Number(counted());
    expect(await found()).toBe(first + 1);
    expect(counted()).toBe(first + 2);
  });

  it('functions of one name keep it in one file', async () => {
    const { read } = await load('cli/main');
    expect(read()).toEqual(['read', 'read']);
  });

  it('an error is found in the module and at the line where it arose', () => {
    const stack = execFileSync(process.execPath, ['--input-type=module', '-e', PRINTS_STACK], {
      cwd: dist,
      encoding: 'utf8',
    });
    expect(stack).toContain('together');
    expect(placeInCode(stack)).toBe('record/thrower.js:5');
  });
});

describe('where an error arose', () => {
  it('is the first place in our own code, with nothing of the text', () => {
    const stack = `Error: at a cell (/x/src/cell.ts:1:1)
    at parse (/home/a b/node_modules/yaml/dist/compose.js:7:9)
    at async file:///C:/fresh%20start/dist/modules/law/policy.js:31:5
    at main (file:///C:/fresh%20start/dist/modules/cli/main.js:40:3)`;
    expect(placeInCode(stack)).toBe('law/policy.js:31');
    expect(placeInCode('    at node:internal/main:12:9\n    at /opt/dist-tools/x.js:1:2')).toBe('');
  });
});
