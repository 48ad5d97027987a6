import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const SAMPLE_MS = 20;
/** Clock ticks in a second of /proc, on every Linux of today. */
const TICKS = 100;

/**
 * Runs a program to its end, in a folder. Its peak memory and processor time, with those of all
 * processes it starts, are looked up in /proc while it runs; 0 where there is none.
 *
 * @param {string} folder
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<{ seconds: number, cpuSeconds: number, peakMiB: number, stdout: string }>}
 */
export function timedProcess(folder, program, args) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    let peakKiB = 0;
    let ticks = 0;
    const look = () => {
      try {
        const all = processesOf(Number(child.pid));
        peakKiB = Math.max(
          peakKiB,
          all[0]?.peakKiB ?? 0,
          all.reduce((sum, one) => sum + one.nowKiB, 0),
        );
        ticks = Math.max(
          ticks,
          all.reduce((sum, one) => sum + one.ticks, 0),
        );
      } catch {
        // It has ended, or this system has no /proc.
      }
    };
    const timer = setInterval(look, SAMPLE_MS);
    child.stdout.on('data', (part) => {
      stdout += part;
      look();
    });
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - began) / 1000;
      if (code === 0)
        resolve({ seconds, cpuSeconds: ticks / TICKS, peakMiB: Math.round(peakKiB / 1024), stdout });
      else reject(new Error(`${program} ended with ${code}`));
    });
  });
}

/**
 * A process and all it has started, from /proc.
 *
 * @param {number} pid
 * @returns {{ nowKiB: number, peakKiB: number, ticks: number }[]}
 */
function processesOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const ofStatus = (/** @type {RegExp} */ line) => Number(line.exec(status)?.[1] ?? 0);
  // After the name in brackets: user and system time are the 12th and 13th field.
  const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const own = {
    nowKiB: ofStatus(/^VmRSS:\s+(\d+)/m),
    peakKiB: ofStatus(/^VmHWM:\s+(\d+)/m),
    ticks: Number(times[11]) + Number(times[12]),
  };
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return [
    own,
    ...(children === '' ? [] : children.split(' ').flatMap((child) => processesOf(Number(child)))),
  ];
}
