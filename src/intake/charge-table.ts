import type { ChargeColumn } from '../record/charge-cells.js';
import type { CodedColumn, RecordTable } from './record-table.js';

/** Why a person's other charges cannot be told, or `known`. */
export type HistoryState =
  | 'known'
  | 'a row of this person was rejected'
  | 'a name alone identifies nobody'
  | 'one key stands for two people';

/** What a history's state says: whether the charges are certainly of one person, and whether they are all the list has. */
export const historyOf = (state: string): { historyKnown: boolean; historyWhole: boolean } => ({
  historyKnown: state === 'known' || state === REJECTED_ROW,
  historyWhole: state !== REJECTED_ROW,
});

export const REJECTED_ROW = 'a row of this person was rejected' satisfies HistoryState;

/** The people of a run. */
export interface PersonTable {
  readonly count: number;
  /** What `person_id` prints: unique within the run. */
  readonly id: readonly string[];
  readonly history: readonly HistoryState[];
  /** ISO birth date when the sources name exactly one full date for this person, else empty. */
  readonly birthDate: readonly string[];
}

/** Says the id of a charge: made when it is asked for, as most are not. */
export interface IdOfCharge {
  (charge: number): string;
  readonly bytes: ChargeIdBytes;
}

/** Ids of charges as bytes. */
export interface ChargeIdBytes {
  /** Puts the id of a charge, in ASCII, where there must be room for `ID_ROOM` bytes, and says where it ends. */
  put(charge: number, to: Uint8Array, at: number): number;
}

/** More bytes than any id has. */
export const ID_ROOM = 32;

/** The charges of a run, in input order of their first record. */
export interface ChargeTable {
  readonly count: number;
  readonly records: RecordTable;
  /** The first source record of each charge. */
  readonly record: Int32Array;
  /** Further source records of charge c: `more[moreFrom[c] .. moreFrom[c + 1] - 1]`. */
  readonly moreFrom: Int32Array;
  readonly more: Int32Array;
  readonly idOf: IdOfCharge;
  /** Number of the charge's person in `persons`. */
  readonly person: Int32Array;
  readonly persons: PersonTable;
  /** Cells after several sources became one charge; a disagreement is the text SOURCES_DISAGREE. */
  readonly cells: Readonly<Record<ChargeColumn, CodedColumn>>;
}
