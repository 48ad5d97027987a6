import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyExport } from '../../src/docket/export-trail.js';
import type { Store } from '../../src/docket/store.js';
import type { Determination, DocketFilter } from '../../src/server/api/docket.js';
import type { TrailEntry } from '../../src/server/api/docket-trail.js';
import { KINDS, opened, type Places, placesOf } from '../docket/stores.testkit.js';
import { csvRecords } from '../screening/csv.testkit.js';
import { HOST, startOf, type TestDesk, testDesk } from './desk.testkit.js';
import { type DocketDesk, docketDesk } from './docket.testkit.js';

for (const kind of KINDS) {
  describe.skipIf(kind.skip)(`the docket at the desk, in the ${kind.name} store`, () => {
    let places: Places;
    let desk: TestDesk;
    let docket: DocketDesk;
    let store: Store;
    beforeAll(async () => {
      places = await placesOf(kind);
      store = await opened(await places.place());
      desk = await testDesk({ store });
      docket = await docketDesk(desk);
    });
    afterAll(async () => {
      await desk.close();
      await places.end();
    });

    const list = async (filter: DocketFilter = {}): Promise<Determination[]> =>
      (await docket.post('/list', { filter })).rows;
    const one = async (filter: DocketFilter): Promise<Determination> => {
      const [row] = await list(filter);
      if (row === undefined) throw new RangeError('there is no such determination');
      return row;
    };
    const trail = async (query = ''): Promise<{ entries: TrailEntry[]; head: { entry: number } }> =>
      (await desk.ask({ url: `/api/docket/trail${query}` })).json();

    it('has a run as soon as it is screened, and takes it up no second time', async () => {
      const state = {
        state: 'ready',
        open: true,
        determinations: 20,
        charges: 5,
        people: 5,
        unlisted: 1,
        changed: 0,
      };
      expect(await docket.get('')).toMatchObject({ ...state, states: [{ state: 'open', count: 20 }] });
      const { head } = await trail();
      expect(await docket.post('/take-up', {})).toMatchObject(state);
      expect((await trail()).head).toEqual(head);
      const none = await desk.ask({ url: '/api/docket/2020-01-01-000000-none-000000' });
      expect([none.statusCode, none.json().code]).toEqual([404, 'SERVER_NOT_FOUND']);
    });

    it('lists what is asked for, page by page, and refuses what it does not know', async () => {
      const all = await list();
      expect(all).toHaveLength(20);
      expect((await list({ search: 'fern alm' })).map(({ sourceRow }) => sourceRow)).toEqual([
        ...Array(4).fill(1),
        ...Array(4).fill(4),
      ]);
      const pages: Determination[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const more = after === '' ? {} : { after };
        const page = await docket.post('/list', {
          filter: {},
          sort: 'year',
          descending: true,
          limit: 7,
          ...more,
        });
        pages.push(...page.rows);
        after = page.next;
      }
      const years = all.map(({ offenseDate }) => offenseDate.slice(0, 4)).sort((a, b) => (a < b ? 1 : -1));
      expect(pages.map(({ offenseDate }) => offenseDate.slice(0, 4))).toEqual(years);
      expect(await docket.post('/count', { filter: { outcome: ['eligible'] } })).toEqual({
        count: all.filter(({ outcome }) => outcome === 'eligible').length,
        atLeast: false,
      });
      for (const wrong of [
        { filter: { outcome: ['maybe'] } },
        { filter: { shoe: 1 } },
        { filter: {}, after: 'x' },
        { filter: { search: 'a\0b' } },
        {},
      ]) {
        expect(await docket.refused('/list', wrong)).toBe('SERVER_BAD_REQUEST');
      }
    });

    it('offers for each filter exactly what there is', async () => {
      const all = await list();
      const choices = await docket.get('/choices');
      const counts = (of: (row: Determination) => readonly string[]): Record<string, number> => {
        const found: Record<string, number> = {};
        for (const value of all.flatMap(of)) found[value] = (found[value] ?? 0) + 1;
        return found;
      };
      const offered = (name: string): Record<string, number> =>
        Object.fromEntries(choices[name].map(({ id, count }: { id: string; count: number }) => [id, count]));
      expect(offered('outcomes')).toEqual(counts(({ outcome }) => [outcome]));
      expect(offered('counties')).toEqual(counts(({ county }) => [county]));
      expect(offered('classes')).toEqual(counts((row) => [row.class]));
      expect(offered('agencies')).toEqual({ 'Sample Police': 8, 'Other Police': 12 });
      expect(offered('agencies')).toEqual(counts(({ agency }) => [agency ?? 'not read']));
      expect(offered('years')).toEqual(counts(({ offenseDate }) => [offenseDate.slice(0, 4)]));
      expect(offered('reasons')).toEqual(counts(({ reason }) => [reason]));
      expect(offered('missing')).toEqual(counts(({ missing }) => missing));
      expect(offered('rules')).toEqual(counts(({ rule }) => (rule === '' ? [] : [rule])));
      expect(offered('states')).toEqual({ open: 20 });
      const grams = choices.missing.find(({ id }: { id: string }) => id === 'grams');
      expect(grams.words).toBe('the weight in grams');
    });

    it('reads the agencies of a run that was taken up without them, when it is taken up again', async () => {
      const before = await list({ agency: ['Sample Police'] });
      await sql`UPDATE determinations SET agency = NULL`.execute(store.db);
      expect(await docket.get('')).toMatchObject({ state: 'ready', agencies: 'not_read' });
      expect((await docket.get('/choices')).agencies).toBeNull();
      expect(await list({ agency: ['Sample Police'] })).toEqual([]);
      const { head } = await trail();
      expect((await docket.post('/take-up', {})).state).toBe('ready');
      await vi.waitFor(async () => expect((await docket.get('')).agencies).toBe('read'), { timeout: 10_000 });
      expect((await docket.get('/choices')).agencies).toHaveLength(2);
      expect(await list({ agency: ['Sample Police'] })).toEqual(before);
      expect((await trail()).head).toEqual(head);
    });

    it('reads the people without determinations of a run that was taken up without them, when it is taken up again', async () => {
      const find = async () => (await docket.post('/people', { search: 'ida nunez' })).people;
      const [before] = await find();
      await sql`DELETE FROM unlisted_words`.execute(store.db);
      await sql`DELETE FROM people WHERE person_no = ${before.person}`.execute(store.db);
      await sql`UPDATE runs SET unlisted = NULL`.execute(store.db);
      expect(await docket.get('')).toMatchObject({ agencies: 'read', unlisted: null });
      expect(await find()).toEqual([]);
      const { head } = await trail();
      await docket.post('/take-up', {});
      await vi.waitFor(async () => expect((await docket.get('')).unlisted).toBe(1), { timeout: 10_000 });
      const [after] = await find();
      expect(after).toEqual({ ...before, person: expect.any(Number) });
      // Behind everybody else.
      const people = (await list()).map(({ person }) => person);
      expect(after.person).toBeGreaterThan(Math.max(...people));
      expect((await docket.get(`/person/${after.person}`)).names).toEqual(['NÚÑEZ, IDA']);
      expect((await trail()).head).toEqual(head);
    });

    it('lets nobody decide who did not say who they are', async () => {
      const opening = await desk.app.inject({ url: startOf(desk.desk.link()), headers: { host: HOST } });
      const cookie = String(opening.headers['set-cookie']).split(';')[0];
      const ask = (url: string, payload?: object) =>
        desk.ask({ url, headers: { cookie }, ...(payload === undefined ? {} : { method: 'POST', payload }) });
      expect((await ask('/api/docket/me')).json()).toEqual({ name: null });
      const decision = { kind: 'comment', text: 'seen' };
      const { item } = await one({});
      const body = { items: [item], decision };
      const { mark } = (await ask(`/api/docket/${docket.run}/preview`, body)).json();
      const refused = await ask(`/api/docket/${docket.run}/decide`, { ...body, mark });
      expect([refused.statusCode, refused.json().code]).toEqual([409, 'DOCKET_NAME_NEEDED']);
      expect((await ask('/api/docket/me', { name: 'Ben' })).json()).toEqual({ name: 'Ben' });
      expect((await ask(`/api/docket/${docket.run}/decide`, { ...body, mark })).statusCode).toBe(200);
      const [entry] = (await trail()).entries;
      expect(entry).toMatchObject({ actor: 'Ben', action: 'comment', text: 'seen', run: docket.run });
      expect((await desk.ask({ url: '/api/docket/me' })).json()).toEqual({ name: 'Ada' });
    });

    it('shows what a decision would change, does exactly that, and takes it back', async () => {
      const filter: DocketFilter = { outcome: ['eligible'] };
      const eligible = await list(filter);
      const approve = { filter, decision: { kind: 'approve' } };
      const [first] = eligible;
      const single = { items: [first?.item], decision: { kind: 'reject', reason: 'not-now', text: 'later' } };
      const stale = await docket.post('/preview', approve);
      expect(stale).toMatchObject({
        count: eligible.length,
        people: new Set(eligible.map(({ person }) => person)).size,
        before: [{ state: 'open', count: eligible.length }],
        outcomes: [{ outcome: 'eligible', count: eligible.length }],
        not: [],
      });
      const { mark } = await docket.post('/preview', single);
      const rejected = await docket.post('/decide', { ...single, mark });
      expect(rejected.count).toBe(1);
      expect(await docket.refused('/decide', { ...approve, mark: stale.mark })).toBe('DOCKET_PREVIEW_STALE');
      const fresh = await docket.post('/preview', approve);
      expect(fresh.before).toContainEqual({ state: 'rejected', count: 1 });
      const approved = await docket.post('/decide', { ...approve, mark: fresh.mark });
      expect(approved.count).toBe(eligible.length);
      expect(await docket.post('/preview', approve)).toMatchObject({
        count: 0,
        not: [{ why: 'they are approved already', count: eligible.length }],
      });
      const back = await docket.post('/undo', { entry: rejected.entry }).catch(String);
      expect(back).toContain('DOCKET_CANNOT_UNDO');
      const undone = await docket.post('/undo', { entry: approved.entry });
      expect(undone).toMatchObject({ count: eligible.length, kept: [] });
      // Also where the list shows no undo, what was taken back is not offered again.
      expect((await trail('?action=approve')).entries[0]).toMatchObject({ undoable: false });
      expect((await trail('?action=undo')).entries[0]).toMatchObject({ undoable: true });
      expect((await list(filter)).map(({ state }) => state).sort()).toEqual([
        ...Array(eligible.length - 1).fill('open'),
        'rejected',
      ]);
    });

    it('tells of a determination the rules, the facts, the original row and what was done', async () => {
      const row = await one({ state: ['rejected'] });
      const full = await docket.get(`/item/${row.item}`);
      expect(full.determination).toEqual(row);
      expect(full.told).toMatchObject({ historyKnown: true, chargesOfPerson: 2 });
      const rule = full.told.rules.find(({ id }: { id: string }) => id === 'class');
      expect(rule).toMatchObject({ truth: 'true', citation: expect.stringContaining('ILCS') });
      expect(rule.facts[0]).toMatchObject({ name: 'class', value: 'Class B misdemeanor', known: true });
      const [record] = full.records;
      expect(record).toMatchObject({ file: 'list.csv', row: 1 });
      const cells = Object.fromEntries(record.cells.map((cell: { column: string }) => [cell.column, cell]));
      expect(cells.class).toEqual({ column: 'class', text: 'B', used: true });
      expect(cells.arresting_agency).toMatchObject({ text: 'Sample Police', used: false });
      expect(full.history.map(({ action }: { action: string }) => action)).toContain('reject');
      const past = full.history.find(({ action }: { action: string }) => action === 'reject');
      expect(past).toMatchObject({ actor: 'Ada', code: 'not-now', text: 'later', purged: false });
      expect(past.words).toBe('The office does not pursue it now');
      expect((await desk.ask({ url: `/api/docket/${docket.run}/item/999999` })).statusCode).toBe(404);
    });

    it('hands out what is shown as CSV, without a formula, under the head of the trail', async () => {
      const filter = encodeURIComponent(JSON.stringify({ county: ['Will'] }));
      const answer = await desk.ask({ url: `/api/docket/${docket.run}/export?filter=${filter}` });
      const [header, ...rows] = csvRecords(Buffer.from(answer.rawPayload)).map(({ cells }) => cells);
      expect(header?.slice(-3)).toEqual(['arresting_agency', 'decision', 'assigned_to']);
      expect(rows.map((cells) => cells.at(-3))).toEqual(Array(4).fill('Other Police'));
      expect(rows.map((cells) => cells[2])).toEqual(Array(4).fill("'=HYPERLINK(1)"));
      const { head, entries } = await trail();
      const name = `trail-${head.entry}-${entries[0]?.hash.slice(0, 12)}.csv`;
      expect(answer.headers['content-disposition']).toContain(name);
      expect(await docket.refused(`/export?filter=${encodeURIComponent('{"x":1}')}`)).toBe(
        'SERVER_BAD_REQUEST',
      );
    });

    it('lists the trail by run, person, action and day, checks it, and hands it out to be checked elsewhere', async () => {
      const all = await trail();
      expect((await trail('?actor=Ben')).entries.map(({ action }) => action)).toEqual(['comment']);
      expect((await trail('?action=import')).entries.map(({ actor }) => actor)).toEqual(['the desk']);
      expect((await trail(`?run=${docket.run}&from=2026-11-22&to=2026-11-22`)).entries).toEqual(all.entries);
      expect((await trail('?to=2026-11-21')).entries).toEqual([]);
      const at = all.entries[0]?.at ?? '';
      const before = new Date(Date.parse(at) - 1).toISOString();
      expect((await trail(`?to=${at}`)).entries).toEqual(all.entries);
      expect((await trail(`?from=${at}&to=${at}`)).entries).toContainEqual(all.entries[0]);
      expect((await trail(`?to=${before}`)).entries).not.toContainEqual(all.entries[0]);
      const verified = await desk.ask({ method: 'POST', url: '/api/docket/trail/verify' });
      expect(verified.json()).toMatchObject({ entries: all.head.entry, head: all.head });
      const written = await desk.ask({ url: '/api/docket/trail/export?texts=true' });
      const path = join(desk.folder, 'trail.jsonl');
      writeFileSync(path, written.rawPayload);
      expect((await verifyExport(path)).head.seq).toBe(all.head.entry);
    });

    it('is sent back for a fact that its law asks for, or that is missing in it, and for nothing else', async () => {
      const { item } = await one({ missing: ['grams'] });
      const { facts, missing } = await docket.get('/choices');
      const ids = facts.map(({ id }: { id: string }) => id);
      expect(ids.slice(0, missing.length)).toEqual(missing.map(({ id }: { id: string }) => id));
      // No determination of the run misses it; its law asks for it.
      expect(missing.map(({ id }: { id: string }) => id)).not.toContain('arrest_date');
      expect(facts).toContainEqual({ id: 'arrest_date', words: 'the date of the arrest' });
      const { head } = await trail();
      for (const fact of ['shoe_size', 'the weight in grams', 'Grams']) {
        for (const chosen of [{ items: [item] }, { filter: {} }]) {
          const body = { ...chosen, decision: { kind: 'send_back', fact } };
          expect(await docket.refused('/preview', body)).toBe('DOCKET_NO_SUCH_FACT');
          expect(await docket.refused('/decide', { ...body, mark: 'x' })).toBe('DOCKET_NO_SUCH_FACT');
        }
      }
      expect((await trail()).head).toEqual(head);
      for (const fact of ['grams', 'arrest_date', 'identity']) {
        const body = { items: [item], decision: { kind: 'send_back', fact } };
        await docket.post('/decide', { ...body, mark: (await docket.post('/preview', body)).mark });
      }
      const [last] = (await docket.get(`/item/${item}`)).history.slice(-1);
      expect(last).toMatchObject({ action: 'send_back', code: 'identity', after: 'sent_back' });
      expect(last.words).toBe('who the person is: a state identification number, or a full birth date');
    });

    it('keeps views, and one that names somebody for its run only', async () => {
      const view = { name: 'Open in Will', filter: { county: ['Will'] }, sort: 'name', descending: false };
      const ask = (payload: object) => desk.ask({ method: 'POST', url: '/api/docket/views', payload });
      const made = (await ask({ ...view, run: null })).json();
      const named = { ...view, filter: { search: 'fern' } };
      expect((await ask({ ...named, run: null })).json().code).toBe('DOCKET_VIEW_REFUSED');
      await ask({ ...named, run: docket.run });
      const listed = async () => (await desk.ask({ url: '/api/docket/views' })).json().views;
      const both = [
        { id: made.id, run: null, ...view },
        { id: expect.any(Number), run: docket.run, ...named },
      ];
      expect(await listed()).toEqual(both);
      // Under a name that is there only what is said to replace it is kept, however the name is written.
      const other = { ...view, name: '  open in WILL', filter: { county: ['Cook'] }, run: null };
      const refused = await ask(other);
      expect([refused.statusCode, refused.json().code]).toEqual([409, 'DOCKET_VIEW_EXISTS']);
      expect(await listed()).toEqual(both);
      const replaced = (await ask({ ...other, replace: true })).json();
      expect(replaced).toEqual({ ...other, name: 'open in WILL', id: made.id });
      expect(new Set(await listed())).toEqual(new Set([replaced, both[1]]));
      const url = `/api/docket/views/${made.id}`;
      expect((await desk.ask({ method: 'DELETE', url })).statusCode).toBe(200);
      expect((await desk.ask({ method: 'DELETE', url })).statusCode).toBe(404);
    });

    it('shows a view that it cannot read apart from the others, and removes it', async () => {
      const url = '/api/docket/views';
      const view = { name: 'Of another program', filter: {}, sort: 'name', descending: false, run: null };
      const { id } = (await desk.ask({ method: 'POST', url, payload: view })).json();
      const listed = async () => (await desk.ask({ url })).json();
      const { views } = await listed();
      const others = views.filter((one: { id: number }) => one.id !== id);
      expect(views).toHaveLength(others.length + 1);
      const unusable = [{ id, name: view.name, run: null }];
      for (const [filter, sort] of [
        ['{"shoe":1}', 'name'],
        ['{', 'name'],
        ['{}', 'shoe'],
      ] as const) {
        await store.db.updateTable('views').set({ filter, sort }).where('view', '=', id).execute();
        expect(await listed()).toEqual({ views: others, unusable });
      }
      expect((await desk.ask({ method: 'DELETE', url: `${url}/${id}` })).statusCode).toBe(200);
      expect(await listed()).toEqual({ views: others, unusable: [] });
    });
  });
}
