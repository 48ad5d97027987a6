/** Columns of which an index has had the places alone. */
const BY_OUTCOME = ['rule', 'reason', 'county', 'class', 'agency'];

/**
 * Determinations of one relief, rule, reason, county, class or agency in the order of their outcomes; and the numbers of
 * the charges of a case, and the years and outcomes of a charge, without a look at the rows themselves.
 */
export const orderedIndexes: readonly string[] = [
  ...[...BY_OUTCOME, 'charge'].map((column) => `DROP INDEX determinations_${column}`),
  ...['relief', ...BY_OUTCOME].map(
    (column) => `CREATE INDEX determinations_${column} ON determinations (run_no, ${column}, outcome, place)`,
  ),
  `CREATE INDEX determinations_charge ON determinations (run_no, charge_no, place) INCLUDE (year, outcome)`,
  `DROP INDEX charges_case`,
  `CREATE INDEX charges_case ON charges (run_no, case_key, charge_no)`,
];
