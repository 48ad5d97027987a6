import type { Day } from '../record/day.js';

/** Whether an invented list is clean, or has the faults of real lists. */
export type ListDirt = 'none' | 'real';

/** What an invented list is to be. The same answer to all four gives the same text on every machine. */
export interface InventedList {
  /** How many people the list speaks of, 1 or more. */
  readonly people: number;
  /** A whole number from 0 to 2^32 - 1. */
  readonly seed: number;
  /** Nothing in the list is later than this day, but for faults. */
  readonly asOf: Day;
  readonly dirt: ListDirt;
  /** The county whose list it is, where a layout is of one; its usual one when left out. */
  readonly county?: string;
}

/** A part of an invented list: whole rows (the first part also holds the names of the columns). */
export interface ListPiece {
  readonly text: string;
  /** People whose last row stands in this part. */
  readonly people: number;
  /** Rows in this part, damaged ones counted, the names of the columns and blank lines not. */
  readonly rows: number;
  /** Rows that no reader can use, among `rows`. */
  readonly damaged: number;
}

/** Writes invented lists in one layout. Nobody in them is real. */
export interface ListGenerator {
  /** The name of the layout. */
  readonly layout: string;
  /** The list in parts of about a megabyte, made as they are asked for, so that any length fits into memory. */
  readonly write: (list: InventedList) => Iterable<ListPiece>;
  /** Where lists of the layout are of one county: the one when none is asked for, and the one spelling of a name. */
  readonly county?: { readonly usual: string; readonly read: (text: string) => string };
}
