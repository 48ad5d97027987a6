import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { backupStore } from '../../src/docket/backup.js';
import { evaluatedChoices, evaluationMark } from '../../src/docket/choices.js';
import { decide } from '../../src/docket/decide.js';
import { exportRows } from '../../src/docket/export-rows.js';
import type { DocketFilter } from '../../src/docket/filter.js';
import { findPeople } from '../../src/docket/find-people.js';
import { importRun } from '../../src/docket/import-run.js';
import { type ListedDetermination, listDeterminations } from '../../src/docket/list-determinations.js';
import { MIGRATIONS, schemaVersion } from '../../src/docket/migrate.js';
import { purgeRun } from '../../src/docket/purge-run.js';
import { restoreStore } from '../../src/docket/restore.js';
import { runNamed } from '../../src/docket/runs.js';
import type { Store, StorePlace } from '../../src/docket/store.js';
import { verifyStore } from '../../src/docket/stored-trail.js';
import { trailHead } from '../../src/docket/trail.js';
import { listReader } from '../../src/screening/lists-again.js';
import { knownLayouts } from '../../src/server/known-layouts.js';
import { csvRecords } from '../screening/csv.testkit.js';
import type { Cells } from '../screening/invented-list.testkit.js';
import { runOf, SOME_CHARGES } from './docket-runs.testkit.js';
import { olderStore } from './older-store.testkit.js';
import { KINDS, NOW, opened, type Places, placesOf } from './stores.testkit.js';
import { wrongTallies } from './tallies.testkit.js';

const BY = { by: 'ada', at: NOW };
const READING = { ...BY, lists: listReader(knownLayouts) };
/** The last schema that knew of no agencies. */
const WITHOUT = 2;

/** Few charges of several agencies; one agency would run as a formula in a spreadsheet, and one has marks of CSV. */
const AGENCIES = ['RIVER PD', '', '=LAKE "PD", 2', 'HILL SO'];
const CHARGES: readonly Cells[] = [
  ...SOME_CHARGES.slice(0, 12),
  { ...SOME_CHARGES[0], person_id: 'K30', name: 'MUN\u0303OZ, ADA', case_number: '22\u00d1B-7' },
  // The law is asked of none of their charges.
  {
    ...SOME_CHARGES[0],
    person_id: 'K31',
    name: 'TANSY, WREN',
    statute: '720 ILCS 5/16-1',
    description: 'THEFT',
  },
].map((cells, at) => ({
  ...cells,
  arresting_agency: AGENCIES[at % AGENCIES.length] ?? '',
}));
const agencyIn = ({ sourceRow }: ListedDetermination): string => AGENCIES[(sourceRow - 1) % 4] ?? '';

