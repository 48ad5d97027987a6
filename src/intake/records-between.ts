import type { ChargeColumn } from '../record/charge-cells.js';
import type { CodedColumn, EventPart, LentPart, RecordTable } from './record-table.js';

/** The records `from` to before `to` as a table of their own, in which they are numbered from 0. */
export function recordsBetween(records: RecordTable, from: number, to: number): RecordTable {
  if (from === 0 && to === records.count) return records;
  const cells = Object.entries(records.cells).map(([column, { codes, texts }]): [string, CodedColumn] => [
    column,
    { codes: codes.subarray(from, to), texts },
  ]);
  return {
    count: to - from,
    file: records.file.subarray(from, to),
    row: records.row.subarray(from, to),
    offset: records.offset.subarray(from, to),
    length: records.length.subarray(from, to),
    cells: Object.fromEntries(cells) as Record<ChargeColumn, CodedColumn>,
    ...(records.events === undefined
      ? {}
      : { events: cut(records.events, from, to).map((part) => eventsBetween(part, from, to)) }),
    ...(records.lent === undefined
      ? {}
      : { lent: cut(records.lent, from, to).map((part) => ({ ...part, ...within(part, from, to) })) }),
  };
}

type Range = Pick<LentPart, 'from' | 'to'>;

const cut = <T extends Range>(parts: readonly T[], from: number, to: number): T[] =>
  parts.filter((part) => part.from < to && part.to > from);

/** The part of a range that lies in the table, as the table numbers its records. */
const within = (part: Range, from: number, to: number): Range => ({
  from: Math.max(part.from, from) - from,
  to: Math.min(part.to, to) - from,
});

function eventsBetween(part: EventPart, from: number, to: number): EventPart {
  const first = Math.max(part.from, from) - part.from;
  const end = Math.min(part.to, to) - part.from;
  return {
    ...part,
    ...within(part, from, to),
    group: part.group.subarray(first, end),
    fields: part.fields.map(({ codes, texts }) => ({ codes: codes.subarray(first, end), texts })),
  };
}
