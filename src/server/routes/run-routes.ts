import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_NAME } from '../../files/output-folder.js';
import { Failure } from '../../messages/failure.js';
import { idParams } from '../api/common.js';
import { fileParams, overviewSchema, runsSchema } from '../api/runs.js';
import type { DeskServices } from '../desk-services.js';
import { overviewOf } from '../overview.js';
import { type Api, addRoute } from '../route.js';
import type { Runs } from '../runs.js';

/** Runs: which there are, what came of each, and their files. */
export function addRunRoutes(api: Api, runs: Runs, counted: string, services: DeskServices): void {
  addRoute(api, {
    method: 'GET',
    path: '/api/runs',
    summary: 'The runs in the data folder, the newest first',
    answer: runsSchema,
    handle: async () => runs.all(),
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/runs/:id',
    summary: 'What a run came to',
    params: idParams,
    answer: overviewSchema,
    handle: async ({ params }) =>
      overviewOf(await runs.checked(params.id), runs, services.rulebooks, counted),
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/runs/:id/files/:file',
    summary: 'One of the result files of a run',
    params: fileParams,
    answer: BYTES,
    handle: async ({ params, reply }) => {
      const { folder, manifest } = await runs.checked(params.id);
      const isListed = Object.hasOwn(manifest.reproducible, params.file) || params.file === MANIFEST_NAME;
      if (!isListed) throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'file' });
      const name = encodeURIComponent(params.file).replaceAll("'", '%27');
      return reply
        .type(BYTES)
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(createReadStream(join(folder, params.file)));
    },
  });
}

const BYTES = 'application/octet-stream';
