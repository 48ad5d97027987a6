import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StorePlace } from '../../src/docket/store.js';
import { holdTrail } from '../../src/docket/trail.js';
import type { Determination } from '../../src/server/api/docket.js';
import { KINDS, opened, type Places, placesOf } from '../docket/stores.testkit.js';
import { type TestDesk, testDesk } from './desk.testkit.js';
import { type DocketDesk, docketDesk } from './docket.testkit.js';

for (const kind of KINDS) {
  describe.skipIf(kind.skip)(`what goes wrong at the desk, with the ${kind.name} store`, () => {
    let places: Places;
    let place: StorePlace;
    let desk: TestDesk;
    let docket: DocketDesk;
    beforeAll(async () => {
      places = await placesOf(kind);
      place = await places.place();
      desk = await testDesk({ store: await opened(place) });
      docket = await docketDesk(desk);
    });
    afterAll(async () => {
      await desk.close();
      await places.end();
    });

    const rowAt = async (sourceRow: number, relief: string): Promise<Determination> => {
      const { rows } = await docket.post('/list', { filter: {} });
      return rows.find((one: Determination) => one.sourceRow === sourceRow && one.relief.includes(relief));
    };
    const head = async () => (await desk.ask({ url: '/api/docket/trail' })).json().head;

    it.each([
      ['a NUL', '\0'],
      ['half of a pair of surrogates', '\ud800'],
    ])('a text with %s is refused, as no database keeps one', async (_, mark) => {
      const { item } = await rowAt(1, 'conviction');
      const found = { item, fact: 'arrest_date', value: '2011-06-03', source: 'report' };
      expect(await docket.refused('/found-facts', { ...found, source: `re${mark}port` })).toBe(
        'SERVER_BAD_REQUEST',
      );
      expect(
        await docket.refused('/found-facts', { ...found, fact: 'case_number', value: `1${mark}2` }),
      ).toBe('SERVER_BAD_REQUEST');
      const name = await desk.ask({
        method: 'POST',
        url: '/api/docket/me',
        payload: { name: `Ada ${mark} Byron` },
      });
      expect([name.statusCode, name.json().code]).toEqual([400, 'SERVER_BAD_REQUEST']);
    });

    it('a text longer than the desk takes is refused as that', async () => {
      const payload = { name: 'a'.repeat(2 * 1024 * 1024) };
      const answer = await desk.ask({ method: 'POST', url: '/api/docket/me', payload });
      expect([answer.statusCode, answer.json().code]).toEqual([413, 'SERVER_REQUEST_TOO_LARGE']);
    });

    it('an address with a number or a name that no database holds is refused, not tried', async () => {
      const most = Number.MAX_SAFE_INTEGER;
      for (const url of [
        `/api/docket/${docket.run}/person/${most}`,
        `/api/docket/${docket.run}/changes?after=${most}`,
        '/api/docket/trail?actor=a%00b',
      ]) {
        const answer = await desk.ask({ url });
        expect([url, answer.statusCode, answer.json().code]).toEqual([url, 400, 'SERVER_BAD_REQUEST']);
      }
      const view = await desk.ask({ method: 'DELETE', url: `/api/docket/views/${most}` });
      expect([view.statusCode, view.json().code]).toEqual([400, 'SERVER_BAD_REQUEST']);
    });

    it('a run with an altered file is not taken up, and the file is named', async () => {
      const runs = join(desk.folder, 'data', 'runs');
      const [id, altered] = [docket.run, `${docket.run.slice(0, -6)}ffffff`];
      cpSync(join(runs, id), join(runs, altered), { recursive: true });
      const manifest = join(runs, altered, 'manifest.json');
      writeFileSync(
        manifest,
        readFileSync(manifest, 'utf8').replace('"version": "0.0.0"', '"version": "0.0.1"'),
      );
      appendFileSync(join(runs, altered, 'determinations.csv'), 'x\n');
      const url = `/api/docket/${altered}`;
      expect((await desk.ask({ url })).json().state).toBe('absent');
      expect(
        (await desk.ask({ method: 'POST', url: `${url}/list`, payload: { filter: {} } })).json().code,
      ).toBe('DOCKET_NOT_TAKEN_UP');
      await desk.ask({ method: 'POST', url: `${url}/take-up`, payload: {} });
      await desk.ask({ url: `${url}/events` });
      const state = (await desk.ask({ url })).json();
      expect(state).toMatchObject({ state: 'failed', error: { code: 'SCREENING_FILE_ALTERED' } });
      expect(state.error.what).toContain('determinations.csv');
    });

    it.skipIf(kind.name === 'embedded')(
      'a connection that is lost in the middle of a decision leaves nothing, and the next one works',
      async () => {
        const { item } = await rowAt(1, 'motion');
        const body = { items: [item], decision: { kind: 'approve' } };
        const { mark } = await docket.post('/preview', body);
        const before = await head();
        const other = await opened(place);
        const decided = await other.db.transaction().execute(async (trx) => {
          await holdTrail(trx);
          const waiting = docket.refused('/decide', { ...body, mark });
          const cut = `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE wait_event_type = 'Lock';`;
          while ((await places.postgres?.run(cut))?.trim() === '0') await wait(20);
          return await waiting;
        });
        await other.close();
        expect(decided).toBe('DOCKET_DATABASE_LOST');
        expect(await head()).toEqual(before);
        expect((await docket.post('/decide', { ...body, mark })).count).toBe(1);
        const verified = await desk.ask({ method: 'POST', url: '/api/docket/trail/verify' });
        expect(verified.statusCode).toBe(200);
      },
    );

    it.skipIf(kind.name === 'embedded')('every connection lost at once is made anew', async () => {
      const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid();`;
      await places.postgres?.run(cut);
      await wait(50);
      expect((await rowAt(1, 'motion')).state).toBe('approved');
    });

    it.skipIf(kind.name === 'embedded')('a database that is gone is said to be', async () => {
      await places.postgres?.stop();
      const answer = await desk.ask({ url: `/api/docket/${docket.run}` });
      expect([answer.statusCode, answer.json().code]).toEqual([503, 'DOCKET_DATABASE_LOST']);
    });
  });
}
