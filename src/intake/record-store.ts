import { rmSync } from 'node:fs';
import { CHARGE_COLUMNS, type ChargeColumn } from '../record/charge-cells.js';
import { codedLater } from './coded-later.js';
import { groupsByCount } from './event-part.js';
import type { FileColumns } from './layout.js';
import { Column, FIRST_FIELD, type SharedRecords } from './record-store/block.js';
import { BlockReader } from './record-store/block-reader.js';
import type { Changes, CodedColumn, EventPart, LentPart, RecordTable, TextTable } from './record-table.js';
import { EventsLater, type PlacesLater, RecordsLater } from './records-later.js';
import { textTableOfShared } from './text-table.js';

export type { SharedRecords } from './record-store/block.js';

/** All clean records of a run, of which some at a time are put into a table. */
export interface RecordStore {
  readonly count: number;
  /**
   * The records `from` to before `to`, and others before and after, as a table of their own, whose first record is
   * number 0 (file and row stay those of the run). Its columns are read when they are first asked for.
   */
  table(from: number, to: number, others?: Int32Array): RecordTable;
  /** What another thread needs to open the same store: plain data and shared memory only. */
  readonly shared: SharedRecords;
  /** Closes what it has open; what is asked for later opens it again. */
  close(): void;
  /** Closes it and removes its files, if it has any: when no thread needs them any more. */
  discard(): void;
}

type Rules = Pick<FileColumns, 'events' | 'lent'>;

/** Opens a store in another thread; `files` gives the rules (events, lending) of each file, by its index. */
export function openRecords(shared: SharedRecords, files: readonly Rules[]): RecordStore {
  const reader = new BlockReader(shared);
  const texts = shared.texts.map(textTableOfShared);
  const fields = shared.files.map((one) => one.fields.map(textTableOfShared));
  return {
    count: shared.count,
    shared,
    table: (from, to, others = NO_OTHERS) =>
      tableOf(shared, reader, texts, fields, files, runsOf(from, to, others)),
    close: () => reader.close(),
    discard: () => {
      reader.close();
      for (const source of shared.sources) if ('path' in source) rmSync(source.path, { force: true });
    },
  };
}

function tableOf(
  shared: SharedRecords,
  reader: BlockReader,
  texts: readonly TextTable[],
  fields: readonly (readonly TextTable[])[],
  rules: readonly Rules[],
  runs: readonly Run[],
): RecordTable {
  const count = lengthOf(runs);
  const codesOf = (column: number, of = runs): Int32Array => {
    const codes = new Int32Array(lengthOf(of));
    readRuns(reader, column, of, codes);
    return codes;
  };
  const cells = Object.fromEntries(
    CHARGE_COLUMNS.map((name, at): [ChargeColumn, CodedColumn] => [
      name,
      codedLater(() => codesOf(Column.firstCell + at), texts[at]),
    ]),
  ) as Record<ChargeColumn, CodedColumn>;
  const inside = shared.files
    .map((one, at) => ({ one, at, own: within(runs, one.from, one.to) }))
    .filter(({ own }) => own.length > 0)
    .map((part) => {
      const from = lengthOf(within(runs, 0, part.one.from));
      return { ...part, from, to: from + lengthOf(part.own) };
    });
  const events = inside.flatMap(({ one, at, own, from, to }): EventPart[] => {
    const rule = rules[one.file].events;
    if (rule === undefined) return [];
    if (rule.fields.length !== fields[at].length) throw new RangeError('the file was read by another rule');
    const ofRun = rule.key === 'person and count';
    const columns = fields[at].map((table, k) => codedLater(() => codesOf(FIRST_FIELD + k, own), table));
    const part = { events: rule, from, to, ofRun, groups: one.groups, fields: columns };
    return [
      new EventsLater(part, () =>
        ofRun ? groupsByCount(cells.count.codes.subarray(from, to)) : codesOf(Column.group, own),
      ),
    ];
  });
  const lent = inside.flatMap(({ one, from, to }): LentPart[] => {
    const rule = rules[one.file].lent;
    return rule === undefined ? [] : [{ from, to, lent: rule }];
  });
  const places: PlacesLater = {
    file: () => {
      const files = new Int32Array(count);
      for (const { one, from, to } of inside) files.fill(one.file, from, to);
      return files;
    },
    row: () => codesOf(Column.row),
    length: () => codesOf(Column.length),
    offset: () => {
      const offsets = new Float64Array(count);
      readRuns(reader, Column.offset, runs, offsets);
      return offsets;
    },
  };
  return new RecordsLater(count, cells, places, {
    again: () => tableOf(shared, reader, texts, fields, rules, runs),
    pick: (columns, records) =>
      reader.pick(
        columns.map((column) => (column === 'row' ? Column.row : Column.firstCell + INDEX_OF[column])),
        numbersInRun(runs, records),
      ),
    changes: (column): Changes =>
      column === 'file'
        ? {
            at: Int32Array.from(inside, ({ from }) => from),
            number: Int32Array.from(inside, ({ one }) => one.file),
          }
        : reader.changes(Column.firstCell + INDEX_OF[column], runs),
    ...(events.length === 0 ? {} : { events }),
    ...(lent.length === 0 ? {} : { lent }),
  });
}

const INDEX_OF = Object.fromEntries(CHARGE_COLUMNS.map((name, at) => [name, at])) as Record<
  ChargeColumn,
  number
>;

/** Records that follow one another. */
interface Run {
  readonly from: number;
  readonly to: number;
}

const NO_OTHERS = new Int32Array(0);

/** The records `from` to before `to` and the others, which stand before or after, in their order. */
function runsOf(from: number, to: number, others: Int32Array): Run[] {
  const runs: Run[] = [];
  const put = (first: number, end: number): void => {
    const last = runs.at(-1);
    if (last !== undefined && last.to === first) runs[runs.length - 1] = { from: last.from, to: end };
    else if (first < end) runs.push({ from: first, to: end });
  };
  let next = 0;
  for (; next < others.length && others[next] < from; next++) put(others[next], others[next] + 1);
  put(from, to);
  for (; next < others.length; next++) put(others[next], others[next] + 1);
  return runs;
}

const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, { from, to }) => sum + to - from, 0);

/** What of some records is `from` to before `to`. */
const within = (runs: readonly Run[], from: number, to: number): Run[] =>
  runs
    .map((run) => ({ from: Math.max(run.from, from), to: Math.min(run.to, to) }))
    .filter((run) => run.from < run.to);

/** What the run calls records of a table, both in ascending order. */
function numbersInRun(runs: readonly Run[], records: Int32Array): Int32Array {
  const numbers = new Int32Array(records.length);
  let at = 0;
  let before = 0;
  for (const { from, to } of runs) {
    const end = before + to - from;
    for (; at < records.length && records[at] < end; at++) numbers[at] = from + records[at] - before;
    before = end;
  }
  if (at < records.length) throw new RangeError('no such record');
  return numbers;
}

function readRuns(
  reader: BlockReader,
  column: number,
  runs: readonly Run[],
  target: Int32Array | Float64Array,
): void {
  let at = 0;
  for (const { from, to } of runs) {
    reader.read(column, from, to, target.subarray(at, at + to - from));
    at += to - from;
  }
}
