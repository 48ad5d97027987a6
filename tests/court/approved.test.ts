import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../src/docket/decide.js';
import { importRun } from '../../src/docket/import-run.js';
import { listDeterminations } from '../../src/docket/list-determinations.js';
import { openStore } from '../../src/docket/open-store.js';
import { recordFact } from '../../src/docket/record-fact.js';
import { chargeList } from '../../src/intake/layouts/charge-list.js';
import { openAgain } from '../../src/screening/again/run-again.js';
import { rulebooks } from '../../src/states/index.js';
import { runOf } from '../docket/docket-runs.testkit.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';
import { listRows } from './packets.testkit.js';

const BY = { by: 'ada', at: '2026-11-23T10:00:00.000Z' };
const MOTION = 'il.state-attorney-motion';
const CHARGES = ['10CR001', '11CR002', '12CR003', '13CR004'].map((number, at) => ({
  person_id: `K${at}`,
  case_number: number,
  disposition: at === 2 ? 'NOLLE PROSEQUI' : 'GUILTY',
}));

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

const packet = (out: string, folder = run) =>
  freshstartHere(['packet', folder, '--out', join(root, out), '--approved', '--data', data]);

describe('packets of what was approved', () => {
  it('hold the eligible motions that attorneys approved, and nothing else', async () => {
    expect((await packet('approved')).code).toBe(0);
    const rows = listRows(join(root, 'approved', 'packet-1'), 'schedule-by-case');
    expect(rows.map((row) => row['Case number'])).toEqual(['11CR002', '13CR004']);
    expect(JSON.parse(readFileSync(join(root, 'approved', 'manifest.json'), 'utf8')).chosen).toBe('approved');
  });

  it('leave out, and say so, what rests on a fact that the files of the run do not have', async () => {
    await inStore(async (store) => {
      const { run: id } = await importRun(store, run, BY);
      const { rows } = await listDeterminations(store.db, id, { filter: { search: '11CR002' } });
      const [item] = rows.filter(({ relief }) => relief === MOTION).map((row) => row.item);
      const found = { fact: 'grams', value: '3', source: 'court file, page 2' };
      const again = await openAgain(run, { rulebooks, layouts: [chargeList] });
      try {
        await recordFact(store.db, { run: id, item: item ?? 0, ...BY }, found, again);
      } finally {
        again.close();
      }
    });
    const { code, stdout } = await packet('facts');
    expect(code).toBe(0);
    expect(stdout).toContain('1 approved conviction is in no packet');
    const rows = listRows(join(root, 'facts', 'packet-1'), 'schedule-by-case');
    expect(rows.map((row) => row['Case number'])).toEqual(['13CR004']);
    const manifest = JSON.parse(readFileSync(join(root, 'facts', 'manifest.json'), 'utf8'));
    expect(manifest.leftOutForFoundFacts).toBe(1);
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
