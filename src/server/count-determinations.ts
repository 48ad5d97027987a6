import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomic } from '../files/atomic-write.js';
import { openDatabase } from '../files/duckdb.js';
import { Failure } from '../messages/failure.js';
import { determinationsSql } from '../screening/determinations-sql.js';
import type { CheckedRun } from './runs.js';

const count = z.number().int().nonnegative();

const countedSchema = z.object({
  /** SHA-256 of the determinations that were counted. */
  of: z.string(),
  reasons: z.array(
    z.object({ relief: z.string(), outcome: z.string(), rule: z.string(), charges: count, people: count }),
  ),
  years: z.array(z.object({ relief: z.string(), outcome: z.string(), year: z.string(), charges: count })),
});
export type Counted = z.infer<typeof countedSchema>;

const DETERMINATIONS = 'determinations.csv';
const MEMORY_MIB = 512;

/**
 * The determinations of a run, counted by rule and by the year of the disposition. Counting is done once by the
 * engine, and kept in `folder`, beside the runs. Throws a Failure when fewer or more are found than `written`.
 */
export async function countDeterminations(
  run: CheckedRun,
  written: number,
  folder: string,
): Promise<Counted> {
  const of = run.manifest.reproducible[DETERMINATIONS];
  const file = join(folder, `${run.id}.json`);
  const kept = keptIn(file);
  const counted =
    kept?.of === of ? kept : { of, ...(await countAnew(join(run.folder, DETERMINATIONS), folder)) };
  const sum = (rows: readonly { readonly charges: number }[]): number =>
    rows.reduce((all, { charges }) => all + charges, 0);
  for (const all of [sum(counted.reasons), sum(counted.years)]) {
    if (all !== written) throw new Failure(1, 'SERVER_OVERVIEW_DIFFERS', { counted: all, written });
  }
  if (counted !== kept) await writeAtomic(file, `${JSON.stringify(counted)}\n`);
  return counted;
}

/** What was counted before; a file that cannot be read is counted again. */
function keptIn(file: string): Counted | undefined {
  try {
    return countedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

async function countAnew(path: string, tempFolder: string): Promise<Omit<Counted, 'of'>> {
  const database = await openDatabase(undefined, {
    externalAccess: true,
    memoryLimitMiB: MEMORY_MIB,
    tempFolder: join(tempFolder, '.engine'),
  });
  try {
    await database.run(
      `CREATE TABLE counted AS
       SELECT relief, outcome, coalesce(rule, '') AS rule, coalesce(person_id, '') AS person,
         regexp_extract(coalesce(disposition_date, ''), '^[0-9]{4}') AS year
       FROM ${determinationsSql(path)}`,
    );
    const reasons = await database.rows(
      `SELECT relief, outcome, rule, count(*) AS charges, count(DISTINCT person) AS people
       FROM counted GROUP BY ALL ORDER BY relief, outcome, charges DESC, rule`,
    );
    const years = await database.rows(
      'SELECT relief, outcome, year, count(*) AS charges FROM counted GROUP BY ALL ORDER BY relief, year, outcome',
    );
    return countedSchema.omit({ of: true }).parse({ reasons, years });
  } finally {
    database.close();
  }
}
