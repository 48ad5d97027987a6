/** The columns of a list of charges, as an office can export or map it. */
export const LIST_COLUMNS = [
  'person_id',
  'sid',
  'name',
  'birth_date',
  'sex',
  'race',
  'arrest_id',
  'arrest_date',
  'arresting_agency',
  'offense_date',
  'county',
  'case_number',
  'count',
  'statute',
  'description',
  'class',
  'grams',
  'enhanced',
  'disposition',
  'disposition_date',
  'sentence',
  'sentence_end_date',
  'cleared',
] as const;

/**
 * The cells a layout hands on for a charge, as trimmed text; an empty string is a blank cell. Meaning is given to
 * class, citation, disposition and enhancement by the state whose law is applied. Beside those of a list: a free
 * comment, what kind of event the row reports, and what the other charges of the arrest are, in words of the state.
 */
export const CHARGE_COLUMNS = [...LIST_COLUMNS, 'comment', 'event', 'companions'] as const;

export type ListColumn = (typeof LIST_COLUMNS)[number];
export type ChargeColumn = (typeof CHARGE_COLUMNS)[number];

export type ChargeCells = Readonly<Record<ChargeColumn, string>>;

export function chargeCells(some: Partial<Record<ChargeColumn, string>>): ChargeCells {
  const cells = {} as Record<ChargeColumn, string>;
  for (const column of CHARGE_COLUMNS) cells[column] = some[column]?.trim() ?? '';
  return cells;
}

/** Stands for a cell on which two files disagree: not blank, and never readable as any value. */
export const SOURCES_DISAGREE = '\u{fffd}sources disagree';