for (const kind of KINDS) {
  describe.skipIf(kind.skip)(`the agencies of the ${kind.name} store`, () => {
    let places: Places;
    let place: StorePlace;
    let store: Store;
    let folder: string;
    let run: string;
    beforeAll(async () => {
      places = await placesOf(kind);
      folder = await runOf(places.folder(), CHARGES);
      store = await opened(await places.place());
      run = (await importRun(store, folder, BY)).run;
      const chosen = { items: [(await rows())[0]?.item ?? 0] };
      await decide(store.db, { run, chosen, ...BY }, { action: 'approve' });
      place = await places.bare();
      const older = await olderStore(store, place, WITHOUT);
      await store.close();
      store = older;
      // As an earlier program kept them: it took an accent of two signs for the end of a word.
      await sql`DELETE FROM words WHERE word LIKE 'mun%'`.execute(store.db);
      await sql`UPDATE charges SET case_key = '22' WHERE case_number LIKE '22%'`.execute(store.db);
    });
    afterEach(async () => expect(await wrongTallies(store.db)).toEqual([]));
    afterAll(async () => {
      await store.close();
      await places.end();
    });

    const rows = async (filter: DocketFilter = {}, of = run) =>
      (await listDeterminations(store.db, of, { filter, limit: 1_000 })).rows;
    const found = async (search: string): Promise<[string, number][]> =>
      (await findPeople(store.db, await numberOf(), search, 10)).map(({ name, charges }) => [name, charges]);
    const numberOf = async (): Promise<number> => (await runNamed(store.db, run)).runNo;
    const exported = async (): Promise<string[]> => {
      const path = `${places.folder()}.csv`;
      await exportRows(store.db, run, { filter: {} }, path);
      const [header, ...records] = csvRecords(readFileSync(path)).map(({ cells }) => cells);
      return records.map((cells) => cells[header?.indexOf('arresting_agency') ?? -1] ?? '');
    };

    it('are not read in a run that was taken in before, which comes over whole, also out of a backup', async () => {
      const old = join(places.folder(), 'old.backup');
      expect((await backupStore(store, old)).schema).toBe(WITHOUT);
      await store.close();
      store = await opened(place);
      expect(await schemaVersion(store.db)).toBe(MIGRATIONS.length);
      const backups = 'data' in place ? join(place.data, 'docket', 'backups') : (place.backups ?? '');
      expect(existsSync(backups) ? readdirSync(backups).length : 0).toBe(2);
      const all = await rows();
      expect(all.map(({ state }) => state).filter((state) => state === 'approved')).toHaveLength(1);
      expect(new Set(all.map(({ agency }) => agency))).toEqual(new Set([null]));
      expect(await rows({ agency: ['RIVER PD', ''] })).toEqual([]);
      expect((await evaluatedChoices(store.db, await numberOf())).agencies).toBeUndefined();
      expect(new Set(await exported())).toEqual(new Set(['not read']));
      await verifyStore(store.db);

      const back = await places.bare();
      await restoreStore(old, back);
      const restored = await opened(back);
      expect((await listDeterminations(restored.db, run, { filter: {}, limit: 1_000 })).rows).toEqual(all);
      await restored.close();
    });

    it('are found by name and case number, with accents or without, in a run that was taken in before', async () => {
      for (const search of ['muñoz', 'mun\u0303oz', 'munoz', '22ñb7', '22NB'])
        expect([search, (await rows({ search })).length]).toEqual([search, 4]);
    });

    it('stay unread where this program has not the layout of the list, and that is said', async () => {
      const reading = { ...BY, lists: listReader([]) };
      await expect(importRun(store, folder, reading)).rejects.toThrow('SCREENING_OTHER_LAYOUT');
      const other = await runOf(places.folder(), CHARGES.slice(0, 4), {}, 'other.csv');
      const { run: id, isNew } = await importRun(store, other, reading);
      expect([isNew, (await rows({}, id)).every(({ agency }) => agency === null)]).toEqual([true, true]);
    });

    it('are read when the run is taken in again, which decides nothing', async () => {
      const [head, mark] = [await trailHead(store.db), await evaluationMark(store.db, await numberOf())];
      const before = await rows();
      expect(await found('tansy')).toEqual([]);
      expect((await importRun(store, folder, READING)).isNew).toBe(false);
      expect(await rows()).toEqual(before.map((row) => ({ ...row, agency: agencyIn(row) })));
      expect(await trailHead(store.db)).toEqual(head);
      expect(await found('tansy')).toEqual([['TANSY, WREN', 0]]);
      expect(await found('k31')).toEqual(await found('tansy'));
      expect(await found('munoz')).toEqual([['MUN\u0303OZ, ADA', 1]]);
      expect(await rows({ search: 'tansy' })).toEqual([]);
      // What was counted of the run before is counted anew.
      expect(await evaluationMark(store.db, await numberOf())).not.toBe(mark);
      await verifyStore(store.db);
    });

    it('filter the list, are counted, and stand in an export where no formula runs', async () => {
      const all = await rows();
      for (const asked of [['RIVER PD'], ['=LAKE "PD", 2', ''], ['NOBODY'], []]) {
        const meant = all.filter((row) => asked.includes(agencyIn(row)));
        expect([asked, await rows({ agency: asked })]).toEqual([asked, meant]);
      }
      const { agencies } = await evaluatedChoices(store.db, await numberOf());
      const counts = AGENCIES.map((value) => ({
        value,
        count: all.filter((row) => agencyIn(row) === value).length,
      }));
      expect(new Set(agencies)).toEqual(new Set(counts));
      expect(await exported()).toEqual(
        all.map((row) => (agencyIn(row).startsWith('=') ? `'${agencyIn(row)}` : agencyIn(row))),
      );
    });

    it('are read as a run is taken in, and are forgotten when it is purged, beside one without', async () => {
      const newer = await runOf(
        places.folder(),
        CHARGES.map((cells) => ({ ...cells, arresting_agency: `${cells.arresting_agency} NEW` })),
        {},
        'third.csv',
      );
      const { run: id } = await importRun(store, newer, READING);
      expect((await rows({}, id)).map(({ agency }) => agency)).toEqual(
        (await rows({}, id)).map((row) => `${agencyIn(row)} NEW`.trim()),
      );
      const { runNo } = await runNamed(store.db, id);
      const all = () => findPeople(store.db, runNo, 'tansy', 10);
      // Numbered among all others, by name.
      expect((await all()).map(({ person }) => person % 16)).toEqual([0]);
      await purgeRun(store.db, { run: id, ...BY });
      const { rows: kept } = await sql`SELECT 1 FROM unlisted_words WHERE run_no = ${runNo}`.execute(
        store.db,
      );
      expect([await all(), kept]).toEqual([[], []]);
      const { rows: left } = await sql<{ text: string }>`SELECT text FROM terms`.execute(store.db);
      expect(left.filter(({ text }) => text.endsWith('NEW'))).toEqual([]);
      expect(left.map(({ text }) => text)).toContain('RIVER PD');
    });
  });
}
