import { LIST_COLUMNS, type ListColumn } from '../../../record/charge-cells.js';
import type { Day } from '../../../record/day.js';
import { quotedCell } from '../../quoted-cell.js';
import type { InventedCharge } from './invented-charge.js';
import type { Outcome } from './outcomes.js';
import type { InventedPerson } from './people.js';

/** The cells of an invented row. */
export type ChargeRow = { -readonly [C in ListColumn]: string };

/** An invented charge, and the cells that a plain list has of it. */
export interface InventedRow {
  readonly cells: ChargeRow;
  readonly person: InventedPerson;
  readonly charge: InventedCharge;
  readonly outcome: Outcome;
  readonly agency: string;
  readonly caseNumber: string;
  /** The number of the charge within its case, from 1. */
  readonly count: number;
  readonly offense: Day;
  readonly arrest: Day;
  /** The day on which the charge ended; none while it is open. */
  readonly disposition: Day | undefined;
}

/** The names of the columns, as the first line of a list. */
export const HEADER_LINE: string = LIST_COLUMNS.join(',');

/**
 * A row as CSV, without its line end. Only the cells that may hold a comma, a quotation mark, a line break or outer
 * blanks are looked at for them; the others of an invented list never do.
 */
export function lineOf(c: ChargeRow): string {
  return [
    c.person_id,
    c.sid,
    quotedCell(c.name),
    c.birth_date,
    c.sex,
    c.race,
    c.arrest_id,
    c.arrest_date,
    c.arresting_agency,
    c.offense_date,
    quotedCell(c.county),
    c.case_number,
    c.count,
    quotedCell(c.statute),
    quotedCell(c.description),
    c.class,
    c.grams,
    c.enhanced,
    c.disposition,
    c.disposition_date,
    c.sentence,
    c.sentence_end_date,
    c.cleared,
  ].join(',');
}
