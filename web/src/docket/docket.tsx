import { useCallback, useState } from 'react';
import type { Count, Determination, DocketFilter, DocketOfRun } from '../../../src/server/api/docket.js';
import { useChoicesOfRun, useCount, useRows } from '../api/docket-queries.js';
import { useNames } from '../api/names.js';
import { useActs } from '../decide/acts.js';
import { rewriteAddress } from '../navigation.js';
import { Failure } from '../parts/failure.js';
import { printCount } from '../words.js';
import { type DocketView, searchOf } from './address.js';
import { Bulk } from './bulk.js';
import { Chips } from './chips.js';
import { CurrentRow } from './current-row.js';
import { DocketTable } from './docket-table.js';
import { DocketTools } from './docket-tools.js';
import { Filters } from './filters.js';
import { Keys } from './keys.js';
import { actOfKey, ofRow } from './row-acts.js';

interface DocketProps {
  readonly run: string;
  readonly view: DocketView;
  readonly docket: DocketOfRun;
}

/** A list of determinations with what is set, what is marked, and what can be done. */
export function Docket({ run, view, docket }: DocketProps) {
  const isOpen = docket.open;
  const acts = useActs();
  const [marked, setMarked] = useState<ReadonlyMap<number, Determination>>(new Map());
  const [at, setAt] = useState(0);
  const [isFiltering, setIsFiltering] = useState(false);
  const [isShowingKeys, setIsShowingKeys] = useState(false);
  const choices = useChoicesOfRun(run);
  const list = useRows(run, view);
  const count = useCount(run, view.filter);
  const names = useNames(run);
  // How many there are in all is known, however many.
  const isAll = Object.keys(view.filter).length === 0;
  const counted = isAll ? { count: docket.determinations, atLeast: false } : count.data;
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const current = rows[Math.min(at, rows.length - 1)];

  const show = (next: DocketView): void => {
    setAt(0);
    rewriteAddress(`${location.pathname}${searchOf(next)}`);
  };
  const filterBy = (filter: DocketFilter): void => {
    // What is marked is acted on by its marks, also when it is not in view; so marks end with the filter.
    setMarked(new Map());
    show({ ...view, filter });
  };
  const toggle = (row: Determination): void => {
    const next = new Map(marked);
    if (!next.delete(row.item)) next.set(row.item, row);
    setMarked(next);
  };
  const onKey = (key: string, row: Determination): boolean => {
    if (key === '?') setIsShowingKeys(true);
    else if (key === 'x') toggle(row);
    else if (key === 'u') acts.undoLast();
    else if (key === '/') document.getElementById('search')?.focus();
    else {
      const act = isOpen ? actOfKey(key) : undefined;
      if (act === undefined) return false;
      if (act === 'fact') acts.recordFact({ run, item: row.item, of: ofRow(row) });
      else acts.begin({ run, kind: act, ...chosenBy(marked, row), onDone: () => setMarked(new Map()) });
    }
    return true;
  };
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const onEndNear = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <>
      <DocketTools
        run={run}
        view={view}
        onShow={show}
        onFilter={filterBy}
        isFiltering={isFiltering}
        onFiltering={setIsFiltering}
        onKeys={() => setIsShowingKeys(true)}
      />
      {isFiltering ? (
        <Filters filter={view.filter} choices={choices.data} failed={choices.error} onChange={filterBy} />
      ) : null}
      <Chips filter={view.filter} choices={choices.data} onChange={filterBy} />
      <p className="desk-found" role="status">
        {foundWords(counted)}
        {list.isPlaceholderData ? '; looking ...' : ''}
      </p>
      <p className="desk-quiet desk-keys-hint">
        With a row in focus, <kbd>j</kbd> and <kbd>k</kbd> move, <kbd>a</kbd> approves, and <kbd>?</kbd> shows
        all keys.
      </p>
      {isOpen ? (
        <Bulk run={run} filter={view.filter} marked={marked} onUnmark={() => setMarked(new Map())} />
      ) : null}
      {list.isError ? <Failure error={list.error} /> : null}
      {list.isPending ? <p role="status">Looking ...</p> : null}
      {list.isSuccess && rows.length === 0 ? (
        <p className="desk-remark">Nothing is found. Take a filter away, or search for less.</p>
      ) : null}
      {rows.length === 0 ? null : (
        <div className="desk-docket">
          <DocketTable
            run={run}
            names={names}
            rows={rows}
            total={counted === undefined || counted.atLeast ? -1 : counted.count}
            at={Math.min(at, rows.length - 1)}
            onAt={setAt}
            marked={marked}
            onMark={toggle}
            onKey={onKey}
            onEndNear={onEndNear}
            isReading={isFetchingNextPage}
          />
          {current === undefined ? null : (
            <CurrentRow run={run} names={names} row={current} isOpen={isOpen} />
          )}
        </div>
      )}
      {isShowingKeys ? <Keys onClose={() => setIsShowingKeys(false)} /> : null}
    </>
  );
}

function foundWords(found: Count | undefined): string {
  if (found === undefined) return 'Counting ...';
  if (found.count === 1) return '1 determination';
  return `${found.atLeast ? 'More than ' : ''}${printCount(found.count)} determinations`;
}

/** The marked rows, when there are any; else the row itself. */
function chosenBy(marked: ReadonlyMap<number, Determination>, row: Determination) {
  if (marked.size === 0) return { chosen: { items: [row.item] }, of: ofRow(row), missing: row.missing };
  const rows = [...marked.values()];
  return {
    chosen: { items: rows.map(({ item }) => item) },
    of: `${rows.length} marked`,
    missing: [...new Set(rows.flatMap(({ missing }) => missing))],
  };
}
