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
    handle: async () => {
      const views: docketApi.View[] = [];
      const unusable: docketApi.Views['unusable'] = [];
      for (const kept of await listViews(db)) {
        const run = kept.run === null ? null : docket.idOf(kept.run);
        if (kept.run !== null && run === null) continue;
        const { data } = docketApi.viewSchema.safeParse({ ...kept, run, filter: jsonOf(kept.filter) });
        if (data === undefined) unusable.push({ id: kept.id, name: kept.name, run });
        else views.push(data);
      }
      return { views, unusable };
    },
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

/** What a text says as JSON; undefined when it is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A filter out of an address. Throws a Failure when it is none. */
function filterFrom(text: string | undefined): docketApi.DocketFilter {
  if (text === undefined) return {};
  const { data } = docketApi.filterSchema.safeParse(jsonOf(text));
  if (data === undefined) throw new Failure(2, 'SERVER_BAD_REQUEST', { where: 'filter' });
  return data;
}
