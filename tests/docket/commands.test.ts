import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../src/docket/decide.js';
import { importRun } from '../../src/docket/import-run.js';
import { listDeterminations } from '../../src/docket/list-determinations.js';
import type { StorePlace } from '../../src/docket/store.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';
import { runOf, SOME_CHARGES } from './docket-runs.testkit.js';
import { NOW, opened, type Places, placesOf } from './stores.testkit.js';

/** What a desk would call a run. */
const NAME = '2026-11-23-100000-illinois-cannabis-0a1b2c';

describe('the commands of the docket', () => {
  let places: Places;
  let place: StorePlace;
  let run: string;
  beforeAll(async () => {
    places = await placesOf({ name: 'embedded', skip: false });
    place = await places.place();
    const store = await opened(place);
    const folder = await runOf(places.folder(), SOME_CHARGES.slice(0, 4));
    run = (await importRun(store, folder, { by: 'ada', at: NOW })).run;
    cpSync(folder, join(data(), 'runs', NAME), { recursive: true });
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
    const purge = (name: string) => freshstartHere(['purge', '--run', name, '--data', data()]);
    expect((await purge('nobody-knows')).stderr).toContain('DOCKET_NO_SUCH_RUN');
    // By the name that the desk shows; exports call it otherwise.
    expect((await purge(NAME)).stdout).toContain('determinations: 16');
    expect((await purge(run)).stderr).toContain('it was purged before');
    expect((await freshstartHere(['audit', 'verify', '--data', data(), '--head', head])).code).toBe(0);
  });

  it('ask which store is meant, and make none', async () => {
    const neither = await freshstartHere(['audit', 'verify']);
    expect([neither.code, neither.stderr]).toEqual([2, expect.stringContaining('DOCKET_WHICH_STORE')]);
    const nothing = await freshstartHere(['purge', '--run', run, '--data', places.folder()]);
    expect([nothing.code, nothing.stderr]).toEqual([3, expect.stringContaining('DOCKET_NO_STORE')]);
  });
});
