import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decide, previewDecision } from '../../src/docket/decide.js';
import type { DocketFilter } from '../../src/docket/filter.js';
import { importRun } from '../../src/docket/import-run.js';
import { listDeterminations } from '../../src/docket/list-determinations.js';
import type { Store } from '../../src/docket/store.js';
import { verifyStore } from '../../src/docket/stored-trail.js';
import { listTrail, trailHead } from '../../src/docket/trail.js';
import { undo } from '../../src/docket/undo.js';
import { runOf, SOME_CHARGES } from './docket-runs.testkit.js';
import { KINDS, NOW, opened, type Places, placesOf } from './stores.testkit.js';
import { wrongTallies } from './tallies.testkit.js';

const BY = { by: 'ada', at: NOW };
const ELIGIBLE: DocketFilter = { outcome: ['eligible'] };

for (const kind of KINDS) {
  describe.skipIf(kind.skip)(`decisions in the ${kind.name} store`, () => {
    let places: Places;
    let folder: string;
    let store: Store;
    let run: string;
    beforeAll(async () => {
      places = await placesOf(kind);
      folder = await runOf(places.folder(), SOME_CHARGES);
    });
    afterAll(() => places.end());
    beforeEach(async () => {
      store = await opened(await places.place());
      run = (await importRun(store, folder, BY)).run;
      return async () => {
        await verifyStore(store.db);
        expect(await wrongTallies(store.db)).toEqual([]);
        await store.close();
      };
    });

    const rows = async (filter: DocketFilter = {}) =>
      (await listDeterminations(store.db, run, { filter, limit: 1_000 })).rows;
    const first = async (): Promise<number> => (await rows())[0]?.item ?? 0;
    const on = (items: readonly number[]) => ({ run, chosen: { items }, ...BY });
    const states = async (): Promise<string[]> => (await rows()).map(({ state }) => state);

    it('set the state of one determination and leave every other as it was', async () => {
      const item = await first();
      await decide(store.db, on([item]), { action: 'approve' });
      const found = await rows({ state: ['approved'] });
      expect(found.map((row) => row.item)).toEqual([item]);
      await decide(store.db, on([item]), { action: 'reject', reason: 'facts-wrong', text: 'see the file' });
      expect((await rows({ items: [item] }))[0]?.state).toBe('rejected');
      await decide(store.db, on([item]), { action: 'send_back', fact: 'grams' });
      await decide(store.db, on([item]), { action: 'comment', text: 'asked the clerk' });
      expect((await rows({ items: [item] }))[0]?.state).toBe('sent_back');
      const trail = await listTrail(store.db, {});
      expect(trail.map(({ action, code, text, count }) => [action, code, text, count])).toEqual([
        ['comment', '', 'asked the clerk', 1],
        ['send_back', 'grams', null, 1],
        ['reject', 'facts-wrong', 'see the file', 1],
        ['approve', '', null, 1],
        ['import', '', null, 0],
      ]);
    });

    it('are by a name, for a fact and to somebody that the store gives back as they were written', async () => {
      const [item, half] = [await first(), 'Ada \ud800'];
      const refused = { detail: { code: 'DOCKET_ACT_REFUSED' } };
      await expect(
        decide(store.db, { ...on([item]), by: half }, { action: 'approve' }),
      ).rejects.toMatchObject(refused);
      await expect(decide(store.db, on([item]), { action: 'send_back', fact: half })).rejects.toMatchObject(
        refused,
      );
      await expect(decide(store.db, on([item]), { action: 'assign', assignee: half })).rejects.toMatchObject(
        refused,
      );
      await decide(store.db, { ...on([item]), by: 'Ada \u{1f600}' }, { action: 'approve' });
    });

    it('by a filter change exactly what the preview showed', async () => {
      const before = await rows();
      const preview = await previewDecision(store.db, run, ELIGIBLE, { action: 'approve' });
      const meant = before.filter(({ outcome }) => outcome === 'eligible').map(({ item }) => item);
      expect(preview).toMatchObject({ matching: meant.length, changing: meant.length });
      expect(meant.length).toBeGreaterThan(3);
      const chosen = { filter: ELIGIBLE, fingerprint: preview.fingerprint };
      const { changed } = await decide(store.db, { run, chosen, ...BY }, { action: 'approve' });
      expect(changed).toBe(meant.length);
      expect((await rows({ state: ['approved'] })).map(({ item }) => item)).toEqual(meant);
    });

    it('by a filter are refused when somebody has decided since the preview', async () => {
      const { fingerprint } = await previewDecision(store.db, run, ELIGIBLE, { action: 'approve' });
      const [one] = await rows(ELIGIBLE);
      await decide(store.db, on([one?.item ?? 0]), { action: 'approve' });
      const head = await trailHead(store.db);
      const late = decide(
        store.db,
        { run, chosen: { filter: ELIGIBLE, fingerprint }, ...BY },
        { action: 'approve' },
      );
      await expect(late).rejects.toThrow('DOCKET_PREVIEW_STALE');
      expect(await trailHead(store.db)).toEqual(head);
      expect(await rows({ state: ['approved'] })).toHaveLength(1);
    });

    it('can be undone, but for what was decided since', async () => {
      const all = (await rows()).map(({ item }) => item);
      const [kept] = all;
      const { entry } = await decide(store.db, on(all), { action: 'approve' });
      await decide(store.db, on([kept ?? 0]), { action: 'reject', reason: 'not-now' });
      const undone = await undo(store.db, { entry: entry.seq, ...BY });
      expect(undone).toMatchObject({ undone: all.length - 1, left: 1 });
      expect((await states()).filter((state) => state !== 'open')).toEqual(['rejected']);
      await undo(store.db, { entry: undone.entry.seq, ...BY });
      expect((await states()).filter((state) => state === 'approved')).toHaveLength(all.length - 1);
    });

    it('assign and unassign, by which the docket can be filtered', async () => {
      const item = await first();
      const { entry } = await decide(store.db, on([item]), { action: 'assign', assignee: 'grace' });
      expect((await rows({ assignee: 'grace' })).map((row) => row.item)).toEqual([item]);
      await undo(store.db, { entry: entry.seq, ...BY });
      expect(await rows({ assignee: 'grace' })).toEqual([]);
      expect((await rows({ assignee: null })).map((row) => row.item)).toContain(item);
    });

    it('that are not complete, or of nothing in the run, leave nothing behind', async () => {
      const head = await trailHead(store.db);
      const item = await first();
      await expect(decide(store.db, on([item]), { action: 'reject', reason: 'other' })).rejects.toThrow(
        'not written',
      );
      await expect(decide(store.db, on([item]), { action: 'comment', text: ' ' })).rejects.toThrow(
        'is empty',
      );
      await expect(decide(store.db, on([item, 999_999]), { action: 'approve' })).rejects.toThrow(
        'NOTHING_CHOSEN',
      );
      await expect(decide(store.db, { ...on([item]), by: '' }, { action: 'approve' })).rejects.toThrow(
        'who does it',
      );
      await expect(decide(store.db, { ...on([item]), run: 'none' }, { action: 'approve' })).rejects.toThrow(
        'NO_SUCH_RUN',
      );
      expect(await trailHead(store.db)).toEqual(head);
      expect(new Set(await states())).toEqual(new Set(['open']));
    });

    it('taken at the same time come one after the other, and all are kept', async () => {
      const all = (await rows()).map(({ item }) => item).slice(0, 12);
      await Promise.all(all.map((item) => decide(store.db, on([item]), { action: 'approve' })));
      expect(await rows({ state: ['approved'] })).toHaveLength(all.length);
      expect((await trailHead(store.db)).seq).toBe(all.length + 1);
    });
  });
}
