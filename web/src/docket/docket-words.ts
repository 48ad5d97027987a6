import type { DocketSort, DocketState } from '../../../src/server/api/docket.js';
import type { TrailAction } from '../../../src/server/api/docket-trail.js';
import { OUTCOMES } from '../words.js';

/** Where a determination stands. */
export const STATES = [
  { key: 'open', name: 'Not decided' },
  { key: 'decide_again', name: 'Decide again' },
  { key: 'sent_back', name: 'Sent back' },
  { key: 'approved', name: 'Approved' },
  { key: 'rejected', name: 'Rejected' },
] as const satisfies readonly { readonly key: DocketState; readonly name: string }[];

/** What the policy of the office says. */
export const SELECTIONS = [
  { key: 'yes', name: 'Asked for' },
  { key: 'no', name: 'Not asked for' },
  { key: 'unknown', name: 'Not known' },
  { key: '', name: 'No policy, or not eligible' },
] as const;

/** Codes of reasons to reject; their words come from the desk. */
export const REJECT_REASONS = [
  { key: 'facts-wrong' },
  { key: 'law-read-otherwise' },
  { key: 'other-person' },
  { key: 'already-cleared' },
  { key: 'not-now' },
  { key: 'other' },
] as const;

/** What a list can be sorted by. */
export const SORTS = [
  { key: 'place', name: 'Order of the list' },
  { key: 'name', name: 'Name' },
  { key: 'case', name: 'Case number' },
  { key: 'year', name: 'Year of the offense' },
  { key: 'outcome', name: 'Outcome' },
  { key: 'state', name: 'Decision' },
] as const satisfies readonly { readonly key: DocketSort; readonly name: string }[];

/** The name of an act; the code itself for one that is not known here. */
export const actName = (action: string): string =>
  Object.entries(ACT_NAMES).find(([key]) => key === action)?.[1] ?? action;

/** The name of an outcome; the code itself for one that is not known here. */
export const outcomeName = (outcome: string): string =>
  OUTCOMES.find(({ key }) => key === outcome)?.name ?? outcome;

/** The name of a state; the code itself for one that is not known here. */
export const stateName = (state: string): string => STATES.find(({ key }) => key === state)?.name ?? state;

/** What may be done with determinations. */
export const ACT_NAMES: Readonly<Record<TrailAction, string>> = {
  import: 'Took a run in',
  approve: 'Approved',
  reject: 'Rejected',
  send_back: 'Sent back',
  comment: 'Commented',
  assign: 'Assigned',
  record_fact: 'Recorded a fact',
  merge: 'Merged people',
  split: 'Split a person',
  undo: 'Took back',
  papers: 'Made papers',
  purge: 'Removed personal data',
};
