import type { ChargeTable } from '../intake/charge-table.js';
import type { PeopleOfPortion, PortionRecords, Span } from '../intake/portions.js';
import type { RecordTable } from '../intake/record-table.js';
import { firstFrom } from './decided-charges.js';

/**
 * What of a portion is its own, by the numbers of the portion. Everything else is of guests: it counts for what is
 * decided here, and is written and counted where it is at home.
 */
export interface OwnPart {
  readonly records: Span;
  /** Those whose first record is its own. */
  readonly charges: Span;
  /** Those whose first record is its own; all their charges are in the portion. */
  readonly people: Span;
}

/** What of the charges and people of a portion is its own. */
export const ownPart = (
  { record }: Pick<ChargeTable, 'record'>,
  { own }: PortionRecords,
  people: PeopleOfPortion,
): OwnPart => ({
  records: own,
  charges: { from: firstFrom(record, own.from), to: firstFrom(record, own.to) },
  people: people.own,
});

/** Whether a row stands from the first record of a portion to its last. */
export function isOwnRow(
  { file: files, row: rows }: RecordTable,
  { from, to }: Span,
  file: number,
  row: number,
): boolean {
  const isAfter = (record: number): number => file - files[record] || row - rows[record];
  return isAfter(from) >= 0 && isAfter(to - 1) <= 0;
}
