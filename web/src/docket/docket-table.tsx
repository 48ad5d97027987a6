import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { Determination } from '../../../src/server/api/docket.js';
import type { Names } from '../api/names.js';
import { DocketRow } from './docket-row.js';

interface DocketTableProps {
  readonly run: string;
  readonly names: Names;
  readonly rows: readonly Determination[];
  /** -1 when it is not known. */
  readonly total: number;
  /** The row that has the focus, or gets it. */
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly marked: ReadonlyMap<number, unknown>;
  readonly onMark: (row: Determination) => void;
  /** A key on a row; whether it did something. */
  readonly onKey: (key: string, row: Determination) => boolean;
  /** The last rows that were read come into view. */
  readonly onEndNear: () => void;
  readonly isReading: boolean;
}

const ROW_HEIGHT = 112;
const HEADING_HEIGHT = 48;
const NEAR = 30;
const COLUMNS = ['Mark', 'Person and case', 'Charge and relief', 'Outcome and reason', 'Decision'];

/** How many rows a key goes on. */
const STEPS: Readonly<Record<string, number>> = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The rows, of which only those in view are drawn. One row is a stop of the tab key: keys go on from it. */
export function DocketTable(props: DocketTableProps) {
  const { run, names, rows, total, at, onAt, marked, onMark, onKey, onEndNear, isReading } = props;
  const box = useRef<HTMLElement>(null);
  const hasFocus = useFocusInside(box);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    // The heading stays in view, over the rows.
    scrollPaddingEnd: HEADING_HEIGHT,
    getItemKey: (index) => rows[index].item,
    overscan: 8,
    // The row with the focus stays, however far the list is scrolled.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const all = Array.from({ length: to - from + 1 }, (_, nth) => from + nth);
      return at < from ? [at, ...all] : at > to ? [...all, at] : all;
    },
  });
  const drawn = virtual.getVirtualItems().filter(({ index }) => index < rows.length);
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - NEAR) onEndNear();
  }, [last, rows.length, onEndNear]);

  const focusRow = (index: number): void => {
    box.current?.querySelector<HTMLElement>(`[data-row="${index}"] a`)?.focus({ preventScroll: true });
  };
  // A decision may take the row away that had the focus; then the one in its place has it.
  const current = rows[at]?.item;
  const wasCurrent = useRef(current);
  useEffect(() => {
    if (wasCurrent.current === current) return;
    wasCurrent.current = current;
    if (hasFocus.current && document.activeElement === document.body) focusRow(at);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(rows.length - 1, at + step));
      event.preventDefault();
      onAt(next);
      virtual.scrollToIndex(next);
      requestAnimationFrame(() => focusRow(next));
    } else if (onKey(event.key, rows[at])) {
      event.preventDefault();
    }
  };

  let drawnTo = 0;
  return (
    <section ref={box} className="desk-rows" aria-label="Determinations" onKeyDown={onKeyDown}>
      <table
        className="usa-table usa-table--borderless desk-table desk-docket-table"
        aria-rowcount={total + 1}
      >
        <caption className="usa-sr-only">
          Determinations. Move with the arrow keys; the question mark shows all keys.
        </caption>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map((place) => {
            const gap = place.start - drawnTo;
            drawnTo = place.end;
            const row = rows[place.index];
            return [
              gap > 0 ? <Gap key={`gap-${place.key}`} height={gap} /> : null,
              <DocketRow
                key={place.key}
                run={run}
                names={names}
                row={row}
                index={place.index}
                isCurrent={place.index === at}
                isMarked={marked.has(row.item)}
                measure={virtual.measureElement}
                onAt={onAt}
                onMark={onMark}
              />,
            ];
          })}
          <Gap height={Math.max(0, virtual.getTotalSize() - drawnTo)} />
        </tbody>
      </table>
      {isReading ? <p role="status">Reading more ...</p> : null}
    </section>
  );
}

/**
 * Whether the focus is inside, or was in something there that is gone. The browser is asked, since a window that
 * closes gives the focus back while React tells nobody.
 */
function useFocusInside(box: RefObject<HTMLElement | null>): RefObject<boolean> {
  const isInside = useRef(false);
  useEffect(() => {
    const here = box.current;
    const come = (): void => {
      isInside.current = true;
    };
    const leave = ({ relatedTarget }: FocusEvent): void => {
      isInside.current = relatedTarget === null;
    };
    here?.addEventListener('focusin', come);
    here?.addEventListener('focusout', leave);
    return () => {
      here?.removeEventListener('focusin', come);
      here?.removeEventListener('focusout', leave);
    };
  }, [box]);
  return isInside;
}

/** The place of rows that are not drawn. An empty row says nothing to a screen reader but that it is empty. */
function Gap({ height }: { readonly height: number }) {
  return (
    <tr className="desk-gap">
      <td colSpan={COLUMNS.length} style={{ height }} />
    </tr>
  );
}
