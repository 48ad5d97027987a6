import type { Determination } from '../../../src/server/api/docket.js';
import type { DecisionKind } from '../decide/acts.js';

/** Keys that act on the row, or on the marked ones. They work while the focus is in the list, and nowhere else. */
export const ACT_KEYS = [
  { key: 'a', act: 'approve', does: 'Approve' },
  { key: 'r', act: 'reject', does: 'Reject' },
  { key: 's', act: 'send_back', does: 'Send back for a missing fact' },
  { key: 'f', act: 'fact', does: 'Record a fact that was found' },
  { key: 'c', act: 'comment', does: 'Comment' },
  { key: 'g', act: 'assign', does: 'Give it to somebody' },
] as const satisfies readonly {
  readonly key: string;
  readonly act: DecisionKind | 'fact';
  readonly does: string;
}[];

/** The act that a key begins. */
export const actOfKey = (key: string): DecisionKind | 'fact' | undefined =>
  ACT_KEYS.find((one) => one.key === key)?.act;

/** A determination in a few words. */
export const ofRow = (row: Determination): string =>
  `${nameOf(row)}, ${row.statuteCited === '' ? row.statute : row.statuteCited}`;

/** Whose it is; by the person's number where the row has no name. */
export function nameOf({ name, personId }: Determination): string {
  if (name !== '') return name;
  return personId === '' ? 'No name' : `No name, ${personId}`;
}
