import { csvCell } from '../../../files/csv-writer.js';
import { CHARGE_COLUMNS, type ChargeColumn } from '../../../record/charge-cells.js';
import type { Day } from '../../../record/day.js';

/** The cells of an invented row. */
export type ChargeRow = { -readonly [C in ChargeColumn]: string };

/** A row with the days its date cells were written from; a charge that has not ended has no disposition. */
export interface InventedRow {
  readonly cells: ChargeRow;
  readonly offense: Day;
  readonly arrest: Day;
  readonly disposition: Day | undefined;
}

/** The names of the columns, as the first line of a list. */
export const HEADER_LINE: string = CHARGE_COLUMNS.join(',');

/**
 * A row as CSV, without its line end. Only the cells that may hold a comma, a quotation mark or a line break are looked
 * at for them; the ids, dates and numbers of an invented list never do.
 */
export function lineOf(c: ChargeRow): string {
  const person = `${c.person_id},${c.sid},${csvCell(c.name)},${c.birth_date},${c.sex},${c.race}`;
  const arrest = `${c.arrest_id},${c.arrest_date},${csvCell(c.arresting_agency)},${c.offense_date}`;
  const court = `${csvCell(c.county)},${csvCell(c.case_number)},${c.count},${csvCell(c.statute)}`;
  const charge = `${csvCell(c.description)},${c.class},${c.grams},${c.enhanced}`;
  const end = `${csvCell(c.disposition)},${c.disposition_date},${csvCell(c.sentence)},${c.sentence_end_date},${c.cleared}`;
  return `${person},${arrest},${court},${charge},${end}`;
}
