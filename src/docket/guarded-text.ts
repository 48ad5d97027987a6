import { type RawBuilder, sql } from 'kysely';

/** Columns with texts of the list, in which a cell may have been guarded against running as a formula. */
const GUARDED: readonly string[] = [
  'name',
  'case_number',
  'county',
  'statute_cited',
  'statute',
  'disposition',
];

/** A column of `staged`, without the apostrophe that keeps it from running as a formula in a spreadsheet. */
export function guardedText(column: string): RawBuilder<string> {
  const name = sql.id('staged', column);
  return GUARDED.includes(column)
    ? sql<string>`CASE WHEN ${name} ~ '^''[[:space:]]*[=+@−＝＋－＠-]' THEN substr(${name}, 2) ELSE ${name} END`
    : sql<string>`${name}`;
}
