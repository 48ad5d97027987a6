import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { backupStore } from '../../src/docket/backup.js';
import { decide } from '../../src/docket/decide.js';
import { exportTrail, verifyExport } from '../../src/docket/export-trail.js';
import { foundOfPerson } from '../../src/docket/history.js';
import { importRun } from '../../src/docket/import-run.js';
import { type ListedDetermination, listDeterminations } from '../../src/docket/list-determinations.js';
import { MIGRATIONS, schemaVersion } from '../../src/docket/migrate.js';
import { openStore } from '../../src/docket/open-store.js';
import { purgeRun } from '../../src/docket/purge-run.js';
import { recordFact } from '../../src/docket/record-fact.js';
import { restoreStore } from '../../src/docket/restore.js';
import { listRuns, runNamed } from '../../src/docket/runs.js';
import type { Store, StorePlace } from '../../src/docket/store.js';
import { verifyStore } from '../../src/docket/stored-trail.js';
import { listTrail, trailHead } from '../../src/docket/trail.js';
import { openAgain } from '../../src/screening/again/run-again.js';
import { knownLayouts } from '../../src/server/known-layouts.js';
import { rulebooks } from '../../src/states/index.js';
import { runOf, SOME_CHARGES } from './docket-runs.testkit.js';
import { KINDS, NOW, opened, type Places, placesOf } from './stores.testkit.js';
import { wrongTallies } from './tallies.testkit.js';

const BY = { by: 'ada', at: NOW };

