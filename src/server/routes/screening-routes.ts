import { idParams } from '../api/common.js';
import { screeningRequest, screeningSchema, screeningsSchema } from '../api/screenings.js';
import { streamUntilOver } from '../event-stream.js';
import { type Api, addRoute } from '../route.js';
import type { Screenings } from '../screenings.js';

/** Screenings: starting, following and stopping them. */
export function addScreeningRoutes(api: Api, screenings: Screenings): void {
  addRoute(api, {
    method: 'GET',
    path: '/api/screenings',
    summary: 'The screening that goes on, if any',
    answer: screeningsSchema,
    handle: async () => ({ running: screenings.running() ?? null }),
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/screenings',
    summary: 'Screen a list',
    body: screeningRequest,
    answer: screeningSchema,
    status: 202,
    handle: async ({ body }) => screenings.start(body),
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/screenings/:id',
    summary: 'How far a screening is',
    params: idParams,
    answer: screeningSchema,
    handle: async ({ params }) => screenings.get(params.id),
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/screenings/:id/events',
    summary: 'The same, as server-sent events until it is over',
    params: idParams,
    answer: 'text/event-stream',
    handle: async ({ params, request, reply }) =>
      streamUntilOver(screenings, { id: params.id, event: 'screening' }, request, reply),
  });
  addRoute(api, {
    method: 'DELETE',
    path: '/api/screenings/:id',
    summary: 'Stop a screening; nothing of it is kept',
    params: idParams,
    answer: screeningSchema,
    handle: async ({ params }) => screenings.stop(params.id),
  });
}
