import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../src/docket/decide.js';
import { recordFact } from '../../src/docket/record-fact.js';
import { mergePersons } from '../../src/docket/regroup.js';
import type { StorePlace } from '../../src/docket/store.js';
import { undo } from '../../src/docket/undo.js';
import { runOf } from '../docket/docket-runs.testkit.js';
import { BY, inRun, type StoredRun } from '../docket/store-work.testkit.js';
import { KINDS, type Places, placesOf } from '../docket/stores.testkit.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';
import { listRows } from './packets.testkit.js';

const NO_CLASS = { statute: '720 ILCS 550/4', description: 'POSS CANNABIS', class: '', grams: '' };
const CHARGES = [
  { person_id: 'K1', case_number: '11CR002' },
  { person_id: 'K3', case_number: '13CR004' },
  { person_id: 'K4', case_number: '14CR005', name: 'BIRCHALL, TAM', ...NO_CLASS },
];

/** On a server database where there is one; approved.test.ts makes packets from an embedded one. */
const [kind] = KINDS.filter(({ skip }) => !skip).slice(-1);

describe('packets of what was approved, after an act was taken back,', () => {
  let places: Places;
  let place: StorePlace;
  let run: string;

  beforeAll(async () => {
    places = await placesOf(kind);
    place = await places.place();
    run = await runOf(places.folder(), CHARGES);
  });
  afterAll(() => places?.end());

  const inTheRun = <T>(work: (stored: StoredRun) => Promise<T>): Promise<T> => inRun(place, run, work);

  const approve = (...cases: readonly string[]): Promise<void> =>
    inTheRun(async ({ db, act, motionOf }) => {
      const items: number[] = [];
      for (const one of cases) items.push((await motionOf(one)).item);
      await decide(db, { ...act, chosen: { items } }, { action: 'approve' });
    });

  /** The class and the number of the person of each case in the packet that is made now. */
  async function packet(out: string): Promise<Record<string, string>> {
    const at = 'data' in place ? ['--data', place.data] : ['--database-url', place.databaseUrl];
    const folder = join(run, '..', out);
    const made = await freshstartHere(['packet', run, '--out', folder, '--approved', ...at]);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const rows = listRows(join(folder, 'packet-1'), 'schedule-by-person');
    return Object.fromEntries(rows.map((row) => [row['Case number'] ?? '', `${row['No.']} ${row.Class}`]));
  }

  it('hold nothing that rested on a fact which was taken back', async () => {
    await approve('11CR002', '13CR004');
    const before = { '11CR002': '1 Class C misdemeanor', '13CR004': '2 Class C misdemeanor' };
    expect(await packet('before')).toEqual(before);
    const found = await inTheRun(async ({ db, act, again, motionOf }) => {
      const { item } = await motionOf('14CR005');
      return recordFact(db, { ...act, item }, { fact: 'class', value: 'A', source: 'court file' }, again);
    });
    await approve('14CR005');
    expect(await packet('found')).toEqual({ ...before, '14CR005': '3 Class A misdemeanor' });
    await inTheRun(({ db, again }) => undo(db, { entry: found.entry.seq, ...BY }, again));
    expect(await packet('taken-back')).toEqual(before);
    const manifest = JSON.parse(readFileSync(join(run, '..', 'taken-back', 'manifest.json'), 'utf8'));
    expect(manifest.foundAtTheDesk).toBe(0);
  });

  it('count persons apart again whose merging was taken back', async () => {
    const before = await packet('apart');
    const merged = await inTheRun(async ({ db, act, again, motionOf }) => {
      const persons = [(await motionOf('11CR002')).person, (await motionOf('13CR004')).person];
      return mergePersons(db, { ...act, persons, reason: 'the same birth certificate' }, again);
    });
    const together = await packet('together');
    expect(Object.values(together)).toEqual(['1 Class C misdemeanor', '1 Class C misdemeanor']);
    await inTheRun(({ db, again }) => undo(db, { entry: merged.entry.seq, ...BY }, again));
    expect(await packet('apart-again')).toEqual(before);
  });
});
