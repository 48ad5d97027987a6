import { sql } from 'kysely';
import { Failure } from '../messages/failure.js';
import type { Docket } from './engine.js';

/** A filter that somebody keeps under a name, for one run or for all. */
export interface KeptView {
  readonly id: number;
  readonly name: string;
  readonly run: string | null;
  /** JSON. */
  readonly filter: string;
  readonly sort: string;
  readonly descending: boolean;
}

const MOST = 500;

/** All views, by name. */
export async function listViews(db: Docket): Promise<KeptView[]> {
  return await db
    .selectFrom('views')
    .select(['view as id', 'name', 'run_id as run', 'filter', 'sort', 'descending'])
    .orderBy('name')
    .orderBy('view')
    .execute();
}

/** A name as names are told apart: without case, without blanks around it, however its accents are written. */
const nameKey = (name: string): string => name.trim().normalize('NFC').toLowerCase();

/**
 * Keeps a view. `isOfPersons` says that its filter names somebody: then it belongs to a run, with which it is purged.
 * Among the views of one run, and among those of all runs, a name stands once: with `replace` it takes the place of
 * that one. Throws a Failure (wrong usage) when there is one and it is not to be replaced, when a view of all runs names
 * somebody, or when there are too many.
 */
export async function keepView(
  db: Docket,
  view: Omit<KeptView, 'id'>,
  { isOfPersons, replace }: { readonly isOfPersons: boolean; readonly replace: boolean },
): Promise<number> {
  if (isOfPersons && view.run === null)
    throw new Failure(2, 'DOCKET_VIEW_REFUSED', {
      why: 'it names a person or a case, and can be kept for one run only',
    });
  const { run, ...columns } = view;
  return await db.transaction().execute(async (trx) => {
    // Two who keep a view at once come one after the other.
    await sql`LOCK TABLE views IN SHARE ROW EXCLUSIVE MODE`.execute(trx);
    const all = await listViews(trx);
    const same = all.filter((one) => one.run === run && nameKey(one.name) === nameKey(view.name));
    const [first, ...others] = same;
    if (first === undefined) {
      if (all.length >= MOST)
        throw new Failure(2, 'DOCKET_VIEW_REFUSED', { why: `there are ${MOST} already` });
      const insert = trx.insertInto('views').values({ ...columns, run_id: run });
      return (await insert.returning('view').executeTakeFirstOrThrow()).view;
    }
    if (!replace) throw new Failure(2, 'DOCKET_VIEW_EXISTS', {});
    // An earlier program kept several under one name.
    for (const { id } of others) await removeView(trx, id);
    await trx.updateTable('views').set(columns).where('view', '=', first.id).execute();
    return first.id;
  });
}

/** Removes a view; whether there was one. */
export async function removeView(db: Docket, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('views').where('view', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
