/** What a case number begins with tells the numbers of its charges, without a look at the charges themselves. */
export const caseNumbers: readonly string[] = [
  `DROP INDEX charges_case`,
  `CREATE INDEX charges_case ON charges (run_no, case_key, charge_no)`,
];
