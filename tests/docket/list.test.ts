import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DocketFilter, meaningOf } from '../../src/docket/filter.js';
import { importRun } from '../../src/docket/import-run.js';
import {
  countDeterminations,
  type ListedDetermination,
  listDeterminations,
} from '../../src/docket/list-determinations.js';
import {
  type Cursor,
  type RowsQuery,
  rowsFound,
  SORTS,
  type Sort,
  sought,
  soughtAmong,
  walked,
  walkedFound,
} from '../../src/docket/list-ways.js';
import type { Store } from '../../src/docket/store.js';
import { type Row, rowsOf, runOf, SOME_CHARGES } from './docket-runs.testkit.js';
import { KINDS, NOW, opened, type Places, placesOf } from './stores.testkit.js';

const yearOf = (row: Row): number | undefined =>
  /^\d{4}/.test(row.offense_date) ? Number(row.offense_date.slice(0, 4)) : undefined;
const partsOf = (row: Row): string[] =>
  [row.missing_facts, row.selected_missing_facts].flatMap((one) => one.split('; '));

/** One whom the same search finds by their name and by a case number, with another case. */
const BOTH_WAYS = ['13CR900', '16CR901'].map((case_number, at) => ({
  ...SOME_CHARGES[at],
  ...{ person_id: 'K20', name: '13CROFT, ADA', sid: '', case_number },
}));
/** One name in its two ways to be written, and without accents; a name and a case number of other scripts. */
const ACCENTED = [
  'MU\u00d1OZ, REN\u00c9E',
  'MUN\u0303OZ, RENE\u0301E',
  'MUNOZ, RENEE',
  '\u0416\u0423\u041a\u041e\u0412\u0410, \u0410\u0414\u0410',
];
const CHARGES = [
  ...SOME_CHARGES,
  ...BOTH_WAYS,
  ...ACCENTED.map((name, at) => ({
    ...SOME_CHARGES[at],
    ...{ name, person_id: `K3${at}`, sid: `\u00d1${at}7`, case_number: `22N\u0303B-0${at}7` },
  })),
];

/** Filters, each with what it means for a row of the file. */
const FILTERS: readonly (readonly [string, DocketFilter, (row: Row) => boolean])[] = [
  ['an outcome', { outcome: ['needs_review'] }, (row) => row.outcome === 'needs_review'],
  [
    'two outcomes',
    { outcome: ['eligible', 'other_county'] },
    (row) => /eligible$|other/.test(row.outcome) && row.outcome !== 'not_eligible',
  ],
  ['a relief', { relief: ['il.state-attorney-motion'] }, (row) => row.relief === 'il.state-attorney-motion'],
  ['a rule', { rule: ['grams'] }, (row) => row.rule === 'grams'],
  ['a missing fact', { missing: ['grams'] }, (row) => partsOf(row).includes('grams')],
  ['a missing fact that nobody misses', { missing: ['nothing'] }, () => false],
  ['a county', { county: ['Will'] }, (row) => row.county === 'Will'],
  ['a class', { class: ['A', '4'] }, (row) => row.class === 'A' || row.class === '4'],
  [
    'years',
    { year: { from: 2005, to: 2009 } },
    (row) => (yearOf(row) ?? 0) >= 2005 && (yearOf(row) ?? 9_999) <= 2009,
  ],
  ['no year', { noYear: true }, (row) => yearOf(row) === undefined],
  [
    'several at once',
    { outcome: ['needs_review'], class: ['A'], year: { from: 2004 } },
    (row) => row.outcome === 'needs_review' && row.class === 'A' && (yearOf(row) ?? 0) >= 2004,
  ],
  [
    'the beginnings of two names, in any order',
    { search: 'mae o finch' },
    (row) => row.name.includes('MAEVE'),
  ],
  ['the beginning of a case number', { search: '12cr1' }, (row) => row.case_number.startsWith('12CR1')],
  ['a state identification number', { search: 'il90010011' }, (row) => row.person_id === 'IL90010011'],
  ...['muñoz renée', 'mun\u0303oz rene\u0301e', 'MUNOZ', 'renee muno'].map(
    (search): (typeof FILTERS)[number] => [
      `a name with or without its accents: ${search}`,
      { search },
      (row) => /^MU/.test(row.name),
    ],
  ),
  ['a name in another alphabet', { search: 'жук' }, (row) => row.name === ACCENTED[3]],
  ['a letter that is one of its own', { search: 'жyk' }, () => false],
  ['a number with an accent', { search: '22\u00f1b02' }, (row) => row.case_number.endsWith('027')],
  ['a name that no list has', { search: 'zz' }, () => false],
  ['signs alone', { search: '%_' }, () => false],
];

