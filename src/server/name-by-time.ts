import { randomBytes } from 'node:crypto';

/** The name of something made: its day and time, what it is, and some chance; in the order of time when sorted. */
export function nameByTime(now: number, what: string): string {
  const [day, time] = new Date(now).toISOString().slice(0, 19).split('T');
  return `${day}-${time.replaceAll(':', '')}-${what}-${randomBytes(3).toString('hex')}`;
}

/** The time in such a name, in ISO 8601; null where there is none. */
export function timeInName(name: string): string | null {
  const [, day, hours, minutes, seconds] = /^(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})(\d{2})-/.exec(name) ?? [];
  if (day === undefined) return null;
  const time = new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
