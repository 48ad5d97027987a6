import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../src/docket/decide.js';
import { importRun } from '../../src/docket/import-run.js';
import { listDeterminations } from '../../src/docket/list-determinations.js';
import type { StorePlace } from '../../src/docket/store.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';
import { runOf, SOME_CHARGES } from './docket-runs.testkit.js';
import { NOW, opened, type Places, placesOf } from './stores.testkit.js';

describe('the commands of the docket', () => {
  let places: Places;
  let place: StorePlace;
  let run: string;
  beforeAll(async () => {
    places = await placesOf({ name: 'embedded', skip: false });
    place = await places.place();
    const store = await opened(place);
    run = (
      await importRun(store, await runOf(places.folder(), SOME_CHARGES.slice(0, 4)), { by: 'ada', at: NOW })
    ).run;
    const [row] = (await listDeterminations(store.db, run, { filter: {} })).rows;
    const chosen = { items: [row?.item ?? 0] };
    await decide(store.db, { run, chosen, by: 'ada', at: NOW }, { action: 'approve' });
    await store.close();
  });
  afterAll(() => places.end());
  const data = (): string => ('data' in place ? place.data : '');
  const headIn = (stdout: string): string => /Head of the trail: ([0-9a-f]{64})/.exec(stdout)?.[1] ?? 'none';

  it('check, write out, back up, restore and purge, and print the same head of the trail', async () => {
    const verified = await freshstartHere(['audit', 'verify', '--data', data()]);
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('2 entries, 1 decision')]);
    const head = headIn(verified.stdout);
    const file = `${places.folder()}.jsonl`;
    const exported = await freshstartHere(['audit', 'export', '--data', data(), '--out', file]);
    expect(headIn(exported.stdout)).toBe(head);
    expect(headIn((await freshstartHere(['audit', 'verify', file, '--head', head])).stdout)).toBe(head);
    const unknownHead = await freshstartHere(['audit', 'verify', file, '--head', '1'.repeat(64)]);
    expect([unknownHead.code, unknownHead.stderr]).toEqual([
      1,
      expect.stringContaining('DOCKET_TRAIL_BROKEN'),
    ]);
    const backup = join(places.folder(), 'backup');
    expect(headIn((await freshstartHere(['backup', '--data', data(), '--out', backup])).stdout)).toBe(head);
    const restored = await freshstartHere(['restore', backup, '--data', places.folder()]);
    expect([restored.code, headIn(restored.stdout)]).toEqual([0, head]);
    const purged = await freshstartHere(['purge', '--run', run, '--data', data()]);
    expect(purged.stdout).toContain('determinations: 16');
    expect((await freshstartHere(['audit', 'verify', '--data', data(), '--head', head])).code).toBe(0);
  });

  it('ask which store is meant, and make none', async () => {
    const neither = await freshstartHere(['audit', 'verify']);
    expect([neither.code, neither.stderr]).toEqual([2, expect.stringContaining('DOCKET_WHICH_STORE')]);
    const nothing = await freshstartHere(['purge', '--run', run, '--data', places.folder()]);
    expect([nothing.code, nothing.stderr]).toEqual([3, expect.stringContaining('DOCKET_NO_STORE')]);
  });
});
