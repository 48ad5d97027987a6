import { Failure } from '../../messages/failure.js';
import { idParams, nothingSchema } from '../api/common.js';
import { listSchema, listsSchema, lookedAtSchema, uploadQuery } from '../api/lists.js';
import type { DeskServices } from '../desk-services.js';
import type { Lists } from '../lists.js';
import { lookAtList } from '../look-at-list.js';
import { type Api, addRoute } from '../route.js';
import type { Screenings } from '../screenings.js';

/** The media type of a list that arrives: bytes, and nothing is known of them. */
export const BYTES = 'application/octet-stream';

/** Lists: taking, looking at and removing them. */
export function addListRoutes(api: Api, lists: Lists, screenings: Screenings, services: DeskServices): void {
  addRoute(api, {
    method: 'GET',
    path: '/api/lists',
    summary: 'The lists in the data folder',
    answer: listsSchema,
    handle: async () => ({ lists: lists.all() }),
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/lists',
    summary: 'Take a list: its bytes are the body',
    query: uploadQuery,
    takes: BYTES,
    answer: listSchema,
    status: 201,
    handle: async ({ query, request, reply }) => {
      const { 'content-type': type, 'content-length': length } = request.headers;
      // What is left of a body that is not read would be taken for the next request.
      reply.header('connection', 'close');
      if (type !== BYTES) throw new Failure(2, 'SERVER_BAD_REQUEST', { where: 'its body' });
      return lists.take(query.name, request.raw, length === undefined ? undefined : Number(length));
    },
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/lists/:id',
    summary: 'What a list is: its layout, rows, columns, period and counties',
    params: idParams,
    answer: lookedAtSchema,
    handle: async ({ params }) => {
      const list = lists.get(params.id);
      return lookAtList(list, lists.path(list), services);
    },
  });
  addRoute(api, {
    method: 'DELETE',
    path: '/api/lists/:id',
    summary: 'Remove a list; runs made of it keep their own copy',
    params: idParams,
    answer: nothingSchema,
    handle: async ({ params }) => {
      const list = lists.get(params.id);
      if (screenings.running()?.listIds.includes(list.id) === true)
        throw new Failure(2, 'SERVER_LIST_IN_USE', {});
      lists.remove(list.id);
      return {};
    },
  });
}
