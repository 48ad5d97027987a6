import { exportRows } from '../../docket/export-rows.js';
import { keepView, listViews, removeView } from '../../docket/views.js';
import { Failure } from '../../messages/failure.js';
import { nothingSchema } from '../api/common.js';
import * as docketApi from '../api/docket.js';
import type { DeskDocket } from '../docket/open-docket.js';
import { sendWritten } from '../docket/send-written.js';
import { type Api, addRoute } from '../route.js';

/** Views that somebody keeps, and the export of what is shown. */
export function addDocketViewRoutes(api: Api, docket: DeskDocket, exports: string): void {
  const { db } = docket.store;
  addRoute(api, {
    method: 'GET',
    path: '/api/docket/views',
    summary: 'The views that are kept',
    answer: docketApi.viewsSchema,
    handle: async () => ({
      views: (await listViews(db)).flatMap(({ run, filter, sort, ...view }) => {
        const id = run === null ? null : docket.idOf(run);
        if (run !== null && id === null) return [];
        const kept = docketApi.filterSchema.parse(JSON.parse(filter));
        return [{ ...view, run: id, filter: kept, sort: docketApi.sortSchema.parse(sort) }];
      }),
    }),
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/views',
    summary: 'Keep a view under a name, or replace the one that has it',
    body: docketApi.viewRequest,
    answer: docketApi.viewSchema,
    status: 201,
    handle: async ({ body }) => {
      const { replace = false, ...asked } = body;
      const { name, run, filter, sort, descending } = asked;
      const storeId = run === null ? null : docket.storeIdOf(run);
      const kept = { name, run: storeId, filter: JSON.stringify(filter), sort, descending };
      const id = await keepView(db, kept, { isOfPersons: isOfPersons(filter), replace });
      return { id, ...asked };
    },
  });
  addRoute(api, {
    method: 'DELETE',
    path: '/api/docket/views/:id',
    summary: 'Remove a view',
    params: docketApi.viewParams,
    answer: nothingSchema,
    handle: async ({ params }) => {
      if (!(await removeView(db, params.id))) throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'view' });
      return {};
    },
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/docket/:run/export',
    summary: 'All determinations of a filter as CSV',
    params: docketApi.runParams,
    query: docketApi.exportQuery,
    answer: CSV,
    handle: async ({ params, query, reply }) => {
      const { storeId } = await docket.ready(params.run);
      const filter = filterFrom(query.filter);
      const asked = {
        filter,
        descending: query.descending === 'true',
        ...(query.sort === undefined ? {} : { sort: query.sort }),
      };
      return sendWritten(reply, exports, CSV, async (path) => {
        const { head } = await exportRows(db, storeId, asked, path);
        return `docket-${storeId}-trail-${head.seq}-${head.hash.slice(0, 12)}.csv`;
      });
    },
  });
}

const CSV = 'text/csv; charset=utf-8';

const isOfPersons = ({ search, person, items, reason }: docketApi.DocketFilter): boolean =>
  [search, person, items, reason].some((one) => one !== undefined);

/** A filter out of an address. Throws a Failure when it is none. */
function filterFrom(text: string | undefined): docketApi.DocketFilter {
  if (text === undefined) return {};
  try {
    return docketApi.filterSchema.parse(JSON.parse(text));
  } catch {
    throw new Failure(2, 'SERVER_BAD_REQUEST', { where: 'filter' });
  }
}
