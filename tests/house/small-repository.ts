import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './project-files.js';

/** What a started program did. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to start: from which folder, under which PATH, as which user, and what to do once it has printed something. */
export interface How {
  readonly cwd?: string;
  readonly path?: string;
  readonly user?: number;
  readonly onFirstOutput?: (pid: number) => void;
}

/** A small repository with the launcher of this one, a tiny program, and an npm that needs no network. */
export interface SmallRepository {
  readonly root: string;
  /** A folder that is not the repository's. */
  readonly elsewhere: string;
  write(file: string, text: string): void;
  /** How many times npm was run. */
  npmRuns(): number;
  start(args: readonly string[], how?: How): Promise<Ended>;
  remove(): void;
}

/**
 * Prints where it runs and with which arguments; `exit N` ends with N, `much` prints 5 MB, `wait` ends with 130 on an
 * interrupt.
 */
const MAIN = `import { readFileSync } from 'node:fs';

export async function main(argv: string[]): Promise<number> {
  if (argv[0] === 'exit') return Number(argv[1]);
  if (argv[0] === 'data') {
    console.log(readFileSync(new URL('../words.yaml', import.meta.url), 'utf8'));
    return 0;
  }
  if (argv[0] === 'much') {
    process.stdout.write('much\\n'.repeat(1_000_000));
    return 0;
  }
  if (argv[0] === 'wait') return wait();
  console.log(JSON.stringify({ cwd: process.cwd(), argv }));
  return 0;
}

function wait(): Promise<number> {
  return new Promise((resolve) => {
    const alive = setInterval(() => {}, 1000);
    process.once('SIGINT', () => {
      clearInterval(alive);
      console.log('interrupted');
      resolve(130);
    });
    console.log('waiting');
  });
}
`;

/** Links the compiler and the packer of this repository instead of installing it; talks on stdout as npm does. */
const NPM = `#!/bin/sh
echo "added 3 packages"
echo "$@" >> npm-runs.txt
test -e npm-fails && exit 7
sleep 0.3
mkdir -p node_modules/@types
for name in typescript rolldown @types/node undici-types; do
  ln -sfn "${path.join(ROOT, 'node_modules')}/$name" "node_modules/$name"
done
`;

/** Makes the repository in a temporary folder whose name has a blank. */
export function smallRepository(): SmallRepository {
  const folder = mkdtempSync(path.join(tmpdir(), 'freshstart house '));
  chmodSync(folder, 0o755);
  const root = path.join(folder, 'repository');
  const elsewhere = path.join(folder, 'elsewhere');
  const bin = path.join(folder, 'bin');
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  for (const name of ['freshstart', 'scripts', 'tsconfig.json', 'package.json', 'package-lock.json']) {
    cpSync(path.join(ROOT, name), path.join(root, name), { recursive: true });
  }
  mkdirSync(elsewhere);
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'npm'), NPM, { mode: 0o755 });
  write('src/cli/main.ts', MAIN);
  write('src/words.yaml', 'first: word\n');

  return {
    root,
    elsewhere,
    write,
    npmRuns: () => readFileSync(path.join(root, 'npm-runs.txt'), 'utf8').split('\n').length - 1,
    start: (args, how = {}) =>
      startProgram(path.join(root, 'freshstart'), args, {
        cwd: elsewhere,
        path: `${bin}${path.delimiter}${process.env.PATH}`,
        ...how,
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs a program to its end and keeps what it printed. */
export function startProgram(program: string, args: readonly string[], how: How): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: how.cwd,
      env: { ...process.env, PATH: how.path ?? process.env.PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(how.user === undefined ? {} : { uid: how.user, gid: how.user }),
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.once('data', () => {
      if (child.pid !== undefined) how.onFirstOutput?.(child.pid);
    });
    child.stdout.on('data', (part) => {
      said.stdout += part;
    });
    child.stderr.on('data', (part) => {
      said.stderr += part;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
}
