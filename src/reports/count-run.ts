import { join } from 'node:path';
import { z } from 'zod';
import { type Database, openDatabase } from '../files/duckdb.js';
import { determinationsSql } from '../screening/determinations-sql.js';
import { type ApprovedAnswers, tableApproved } from './approved-charges.js';

const count = z.number().int().nonnegative();

/** Where a charge stands under all reliefs together: the first of these that one of its answers is. */
export const STANDINGS = ['eligible', 'needs_review', 'other_county', 'not_eligible'] as const;
export type Standing = (typeof STANDINGS)[number];
const standing = z.enum(STANDINGS);

/** The same with what attorneys approved, which comes before all others. */
export const COLUMNS = ['approved', ...STANDINGS] as const;
export type Column = (typeof COLUMNS)[number];
const column = z.enum(COLUMNS);

const countedSchema = z.object({
  /** Answers (one relief for one charge) by relief, outcome, and what the policy says of them. */
  answers: z.array(
    z.object({ relief: z.string(), outcome: standing, selected: z.string(), charges: count, people: count }),
  ),
  /** Each charge once. */
  standings: z.array(z.object({ standing, charges: count, people: count })),
  /** Each charge once, by the year of its disposition; 0 where that is not known. */
  years: z.array(z.object({ year: count, standing, charges: count })),
  /** Each charge once, by its section without subsections; empty where that cannot be read. */
  sections: z.array(z.object({ section: z.string(), standing, charges: count })),
  peopleWithEligible: count,
  /** Answers that rest on each assumption. */
  assumptions: z.array(z.object({ name: z.string(), answers: count })),
  /** What attorneys approved, where that was asked. */
  approved: z
    .object({
      charges: count,
      people: count,
      /** Charges of which the run itself calls no approved answer eligible: facts that were found later made them so. */
      foundLater: count,
      reliefs: z.array(z.object({ relief: z.string(), charges: count, people: count })),
      /** As above, and each approved charge only as that. */
      years: z.array(z.object({ year: count, standing: column, charges: count })),
      sections: z.array(z.object({ section: z.string(), standing: column, charges: count })),
    })
    .optional(),
});
export type Counted = z.infer<typeof countedSchema>;

const MEMORY_MIB = 512;

/**
 * Counts the determinations of a run, in one pass over the file, and those of them that were approved. The engine may
 * put aside what is too large in a folder.
 */
export async function countRun(
  path: string,
  tempFolder: string,
  approved?: ApprovedAnswers,
): Promise<Counted> {
  const database = await openDatabase(undefined, {
    externalAccess: true,
    memoryLimitMiB: MEMORY_MIB,
    tempFolder: join(tempFolder, '.engine'),
  });
  try {
    await database.run(
      `CREATE TABLE answers AS
       SELECT charge_id, coalesce(person_id, '') AS person, relief, outcome, coalesce(selected, '') AS selected,
         coalesce(assumptions, '') AS assumptions,
         coalesce(try_cast(regexp_extract(coalesce(disposition_date, ''), '^[0-9]{4}') AS INTEGER), 0) AS year,
         ${sectionOf("coalesce(statute, '')")} AS section, coalesce(source_file, '') AS file, source_row AS "row"
       FROM ${determinationsSql(path)}`,
    );
    const rank = STANDINGS.map((outcome, n) => `WHEN '${outcome}' THEN ${n}`).join(' ');
    const named = STANDINGS.map((outcome, n) => `WHEN ${n} THEN '${outcome}'`).join(' ');
    await database.run(
      `CREATE TABLE charges AS
       SELECT charge_id, any_value(person) AS person, any_value(year) AS year, any_value(section) AS section,
         CASE min(CASE outcome ${rank} END) ${named} END AS standing
       FROM answers GROUP BY charge_id`,
    );
    const [whole] = await database.rows(
      "SELECT count(DISTINCT person) AS people FROM charges WHERE standing = 'eligible'",
    );
    return countedSchema.parse({
      answers: await database.rows(
        `SELECT relief, outcome, selected, count(*) AS charges, count(DISTINCT person) AS people
         FROM answers GROUP BY ALL ORDER BY ALL`,
      ),
      standings: await database.rows(
        `SELECT standing, count(*) AS charges, count(DISTINCT person) AS people
         FROM charges GROUP BY ALL ORDER BY ALL`,
      ),
      ...(await byYearAndSection(database, 'charges')),
      peopleWithEligible: whole?.people,
      assumptions: await database.rows(
        `SELECT name, count(*) AS answers
         FROM (SELECT trim(unnest(string_split(assumptions, ';'))) AS name FROM answers WHERE assumptions <> '')
         GROUP BY ALL ORDER BY ALL`,
      ),
      ...(approved === undefined ? {} : { approved: await countApproved(database, approved) }),
    });
  } finally {
    database.close();
  }
}

async function countApproved(database: Database, approved: ApprovedAnswers) {
  await tableApproved(database, approved, sectionOf);
  await database.run(
    `CREATE TABLE approved_charges AS
     SELECT charge_id, any_value(person) AS person, any_value(year) AS year, any_value(section) AS section
     FROM approved_answers GROUP BY charge_id`,
  );
  await database.run(
    `CREATE TABLE charges_now AS
     SELECT coalesce(a.year, c.year) AS year, coalesce(a.section, c.section) AS section,
       CASE WHEN a.charge_id IS NULL THEN c.standing ELSE 'approved' END AS standing
     FROM charges c LEFT JOIN approved_charges a ON a.charge_id = c.charge_id`,
  );
  const [whole] = await database.rows(
    `SELECT (SELECT count(*) FROM approved_charges) AS charges,
       (SELECT count(DISTINCT person) FROM approved_charges) AS people,
       (SELECT count(*) FROM (SELECT charge_id FROM approved_answers GROUP BY charge_id
         HAVING bool_and(outcome <> 'eligible'))) AS "foundLater"`,
  );
  return {
    ...whole,
    reliefs: await database.rows(
      `SELECT relief, count(*) AS charges, count(DISTINCT person) AS people
       FROM approved_answers GROUP BY ALL ORDER BY ALL`,
    ),
    ...(await byYearAndSection(database, 'charges_now')),
  };
}

/** The charges of a table by where they stand, for each year and for each section. */
const byYearAndSection = async (database: Database, table: 'charges' | 'charges_now') => ({
  years: await database.rows(
    `SELECT year, standing, count(*) AS charges FROM ${table} GROUP BY ALL ORDER BY ALL`,
  ),
  sections: await database.rows(
    `SELECT section, standing, count(*) AS charges FROM ${table} GROUP BY ALL ORDER BY ALL`,
  ),
});

/** A statute without what stands in parentheses, which may stand in one another. */
function sectionOf(statute: string): string {
  const once = (text: string): string => `regexp_replace(${text}, '\\([^()]*\\)', '', 'g')`;
  return `trim(regexp_replace(${once(once(once(statute)))}, '\\s+', ' ', 'g'))`;
}
