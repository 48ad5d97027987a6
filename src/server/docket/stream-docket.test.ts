import fastify from 'fastify';
import { expect, it } from 'vitest';
import type { DocketOfRun } from '../api/docket.js';
import { streamDocket } from './stream-docket.js';

const TAKING: DocketOfRun = {
  state: 'taking',
  progress: null,
  determinations: 0,
  charges: 0,
  people: 0,
  open: false,
  states: [],
  changed: 0,
  error: null,
  agencies: 'not_read',
  unlisted: null,
};

it('a stream that cannot go on is ended, and who asks again is told why', async () => {
  const app = fastify();
  let asked = 0;
  const docket = {
    stateOf: async () => {
      asked += 1;
      if (asked > 1) throw new Error('the database is gone');
      return TAKING;
    },
    watch: () => () => {},
  };
  app.get('/events', (request, reply) => streamDocket(docket, 'run', request, reply));
  const begun = await app.inject('/events');
  expect([begun.statusCode, begun.body.match(/^event: docket$/gm)]).toEqual([200, ['event: docket']]);
  const again = await app.inject('/events');
  expect([again.statusCode, again.json().message]).toEqual([500, 'the database is gone']);
  await app.close();
});
