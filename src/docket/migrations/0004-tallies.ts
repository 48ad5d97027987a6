/** What is counted, by the columns that tell its values apart; the last two change by decisions. */
const TALLIED: Readonly<Record<string, readonly string[]>> = {
  outcome: ['outcome'],
  selected: ['selected'],
  relief: ['relief'],
  rule: ['relief', 'rule'],
  reason: ['reason'],
  missing: ['missing', 'selected_missing'],
  county: ['county'],
  class: ['class'],
  agency: ['agency'],
  year: ['year'],
  state: ['state'],
  assignee: ['assignee'],
};

const COLUMNS = [...new Set(Object.values(TALLIED).flat())];

/** What `grouping` says of a set: a bit for each column it is without, the last column lowest. */
const without = (own: readonly string[]): number =>
  COLUMNS.reduce((bits, column) => 2 * bits + (own.includes(column) ? 0 : 1), 0);

/** The tallies of rows like those of `determinations`, each with its weight `n`: -1 takes it away. */
const tallyOf = (rows: string): string => `SELECT run_no,
    CASE grouping(${COLUMNS.join(', ')}) ${Object.entries(TALLIED)
      .map(([facet, own]) => `WHEN ${without(own)} THEN '${facet}'`)
      .join(' ')} END AS facet,
    coalesce(outcome, selected, relief, reason, missing, county, class, agency, year, state, -1) AS one,
    coalesce(rule, selected_missing, -1) AS other, coalesce(assignee, '') AS who, sum(n)::integer AS count
  FROM ${rows} AS counted
  GROUP BY run_no, GROUPING SETS (${Object.values(TALLIED)
    .map((own) => `(${own.join(', ')})`)
    .join(', ')})
  HAVING sum(n) <> 0`;

/**
 * How many determinations of each run have a value: counted when a run is taken in (`tally_run`), and followed by a
 * trigger whatever changes them. And the orders that lists are read in: an unknown year is behind all others, rare
 * classes and counties are found at once, and so are the words of one person.
 */
export const tallies: readonly string[] = [
  `CREATE TABLE tallies (run_no integer NOT NULL REFERENCES runs, facet text COLLATE "C" NOT NULL,
    one integer NOT NULL, other integer NOT NULL, who text COLLATE "C" NOT NULL, count integer NOT NULL,
    PRIMARY KEY (run_no, facet, one, other, who))`,
  `CREATE FUNCTION tally_run(run integer) RETURNS void LANGUAGE sql AS $$
    DELETE FROM tallies WHERE run_no = run;
    INSERT INTO tallies ${tallyOf('(SELECT d.*, 1 AS n FROM determinations d WHERE d.run_no = run)')}; $$`,
  `CREATE FUNCTION tally_changes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO tallies ${tallyOf('(SELECT b.*, -1 AS n FROM before b UNION ALL SELECT a.*, 1 FROM after a)')}
      ON CONFLICT (run_no, facet, one, other, who) DO UPDATE SET count = tallies.count + EXCLUDED.count;
    RETURN NULL; END $$`,
  `CREATE TRIGGER determinations_tallied AFTER UPDATE ON determinations REFERENCING OLD TABLE AS before
    NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tally_changes()`,
  `SELECT tally_run(run_no) FROM runs`,
  `DROP INDEX determinations_year`,
  `CREATE INDEX determinations_year ON determinations (run_no, coalesce(year, 32767::smallint), place)`,
  `CREATE INDEX determinations_class ON determinations (run_no, class, place)`,
  `CREATE INDEX determinations_county ON determinations (run_no, county, place)`,
  `CREATE INDEX words_person ON words (run_no, person_no, word)`,
];
