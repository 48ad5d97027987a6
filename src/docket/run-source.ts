import { sql } from 'kysely';
import type { Manifest } from '../screening/manifest.js';
import type { Docket } from './engine.js';

/** The list a run belongs to, and the newest run of it before; none of a list that is new. */
export interface RunSource {
  readonly source: number;
  readonly previous: { readonly runNo: number; readonly runId: string } | undefined;
}

/** Of the charges of the smaller of two runs, how many must be in the other for a list of equal names to be the same. */
const SHARE = 0.5;

export const inputsOf = (manifest: Manifest): string =>
  JSON.stringify(manifest.inputs.map(({ name, sha256 }) => ({ name, sha256 })));

/**
 * Which list a run is of. It is the list of an earlier run under the same rulebook for the same county
 *
 * - when both were made from the very same files (by their hashes, whatever their names), or
 * - when their files have the same names, and at least half of the charges of the smaller run are in the other: ids
 *   of charges are made from the cells of the list, so a newer delivery of it has them, and another list does not.
 *
 * Newer is what is taken in later. `staged` is the table with the charges of the new run.
 */
export async function sourceOf(trx: Docket, manifest: Manifest): Promise<RunSource> {
  const candidates = await trx
    .selectFrom('runs')
    .select(['run_no', 'run_id', 'source_no', 'inputs', 'charges'])
    .where('rulebook', '=', manifest.rulebook.id)
    .where('county', '=', manifest.county)
    .where('superseded_by', 'is', null)
    .where('purged_at', 'is', null)
    .orderBy('run_no', 'desc')
    .execute();
  const own = inputsOf(manifest);
  for (const one of candidates) {
    const found = { source: one.source_no, previous: { runNo: one.run_no, runId: one.run_id } };
    if (keysOf(one.inputs, 'sha256') === keysOf(own, 'sha256')) return found;
    if (keysOf(one.inputs, 'name') !== keysOf(own, 'name')) continue;
    const { rows } = await sql<{ shared: number; own: number }>`
      WITH new AS (SELECT DISTINCT charge_id FROM staged)
      SELECT (SELECT count(*)::integer FROM new) AS own, (SELECT count(*)::integer FROM new
        WHERE EXISTS (SELECT 1 FROM charges c WHERE c.run_no = ${one.run_no} AND c.charge_id = new.charge_id))
        AS shared`.execute(trx);
    const [count] = rows;
    if (count !== undefined && count.shared > 0 && count.shared >= SHARE * Math.min(count.own, one.charges)) {
      return found;
    }
  }
  const { source_no: source } = await trx
    .insertInto('sources')
    .values({ rulebook: manifest.rulebook.id, county: manifest.county })
    .returning('source_no')
    .executeTakeFirstOrThrow();
  return { source, previous: undefined };
}

function keysOf(inputs: string, key: 'name' | 'sha256'): string {
  const list: { name: string; sha256: string }[] = JSON.parse(inputs);
  return list
    .map((input) => input[key])
    .sort()
    .join('/');
}
