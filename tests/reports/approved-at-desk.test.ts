import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { approvedOf } from '../../src/court/approved.js';
import { decide } from '../../src/docket/decide.js';
import type { DocketFilter } from '../../src/docket/filter.js';
import { recordFact } from '../../src/docket/record-fact.js';
import { mergePersons } from '../../src/docket/regroup.js';
import type { ApprovedAsked } from '../../src/reports/approved-charges.js';
import { runOf } from '../docket/docket-runs.testkit.js';
import { inRun, inStore, MOTION } from '../docket/store-work.testkit.js';
import { everythingIn } from '../screening/folders.testkit.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';
import { folderOfTests, plain, reportOn, tableNamed, tablesOf } from './reports.testkit.js';

const folder = folderOfTests();
const data = join(folder, 'data');
let run: string;

/** Two of one person, once somebody saw that they are; one that waits for its day; one that nobody approves. */
const CHARGES = [
  { person_id: 'K1', name: 'ASHBROOK, ELOWEN', case_number: '11CR001', disposition_date: '2011-03-01' },
  { person_id: 'K2', name: 'ASHBROOK, ELLIE', case_number: '12CR002', disposition_date: '2012-03-01' },
  { person_id: 'K3', name: 'BIRCHALL, TAM', case_number: '13CR003', disposition_date: '' },
  { person_id: 'K4', name: 'COLDSTREAM, IVO', case_number: '14CR004', disposition_date: '2014-03-01' },
];

beforeAll(async () => {
  run = await runOf(join(folder, 'list'), CHARGES);
  await inRun({ data }, run, async ({ db, act, again, motionOf }) => {
    const [first, second, waiting] = [
      await motionOf('11CR001'),
      await motionOf('12CR002'),
      await motionOf('13CR003'),
    ];
    const found = { fact: 'conviction_date', value: '2013-04-01', source: 'court file, page 2' };
    expect(waiting.outcome).toBe('needs_review');
    await recordFact(db, { ...act, item: waiting.item }, found, again);
    const items = [first, second, waiting].map(({ item }) => item);
    const persons = [first.person, second.person];
    await mergePersons(db, { ...act, persons, reason: 'one birth certificate' }, again);
    await decide(db, { ...act, chosen: { items } }, { action: 'approve' });
  });
});

describe('freshstart report --approved', () => {
  const report = (out: string, ...args: string[]) =>
    freshstartHere(['report', run, '--out', join(folder, out), ...args]);

  it('counts persons as they were merged, and years as they were found, at the desk', async () => {
    expect(await report('desk', '--approved', '--data', data)).toMatchObject({ code: 0, stderr: '' });
    const html = readFileSync(join(folder, 'desk', 'report.html'), 'utf8');
    const tables = tablesOf(html);
    // Three charges of two people: somebody saw at the desk that the first two are of one.
    expect(tableNamed(tables, 'Approved charges').rows.at(-1)).toEqual(['All, counted once each', '3', '2']);
    expect(plain(html)).toContain('People are counted here as they were joined and told apart');
    expect(plain(html)).toContain('Eligible only by facts that were found after the run: 1;');
    // The third waited for its day in the run; it was found to be of 2013.
    expect(tableNamed(tables, 'Charges under this law, by year').rows.slice(1)).toEqual([
      ['2011', '1', '0', '0', '0', '0', '1'],
      ['2012', '1', '0', '0', '0', '0', '1'],
      ['2013', '1', '0', '0', '0', '0', '1'],
      ['2014', '0', '1', '0', '0', '0', '1'],
      ['All', '3', '1', '0', '0', '0', '4'],
    ]);
    expect(tableNamed(tables, 'Charges under this law by relief').rows[1].slice(1, 6)).toEqual([
      ...['3', '3', '0', '0', '1'],
    ]);
  });

  it('refuses a store that is named without it, and it without a store', async () => {
    const before = everythingIn(folder);
    expect((await report('no', '--data', data)).stderr).toContain('go with --approved');
    expect((await report('no', '--approved')).stderr).toContain('DOCKET_WHICH_STORE');
    expect(everythingIn(folder)).toEqual(before);
  });
});

describe('a report of a part of what was approved', () => {
  const within = (filter: DocketFilter, out: string, language: 'en' | 'es' = 'en') =>
    inStore({ data }, (store) => {
      const of: ApprovedAsked['of'] = (manifest, reliefs) => approvedOf(store, manifest, reliefs, filter);
      return reportOn(run, join(folder, out), language, { of, filter, day: '2026-11-27' });
    });

  it('counts that part, and says which it is without the name of anybody', async () => {
    const filter: DocketFilter = {
      ...{ search: 'ashbrook', assignee: null, county: ['Cook'], relief: [MOTION], selected: ['yes'] },
      ...{ year: { from: 2000, to: 2020 }, class: ['C'], state: ['approved'], outcome: ['eligible'] },
    };
    const { html } = await within(filter, 'part');
    expect(tableNamed(tablesOf(html), 'Approved charges').rows.at(-1)?.slice(1)).toEqual(['2', '1']);
    expect(plain(html)).toContain(
      "Only some of the approved are counted (relief: State's Attorney's motion to vacate and expunge; " +
        'county: Cook; class: C; by the policy of the office: selected; offense from 2000 to 2020; ' +
        'assigned to nobody; found by a search).',
    );
    expect(html.toLowerCase()).not.toContain('ashbrook');
  });

  it('says the same in Spanish', async () => {
    const filter: DocketFilter = {
      person: 1,
      noYear: false,
      agency: ['Fernley PD', ''],
      items: [1, 2, 3],
      assignee: 'wilhelmina',
    };
    const asked = { ...filter, agency: undefined, person: undefined, items: undefined, assignee: undefined };
    const { html } = await inStore({ data }, (store) =>
      reportOn(run, join(folder, 'parte'), 'es', {
        of: (manifest, reliefs) => approvedOf(store, manifest, reliefs, asked),
        filter,
        day: '2026-11-27',
      }),
    );
    expect(plain(html)).toContain(
      'Se cuenta solo una parte de lo aprobado (agencia que arrestó: Fernley PD, ninguna en la lista; asignados a un abogado; de una sola persona; escogidos uno por uno (3)).',
    );
    expect(html).not.toContain('wilhelmina');
  });

  it('is refused when nothing of it is approved, and nothing is written', async () => {
    const before = everythingIn(folder).filter((path) => !path.startsWith('data'));
    await expect(within({ search: 'coldstream' }, 'nothing')).rejects.toThrow('REPORT_NOTHING_APPROVED');
    expect(everythingIn(folder).filter((path) => !path.startsWith('data'))).toEqual(before);
  });
});

it('a report is refused when the store knows a determination that the run does not', async () => {
  const of: ApprovedAsked['of'] = async () => ({
    ...{ determinations: new Map([[`c-none ${MOTION}`, '']]), found: [], moved: [] },
  });
  const asked = { of, filter: {}, day: '2026-11-27' };
  await expect(reportOn(run, join(folder, 'strange'), 'en', asked)).rejects.toThrow(
    'SCREENING_COUNTS_DIFFER',
  );
});
