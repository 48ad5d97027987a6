import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/docket/store.js';
import type { Determination } from '../../src/server/api/docket.js';
import type { ChargeOfPerson, Person } from '../../src/server/api/docket-person.js';
import { KINDS, opened, type Places, placesOf } from '../docket/stores.testkit.js';
import { wrongTallies } from '../docket/tallies.testkit.js';
import { type TestDesk, testDesk } from './desk.testkit.js';
import { type DocketDesk, docketDesk } from './docket.testkit.js';

const CONVICTION = 'il.minor-cannabis-conviction';
const MOTION = 'il.state-attorney-motion';

for (const kind of KINDS) {
  describe.skipIf(kind.skip)(`people at the desk, in the ${kind.name} store`, () => {
    let places: Places;
    let store: Store;
    let desk: TestDesk;
    let docket: DocketDesk;
    beforeAll(async () => {
      places = await placesOf(kind);
      store = await opened(await places.place());
      desk = await testDesk({ store });
      docket = await docketDesk(desk);
    });
    afterEach(async () => expect(await wrongTallies(store.db)).toEqual([]));
    afterAll(async () => {
      await desk.close();
      await places.end();
    });

    const all = async (): Promise<Determination[]> => (await docket.post('/list', { filter: {} })).rows;
    const at = async (sourceRow: number, relief: string): Promise<Determination> => {
      const row = (await all()).find((one) => one.sourceRow === sourceRow && one.relief === relief);
      if (row === undefined) throw new RangeError('there is no such determination');
      return row;
    };
    /** What determinations say, without who they are of and where they stand. */
    const said = async (): Promise<unknown> =>
      (await all()).map(({ item, outcome, reason, missing, assumptions, person, state }) => ({
        ...{ item, outcome, reason, missing, assumptions, person, state },
      }));
    const decide = async (item: number): Promise<void> => {
      const body = { items: [item], decision: { kind: 'approve' } };
      await docket.post('/decide', { ...body, mark: (await docket.post('/preview', body)).mark });
    };
    const personOf = async (sourceRow: number): Promise<Person> =>
      docket.get(`/person/${(await at(sourceRow, MOTION)).person}`);

    it('a person has all charges, also those the law is not asked of, and their arrests', async () => {
      const person = await personOf(1);
      expect(person).toMatchObject({
        personId: 'IL90000001',
        names: ['FERN, ALMA'],
        birthDate: '1980-02-03',
        historyKnown: true,
        historyWhole: true,
        untold: null,
      });
      expect(
        person.charges.map(({ inScope, sourceRow, arrestId }) => [sourceRow, inScope, arrestId]),
      ).toEqual([
        [1, true, 'A1'],
        [2, false, 'A2'],
      ]);
      expect(person.charges[1]).toMatchObject({
        chargeId: '',
        agency: 'Sample Police',
        caseNumber: '12CR00001',
      });
      expect(person.determinations).toHaveLength(4);
      expect((await personOf(4)).historyKnown).toBe(false);
    });

    it('a fact that was found makes the determinations again, and taken back they are as before', async () => {
      const before = await said();
      const { item } = await at(5, CONVICTION);
      await decide(item);
      const { facts } = await docket.get(`/facts/${item}`);
      const names = facts.map(({ name }: { name: string }) => name);
      expect(names.slice(0, 2).sort()).toEqual(['class', 'grams']);
      expect(facts.find(({ name }: { name: string }) => name === 'class')).toMatchObject({
        missing: true,
        known: false,
        columns: ['class'],
        values: expect.arrayContaining(['A', '4']),
      });
      const found = { item, fact: 'grams', value: '12', source: 'laboratory report, page 2' };
      const recorded = await docket.post('/found-facts', found);
      expect(recorded.made).toBe(4);
      const changed = recorded.changed.find((one: { relief: string }) => one.relief === CONVICTION);
      expect(changed).toMatchObject({ before: { outcome: 'needs_review' }, after: { outcome: 'eligible' } });
      expect(await at(5, CONVICTION)).toMatchObject({
        outcome: 'eligible',
        missing: [],
        state: 'decide_again',
      });
      const full = await docket.get(`/item/${item}`);
      const grams = full.told.rules
        .flatMap((rule: { facts: unknown[] }) => rule.facts)
        .find(({ name }: { name: string }) => name === 'grams');
      expect(grams).toMatchObject({ value: '12 grams', found: [{ column: 'grams', value: '12' }] });
      expect(full.found).toMatchObject([{ actor: 'Ada', value: '12', source: 'laboratory report, page 2' }]);
      expect(await docket.refused('/found-facts', { ...found, value: '13' })).toBe(
        'DOCKET_FACT_FOUND_BEFORE',
      );
      const undone = await docket.post('/undo', { entry: recorded.entry });
      expect(undone.count).toBe(recorded.changed.length);
      // It was approved before the fact came, and stands so again.
      expect((await at(5, CONVICTION)).state).toBe('approved');
      expect((await docket.get(`/item/${item}`)).found).toEqual([]);
      expect(await docket.refused('/undo', { entry: recorded.entry })).toBe('DOCKET_CANNOT_UNDO');
      // Neither is offered again, nor the undo itself: the fact is to be recorded anew.
      for (const [action, entry] of [
        ['undo', undone.entry],
        ['record_fact', recorded.entry],
      ]) {
        const { entries } = (await desk.ask({ url: `/api/docket/trail?action=${action}` })).json();
        expect(entries[0]).toMatchObject({ entry, undoable: false });
        expect(await docket.refused('/undo', { entry })).toBe('DOCKET_CANNOT_UNDO');
      }
      const now = (await said()) as { item: number; state: string }[];
      expect(now.map((one) => (one.item === item ? { ...one, state: 'open' } : one))).toEqual(before);
    });

    it('a fact that is known, that cannot be read or that is none of a charge is refused, and nothing is done', async () => {
      const { item } = await at(5, CONVICTION);
      const head = (await desk.ask({ url: '/api/docket/trail' })).json().head;
      for (const [found, code] of [
        [{ fact: 'section', value: '720 ILCS 5/16-1' }, 'FACTS_KNOWN'],
        [{ fact: 'grams', value: 'plenty' }, 'FACTS_UNREADABLE'],
        [{ fact: 'identity', value: 'x' }, 'FACTS_UNKNOWN_FACT'],
      ] as const) {
        const asked = { item, source: 'court file', ...found };
        expect(await docket.refused('/found-facts', asked)).toBe(code);
      }
      const url = `/api/docket/${docket.run}/found-facts`;
      const payload = { item, source: 'court file', fact: 'grams', value: 'plenty' };
      expect((await desk.ask({ method: 'POST', url, payload })).json()).toMatchObject({
        what: expect.stringContaining('read as the weight in grams:'),
        next: 'Enter it as a list would have it in the cell grams.',
      });
      expect((await desk.ask({ url: '/api/docket/trail' })).json().head).toEqual(head);
    });

    it('two persons are merged with a reason: what one of them did counts for the other, until it is undone', async () => {
      const before = await said();
      const [known, nameless] = [await personOf(1), await personOf(4)];
      expect(await at(4, CONVICTION)).toMatchObject({ outcome: 'needs_review', missing: ['identity'] });
      const asked = { persons: [known.person, nameless.person], reason: 'same address in both files' };
      expect(await docket.refused('/persons/merge', { ...asked, reason: ' ' })).toBe('SERVER_BAD_REQUEST');
      const merged = await docket.post('/persons/merge', asked);
      expect(merged).toMatchObject({ persons: [known.person], made: 8 });
      expect(await at(4, CONVICTION)).toMatchObject({ outcome: 'eligible', person: known.person });
      const one = await personOf(1);
      expect(one.charges.map(({ sourceRow }) => sourceRow)).toEqual([1, 2, 4]);
      expect(one.regroupings).toMatchObject([
        { kind: 'merge', reason: 'same address in both files', undone: false },
      ]);
      expect((await docket.get(`/person/${nameless.person}`)).mergedInto).toBe(known.person);
      expect(await docket.refused('/persons/merge', asked)).toBe('DOCKET_PERSONS_REFUSED');
      await docket.post('/undo', { entry: merged.entry });
      expect(await said()).toEqual(before);
      expect((await personOf(4)).historyKnown).toBe(false);
      const { rows } = await docket.post('/list', { filter: { search: 'fern' } });
      expect(rows).toHaveLength(8);
    });

    it('somebody without any determination is found, read and merged: their crime counts, until it is undone', async () => {
      const find = async (search: string) => (await docket.post('/people', { search })).people;
      const [ida] = await find('nunez');
      expect(ida).toMatchObject({ personId: 'IL90000011', name: 'NÚÑEZ, IDA', charges: 0, caseNumber: '' });
      for (const search of ['Nún\u0303ez ida', 'il90000011']) expect(await find(search)).toEqual([ida]);
      expect((await find('fern')).map(({ charges }: { charges: number }) => charges)).toEqual([1, 1]);
      expect((await find('11123456701')).map(({ name }: { name: string }) => name)).toEqual(['FERN, ALMA']);
      expect(await docket.refused('/people', { search: 'x' })).toBe('SERVER_BAD_REQUEST');
      const page: Person = await docket.get(`/person/${ida.person}`);
      expect(page).toMatchObject({ personId: 'IL90000011', names: ['NÚÑEZ, IDA'], determinations: [] });
      expect(page.charges).toMatchObject([{ sourceRow: 7, inScope: false, chargeId: '' }]);

      const before = await said();
      const fern = await personOf(1);
      expect(await at(1, CONVICTION)).toMatchObject({ outcome: 'eligible', person: fern.person });
      for (const persons of [
        [fern.person, ida.person],
        [ida.person, fern.person],
      ]) {
        const [into, other] = persons;
        const merged = await docket.post('/persons/merge', { persons, reason: 'a slip in the number' });
        expect(merged).toMatchObject({ persons: [into], made: 4 });
        expect(await at(1, CONVICTION)).toMatchObject({ outcome: 'not_eligible', person: into });
        expect((await personOf(1)).charges.map(({ sourceRow }) => sourceRow)).toEqual([1, 2, 7]);
        expect((await docket.get(`/person/${other}`)).mergedInto).toBe(into);
        // Whichever name or number they are looked for by, there is one of them.
        for (const search of ['nunez', 'fern alma', 'il90000011', 'il90000001']) {
          const { rows } = await docket.post('/list', { filter: { search } });
          expect([search, rows.filter((row: Determination) => row.sourceRow === 1).length]).toEqual([
            search,
            4,
          ]);
        }
        expect((await find('nunez')).map(({ person }: { person: number }) => person)).toEqual([into]);
        await docket.post('/undo', { entry: merged.entry });
        expect(await said()).toEqual(before);
        expect(await find('nunez')).toEqual([ida]);
        expect((await docket.post('/list', { filter: { search: 'nunez' } })).rows).toEqual([]);
      }
    });

    it('charges that are another person’s are split off, and decide nothing by what is not there', async () => {
      const before = await said();
      const person = await personOf(1);
      const [own, history] = person.charges;
      const keys = (...charges: (ChargeOfPerson | undefined)[]) => charges.map((one) => one?.key);
      const asked = { person: person.person, reason: 'the file names somebody else' };
      const split = (charges: readonly unknown[]) => ({ ...asked, charges });
      expect(await docket.refused('/persons/split', split(keys(own, history)))).toBe(
        'DOCKET_PERSONS_REFUSED',
      );
      expect(await docket.refused('/persons/split', split(['3 list.csv']))).toBe('DOCKET_PERSONS_REFUSED');
      // What is history only can be another person's too.
      const without = await docket.post('/persons/split', split(keys(history)));
      expect((await personOf(1)).charges.map(({ sourceRow }) => sourceRow)).toEqual([1]);
      expect((await docket.get(`/person/${without.persons[1]}`)).charges).toMatchObject([{ sourceRow: 2 }]);
      await docket.post('/undo', { entry: without.entry });
      const off = await docket.post('/persons/split', split(keys(own)));
      const [left, made] = off.persons;
      expect([left, made]).toEqual([person.person, person.person + 1]);
      expect(await at(1, CONVICTION)).toMatchObject({
        person: made,
        outcome: 'needs_review',
        missing: ['identity'],
      });
      expect(await docket.refused('/undo', { entry: without.entry })).toBe('DOCKET_CANNOT_UNDO');
      await docket.post('/undo', { entry: off.entry });
      expect(await said()).toEqual(before);
      const verified = await desk.ask({ method: 'POST', url: '/api/docket/trail/verify' });
      expect(verified.statusCode).toBe(200);
    });

    it('a run whose files were altered is not told from, and the file is named', async () => {
      const source = join(desk.folder, 'data', 'runs', docket.run, 'workspace', 'sources', 'list.csv');
      const bytes = readFileSync(source);
      const { item, person } = await at(1, MOTION);
      appendFileSync(source, 'x');
      for (const path of [`/item/${item}`, `/person/${person}`]) {
        const answer = await desk.ask({ url: `/api/docket/${docket.run}${path}` });
        expect([answer.statusCode, answer.json().code]).toEqual([409, 'SCREENING_FILE_ALTERED']);
        expect(answer.json().what).toContain('workspace/sources/list.csv');
      }
      const found = { item, fact: 'arrest_date', value: '2011-06-03', source: 'x' };
      expect(await docket.refused('/found-facts', found)).toBe('SCREENING_FILE_ALTERED');
      writeFileSync(source, bytes);
      expect((await docket.get(`/item/${item}`)).untold).toBeNull();
    });
  });
}
