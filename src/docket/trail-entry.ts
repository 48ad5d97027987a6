import { randomBytes } from 'node:crypto';
import { sha256 } from '../files/sha256.js';

/** What a person or the program did. */
export const ACTIONS = [
  'import',
  'approve',
  'reject',
  'send_back',
  'comment',
  'assign',
  'record_fact',
  'merge',
  'split',
  'undo',
  'papers',
  'purge',
] as const;
export type Action = (typeof ACTIONS)[number];

/** One entry of the trail. It holds ids, codes and hashes only, so that it can be kept for good. */
export interface TrailEntry {
  /** From 1, without a gap. */
  readonly seq: number;
  /** ISO, as the clock of the server said. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly run: string;
  /** The reason code, the fact, the entry that is undone; empty where the action says all. */
  readonly code: string;
  /** How many lines its decisions have. */
  readonly count: number;
  /** SHA-256 over the lines of its decisions. */
  readonly digest: string;
  /** To its text; empty when none was written. */
  readonly commitment: string;
  /** The hash of the entry before. */
  readonly previous: string;
  readonly hash: string;
}

/** What the entry before the first would hash to. */
export const GENESIS = '0'.repeat(64);

/** The hash of an entry: SHA-256 over all its other fields, as a JSON array. */
export const entryHash = (entry: Omit<TrailEntry, 'hash'>): string =>
  sha256(
    JSON.stringify([
      entry.seq,
      entry.at,
      entry.actor,
      entry.action,
      entry.run,
      entry.code,
      entry.count,
      entry.digest,
      entry.commitment,
      entry.previous,
    ]),
  );

/** What an entry did to one determination: its number in the docket, and what was changed from what to what. */
export interface DecisionLine {
  readonly item: number;
  readonly kind: string;
  readonly before: string;
  readonly after: string;
}

/** SHA-256 over decisions in the order of item and kind, a line each. The store computes the same in SQL. */
export const decisionsDigest = (lines: readonly DecisionLine[]): string =>
  sha256(lines.map(({ item, kind, before, after }) => [item, kind, before, after].join('\t')).join('\n'));

/** A text and the salt without which its commitment could be tried out. */
export interface SaltedText {
  readonly salt: string;
  readonly text: string;
}

export const salted = (text: string): SaltedText => ({ salt: randomBytes(32).toString('hex'), text });

/** What stands in the chain for a text: without its salt it tells nothing. */
export const commitmentTo = ({ salt, text }: SaltedText): string => sha256(`${salt}\n${text}`);
