import type { RejectionCode } from '../messages/intake.js';
import type { Message, MessageCode, ParametersOf } from '../messages/registry.js';

/** A record that was set aside unread: where it stands, and why. Its text is fetched by offset and length. */
export type RejectedRecord = {
  [C in RejectionCode]: {
    /** Index into the run's list of files. */
    readonly file: number;
    /** Number of the record in its file, counted with the clean ones from 1. */
    readonly row: number;
    /** Where it begins in the file's (decompressed) bytes, and its length without the line end. */
    readonly offset: number;
    readonly length: number;
    readonly code: C;
    readonly parameters: ParametersOf<C>;
    /** The key of the person whose row it is, where the cells stand where they belong and it is filled. */
    readonly personKey?: string;
  };
}[RejectionCode];

/** What is wrong with a record, before it has a place. */
export type Rejection = {
  [C in RejectionCode]: { readonly code: C; readonly parameters: ParametersOf<C> };
}[RejectionCode];

/** What is said of a row that is kept: the row, perhaps one column of it, and a message. */
export type RowProblem = {
  [C in MessageCode]: {
    /** Index into the run's list of files. */
    readonly file: number;
    readonly row: number;
    /** Name of a column, as the header or the charge columns have it. */
    readonly column?: string;
    readonly code: C;
    readonly parameters: ParametersOf<C>;
  };
}[MessageCode];

/** The message of a rejected record or a row's problem, placed in the file called `fileName`. */
export function messageOfRow(of: RejectedRecord | RowProblem, fileName: string): Message {
  const place = { file: fileName, row: of.row };
  const column = 'column' in of ? of.column : undefined;
  return {
    code: of.code,
    parameters: of.parameters,
    place: column === undefined ? place : { column, ...place },
  } as Message;
}
