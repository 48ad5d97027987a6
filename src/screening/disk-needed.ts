import { expectedSize } from '../intake/expected-size.js';
import type { ScreenOptions } from './screen-options.js';

/** What decides how much disk a run takes. */
export type DiskAsked = Pick<
  ScreenOptions,
  'inputs' | 'rulebook' | 'annotated' | 'workbook' | 'stateResults'
>;

/** Bytes, and bytes for each row and each byte of the lists. docs/performance.md says what was measured for them. */
const BASE = 64 * 1024 * 1024;
/** A workbook holds so many rows at most, and so do the rows that wait for it. */
const WORKBOOK = 64 * 1024 * 1024;
const KEPT_COPY = 1;
const ANNOTATED_COPY = 1;
/** Results of a state copy the list as it is, and once more the columns that matter. */
const STATE_COPIES = 2;
const STATE_RESULTS = 0.1;
/** Records, index, problems, and what another run would go on from. */
const ROW = 300;
/** As if every row were a charge under the law: of most lists fewer are. */
const DETERMINATION = 400;
const ADDED_CELLS = 40;

/**
 * How many bytes a run may take on disk at any moment until it is finished: what it reads is not known yet, so each row
 * is taken for a charge that gets all determinations, and room to spare is in every part.
 */
export function diskNeeded({ inputs, rulebook, annotated, workbook, stateResults }: DiskAsked): number {
  const isOfState = stateResults?.some((one) => one.rulebook === rulebook.id) === true;
  const copies = annotated ? (isOfState ? STATE_COPIES : ANNOTATED_COPY) : 0;
  const perByte = KEPT_COPY + copies + (isOfState ? STATE_RESULTS : 0);
  const perRelief = DETERMINATION + (annotated ? ADDED_CELLS : 0);
  const perRow = ROW + rulebook.reliefs.length * perRelief;
  const lists = inputs.map(expectedSize).map(({ bytes, rows }) => bytes * perByte + rows * perRow);
  const base = BASE + (workbook ? WORKBOOK : 0);
  return Math.ceil(lists.reduce((sum, bytes) => sum + bytes, base));
}
