import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purgeRun } from '../../src/docket/purge-run.js';
import type { Store } from '../../src/docket/store.js';
import { verifyStore } from '../../src/docket/stored-trail.js';
import type { Determination, DocketFilter } from '../../src/server/api/docket.js';
import { approvedNow, enterPapers } from '../../src/server/papers/approved-at-desk.js';
import { removePapersOf } from '../../src/server/papers/kept-papers.js';
import { openRuns } from '../../src/server/runs.js';
import { rulebooks } from '../../src/states/index.js';
import { KINDS, opened, type Places, placesOf } from '../docket/stores.testkit.js';
import { HOST, startOf, type TestDesk, testDesk } from './desk.testkit.js';
import { type DocketDesk, docketDesk } from './docket.testkit.js';
import { downloaded, listed, made, packetsIn, refusedFor } from './papers.testkit.js';

const MOTION = 'il.state-attorney-motion';
const [EMBEDDED] = KINDS;

/** Four people whose motions are eligible, of whom one has two cases. */
const PEOPLE = [
  'sid,name,birth_date,county,case_number,statute,class,grams,offense_date,disposition,disposition_date',
  'IL90000001,"FERN, ALMA",1980-02-03,Cook,11CM001,720 ILCS 550/4(b),B,5,2011-06-03,Plea of Guilty,2011-09-14',
  'IL90000001,"FERN, ALMA",1980-02-03,Cook,12CM002,720 ILCS 550/4(b),B,5,2012-06-03,Plea of Guilty,2012-09-14',
  'IL90000002,"MARSH, CLEO",1981-02-03,Cook,13CM003,720 ILCS 550/4(b),B,5,2013-06-03,Plea of Guilty,2013-09-14',
  'IL90000003,"LUND, FAYE",1982-02-03,Cook,14CM004,720 ILCS 550/4(b),B,5,2014-06-03,Plea of Guilty,2014-09-14',
  'IL90000004,"REED, NOOR",1983-02-03,Cook,15CM005,720 ILCS 550/4,,,2015-06-03,Plea of Guilty,2015-09-14',
  '',
].join('\n');

