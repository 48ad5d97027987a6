import { execFileSync } from 'node:child_process';
import { closeSync, cpSync, mkdtempSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../src/docket/decide.js';
import { importRun } from '../../src/docket/import-run.js';
import { listDeterminations } from '../../src/docket/list-determinations.js';
import type { Store } from '../../src/docket/store.js';
import { verifyStore } from '../../src/docket/stored-trail.js';
import { enterAct, trailHead } from '../../src/docket/trail.js';
import { systemCode } from '../../src/files/fs-failure.js';
import { runOf, SOME_CHARGES } from './docket-runs.testkit.js';
import { NOW, opened, type Places, placesOf } from './stores.testkit.js';

const MB = 1024 * 1024;
const BY = { by: 'ada', at: NOW };

/** A small disk of its own, in memory; undefined where only root could have one. */
function disk(megabytes: number): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const place = mkdtempSync(join(tmpdir(), 'freshstart-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place], { stdio: 'ignore' });
    return place;
  } catch {
    rmSync(place, { recursive: true });
    return undefined;
  }
}

const place = disk(340);
if (place === undefined) console.warn('skipped: a full disk needs root on Linux, to mount a small one');

describe.skipIf(place === undefined)('the embedded store on a small disk', () => {
  const data = join(place ?? '', 'data');
  const ballast = join(place ?? '', 'ballast');
  let places: Places;
  let store: Store;
  let run: string;
  beforeAll(async () => {
    places = await placesOf({ name: 'embedded', skip: false });
    const template = await places.place();
    if ('data' in template) cpSync(template.data, data, { recursive: true });
    store = await opened({ data });
    run = (await importRun(store, await runOf(places.folder(), SOME_CHARGES), BY)).run;
  });
  afterAll(async () => {
    rmSync(ballast, { force: true });
    await store.close();
    await places.end();
    if (place === undefined) return;
    execFileSync('umount', ['-l', place]);
    rmSync(place, { recursive: true, force: true });
  });

  /** Fills the disk but for some bytes. */
  function fill(leave: number): void {
    const file = openSync(ballast, 'a');
    try {
      for (;;) writeSync(file, Buffer.alloc(MB, 1));
    } catch (error) {
      if (systemCode(error) !== 'ENOSPC') throw error;
    } finally {
      closeSync(file);
    }
    truncateSync(ballast, Math.max(0, statSync(ballast).size - leave));
  }
  const items = async (): Promise<number[]> =>
    (await listDeterminations(store.db, run, { filter: {}, limit: 1_000 })).rows.map(({ item }) => item);
  const approve = async () =>
    decide(store.db, { run, chosen: { items: await items() }, ...BY }, { action: 'approve' });

  it('begins nothing when too little room is left, says so, and goes on when there is some again', async () => {
    const head = await trailHead(store.db);
    fill(100 * MB);
    await expect(approve()).rejects.toThrow('DOCKET_DISK_FULL');
    await expect(
      importRun(store, await runOf(places.folder(), SOME_CHARGES, {}, 'b.csv'), BY),
    ).rejects.toThrow('DOCKET_DISK_FULL');
    expect(await trailHead(store.db)).toEqual(head);
    rmSync(ballast);
    expect((await approve()).changed).toBe(SOME_CHARGES.length * 4);
  });

  it('does nothing of an act in whose middle the disk is full', async () => {
    const head = await trailHead(store.db);
    const act = { at: NOW, actor: 'ada', action: 'comment', run } as const;
    const fails = enterAct(store.db, act, async (trx, seq) => {
      fill(0);
      await sql`INSERT INTO decisions (entry, item, kind, before, after)
        SELECT ${seq}, n, 'note', repeat('x', 500), '' FROM generate_series(1, 20000) AS n`.execute(trx);
    });
    await expect(fails).rejects.toThrow('DOCKET_DISK_FULL');
    expect(await trailHead(store.db)).toEqual(head);
    rmSync(ballast);
    const [item = 0] = await items();
    await decide(store.db, { run, chosen: { items: [item] }, ...BY }, { action: 'comment', text: 'seen' });
    expect((await verifyStore(store.db)).head.seq).toBe(head.seq + 1);
  });
});
