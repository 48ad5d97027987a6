/**
 * The arresting agency of each determination, a term as its county is. It is null in a run whose agencies were not
 * read, and the empty term where the list has none.
 */
export const agencyColumn: readonly string[] = [
  `ALTER TABLE determinations ADD COLUMN agency integer`,
  `CREATE INDEX determinations_agency ON determinations (run_no, agency, place)`,
];