for (const kind of KINDS) {
  describe.skipIf(kind.skip)(`the ${kind.name} store`, () => {
    let places: Places;
    let place: StorePlace;
    let store: Store;
    let run: string;
    let folder: string;
    beforeAll(async () => {
      places = await placesOf(kind);
      place = await places.place();
      store = await opened(place);
      folder = await runOf(places.folder(), SOME_CHARGES);
      run = (await importRun(store, folder, BY)).run;
    });
    afterEach(async () => expect(await wrongTallies(store.db)).toEqual([]));
    afterAll(async () => {
      await store.close();
      await places.end();
    });

    const rows = async () => (await listDeterminations(store.db, run, { filter: {}, limit: 1_000 })).rows;

    /** Of a charge whose list names neither class nor weight. */
    const missesGrams = async (sourceRow: number): Promise<ListedDetermination> => {
      const row = (await rows()).find((one) => one.sourceRow === sourceRow && one.missing === 'grams');
      if (row === undefined) throw new RangeError('no determination of that row misses grams alone');
      return row;
    };
    const GRAMS = { fact: 'grams', value: '2', source: 'court file, page 3' };
    const again = () => openAgain(folder, { rulebooks, layouts: knownLayouts });

    it('keeps a found fact with what it was decided before and after, and asks again for a decision', async () => {
      const row = await missesGrams(12);
      await decide(store.db, { run, chosen: { items: [row.item] }, ...BY }, { action: 'approve' });
      const files = await again();
      const recorded = await recordFact(store.db, { run, item: row.item, ...BY }, GRAMS, files);
      const changed = recorded.changed.find(({ item }) => item === row.item);
      expect(changed?.before).toMatchObject({ outcome: 'needs_review', missing: 'grams' });
      expect(changed?.after).toMatchObject({ outcome: 'eligible', missing: '' });
      const now = (await rows()).find(({ item }) => item === row.item);
      expect(now).toMatchObject({ outcome: 'eligible', missing: '', state: 'decide_again' });
      const { runNo } = await runNamed(store.db, run);
      const [found] = await foundOfPerson(store.db, runNo, row.person);
      expect(found).toMatchObject({ ...GRAMS, note: '', before: [{ outcome: 'needs_review' }] });
      await verifyStore(store.db);
      files.close();
    });

    it('does nothing with a fact that cannot be read, is known, or is said without a source', async () => {
      const head = await trailHead(store.db);
      const { item } = await missesGrams(28);
      const files = await again();
      for (const [wrong, code] of [
        [{ value: 'some' }, 'FACTS_UNREADABLE'],
        [{ fact: 'shoe_size' }, 'FACTS_UNKNOWN_FACT'],
        [{ fact: 'offense_date', value: '2001-01-01' }, 'FACTS_KNOWN'],
        [{ source: ' ' }, 'DOCKET_ACT_REFUSED'],
      ] as const) {
        const found = { ...GRAMS, ...wrong };
        await expect(recordFact(store.db, { run, item, ...BY }, found, files)).rejects.toThrow(code);
      }
      expect(await trailHead(store.db)).toEqual(head);
      files.close();
    });

    it('refuses to change or remove what was decided, and finds out when it was done all the same', async () => {
      for (const statement of [
        'DELETE FROM decisions',
        `UPDATE trail SET actor = 'mallory'`,
        'TRUNCATE trail',
      ]) {
        await expect(sql.raw(statement).execute(store.db)).rejects.toThrow('only ever added');
      }
      const item = (await rows()).find(({ state }) => state === 'open')?.item ?? 0;
      const forge = (state: number) =>
        sql`UPDATE determinations SET state = ${state} WHERE item = ${item}`.execute(store.db);
      await forge(1);
      await expect(verifyStore(store.db)).rejects.toThrow('does not stand as its last decision left it');
      await forge(0);
      await verifyStore(store.db);
    });

    it('writes its trail out, and the file is checked without it', async () => {
      const path = `${places.folder()}.jsonl`;
      const head = await exportTrail(store.db, path, { withTexts: true });
      expect(await verifyExport(path, head.hash)).toMatchObject({ entries: head.seq, head });
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace('"approve"', '"comment"'));
      await expect(verifyExport(path)).rejects.toThrow('DOCKET_TRAIL_BROKEN');
      writeFileSync(path, text.slice(0, -30));
      await expect(verifyExport(path)).rejects.toThrow('DOCKET_NOT_A_TRAIL');
      await exportTrail(store.db, path, { withTexts: false });
      expect(readFileSync(path, 'utf8')).not.toContain('court file');
      expect(await verifyExport(path)).toMatchObject({ texts: 0, withoutText: 1 });
    });

    it('comes back whole from a backup, and from no other file', async () => {
      const path = join(places.folder(), 'docket.backup');
      const note = await backupStore(store, path);
      expect(note.head).toEqual(await trailHead(store.db));
      const back = await places.bare();
      expect((await restoreStore(path, back)).verified.head).toEqual(note.head);
      await expect(restoreStore(path, back)).rejects.toThrow('DOCKET_STORE_EXISTS');
      const other = await opened(back);
      expect((await listDeterminations(other.db, run, { filter: {}, limit: 1_000 })).rows).toEqual(
        await rows(),
      );
      await other.close();
      appendFileSync(path, 'x');
      await expect(restoreStore(path, await places.bare())).rejects.toThrow('its bytes have changed');
    });

    it('forgets the persons of a run that is purged, and still proves the rest', async () => {
      const item = (await rows())[0]?.item ?? 0;
      await decide(
        store.db,
        { run, chosen: { items: [item] }, ...BY },
        { action: 'comment', text: 'FOXGLOVE called' },
      );
      const counts = (await listRuns(store.db))[0];
      const decisions = (await verifyStore(store.db)).decisions;
      const purged = await purgeRun(store.db, { run, ...BY });
      expect(purged).toMatchObject({
        determinations: counts?.determinations,
        people: counts?.people,
        texts: 2,
      });
      for (const table of [
        'people',
        'charges',
        'determinations',
        'words',
        'found_facts',
        'trail_texts',
        'terms',
      ]) {
        const { rows: left } = await sql`SELECT * FROM ${sql.table(table)}`.execute(store.db);
        expect([table, left]).toEqual([table, []]);
      }
      const [kept] = await listRuns(store.db);
      expect(kept).toMatchObject({ run, determinations: counts?.determinations, purgedAt: NOW });
      expect(await verifyStore(store.db)).toMatchObject({ decisions, withoutText: 2 });
      expect((await listTrail(store.db, {}))[0]?.action).toBe('purge');
      await expect(purgeRun(store.db, { run, ...BY })).rejects.toThrow('DOCKET_RUN_CLOSED');
    });

    it('is brought to a newer schema after a backup, and one of a newer program is refused', async () => {
      await store.close();
      const newer = [...MIGRATIONS, ['CREATE TABLE later (one integer)']];
      store = await openStore(place, { now: NOW, migrations: newer });
      expect(await schemaVersion(store.db)).toBe(MIGRATIONS.length + 1);
      const folder = 'data' in place ? join(place.data, 'docket', 'backups') : (place.backups ?? '');
      expect(existsSync(folder) ? readdirSync(folder).length : 0).toBe(2);
      await store.close();
      await expect(opened(place)).rejects.toThrow('DOCKET_NEWER');
      store = await openStore(place, { now: NOW, migrations: newer });
    });

    it.skipIf(kind.name === 'server')(
      'is held by one process, and taken over from one that is gone',
      async () => {
        await expect(opened(place)).rejects.toThrow('DOCKET_HELD');
        if (!('data' in place)) return;
        const notes = (data: string): string[] =>
          readdirSync(join(data, 'docket')).filter((name) => name.startsWith('lock'));
        expect(notes(place.data)).toHaveLength(1);
        const held = JSON.parse(readFileSync(join(place.data, 'docket', ...notes(place.data)), 'utf8'));
        const left = await places.place();
        if (!('data' in left)) return;
        const of = { ...held.process, pid: 2 ** 22 + 1 };
        writeFileSync(join(left.data, 'docket', 'lock'), JSON.stringify({ ...held, process: of }));
        await (await opened(left)).close();
        expect(notes(left.data)).toEqual([]);
      },
    );
  });
}
