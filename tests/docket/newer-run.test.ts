import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../src/docket/decide.js';
import { importRun } from '../../src/docket/import-run.js';
import { listDeterminations } from '../../src/docket/list-determinations.js';
import { changedDeterminations } from '../../src/docket/run-changes.js';
import { listRuns } from '../../src/docket/runs.js';
import type { Store } from '../../src/docket/store.js';
import { verifyStore } from '../../src/docket/stored-trail.js';
import { rowsOf, runOf, SOME_CHARGES } from './docket-runs.testkit.js';
import { KINDS, NOW, opened, type Places, placesOf } from './stores.testkit.js';
import { wrongTallies } from './tallies.testkit.js';

const BY = { by: 'ada', at: NOW };
/** The same list delivered again: weights that were missing are there, some charges were dismissed, one is gone and one is new. */
const DELIVERED_AGAIN = [
  ...SOME_CHARGES.slice(1).map((cells, at) => ({
    ...cells,
    grams: cells.grams === '' ? '2' : (cells.grams ?? ''),
    disposition: at % 5 === 0 ? 'DISMISSED' : 'GUILTY',
  })),
  { person_id: 'K77', name: 'WREN, OSWIN', case_number: '19CR900', grams: '2' },
];
const OTHER_LIST = SOME_CHARGES.map((cells, at) => ({
  ...cells,
  case_number: `99XX${at}`,
  person_id: `Z${at}`,
}));

for (const kind of KINDS) {
  describe.skipIf(kind.skip)(`a newer run of the same list in the ${kind.name} store`, () => {
    let places: Places;
    let store: Store;
    beforeAll(async () => {
      places = await placesOf(kind);
      store = await opened(await places.place());
    });
    afterEach(async () => expect(await wrongTallies(store.db)).toEqual([]));
    afterAll(async () => {
      await store.close();
      await places.end();
    });

    const rowsIn = async (run: string) =>
      (await listDeterminations(store.db, run, { filter: {}, limit: 1_000 })).rows;

    it('keeps what was decided, and asks again where the outcome changed', async () => {
      const oldFolder = await runOf(places.folder(), SOME_CHARGES);
      const old = await importRun(store, oldFolder, BY);
      const before = await rowsIn(old.run);
      const decided = before.filter((_, at) => at % 3 !== 1).map(({ item }) => item);
      await decide(store.db, { run: old.run, chosen: { items: decided }, ...BY }, { action: 'approve' });
      const newFolder = await runOf(places.folder(), DELIVERED_AGAIN);
      const now = await importRun(store, newFolder, BY);
      const after = await rowsIn(now.run);

      const key = (row: { chargeId: string; relief: string }): string => `${row.chargeId} ${row.relief}`;
      const was = new Map(before.map((row) => [key(row), row]));
      for (const row of after) {
        const earlier = was.get(key(row));
        const wasDecided = earlier !== undefined && decided.includes(earlier.item);
        const wanted = wasDecided ? (earlier.outcome === row.outcome ? 'approved' : 'decide_again') : 'open';
        expect([row.place, row.state]).toEqual([row.place, wanted]);
        if (earlier !== undefined) expect(row.item).toBe(earlier.item);
      }
      const toDecide = after.filter(({ state }) => state === 'decide_again').length;
      expect(toDecide).toBeGreaterThan(0);
      expect(after.filter(({ state }) => state === 'approved').length).toBeGreaterThan(0);

      const [oldRows, newRows] = [rowsOf(oldFolder), rowsOf(newFolder)];
      const rowKey = (row: { charge_id: string; relief: string }): string => `${row.charge_id} ${row.relief}`;
      const said = (row: (typeof oldRows)[number]): string =>
        [row.outcome, row.selected, row.rule, row.reason, row.missing_facts].join('|');
      const oldBy = new Map(oldRows.map((row) => [rowKey(row), row]));
      const both = newRows.flatMap((row) => {
        const earlier = oldBy.get(rowKey(row));
        return earlier === undefined ? [] : [{ row, earlier }];
      });
      const changed = both.filter(({ row, earlier }) => said(row) !== said(earlier));
      expect(now.changes).toEqual({
        same: both.length - changed.length,
        changed: changed.length,
        otherOutcome: both.filter(({ row, earlier }) => row.outcome !== earlier.outcome).length,
        added: newRows.length - both.length,
        gone: oldRows.length - both.length,
        toDecideAgain: toDecide,
      });
      const shown = await changedDeterminations(store.db, now.run, { limit: 1_000 });
      expect(shown.map(({ before: b, after: a }) => [b.outcome, b.reason, a.outcome, a.reason])).toEqual(
        changed.map(({ row, earlier }) => [earlier.outcome, earlier.reason, row.outcome, row.reason]),
      );
      await verifyStore(store.db);
    });

    it('closes the older one, in which nothing is decided any more', async () => {
      const [newer, older] = await listRuns(store.db);
      expect([newer?.supersededBy, older?.supersededBy]).toEqual([null, newer?.run]);
      const run = older?.run ?? '';
      const [row] = await rowsIn(run);
      const late = decide(
        store.db,
        { run, chosen: { items: [row?.item ?? 0] }, ...BY },
        { action: 'approve' },
      );
      await expect(late).rejects.toThrow('DOCKET_RUN_CLOSED');
    });

    it('is told from another list under the same file name', async () => {
      const other = await importRun(store, await runOf(places.folder(), OTHER_LIST), BY);
      expect(other.changes).toBeUndefined();
      expect((await listRuns(store.db)).filter(({ supersededBy }) => supersededBy === null)).toHaveLength(2);
    });
  });
}