for (const kind of KINDS) {
  describe.skipIf(kind.skip)(`the list of the ${kind.name} store`, () => {
    let places: Places;
    let store: Store;
    let run: string;
    let rows: readonly Row[];
    beforeAll(async () => {
      places = await placesOf(kind);
      store = await opened(await places.place());
      const folder = await runOf(places.folder(), CHARGES);
      rows = rowsOf(folder);
      run = (await importRun(store, folder, { by: 'ada', at: NOW })).run;
    });
    afterAll(async () => {
      await store.close();
      await places.end();
    });

    const listed = async (filter: DocketFilter): Promise<number[]> =>
      (await listDeterminations(store.db, run, { filter, limit: 1_000 })).rows.map(({ place }) => place);

    it.each(FILTERS)('holds what is meant by %s, and nothing else', async (what, filter, means) => {
      const wanted = rows.flatMap((row, at) => (means(row) ? [at + 1] : []));
      expect(await listed(filter)).toEqual(wanted);
      const count = await countDeterminations(store.db, run, filter);
      const { fewest, search } = await meaningOf(store.db, 1, filter);
      const isOnePart = Object.keys(filter).length === 1 && search === undefined && what !== 'signs alone';
      if (isOnePart) expect(fewest).toBe(wanted.length);
      else expect(fewest).toBeGreaterThanOrEqual(wanted.length);
      expect(count).toEqual({ count: wanted.length, atLeast: false });
    });

    it('holds a reason by its sentence, and counts up to a bound', async () => {
      const reason = rows[0]?.reason ?? '';
      expect(await listed({ reason: [reason] })).toEqual(
        rows.flatMap((row, at) => (row.reason === reason ? [at + 1] : [])),
      );
      expect(await countDeterminations(store.db, run, {}, 10)).toEqual({ count: 10, atLeast: true });
    });

    const sortedBy: Record<Sort, (row: ListedDetermination) => string | number> = {
      place: ({ place }) => place,
      name: ({ person }) => person,
      case: ({ caseNumber }) => caseNumber,
      year: ({ offenseDate }) => Number(offenseDate.slice(0, 4) || 9_999),
      outcome: ({ outcome }) => ['eligible', 'not_eligible', 'needs_review', 'other_county'].indexOf(outcome),
      state: ({ state }) => state,
    };

    const ORDERS = Object.keys(SORTS) as Sort[];

    const IN_SOME_ORDER = FILTERS.map(
      ([what, filter], at) => [what, ORDERS[at % ORDERS.length] ?? 'place', filter] as const,
    );
    const IN_AN_INDEX = [
      ['a relief and a county', 'outcome', { relief: ['il.state-attorney-motion'], county: ['Cook'] }],
      ['two outcomes', 'outcome', { outcome: ['not_eligible', 'needs_review'] }],
      ['years', 'year', { year: { from: 2005, to: 2009 }, class: ['A', '4', ''] }],
      ['two states', 'state', { state: ['open', 'approved'] }],
    ] as const;

    it.each([...IN_SOME_ORDER, ...IN_AN_INDEX])(
      'is the same by walking in its order and by seeking all (%s by %s)',
      async (_, sort, filter) => {
        for (const descending of [false, true]) {
          const asked = { filter, sort, descending };
          const whole = await listDeterminations(store.db, run, { ...asked, limit: 1_000 });
          const walked: ListedDetermination[] = [];
          for (let after: Cursor | undefined; ; ) {
            const more = after === undefined ? {} : { after };
            const page = await listDeterminations(store.db, run, { ...asked, ...more, limit: 5, walk: 20 });
            walked.push(...page.rows);
            after = page.next;
            if (after === undefined) break;
          }
          expect(walked).toEqual(whole.rows);
        }
      },
    );

    it('is in the order of the list where all are equal in what it is sorted by', async () => {
      const filter: DocketFilter = { outcome: ['needs_review'] };
      const asked = { filter, sort: 'outcome', descending: true, limit: 10 } as const;
      const first = await listDeterminations(store.db, run, asked);
      const more = first.next === undefined ? {} : { after: first.next };
      const second = await listDeterminations(store.db, run, { ...asked, ...more });
      const places = [...first.rows, ...second.rows].map(({ place }) => place);
      expect(places).toHaveLength(20);
      expect(places).toEqual((await listed(filter)).reverse().slice(0, 20));
    });

    const SEARCHES = ['mae o finch', '12cr1', '13cr', 'k', 'f r', '1', 'mun\u0303', 'zz'];
    const placesIn = async (query: RowsQuery): Promise<number[]> =>
      (await sql<{ place: number }>`SELECT place FROM (${query}) AS d`.execute(store.db)).rows.map(
        ({ place }) => place,
      );
    const searched = async (filter: DocketFilter) => {
      const meaning = await meaningOf(store.db, 1, filter);
      const { rest, search: found } = meaning;
      if (found === undefined) throw new Error('nothing is searched for');
      return { meaning, rest, found };
    };

    /** What is found, when each way to ask for it finds the same. */
    const foundEachWay = async (search: string): Promise<number[]> => {
      const { rest, found } = await searched({ search });
      const inWay = async (source: RawBuilder<unknown>): Promise<number[]> =>
        (await placesIn(sql`SELECT d.place FROM ${source} AND ${rest}`)).sort((a, b) => a - b);
      const all = await inWay(sql`determinations d WHERE ${found.ask.rows}`);
      for (const way of ['up', 'ready', 'charges'] as const)
        expect(await inWay(sql`determinations d WHERE ${found.ask[way]}`), way).toEqual(all);
      expect(await inWay(sql`(${rowsFound(1, found)}) AS d WHERE true`)).toEqual(all);
      return all;
    };

    /** The second page of what is found, when each way to come by it leads to the same. */
    const pageEachWay = async (search: string, sort: 'name' | 'case', descending: boolean) => {
      const filter: DocketFilter = { search, outcome: ['needs_review', 'not_eligible'] };
      const { meaning, rest, found } = await searched(filter);
      const from = { filter, sort, descending, limit: 3 };
      const { next: after } = await listDeterminations(store.db, run, from);
      const order = { sort, descending, after };
      const page = await placesIn(sought(1, meaning, order, 9));
      for (const way of [
        soughtAmong(1, { rest, found }, order, 9),
        walked(1, meaning, order, 9, rows.length),
        walkedFound(1, { rest, found }, order, 9, rows.length),
      ])
        expect(await placesIn(way)).toEqual(page);
      return page;
    };

    it.each(SEARCHES)('finds the same whichever way a determination is asked (%s)', async (search) => {
      expect((await foundEachWay(search)).length > 0).toBe(search !== 'zz');
    });

    it.each(SEARCHES)('has the same page whichever way its rows are come by (%s)', async (search) => {
      for (const sort of ['name', 'case'] as const)
        for (const descending of [false, true])
          expect((await pageEachWay(search, sort, descending)).length > 0).toBe(search !== 'zz');
    });

    it.each(ORDERS)('is whole and in order, page by page, sorted by %s', async (sort) => {
      for (const descending of [false, true]) {
        const found: ListedDetermination[] = [];
        for (let after: Cursor | undefined; ; ) {
          const asked = {
            filter: {},
            sort,
            descending,
            limit: 7,
            ...(after === undefined ? {} : { after }),
          };
          const page = await listDeterminations(store.db, run, asked);
          found.push(...page.rows);
          after = page.next;
          if (after === undefined) break;
        }
        expect(new Set(found.map(({ place }) => place)).size).toBe(rows.length);
        expect(found).toHaveLength(rows.length);
        const values = found.map(sortedBy[sort]);
        const wanted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(values).toEqual(descending ? wanted.reverse() : wanted);
      }
    });

    it('is right also where charges are not numbered by their case numbers', async () => {
      const before = await foundEachWay('12cr1');
      const { found } = await searched({ search: '12cr1' });
      expect(found.between).toBeDefined();
      for (const table of ['charges', 'determinations'])
        for (const [from, to] of [
          [found.between?.[0], 0],
          [1, found.between?.[0]],
          [0, 1],
        ])
          await sql`UPDATE ${sql.table(table)} SET charge_no = ${to} WHERE charge_no = ${from}`.execute(
            store.db,
          );
      expect((await searched({ search: '12cr1' })).found.between).toBeUndefined();
      expect(await foundEachWay('12cr1')).toEqual(before);
      for (const sort of ['name', 'case'] as const)
        for (const descending of [false, true]) await pageEachWay('12cr1', sort, descending);
    });
  });
}
