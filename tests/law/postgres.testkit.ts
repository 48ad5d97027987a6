import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Debian keeps the programs of a server here, by its version, and not on the path. */
const DEBIAN = '/usr/lib/postgresql';
const USER = 'freshstart';
const LONGEST_START = 60_000;

/** A server of its own for some tests. It listens on a socket in its own folder and on no port. */
export interface Postgres {
  /** Of its first database, for a client of this process. */
  readonly url: string;
  /** Runs a script as psql reads it and returns what it printed. Throws with what the server said where it fails. */
  run(script: string): Promise<string>;
  stop(): Promise<void>;
}

/** The folder of the newest server that is installed. */
function installedPrograms(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined;
  return readdirSync(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

const programs = installedPrograms();

/** Whether tests that need a server are to be skipped: there is none, and none is insisted on. */
export const NO_POSTGRES = programs === undefined && process.env.FRESHSTART_REQUIRE_TOOLS !== '1';

/** Makes a database in a folder that goes with the server, and starts it. A server refuses to run as root. */
export async function startPostgres(): Promise<Postgres> {
  if (programs === undefined) throw new Error(`there is no initdb below ${DEBIAN}`);
  const as = process.getuid?.() === 0 ? someUser() : undefined;
  // That user may not see into a temporary folder of root's own.
  const folder = mkdtempSync(join(as === undefined ? tmpdir() : '/tmp', 'freshstart-pg-'));
  let server: ChildProcess | undefined;
  const end = (): void => {
    server?.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', end);
  const stop = async (): Promise<void> => {
    process.off('exit', end);
    if (server !== undefined && server.exitCode === null && server.signalCode === null) {
      const ended = new Promise((resolve) => server?.once('exit', resolve));
      server.kill('SIGQUIT');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    if (as !== undefined) chownSync(folder, as.uid, as.gid);
    const data = join(folder, 'data');
    const initdb = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
    execFileSync(join(programs, 'initdb'), initdb, { ...as, cwd: folder, stdio: 'pipe' });
    const settings = [`unix_socket_directories=${folder}`, 'listen_addresses=', 'fsync=off'];
    server = spawn(
      join(programs, 'postgres'),
      ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
      { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const run = (script: string): Promise<string> => psql(programs, folder, script);
    await answering(run, server);
    return { url: `postgresql://${USER}@localhost/postgres?host=${encodeURIComponent(folder)}`, run, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until the server answers. Throws with its last words when it ends, or when it takes too long. */
async function answering(run: Postgres['run'], server: ChildProcess): Promise<void> {
  let said = '';
  server.stderr?.on('data', (piece: Buffer) => {
    said = (said + piece.toString()).slice(-2_000);
  });
  const giveUp = performance.now() + LONGEST_START;
  for (;;) {
    try {
      await run('SELECT 1;');
      return;
    } catch (error) {
      if (server.exitCode !== null || server.signalCode !== null || performance.now() > giveUp) {
        throw new Error(`the server does not answer:\n${said}`, { cause: error });
      }
      await wait(100);
    }
  }
}

function psql(programs: string, folder: string, script: string): Promise<string> {
  const options = [
    '-X',
    '-q',
    '-A',
    '-t',
    '-v',
    'ON_ERROR_STOP=1',
    '-h',
    folder,
    '-U',
    USER,
    '-d',
    'postgres',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(join(programs, 'psql'), [...options, '-f', '-'], {
      env: { ...process.env, PGOPTIONS: '-c client_min_messages=warning', PGCLIENTENCODING: 'UTF8' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => out.push(piece));
    child.stderr.on('data', (piece: Buffer) => err.push(piece));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out).toString());
      else reject(new Error(Buffer.concat(err).toString()));
    });
    // It ends early when a statement fails, and then reads no more; `close` says so.
    child.stdin.on('error', () => {});
    child.stdin.end(script);
  });
}

/** The user whom the package of the server made, or the one who owns nothing. */
function someUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find(([one]) => one === name);
    if (user !== undefined) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Error('there is neither a user postgres nor a user nobody');
}
