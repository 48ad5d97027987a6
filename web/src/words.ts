import type { DocketOutcome } from '../../src/server/api/docket.js';

/** Said while the desk does not answer. */
export const LOST = 'The connection to the desk broke off; asking again ...';

/** `12,345`. */
export const printCount = (value: number): string => value.toLocaleString('en-US');

/** `1 row`, `12 rows`. */
export const counted = (value: number, one: string, many: string): string =>
  `${printCount(value)} ${value === 1 ? one : many}`;

/** `12 kB`, `3.4 MB`. */
export function printBytes(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte', 'bytes');
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** The outcomes, in the order in which they are shown, with the name a person reads. */
export const OUTCOMES = [
  { key: 'eligible', name: 'Eligible', meaning: 'The law clears this charge.' },
  {
    key: 'needs_review',
    name: 'Needs review',
    meaning: 'A fact is missing, or counsel has to answer a question.',
  },
  { key: 'not_eligible', name: 'Not eligible', meaning: 'A rule of the law is not met.' },
  {
    key: 'other_county',
    name: 'Other county',
    meaning: 'All else is met, and only another county may act.',
  },
] as const satisfies readonly {
  readonly key: DocketOutcome;
  readonly name: string;
  readonly meaning: string;
}[];

export type OutcomeKey = (typeof OUTCOMES)[number]['key'];

/** `2026-11-22 14:05`, in the time of this machine. */
export function printTime(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
