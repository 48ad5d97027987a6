import type { DocketFilter } from '../../../src/server/api/docket.js';

/** What can be decided of a determination. */
export type DecisionKind = 'approve' | 'reject' | 'send_back' | 'comment' | 'assign';

/** Determinations by their numbers, or all that a filter means. */
type Chosen = { readonly items: readonly number[] } | { readonly filter: DocketFilter };

/** A decision that somebody begins. */
export interface Begun {
  readonly run: string;
  readonly kind: DecisionKind;
  readonly chosen: Chosen;
  /** What is chosen, in words. */
  readonly of: string;
  /** Facts that are missing in it, to be proposed. */
  readonly missing?: readonly string[];
  readonly onDone?: () => void;
}
