import { spawn } from 'node:child_process';

/**
 * Runs a program to its end, without input.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, talk: 'stderr' | 'inherit', shell?: boolean, env?: NodeJS.ProcessEnv,
 *   started?: (child: import('node:child_process').ChildProcess) => void }} options `talk` says where the program's
 *   stdout goes: to our stderr, or to our stdout
 * @returns {Promise<{ ok: boolean, ended: string }>} `ended` says how, in words: `exit code 1`, `signal SIGKILL`,
 *   `not found`
 */
export function run(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      shell: options.shell ?? false,
      stdio: ['ignore', options.talk === 'stderr' ? 2 : 'inherit', 'inherit'],
    });
    options.started?.(child);
    child.once('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      resolve({ ok: false, ended: missing ? 'not found' : error.message });
    });
    child.once('close', (code, signal) => {
      resolve({ ok: code === 0, ended: signal === null ? `exit code ${code}` : `signal ${signal}` });
    });
  });
}
