import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, fileIn } from '../folders.testkit.js';
import { built, freshstart, screening } from '../freshstart.testkit.js';
import { inventPeople } from '../invented-list.testkit.js';
import { listOf } from '../runs.testkit.js';

/** Loaded before the program: every way out of Node throws, and leaves a trace that no catch can hide. */
const SHUT = `
const { appendFileSync } = require('node:fs');
const shut = (object, name, label) => {
  object[name] = function () {
    appendFileSync(process.env.SHUT_TRACE, label + '\\n');
    throw new Error('no connection is allowed: ' + label);
  };
};
const net = require('node:net');
shut(net.Socket.prototype, 'connect', 'net.Socket.connect');
for (const name of ['connect', 'createConnection']) shut(net, name, 'net.' + name);
shut(require('node:tls'), 'connect', 'tls.connect');
for (const room of ['http', 'https']) {
  for (const name of ['request', 'get']) shut(require('node:' + room), name, room + '.' + name);
}
shut(require('node:http2'), 'connect', 'http2.connect');
shut(require('node:dgram'), 'createSocket', 'dgram.createSocket');
const dns = require('node:dns');
for (const part of [dns, dns.promises]) {
  for (const name of Object.keys(part)) if (/^(lookup|resolve|reverse)/.test(name)) shut(part, name, 'dns.' + name);
}
shut(globalThis, 'fetch', 'fetch');
require('node:module').syncBuiltinESMExports();
`;

function shutFolder(): { folder: string; trace: string; env: NodeJS.ProcessEnv } {
  const folder = emptyFolder();
  const trace = join(folder, 'trace.txt');
  const preload = fileIn(folder, 'shut.cjs', SHUT);
  return { folder, trace, env: { NODE_OPTIONS: `--require ${preload}`, SHUT_TRACE: trace } };
}

beforeAll(built);

describe('once installed, no connection leaves the machine', () => {
  it('a list is screened, verified and explained with every way out shut', async () => {
    const { folder, trace, env } = shutFolder();
    const list = fileIn(folder, 'list.csv', listOf(inventPeople(40, 5)));
    const out = join(folder, 'out');
    for (const args of [screening([list], out), ['verify', out], ['explain', out, '--row', '1']]) {
      const { code, stdout, stderr } = await freshstart(args, { env });
      expect({ code, stderr }, args[0]).toEqual({ code: 0, stderr: '' });
      expect(stdout).not.toBe('');
    }
    expect(existsSync(trace)).toBe(false);
  });

  it('what shuts the ways out would be noticed', async () => {
    const { folder, trace, env } = shutFolder();
    const call = fileIn(
      folder,
      'call.mjs',
      "import { get } from 'node:http'; try { get('http://127.0.0.1:9'); } catch { process.exitCode = 7; }",
    );
    const { code } = await freshstart(['--version'], {
      env: { ...env, NODE_OPTIONS: `${env.NODE_OPTIONS} --import ${call}` },
    });
    expect(code).not.toBe(null);
    expect(readFileSync(trace, 'utf8')).toContain('http.get');
  });
});
