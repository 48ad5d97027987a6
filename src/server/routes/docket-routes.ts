import { countDeterminations, listDeterminations } from '../../docket/list-determinations.js';
import { changedDeterminations } from '../../docket/run-changes.js';
import * as docketApi from '../api/docket.js';
import { choicesOfRun } from '../docket/choices-of-run.js';
import type { LawOfRun } from '../docket/law-of-run.js';
import { type DeskDocket, THE_DESK } from '../docket/open-docket.js';
import { cursorFrom, shownCursor, shownDetermination } from '../docket/shown.js';
import { streamDocket } from '../docket/stream-docket.js';
import type { Who } from '../docket/who.js';
import { type Api, addRoute } from '../route.js';

/** Who decides, the state of a run in the docket, and its lists. */
export function addDocketRoutes(api: Api, docket: DeskDocket, who: Who, lawOf: LawOfRun): void {
  const { runParams } = docketApi;
  addRoute(api, {
    method: 'GET',
    path: '/api/docket/me',
    summary: 'Who sits at the desk',
    answer: docketApi.meSchema,
    handle: async ({ request }) => ({ name: who.named(request) }),
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/me',
    summary: 'Say who sits at the desk: the name under which everything is decided from now on',
    body: docketApi.nameRequest,
    answer: docketApi.meSchema,
    handle: async ({ body, request }) => ({ name: who.call(request, body.name) }),
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/docket/:run',
    summary: 'Whether a run is in the docket, and how much there is',
    params: runParams,
    answer: docketApi.docketSchema,
    handle: async ({ params }) => docket.stateOf(params.run),
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/:run/take-up',
    summary: 'Take a run into the docket; done twice it changes nothing',
    params: runParams,
    answer: docketApi.docketSchema,
    status: 202,
    handle: async ({ params, request }) => {
      const state = await docket.stateOf(params.run);
      const isWhole = state.state === 'ready' && state.agencies === 'read' && state.unlisted !== null;
      if (isWhole || state.state === 'purged') return state;
      docket.takeUp(params.run, who.named(request) ?? THE_DESK);
      return docket.stateOf(params.run);
    },
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/docket/:run/events',
    summary: 'The state of a run in the docket, as server-sent events until it is taken up',
    params: runParams,
    answer: 'text/event-stream',
    handle: async ({ params, request, reply }) => streamDocket(docket, params.run, request, reply),
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/docket/:run/choices',
    summary: 'For each filter what there is in a run, with counts',
    params: runParams,
    answer: docketApi.choicesOfRunSchema,
    handle: async ({ params }) => choicesOfRun(docket, await docket.ready(params.run), lawOf(params.run)),
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/:run/list',
    summary: 'A page of the determinations that a filter means',
    params: runParams,
    body: docketApi.listRequest,
    answer: docketApi.pageSchema,
    handle: async ({ params, body }) => {
      const { storeId } = await docket.ready(params.run);
      const { after, ...asked } = body;
      const behind = after === undefined ? {} : { after: cursorFrom(after) };
      const page = await listDeterminations(docket.store.db, storeId, { ...asked, ...behind });
      return { rows: page.rows.map(shownDetermination), next: shownCursor(page.next) };
    },
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/:run/count',
    summary: 'How many determinations a filter means',
    params: runParams,
    body: docketApi.countRequest,
    answer: docketApi.countSchema,
    handle: async ({ params, body }) => {
      const { storeId } = await docket.ready(params.run);
      const bound = body.whole === true ? MOST : undefined;
      return countDeterminations(docket.store.db, storeId, body.filter, bound);
    },
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/docket/:run/changes',
    summary: 'The determinations that are not what they were in the earlier run of the same list',
    params: runParams,
    query: docketApi.afterQuery,
    answer: docketApi.changesSchema,
    handle: async ({ params, query }) => {
      const { storeId } = await docket.ready(params.run);
      const asked = { after: query.after ?? 0, limit: PAGE + 1 };
      const found = await changedDeterminations(docket.store.db, storeId, asked);
      const changes = found.slice(0, PAGE);
      return { changes, next: found.length > PAGE ? (changes.at(-1)?.place ?? null) : null };
    },
  });
}

const PAGE = 200;
const MOST = 2_000_000_000;
