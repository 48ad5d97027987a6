import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DocketFilter, type Searching, whereOf } from '../../src/docket/filter.js';
import { importRun } from '../../src/docket/import-run.js';
import {
  type Cursor,
  countDeterminations,
  type ListedDetermination,
  listDeterminations,
  SORTS,
  type Sort,
} from '../../src/docket/list-determinations.js';
import { runNamed } from '../../src/docket/runs.js';
import type { Store } from '../../src/docket/store.js';
import { type Row, rowsOf, runOf, SOME_CHARGES } from './docket-runs.testkit.js';
import { KINDS, NOW, opened, type Places, placesOf } from './stores.testkit.js';

const yearOf = (row: Row): number | undefined =>
  /^\d{4}/.test(row.offense_date) ? Number(row.offense_date.slice(0, 4)) : undefined;
const partsOf = (row: Row): string[] =>
  [row.missing_facts, row.selected_missing_facts].flatMap((one) => one.split('; '));

/** One name in its two ways to be written, and without accents; a name and a case number of other scripts. */
const ACCENTED = [
  'MU\u00d1OZ, REN\u00c9E',
  'MUN\u0303OZ, RENE\u0301E',
  'MUNOZ, RENEE',
  '\u0416\u0423\u041a\u041e\u0412\u0410, \u0410\u0414\u0410',
];
const CHARGES = [
  ...SOME_CHARGES,
  ...ACCENTED.map((name, at) => ({
    ...SOME_CHARGES[at],
    ...{ name, person_id: `K2${at}`, sid: `\u00d1${at}7`, case_number: `22N\u0303B-0${at}7` },
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

    it.each(FILTERS)('holds what is meant by %s, and nothing else', async (_, filter, means) => {
      const wanted = rows.flatMap((row, at) => (means(row) ? [at + 1] : []));
      expect(await listed(filter)).toEqual(wanted);
      const count = await countDeterminations(store.db, run, filter);
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

    it.each(
      FILTERS.map(([what, filter], at) => [what, filter, ORDERS[at % ORDERS.length] ?? 'place'] as const),
    )('is the same by walking in its order and by seeking all (%s)', async (_, filter, sort) => {
      for (const descending of [false, true]) {
        const asked = { filter, sort, descending };
        const whole = await listDeterminations(store.db, run, { ...asked, limit: 1_000 });
        const walked: ListedDetermination[] = [];
        for (let after: Cursor | undefined; ; ) {
          const more = after === undefined ? {} : { after };
          const page = await listDeterminations(store.db, run, { ...asked, ...more, limit: 20, walk: 40 });
          walked.push(...page.rows);
          after = page.next;
          if (after === undefined) break;
        }
        expect(walked).toEqual(whole.rows);
      }
    });

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

    it.each(['mae o finch', '12cr1', 'k', 'f r', 'mun\u0303', 'zz'])(
      'finds the same whichever way is searched: by looking up, charge by charge and row by row (%s)',
      async (search) => {
        const { runNo } = await runNamed(store.db, run);
        const found = async (searching: Searching): Promise<unknown[]> => {
          const where = await whereOf(store.db, runNo, { search }, searching);
          return (await sql`SELECT d.place FROM determinations d WHERE ${where} ORDER BY 1`.execute(store.db))
            .rows;
        };
        const all = await found('all');
        expect(all.length > 0).toBe(search !== 'zz');
        expect(await found('charges')).toEqual(all);
        expect(await found('rows')).toEqual(all);
      },
    );

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
  });
}
