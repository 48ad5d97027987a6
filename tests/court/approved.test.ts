import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../src/docket/decide.js';
import { importRun } from '../../src/docket/import-run.js';
import { listDeterminations } from '../../src/docket/list-determinations.js';
import { recordFact } from '../../src/docket/record-fact.js';
import { mergePersons, splitPerson } from '../../src/docket/regroup.js';
import { runOf } from '../docket/docket-runs.testkit.js';
import { BY, inRun, inStore, type StoredRun } from '../docket/store-work.testkit.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';
import { listRows } from './packets.testkit.js';

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

/** Works with the run in the store, which a command then opens. */
const inTheRun = (work: (stored: StoredRun) => Promise<void>): Promise<void> => inRun({ data }, run, work);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'freshstart-approved-'));
  run = await runOf(join(root, 'list'), CHARGES);
  data = join(root, 'data');
  await inTheRun(async ({ db, act }) => {
    const { rows } = await listDeterminations(db, act.run, { filter: {} });
    const items = rows.filter(({ caseNumber }) => caseNumber !== '10CR001').map(({ item }) => item);
    await decide(db, { ...act, chosen: { items } }, { action: 'approve' });
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

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
    await inTheRun(async ({ db, act, again, motionOf }) => {
      const { item } = await motionOf('14CR005');
      const found = { fact: 'class', value: 'A', source: 'court file, page 2' };
      const { changed } = await recordFact(db, { ...act, item }, found, again);
      expect(changed.map(({ before, after }) => [before.outcome, after.outcome])).toContainEqual([
        'needs_review',
        'eligible',
      ]);
      await decide(db, { ...act, chosen: { items: [item] } }, { action: 'approve' });
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
    await inTheRun(async ({ db, act, again, motionOf }) => {
      const persons = [(await motionOf('11CR002')).person, (await motionOf('13CR004')).person];
      await mergePersons(db, { ...act, persons, reason: 'the same birth certificate' }, again);
    });
    expect(await packet('merged')).toMatchObject({ code: 0, stderr: '' });
    expect(peopleIn('merged')).toEqual({ '11CR002': '1', '13CR004': '1', '14CR005': '2' });

    await inTheRun(async ({ db, act, again, motionOf }) => {
      const { person, sourceFile: file, sourceRow: row } = await motionOf('13CR004');
      const away = { person, charges: [{ file, row }], reason: 'another person' };
      await splitPerson(db, { ...act, ...away }, again);
    });
    expect(await packet('split')).toMatchObject({ code: 0, stderr: '' });
    expect(peopleIn('split')).toEqual({ '11CR002': '1', '13CR004': '2', '14CR005': '3' });
  });

  it('are refused for a run that is not in the store, and when nothing is approved', async () => {
    const other = await runOf(join(root, 'other'), [{ case_number: '15CR010' }]);
    expect((await packet('no', other)).stderr).toContain('COURT_RUN_NOT_IN_DOCKET');
    await inStore({ data }, (store) => importRun(store, other, BY));
    expect((await packet('no', other)).stderr).toContain('no eligible determination of this run is approved');
  });

  it('are refused when a newer run of the list took its place', async () => {
    const newer = await runOf(join(root, 'newer'), [...CHARGES, { person_id: 'K9', case_number: '14CR009' }]);
    await inStore({ data }, (store) => importRun(store, newer, BY));
    expect((await packet('no')).stderr).toContain('a newer run of the same list took its place');
  });
});
