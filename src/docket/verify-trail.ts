import { Failure } from '../messages/failure.js';
import type { TrailHead } from './trail.js';
import {
  commitmentTo,
  type DecisionLine,
  decisionsDigest,
  entryHash,
  GENESIS,
  type SaltedText,
  type TrailEntry,
} from './trail-entry.js';

/** An entry with what it speaks of: its decisions, and its text unless that was purged. */
export interface TrailItem {
  readonly entry: TrailEntry;
  readonly decisions: readonly DecisionLine[];
  readonly text: SaltedText | null;
}

/** What was found right. */
export interface VerifiedTrail {
  readonly entries: number;
  readonly decisions: number;
  /** Texts that are there and are those which were written. */
  readonly texts: number;
  /** Texts that are not there: left out, or gone with a run that was purged. */
  readonly withoutText: number;
  readonly head: TrailHead;
}

/**
 * Checks a trail from its first entry to its last: every entry's hash, that each names the one before, that the
 * decisions are those it was made with, and that a text is the one that was written, or went with a run that a later
 * entry purged. `head` is the end that is known from elsewhere; `passed` one that the chain must have gone through;
 * `textsMayBeGone` says that whoever wrote the trail out may have left texts out.
 * Throws a Failure (a failed check) that names the first entry at fault.
 */
export async function verifyTrail(
  items: AsyncIterable<TrailItem>,
  known: { readonly head: TrailHead; readonly passed?: string; readonly textsMayBeGone?: boolean },
): Promise<VerifiedTrail> {
  let before: TrailHead = { seq: 0, hash: GENESIS };
  let [decisions, texts] = [0, 0];
  let passed = known.passed === undefined || known.passed === GENESIS;
  const gone: { seq: number; run: string }[] = [];
  const purges = new Map<string, number>();
  for await (const { entry, decisions: lines, text } of items) {
    const how = faultOf(entry, before, lines, text);
    if (how !== undefined) throw broken(before.seq + 1, how);
    before = { seq: entry.seq, hash: entry.hash };
    passed ||= entry.hash === known.passed;
    decisions += lines.length;
    if (text !== null) texts += 1;
    else if (entry.commitment !== '') gone.push({ seq: entry.seq, run: entry.run });
    if (entry.action === 'purge') purges.set(entry.run, entry.seq);
  }
  for (const { seq, run } of known.textsMayBeGone === true ? [] : gone) {
    if ((purges.get(run) ?? 0) <= seq)
      throw broken(seq, 'its text is gone, and no later entry purged its run');
  }
  if (before.seq !== known.head.seq || before.hash !== known.head.hash) {
    throw broken(before.seq + 1, 'the chain does not end where its head says');
  }
  if (!passed) throw broken(before.seq, 'the chain does not pass through the head that was given');
  return { entries: before.seq, decisions, texts, withoutText: gone.length, head: before };
}

function faultOf(
  entry: TrailEntry,
  before: TrailHead,
  lines: readonly DecisionLine[],
  text: SaltedText | null,
): string | undefined {
  if (entry.seq !== before.seq + 1) return 'an entry is missing or stands at another place';
  if (entry.previous !== before.hash) return 'it does not follow on the entry before it';
  if (entryHash(entry) !== entry.hash) return 'it is not as it was written';
  if (lines.length !== entry.count || decisionsDigest(lines) !== entry.digest) {
    return 'its decisions are not those it was made with';
  }
  if (text === null) return undefined;
  return commitmentTo(text) === entry.commitment ? undefined : 'its text is not the one that was written';
}

const broken = (entry: number, how: string): Failure => new Failure(1, 'DOCKET_TRAIL_BROKEN', { entry, how });
