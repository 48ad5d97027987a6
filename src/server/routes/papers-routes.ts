import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import type { FastifyReply } from 'fastify';
import { lackingDetails, officeTemplate, readOffice } from '../../court/office.js';
import { idParams } from '../api/common.js';
import * as papersApi from '../api/papers.js';
import type { Who } from '../docket/who.js';
import { streamUntilOver } from '../event-stream.js';
import type { PapersAtDesk } from '../papers/open-papers.js';
import { OFFICE_FILE } from '../papers/papers-job.js';
import { type Api, addRoute } from '../route.js';
import { BYTES } from './list-routes.js';

/** Papers for a court, and reports: making, following and handing them out. */
export function addPapersRoutes(api: Api, papers: PapersAtDesk, who: Who): void {
  addRoute(api, {
    method: 'GET',
    path: '/api/papers',
    summary: 'The papers of a run, the newest first',
    query: papersApi.papersQuery,
    answer: papersApi.papersListSchema,
    handle: async ({ query }) => ({ papers: await papers.all(query.run) }),
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/papers',
    summary: 'Make packets for a court, or a report',
    body: papersApi.papersRequest,
    answer: papersApi.papersSchema,
    status: 202,
    handle: async ({ body, request }) => papers.start(body, who.named(request)),
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/papers/office',
    summary: 'Check an office file',
    body: papersApi.officeRequest,
    answer: papersApi.officeSchema,
    handle: async ({ body }) => {
      const office = readOffice(OFFICE_FILE, body.text);
      return { courthouses: office.courthouses.map(({ name }) => name), missing: lackingDetails(office) };
    },
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/papers/office-template',
    summary: 'An office file to fill in',
    answer: YAML,
    handle: async ({ reply }) => asDownload(reply, YAML, 'office.yaml').send(officeTemplate()),
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/papers/:id',
    summary: 'How far papers are, and what was made',
    params: idParams,
    answer: papersApi.papersSchema,
    handle: async ({ params }) => papers.get(params.id),
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/papers/:id/events',
    summary: 'The same, as server-sent events until they are made',
    params: idParams,
    answer: 'text/event-stream',
    handle: async ({ params, request, reply }) =>
      streamUntilOver(papers, { id: params.id, event: 'papers' }, request, reply),
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/papers/:id/download',
    summary: 'What was made: an archive, or the one file it is',
    params: idParams,
    answer: ZIP,
    handle: async ({ params, reply }) => {
      const { path, name } = await papers.file(params.id);
      return asDownload(reply, TYPES[extname(name)] ?? BYTES, name).send(createReadStream(path));
    },
  });
  addRoute(api, {
    method: 'DELETE',
    path: '/api/papers/:id',
    summary: 'Stop papers while they are made, so that nothing is kept; remove them when they are there',
    params: idParams,
    answer: papersApi.papersSchema,
    handle: async ({ params }) => papers.end(params.id),
  });
}

const YAML = 'text/yaml; charset=utf-8';
const ZIP = 'application/zip';
const TYPES: Readonly<Record<string, string>> = {
  '.zip': ZIP,
  '.pdf': 'application/pdf',
  '.html': 'text/html; charset=utf-8',
};

/** Names of downloads are ours, of plain letters. */
const asDownload = (reply: FastifyReply, type: string, name: string): FastifyReply =>
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
