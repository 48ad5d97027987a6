import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRun } from '../../src/docket/import-run.js';
import { listDeterminations } from '../../src/docket/list-determinations.js';
import { listRuns } from '../../src/docket/runs.js';
import type { Store, StorePlace } from '../../src/docket/store.js';
import { verifyStore } from '../../src/docket/stored-trail.js';
import { built } from '../screening/freshstart.testkit.js';
import { rowsOf, runOf, SOME_CHARGES } from './docket-runs.testkit.js';
import { KINDS, NOW, opened, type Places, placesOf } from './stores.testkit.js';

const CHILD = fileURLToPath(new URL('killed-process.mjs', import.meta.url));
const RUNS = Number(process.env.FRESHSTART_FUZZ_RUNS ?? 0);
/** A hundred kills when fuzzing, or fewer where fewer runs are asked for. */
const TIMES = RUNS > 0 ? Math.min(RUNS, 100) : 3;
const HOUR = 3_600_000;
/** Whatever has not begun by then never will. */
const LONG = 120_000;
const BY = { by: 'ada', at: NOW };

/** Starts the work, kills it some time after it began, and returns what it said was kept. */
function killed(place: StorePlace, mode: string, what: string, after: number): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, JSON.stringify(place), mode, what]);
    let said = '';
    let begun = false;
    let error = '';
    const hangs = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`it kept nothing:\n${error}`));
    }, LONG);
    child.stderr.on('data', (piece: Buffer) => {
      error += piece.toString();
    });
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      // A run is kept once and at the end; of decisions the first is waited for, however slow the machine.
      if (!begun && (mode === 'import' || said.includes('kept '))) {
        begun = true;
        clearTimeout(hangs);
        setTimeout(() => child.kill('SIGKILL'), after);
      }
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(hangs);
      if (signal !== 'SIGKILL' && code !== 0) reject(new Error(`it ended by itself:\n${error}`));
      const lines = said.slice(0, said.lastIndexOf('\n') + 1).split('\n');
      resolve(lines.filter((line) => line.startsWith('kept ')).map((line) => line.split(' ').slice(1)));
    });
  });
}

for (const kind of KINDS) {
  describe.skipIf(kind.skip)(`the ${kind.name} store, when its process is killed`, () => {
    let places: Places;
    let place: StorePlace;
    let run: string;
    beforeAll(async () => {
      await built();
      places = await placesOf(kind);
      place = await places.place();
      run = await withStore(async (store) => {
        return (await importRun(store, await runOf(places.folder(), SOME_CHARGES), BY)).run;
      });
    });
    afterAll(() => places.end());

    async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
      const store = await opened(place);
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    }

    it.each(['decide', 'bulk'])(
      'has every decision that was acknowledged, and none by half (%s)',
      async (mode) => {
        let acknowledged = 0;
        for (let time = 0; time < TIMES; time++) {
          const kept = await killed(place, mode, run, 20 + Math.random() * 400);
          acknowledged += kept.length;
          await withStore(async (store) => {
            const last = kept.at(-1)?.[1];
            const found = await verifyStore(store.db, last);
            // One more may be there: the one it was killed in before it could say so.
            if (kept.length > 0) expect([0, 1]).toContain(found.head.seq - Number(kept.at(-1)?.[0]));
            if (mode === 'decide') return;
            const { rows } = await listDeterminations(store.db, run, { filter: {}, limit: 1_000 });
            const rejected = rows.filter(({ state }) => state === 'rejected').length;
            expect([0, rows.length]).toContain(rejected);
          });
        }
        expect(acknowledged).toBeGreaterThan(0);
      },
      HOUR,
    );

    it(
      'has a run whole or not at all, and takes it in when asked again',
      async () => {
        for (let time = 0; time < TIMES; time++) {
          const charges = SOME_CHARGES.map((cells, at) => ({ ...cells, case_number: `${time}KX${at}` }));
          const folder = await runOf(places.folder(), charges, {}, `list-${time}.csv`);
          const count = rowsOf(folder).length;
          const kept = await killed(place, 'import', folder, Math.random() * 500);
          await withStore(async (store) => {
            const runs = await listRuns(store.db);
            expect(runs.length - (1 + time)).toBeGreaterThanOrEqual(kept.length);
            await verifyStore(store.db);
            const again = await importRun(store, folder, BY);
            expect(again.counts.determinations).toBe(count);
            const { rows } = await listDeterminations(store.db, again.run, { filter: {}, limit: 1_000 });
            expect(rows).toHaveLength(count);
            expect(await listRuns(store.db)).toHaveLength(2 + time);
          });
        }
      },
      HOUR,
    );
  });
}
