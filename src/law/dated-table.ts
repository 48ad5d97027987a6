import { type DateSpan, intersection, isEmpty } from '../record/date-span.js';
import { addDays, BEGINNING, type Day, END, isoDay, printDay } from '../record/day.js';

/** A row of law that holds from one day to another, both included; open where a day is left out. */
export interface DatedRow {
  readonly from?: string;
  readonly to?: string;
}

export const rowSpan = (row: DatedRow): DateSpan => ({
  first: row.from === undefined ? BEGINNING : isoDay(row.from),
  last: row.to === undefined ? END : isoDay(row.to),
});

/** A stretch of days for which a key has no row, or more than one. */
export interface TableFault {
  readonly key: string;
  readonly fault: 'gap' | 'overlap';
  readonly first: string;
  readonly last: string;
}

/** Finds every gap and overlap of a dated table, key by key; the law must say something, and one thing, for each day. */
export function faultsOf<R extends DatedRow>(rows: readonly R[], keyOf: (row: R) => string): TableFault[] {
  const groups = new Map<string, DateSpan[]>();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), rowSpan(row)]);
  }
  const faults: TableFault[] = [];
  for (const [key, spans] of groups) {
    const ordered = [...spans].sort((a, b) => a.first - b.first || a.last - b.last);
    let next = BEGINNING;
    for (const span of ordered) {
      if (span.first > next) faults.push(fault(key, 'gap', { first: next, last: addDays(span.first, -1) }));
      const shared = intersection(span, { first: BEGINNING, last: addDays(next, -1) });
      if (!isEmpty(shared)) faults.push(fault(key, 'overlap', shared));
      next = Math.max(next, addDays(span.last, 1)) as Day;
    }
    if (next <= END) faults.push(fault(key, 'gap', { first: next, last: END }));
  }
  return faults;
}

const fault = (key: string, kind: TableFault['fault'], span: DateSpan): TableFault => ({
  key,
  fault: kind,
  first: span.first <= BEGINNING ? 'the beginning' : printDay(span.first),
  last: span.last >= END ? 'today' : printDay(span.last),
});

/** The table itself, frozen, if it has no fault; otherwise throws and names the first. */
export function datedTable<R extends DatedRow>(rows: readonly R[], keyOf: (row: R) => string): readonly R[] {
  const [first] = faultsOf(rows, keyOf);
  if (first !== undefined) {
    throw new RangeError(`${first.fault} in a dated table: ${first.key}, ${first.first} to ${first.last}`);
  }
  return Object.freeze([...rows]);
}

/** The rows that hold on at least one day of a span. */
export const rowsWithin = <R extends DatedRow>(rows: readonly R[], span: DateSpan): R[] =>
  rows.filter((row) => !isEmpty(intersection(rowSpan(row), span)));
