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

/**
 * Keeps a view. `isOfPersons` says that its filter names somebody: then it belongs to a run, with which it is purged.
 * Throws a Failure (wrong usage) when it does not, or when there are too many.
 */
export async function keepView(
  db: Docket,
  view: Omit<KeptView, 'id'>,
  { isOfPersons }: { readonly isOfPersons: boolean },
): Promise<number> {
  if (isOfPersons && view.run === null)
    throw new Failure(2, 'DOCKET_VIEW_REFUSED', {
      why: 'it names a person or a case, and can be kept for one run only',
    });
  const { count } = await db
    .selectFrom('views')
    .select(db.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST)
    throw new Failure(2, 'DOCKET_VIEW_REFUSED', { why: `there are ${MOST} already` });
  const { run, ...columns } = view;
  return await db.transaction().execute(async (trx) => {
    const insert = trx.insertInto('views').values({ ...columns, run_id: run });
    return (await insert.returning('view').executeTakeFirstOrThrow()).view;
  });
}

/** Removes a view; whether there was one. */
export async function removeView(db: Docket, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('views').where('view', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
