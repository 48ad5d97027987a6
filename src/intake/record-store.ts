import { rmSync } from 'node:fs';
import { CHARGE_COLUMNS, type ChargeColumn } from '../record/charge-cells.js';
import { codedLater, once } from './coded-later.js';
import { groupsByCount } from './event-part.js';
import type { FileColumns } from './layout.js';
import { Column, FIRST_FIELD, type FileRecords, type SharedRecords } from './record-store/block.js';
import { BlockReader } from './record-store/block-reader.js';
import type { CodedColumn, EventPart, LentPart, RecordTable, TextTable } from './record-table.js';
import { textTableOfShared } from './text-table.js';

export type { SharedRecords } from './record-store/block.js';

/** All clean records of a run, of which some at a time are put into a table. */
export interface RecordStore {
  readonly count: number;
  /** The records `from` to before `to` as a table of their own, whose first record is number 0 (file and row stay those of the run). Its columns are read when they are first asked for. */
  table(from: number, to: number): RecordTable;
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
    table: (from, to) => tableOf(shared, reader, texts, fields, files, from, to),
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
  from: number,
  to: number,
): RecordTable {
  const count = to - from;
  const codesOf = (column: number, first = from, last = to): Int32Array => {
    const codes = new Int32Array(last - first);
    reader.read(column, first, last, codes);
    return codes;
  };
  const cells = CHARGE_COLUMNS.map((name, at): [ChargeColumn, CodedColumn] => [
    name,
    codedLater(() => codesOf(Column.firstCell + at), texts[at]),
  ]);
  const inside = shared.files
    .map((one, at) => ({ one, at, first: Math.max(one.from, from), last: Math.min(one.to, to) }))
    .filter(({ first, last }) => first < last);
  const events = inside.flatMap(({ one, at, first, last }): EventPart[] => {
    const rule = rules[one.file].events;
    if (rule === undefined) return [];
    const ofRun = rule.key === 'person and count';
    const group = once(() =>
      ofRun ? groupsByCount(codesOf(COUNT, first, last)) : codesOf(Column.group, first, last),
    );
    return [
      {
        events: rule,
        from: first - from,
        to: last - from,
        ofRun,
        get group() {
          return group();
        },
        groups: one.groups,
        fields: fields[at].map((table, k) => codedLater(() => codesOf(FIRST_FIELD + k, first, last), table)),
      },
    ];
  });
  const lent = inside.flatMap(({ one, first, last }): LentPart[] => {
    const rule = rules[one.file].lent;
    return rule === undefined ? [] : [{ from: first - from, to: last - from, lent: rule }];
  });
  const file = once(() => filesOf(inside, from, count));
  const row = once(() => codesOf(Column.row));
  const length = once(() => codesOf(Column.length));
  const offset = once(() => {
    const offsets = new Float64Array(count);
    reader.read(Column.offset, from, to, offsets);
    return offsets;
  });
  return {
    count,
    get file() {
      return file();
    },
    get row() {
      return row();
    },
    get offset() {
      return offset();
    },
    get length() {
      return length();
    },
    cells: Object.fromEntries(cells) as Record<ChargeColumn, CodedColumn>,
    codeAt: (column, record) => reader.numberAt(Column.firstCell + INDEX_OF[column], from + record),
    ...(events.length === 0 ? {} : { events }),
    ...(lent.length === 0 ? {} : { lent }),
  };
}

const INDEX_OF = Object.fromEntries(CHARGE_COLUMNS.map((name, at) => [name, at])) as Record<
  ChargeColumn,
  number
>;
const COUNT = Column.firstCell + INDEX_OF.count;

function filesOf(
  inside: readonly { one: FileRecords; first: number; last: number }[],
  from: number,
  count: number,
): Int32Array {
  const files = new Int32Array(count);
  for (const { one, first, last } of inside) files.fill(one.file, first - from, last - from);
  return files;
}
