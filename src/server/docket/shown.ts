import { DECISION_STATES, REJECT_REASONS } from '../../docket/codes.js';
import type { Decision, Preview as StoredPreview } from '../../docket/decide.js';
import type { FoundBefore, PastDecision } from '../../docket/history.js';
import type { ListedDetermination } from '../../docket/list-determinations.js';
import type { Cursor } from '../../docket/list-ways.js';
import { OUTCOMES } from '../../law/determine.js';
import type { Rulebook } from '../../law/rulebook.js';
import { Failure } from '../../messages/failure.js';
import type { Determination, DocketDecision, Preview } from '../api/docket.js';
import type { Found, Past } from '../api/docket-item.js';
import { wordsOfFacts } from './facts-of-run.js';

const parted = (list: string): string[] => (list === '' ? [] : list.split('; '));

/** A determination as the API has it. */
export const shownDetermination = (row: ListedDetermination): Determination => ({
  ...row,
  missing: parted(row.missing),
  assumptions: parted(row.assumptions),
  selectedMissing: parted(row.selectedMissing),
});

/** A decision as the store takes it. */
export function storedDecision(decision: DocketDecision): Decision {
  const text = 'text' in decision && decision.text !== undefined ? { text: decision.text } : {};
  switch (decision.kind) {
    case 'approve':
      return { action: 'approve', ...text };
    case 'reject':
      return { action: 'reject', reason: decision.reason, ...text };
    case 'send_back':
      return { action: 'send_back', fact: decision.fact, ...text };
    case 'comment':
      return { action: 'comment', text: decision.text };
    case 'assign':
      return { action: 'assign', assignee: decision.to };
  }
}

const WHY_NOT: Partial<Readonly<Record<DocketDecision['kind'], string>>> = {
  approve: 'they are approved already',
  assign: 'they are assigned so already',
};

/** What a decision would change, as the API has it. */
export function shownPreview(preview: StoredPreview, { kind }: DocketDecision): Preview {
  const unchanged = preview.matching - preview.changing;
  return {
    count: preview.changing,
    people: preview.people,
    before: DECISION_STATES.flatMap((state) => {
      const count = preview.byState[state];
      return count === undefined ? [] : [{ state, count }];
    }),
    outcomes: OUTCOMES.flatMap((outcome) => {
      const count = preview.byOutcome[outcome];
      return count === undefined ? [] : [{ outcome, count }];
    }),
    not: unchanged === 0 ? [] : [{ why: WHY_NOT[kind] ?? 'they would not change', count: unchanged }],
    mark: preview.fingerprint,
  };
}

export const shownCursor = (cursor: Cursor | undefined): string | null =>
  cursor === undefined ? null : `${cursor.value}.${cursor.place}`;

/** Throws a Failure for what was no cursor of ours. */
export function cursorFrom(text: string): Cursor {
  const match = /^(-?\d{1,10})\.(\d{1,10})$/.exec(text);
  if (match === null) throw new Failure(2, 'SERVER_BAD_REQUEST', { where: 'after' });
  return { value: Number(match[1]), place: Number(match[2]) };
}

/** A code of the trail in words; empty where it has none. */
export function wordsOfCode(action: string, code: string, law: Rulebook | undefined): string {
  if (action === 'reject') return Object.entries(REJECT_REASONS).find(([one]) => one === code)?.[1] ?? '';
  if (action === 'send_back' || action === 'record_fact')
    return law?.facts.find(({ name }) => name === code)?.words ?? wordsOfFacts(law).get(code) ?? '';
  if (action === 'papers') return papersWords(code);
  return action === 'undo' ? `entry ${code} taken back` : '';
}

/** What papers an entry tells of, and the beginning of the hash of their file. */
function papersWords(code: string): string {
  const [kind, hash = ''] = code.split(' ');
  const what = kind === 'report' ? 'a report' : 'papers for a court';
  return `${what}, file ${hash.slice(0, 12)}`;
}

export const shownPast =
  (law: Rulebook | undefined) =>
  ({ item: _, ...past }: PastDecision): Past => ({
    ...past,
    words: wordsOfCode(past.action, past.code, law),
  });

export const shownFound =
  (law: Rulebook | undefined) =>
  ({ before, after, ...found }: FoundBefore): Found => {
    const shown = (all: FoundBefore['before']): Found['before'] =>
      all.map(({ chargeId, relief, outcome, selected, rule, reason, missing }) => ({
        ...{ chargeId, relief, outcome, selected, rule, reason, missing },
      }));
    return {
      ...found,
      words: wordsOfCode('record_fact', found.fact, law),
      before: shown(before),
      after: shown(after),
    };
  };
