import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { main } from '../../src/cli/main.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what a program is started. */
export interface Starting {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The shell's umask, such as `000`. */
  readonly umask?: string;
  readonly started?: (child: ChildProcess) => void;
}

/** Starts the built program with stdout and stderr as pipes, and waits for its end. */
export function freshstart(args: readonly string[], starting: Starting = {}): Promise<Ended> {
  const { cwd, env, umask, started } = starting;
  const whole = [process.execPath, START, ...args];
  const [program, ...rest] =
    umask === undefined ? whole : ['sh', '-c', 'umask "$0" && exec "$@"', umask, ...whole];
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, {
      cwd: cwd ?? root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => out.push(piece));
    child.stderr.on('data', (piece: Buffer) => err.push(piece));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({
        code,
        signal,
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
      });
    });
    started?.(child);
  });
}

/** Installs and builds what is missing, so that no later start has to say so on stderr. */
export async function built(): Promise<void> {
  const { code, stderr } = await freshstart(['--version']);
  if (code !== 0) throw new Error(`the program cannot be started:\n${stderr}`);
}

/** Runs the program's `main` in this process: as a start of it, where the process itself does not matter. */
export async function freshstartHere(args: readonly string[]): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  const listening = process.stdout.listeners('error');
  const catching = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((piece) => {
      written[name] += typeof piece === 'string' ? piece : Buffer.from(piece).toString();
      return true;
    }),
  );
  try {
    return { code: await main(args), signal: null, ...written };
  } finally {
    for (const one of catching) one.mockRestore();
    // A process runs `main` once; what it leaves listening would add up here.
    for (const one of process.stdout.listeners('error')) {
      if (!listening.includes(one)) process.stdout.off('error', one as (error: Error) => void);
    }
  }
}

const TERMS = ['--law', 'illinois-cannabis', '--county', 'Cook', '--as-of', '2026-11-22'];

/** The arguments of a screening under the Illinois law for Cook County on a fixed day; `more` come last and win. */
export const screening = (inputs: readonly string[], out: string, ...more: string[]): string[] => [
  'screen',
  ...inputs,
  ...TERMS,
  '--out',
  out,
  ...more,
];

/** The same without workbook and annotated copies, which take most of the time. */
export const quickScreening = (inputs: readonly string[], out: string, ...more: string[]): string[] =>
  screening(inputs, out, '--no-workbook', '--no-annotated', ...more);
