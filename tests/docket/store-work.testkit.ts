import { importRun } from '../../src/docket/import-run.js';
import { type ListedDetermination, listDeterminations } from '../../src/docket/list-determinations.js';
import type { Store, StorePlace } from '../../src/docket/store.js';
import { chargeList } from '../../src/intake/layouts/charge-list.js';
import { openAgain, type RunAgain } from '../../src/screening/again/run-again.js';
import { rulebooks } from '../../src/states/index.js';
import { NOW, opened } from './stores.testkit.js';

export const BY = { by: 'ada', at: NOW };
export const MOTION = 'il.state-attorney-motion';

/** Works with a store and closes it, so that a command may open it. */
export async function inStore<T>(place: StorePlace, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await opened(place);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A run in a store, and as it stands in its folder. */
export interface StoredRun {
  readonly db: Store['db'];
  /** The id of the run, and who acts on it. */
  readonly act: { readonly run: string; readonly by: string; readonly at: string };
  readonly again: RunAgain;
  /** The motion of a case. Throws when the run has none. */
  motionOf(caseNumber: string): Promise<ListedDetermination>;
}

/** Works with a run in a store, where it is put if it is not there. */
export const inRun = <T>(
  place: StorePlace,
  folder: string,
  work: (stored: StoredRun) => Promise<T>,
): Promise<T> =>
  inStore(place, async (store) => {
    const { db } = store;
    const { run } = await importRun(store, folder, BY);
    const again = await openAgain(folder, { rulebooks, layouts: [chargeList] });
    const motionOf = async (caseNumber: string): Promise<ListedDetermination> => {
      const { rows } = await listDeterminations(db, run, { filter: { relief: [MOTION] } });
      const [row] = rows.filter((one) => one.caseNumber === caseNumber);
      if (row === undefined) throw new Error(`no case ${caseNumber}`);
      return row;
    };
    try {
      return await work({ db, act: { run, ...BY }, again, motionOf });
    } finally {
      again.close();
    }
  });