describe('papers of what attorneys approved', () => {
  let root: string;
  let places: Places;
  let store: Store;
  let desk: TestDesk;
  let docket: DocketDesk;
  let seconds = 0;
  const now = (): number => Date.UTC(2026, 10, 22, 8) + 1000 * seconds++;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'freshstart-papers-'));
    places = await placesOf(EMBEDDED ?? { name: 'embedded', skip: false });
    store = await opened(await places.place());
    desk = await testDesk({ store, dataFolder: join(root, 'data'), now });
    docket = await docketDesk(desk, PEOPLE, 'people.csv');
  });
  afterAll(async () => {
    await desk.close();
    await places.end();
    rmSync(root, { recursive: true, force: true });
  });

  const motions = async (filter: DocketFilter = {}): Promise<Determination[]> =>
    (await docket.post('/list', { filter: { relief: [MOTION], ...filter } })).rows;
  const decide = async (filter: DocketFilter, kind: 'approve' | 'reject'): Promise<number> => {
    const decision = kind === 'approve' ? { kind } : { kind, reason: 'not-now' };
    const asked = { filter: { relief: [MOTION], ...filter }, decision };
    const { mark } = await docket.post('/preview', asked);
    return (await docket.post('/decide', { ...asked, mark })).entry;
  };
  const packets = (more: object = {}) => ({
    ...{ kind: 'packets', run: docket.run, from: 'approved', by: 'all' },
    ...more,
  });
  const report = (more: object = {}) => ({
    ...{ kind: 'report', run: docket.run, from: 'approved', language: 'en', forms: ['html'] },
    ...more,
  });
  const casesIn = (archive: Buffer): string[] => {
    const schedule = packetsIn(archive).files.get('packet-1/schedule-by-case.csv') ?? new Uint8Array();
    return [
      ...new Set(
        Buffer.from(schedule)
          .toString()
          .match(/1\dCM00\d/g),
      ),
    ].sort();
  };

  it('are refused when nothing is approved, in words for somebody at the desk', async () => {
    expect(await refusedFor(desk, packets())).toBe('COURT_NOTHING_SELECTED');
    expect(await refusedFor(desk, report())).toBe('REPORT_NOTHING_APPROVED');
    expect(await listed(desk, docket.run)).toEqual([]);
  });

  it('hold what is approved and eligible, and of that what the filter means', async () => {
    expect((await motions()).map(({ outcome }) => outcome).sort()).toEqual([
      ...Array(4).fill('eligible'),
      'needs_review',
    ]);
    await decide({ search: 'fern' }, 'approve');
    await decide({ search: 'marsh' }, 'approve');
    // Approved, but not eligible: no court is asked for it.
    await decide({ search: 'reed' }, 'approve');
    const all = await made(desk, packets());
    expect(all.made).toMatchObject({ packets: 1, people: 2, charges: 3 });
    const archive = await downloaded(desk, all.id);
    expect(packetsIn(archive).altered).toEqual([]);
    expect(packetsIn(archive).manifest.chosen).toBe('approved');
    expect(casesIn(archive)).toEqual(['11CM001', '12CM002', '13CM003']);

    const filter = { search: 'fern', year: { from: 2012 } };
    const some = await made(desk, packets({ filter }));
    expect(some).toMatchObject({ filter, made: { people: 1, charges: 1 } });
    expect(casesIn(await downloaded(desk, some.id))).toEqual(['12CM002']);
    expect(await refusedFor(desk, packets({ filter: { search: 'lund' } }))).toBe('COURT_NOTHING_SELECTED');
    expect(await refusedFor(desk, packets({ filter: { state: ['open'] } }))).toBe('COURT_NOTHING_SELECTED');
    expect((await listed(desk, docket.run)).map(({ id }) => id)).toEqual([some.id, all.id]);
  });

  it('are the same, byte for byte, when they are made again', async () => {
    const [first, second] = [await made(desk, packets()), await made(desk, packets())];
    expect(await downloaded(desk, first.id)).toEqual(await downloaded(desk, second.id));
  });

  it('are a report that tells of the approved ones', async () => {
    const [whole, approved] = [
      await made(desk, report({ from: 'selected', forms: ['html', 'pdf'] })),
      await made(desk, report({ forms: ['html', 'pdf'] })),
    ];
    const page = async (id: string) =>
      Buffer.from(unzipSync(await downloaded(desk, id))['report.html'] ?? []).toString();
    expect(await page(whole.id)).not.toContain('What attorneys approved');
    expect(await page(approved.id)).toContain('What attorneys approved');
  });

  it('are made by somebody who gave a name, and the trail says so with the hash of the file', async () => {
    const papers = await made(desk, packets());
    const { entries } = (await desk.ask({ url: '/api/docket/trail?action=papers' })).json();
    const [entry] = entries;
    expect(entry).toMatchObject({
      actor: 'Ada',
      action: 'papers',
      run: docket.run,
      count: 0,
      undoable: false,
    });
    const [kind, hash] = entry.code.split(' ');
    const file = await downloaded(desk, papers.id);
    expect([kind, hash]).toEqual(['packets', createHash('sha256').update(file).digest('hex')]);
    expect(entry.words).toBe(`papers for a court, file ${hash.slice(0, 12)}`);
    expect((await verifyStore(store.db)).entries).toBe(entry.entry);

    const stranger = await desk.app.inject({ url: startOf(desk.desk.link()), headers: { host: HOST } });
    const cookie = String(stranger.headers['set-cookie']).split(';')[0];
    const answer = await desk.ask({
      method: 'POST',
      url: '/api/papers',
      payload: packets(),
      headers: { cookie },
    });
    expect(answer.json().code).toBe('DOCKET_NAME_NEEDED');
  });

  it('are not kept when what is in them was taken back while they were made', async () => {
    const runs = openRuns(join(root, 'data', 'runs'), { rulebooks });
    const run = await runs.checked(docket.run);
    const asked = { kind: 'packets' as const };
    const deskDocket = { store, now: () => '2026-11-22T09:00:00.000Z' };
    const of = { run, asked, reliefs: ['il.state-attorney-motion'] };
    const approved = await approvedNow(deskDocket, of);
    expect(approved.determinations.size).toBe(3);
    const before = (await verifyStore(store.db)).entries;
    await enterPapers(deskDocket, { ...of, approved, by: 'Ada' }, '0'.repeat(64));
    const entry = await decide({ search: 'marsh' }, 'reject');
    await expect(enterPapers(deskDocket, { ...of, approved, by: 'Ada' }, '0'.repeat(64))).rejects.toThrow(
      'SERVER_PAPERS_OUTDATED',
    );
    expect((await verifyStore(store.db)).entries).toBe(before + 2);
    await docket.post('/undo', { entry });
    await enterPapers(deskDocket, { ...of, approved, by: 'Ada' }, '0'.repeat(64));
    // Nothing is decided otherwise by it, but what is printed would not be what is known.
    const [marsh] = (await motions()).filter(({ caseNumber }) => caseNumber === '13CM003');
    const fact = { item: marsh.item, fact: 'arrest_date', value: '2013-06-04', source: 'arrest report' };
    const found = await docket.post('/found-facts', fact);
    await expect(enterPapers(deskDocket, { ...of, approved, by: 'Ada' }, '0'.repeat(64))).rejects.toThrow(
      'SERVER_PAPERS_OUTDATED',
    );
    await docket.post('/undo', { entry: found.entry });
    expect(casesIn(await downloaded(desk, (await made(desk, packets())).id))).toHaveLength(3);
  });

  it('go when the run is purged, by the command and by the desk', async () => {
    const folder = join(root, 'data', 'papers');
    const [storedRun = ''] = (await store.db.selectFrom('runs').select('run_id').execute()).map(
      ({ run_id }) => run_id,
    );
    const whole = (await listed(desk, docket.run)).filter(({ status }) => status === 'done');
    expect(whole.length).toBeGreaterThan(5);
    expect(removePapersOf(folder, 'another')).toBe(0);
    expect(removePapersOf(folder, storedRun)).toBe(whole.length);
    expect(readdirSync(folder)).toEqual([]);

    const { id } = await made(desk, packets());
    await purgeRun(store.db, { run: storedRun, by: 'Ada', at: '2026-11-22T10:00:00.000Z' });
    expect((await desk.ask({ url: `/api/papers/${id}/download` })).statusCode).toBe(404);
    expect(await listed(desk, docket.run)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    for (const from of ['approved', 'selected'])
      expect(await refusedFor(desk, packets({ from }))).toBe('DOCKET_RUN_CLOSED');
  });
});
