import type { DocketDecision } from '../../../src/server/api/docket.js';
import { REJECT_REASONS } from '../docket/docket-words.js';
import type { DecisionKind } from './acts.js';
import type { Written } from './decision-fields.js';

interface KindWords {
  readonly title: string;
  readonly meaning: string;
  readonly button: string;
  readonly done: string;
  /** What must be given before it can be looked at. */
  readonly lacks: string;
}

/** The decisions in words. */
export const KINDS: Readonly<Record<DecisionKind, KindWords>> = {
  approve: {
    title: 'Approve',
    meaning: 'You have looked at it and agree with the determination as it stands.',
    button: 'Approve',
    done: 'approved',
    lacks: '',
  },
  reject: {
    title: 'Reject',
    meaning: 'You do not follow the determination.',
    button: 'Reject',
    done: 'rejected',
    lacks: 'Choose a reason; then you see exactly what changes.',
  },
  send_back: {
    title: 'Send back',
    meaning: 'Somebody has to find a fact before this can be decided.',
    button: 'Send back',
    done: 'sent back',
    lacks: 'Choose the fact that is to be found; then you see exactly what changes.',
  },
  comment: {
    title: 'Comment',
    meaning: 'A note for whoever reads this next. It decides nothing.',
    button: 'Keep the comment on',
    done: 'commented',
    lacks: 'Write the comment; then you see what it is put to.',
  },
  assign: {
    title: 'Assign',
    meaning: 'Say who looks at it. It decides nothing.',
    button: 'Assign',
    done: 'assigned',
    lacks: '',
  },
};

/** The decision, once all it needs is there. */
export function decisionOf(kind: DecisionKind, written: Written): DocketDecision | undefined {
  const words = written.text.trim();
  const text = words === '' ? {} : { text: words };
  if (kind === 'approve') return { kind, ...text };
  if (kind === 'comment') return words === '' ? undefined : { kind, text: words };
  if (kind === 'assign') return { kind, to: written.to.trim() === '' ? null : written.to.trim() };
  if (kind === 'send_back') return written.fact === '' ? undefined : { kind, fact: written.fact, ...text };
  const reason = REJECT_REASONS.find(({ key }) => key === written.reason)?.key;
  if (reason === undefined || (reason === 'other' && words === '')) return undefined;
  return { kind, reason, ...text };
}
