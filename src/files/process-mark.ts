import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { systemCode } from './fs-failure.js';

/** What tells a process from others, as far as the system says it. */
export interface ProcessMark {
  readonly pid: number;
  readonly host: string;
  /** The installation of the system; where it is not known, names of hosts may be those of several. */
  readonly machine: string | null;
  /** One start of the system. */
  readonly boot: string | null;
  /** Processes are numbered anew in each. */
  readonly namespace: string | null;
  /** When the process began, by the system's own count. */
  readonly began: string | null;
}

const text = z.string().nullable();

/** A mark as it is read from a file. */
export const processMarkSchema = z.strictObject({
  pid: z.number().int().positive(),
  host: z.string(),
  machine: text,
  boot: text,
  namespace: text,
  began: text,
});

/** The mark of a process of this system; of this one, when none is named. */
export const processMark = (pid = process.pid): ProcessMark => ({
  pid,
  host: hostname(),
  machine: textOf('/etc/machine-id'),
  boot: textOf('/proc/sys/kernel/random/boot_id'),
  namespace: linkOf('/proc/self/ns/pid'),
  began: beginOf(pid),
});

/** Whether a process is surely gone: false when it lives, and when that cannot be told from here. */
export function isGone(mark: ProcessMark, now: ProcessMark = processMark(mark.pid)): boolean {
  if (mark.host !== now.host || mark.machine !== now.machine) return false;
  if (mark.boot !== now.boot) return mark.machine !== null && mark.boot !== null && now.boot !== null;
  if (mark.namespace !== now.namespace) return false;
  if (!isThere(mark.pid)) return true;
  return mark.began !== null && now.began !== null && mark.began !== now.began;
}

/** Whether any process has the number. */
export function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}

/** The first line of a file of the system; null where there is none. */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch {
    return null;
  }
}

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

/** The 22nd field of what the system says of a process; its name, in parentheses, may hold spaces. */
function beginOf(pid: number): string | null {
  const said = textOf(`/proc/${pid}/stat`);
  if (said === null) return null;
  const fields = said.slice(said.lastIndexOf(')') + 2).split(' ');
  return fields[19] ?? null;
}
