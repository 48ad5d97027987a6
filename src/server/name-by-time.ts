import { randomBytes } from 'node:crypto';

/** The name of something made: its day and time, what it is, and some chance; in the order of time when sorted. */
export function nameByTime(now: number, what: string): string {
  const [day, time] = new Date(now).toISOString().slice(0, 19).split('T');
  return `${day}-${time.replaceAll(':', '')}-${what}-${randomBytes(3).toString('hex')}`;
}
