import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../src/docket/decide.js';
import { importRun } from '../../src/docket/import-run.js';
import { type ListedDetermination, listDeterminations } from '../../src/docket/list-determinations.js';
import { openStore } from '../../src/docket/open-store.js';
import { recordFact } from '../../src/docket/record-fact.js';
import { mergePersons, splitPerson } from '../../src/docket/regroup.js';
import type { Store } from '../../src/docket/store.js';
import { chargeList } from '../../src/intake/layouts/charge-list.js';
import { openAgain, type RunAgain } from '../../src/screening/again/run-again.js';
import { rulebooks } from '../../src/states/index.js';
import { runOf } from '../docket/docket-runs.testkit.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';
import { listRows } from './packets.testkit.js';

const BY = { by: 'ada', at: '2026-11-23T10:00:00.000Z' };
const MOTION = 'il.state-attorney-motion';
/** Without a class and a weight nobody can say whether the motion may be made. */
const NO_CLASS = { statute: '720 ILCS 550/4', description: 'POSS CANNABIS', class: '', grams: '' };
const CHARGES = [
  { person_id: 'K0', case_number: '10CR001' },
  { person_id: 'K1', case_number: '11CR002' },
  { person_id: 'K2', case_number: '12CR003', disposition: 'NOLLE PROSEQUI' },
  { person_id: 'K3', case_number: '13CR004' },
  { person_id: 'K4', case_number: '14CR005', name: 'BIRCHALL, TAM', ...NO_CLASS },
];

let root: string;
let run: string;
let data: string;

/** Works with the store, which a command then opens. */
async function inStore<T>(work: (db: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const store = await openStore({ data }, { now: BY.at });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'freshstart-approved-'));
  run = await runOf(join(root, 'list'), CHARGES);
  data = join(root, 'data');
  await inStore(async (store) => {
    const { run: id } = await importRun(store, run, BY);
    const { rows } = await listDeterminations(store.db, id, { filter: {} });
    const items = rows.filter(({ caseNumber }) => caseNumber !== '10CR001').map(({ item }) => item);
    await decide(store.db, { run: id, chosen: { items }, ...BY }, { action: 'approve' });
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Works with the motion of a case, in the store and in the run as it stands in its folder. */
const decideIn = (
  search: string,
  work: (
    store: Store,
    act: { run: string; item: number; by: string; at: string },
    again: RunAgain,
    row: ListedDetermination,
  ) => Promise<void>,
): Promise<void> =>
  inStore(async (store) => {
    const { run: id } = await importRun(store, run, BY);
    const { rows } = await listDeterminations(store.db, id, { filter: { search, relief: [MOTION] } });
    const [row] = rows;
    if (row === undefined) throw new Error(`no case ${search}`);
    const again = await openAgain(run, { rulebooks, layouts: [chargeList] });
    try {
      await work(store, { run: id, item: row.item, ...BY }, again, row);
    } finally {
      again.close();
    }
  });

/** The number of the person of each case in a packet. */
const peopleIn = (out: string): Record<string, string> =>
  Object.fromEntries(
    listRows(join(root, out, 'packet-1'), 'schedule-by-person').map((row) => [
      row['Case number'] ?? '',
      row['No.'] ?? '',
    ]),
  );

const packet = (out: string, folder = run) =>
  freshstartHere(['packet', folder, '--out', join(root, out), '--approved', '--data', data]);

describe('packets of what was approved', () => {
  it('hold the eligible motions that attorneys approved, and nothing else', async () => {
    expect((await packet('approved')).code).toBe(0);
    const rows = listRows(join(root, 'approved', 'packet-1'), 'schedule-by-case');
    expect(rows.map((row) => row['Case number'])).toEqual(['11CR002', '13CR004']);
    expect(JSON.parse(readFileSync(join(root, 'approved', 'manifest.json'), 'utf8')).chosen).toBe('approved');
  });

  it('hold what rests on a fact that was found at the desk, and print that fact', async () => {
    await decideIn('14CR005', async (store, act, again) => {
      const found = { fact: 'class', value: 'A', source: 'court file, page 2' };
      const { changed } = await recordFact(store.db, act, found, again);
      expect(changed.map(({ before, after }) => [before.outcome, after.outcome])).toContainEqual([
        'needs_review',
        'eligible',
      ]);
      await decide(store.db, { ...act, chosen: { items: [act.item] } }, { action: 'approve' });
    });
    expect(await packet('facts')).toMatchObject({ code: 0, stderr: '' });
    const rows = listRows(join(root, 'facts', 'packet-1'), 'schedule-by-case');
    expect(rows.map((row) => row['Case number'])).toEqual(['11CR002', '13CR004', '14CR005']);
    expect(rows.map(({ Class }) => Class)).toEqual(['C', 'C', 'A'].map((one) => `Class ${one} misdemeanor`));
    const manifest = JSON.parse(readFileSync(join(root, 'facts', 'manifest.json'), 'utf8'));
    expect(manifest.foundAtTheDesk).toBe(1);
  });

  it('count persons as they were merged and split at the desk', async () => {
    expect(peopleIn('facts')).toEqual({ '11CR002': '1', '13CR004': '2', '14CR005': '3' });
    await decideIn('11CR002', async (store, act, again, { person: first }) => {
      const { rows } = await listDeterminations(store.db, act.run, { filter: { search: '13CR004' } });
      const persons = [first, rows[0]?.person ?? 0];
      await mergePersons(store.db, { ...act, persons, reason: 'the same birth certificate' }, again);
    });
    expect(await packet('merged')).toMatchObject({ code: 0, stderr: '' });
    expect(peopleIn('merged')).toEqual({ '11CR002': '1', '13CR004': '1', '14CR005': '2' });

    await decideIn('13CR004', async (store, act, again, { person, sourceFile: file, sourceRow: row }) => {
      const away = { person, charges: [{ file, row }], reason: 'another person' };
      await splitPerson(store.db, { ...act, ...away }, again);
    });
    expect(await packet('split')).toMatchObject({ code: 0, stderr: '' });
    expect(peopleIn('split')).toEqual({ '11CR002': '1', '13CR004': '2', '14CR005': '3' });
  });

  it('are refused for a run that is not in the store, and when nothing is approved', async () => {
    const other = await runOf(join(root, 'other'), [{ case_number: '15CR010' }]);
    expect((await packet('no', other)).stderr).toContain('COURT_RUN_NOT_IN_DOCKET');
    await inStore((store) => importRun(store, other, BY));
    expect((await packet('no', other)).stderr).toContain('no eligible determination of this run is approved');
  });

  it('are refused when a newer run of the list took its place', async () => {
    const newer = await runOf(join(root, 'newer'), [...CHARGES, { person_id: 'K9', case_number: '14CR009' }]);
    await inStore((store) => importRun(store, newer, BY));
    expect((await packet('no')).stderr).toContain('a newer run of the same list took its place');
  });
});
