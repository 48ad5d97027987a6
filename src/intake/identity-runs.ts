import { picked } from './coded-later.js';
import { PlaceLog } from './identity-problem.js';
import { type Changes, changesIn, type RecordTable } from './record-table.js';
import type { Steps } from './steps.js';

/** The columns that say whose a record is. */
const ID_COLUMNS = ['person_id', 'sid', 'name', 'birth_date'] as const;

type IdColumn = (typeof ID_COLUMNS)[number];

/**
 * Records of one file that follow one another and say the same of whose they are. A record that has neither SID nor
 * person key is a run of its own, so that a run is of one person.
 */
export interface RecordRuns {
  readonly count: number;
  /** Run r is the records `from[r]` to before `from[r + 1]`. */
  readonly from: Int32Array;
  /** The file of each run. */
  readonly file: Int32Array;
  /** The identifying cells of each run; of a column that was not asked for, the empty one. */
  readonly codes: Readonly<Record<IdColumn, Int32Array>>;
}

/** What of a SID and a person key is filled, by the code of the cell: 0 where it is not. */
interface Filled {
  readonly sid: Int32Array;
  readonly personId: Int32Array;
}

const UNASKED: Changes = { at: Int32Array.of(0), number: Int32Array.of(0) };

/** The runs of records, found column by column: of none is more held than where it changes. */
export function* findingRuns(
  records: RecordTable,
  keys: Filled,
  isAsked: (column: IdColumn) => boolean,
): Steps<RecordRuns> {
  const again = (): RecordTable => records.again?.() ?? records;
  const changes: Changes[] = [];
  for (const column of ID_COLUMNS) {
    changes.push(isAsked(column) ? changesOf(again(), column) : UNASKED);
    yield;
  }
  changes.push(changesOf(again(), 'file'));
  const merged = mergeChanges(changes, records.count);
  yield;
  return keylessApart(merged, keys);
}

const changesOf = (records: RecordTable, column: IdColumn | 'file'): Changes =>
  records.changes?.(column) ?? changesIn(column === 'file' ? records.file : records.cells[column].codes);

/** Runs in which none of the columns changes. */
function mergeChanges(changes: readonly Changes[], records: number): RecordRuns {
  const most = Math.min(
    records,
    changes.reduce((sum, { at }) => sum + at.length, 0),
  );
  const from = new Int32Array(most + 1);
  const numbers = changes.map(() => new Int32Array(most));
  const next = new Int32Array(changes.length);
  let count = 0;
  for (let record = 0; record < records; count++) {
    from[count] = record;
    let end = records;
    for (let one = 0; one < changes.length; one++) {
      const { at, number } = changes[one];
      if (next[one] < at.length && at[next[one]] === record) next[one]++;
      numbers[one][count] = number[next[one] - 1];
      if (next[one] < at.length && at[next[one]] < end) end = at[next[one]];
    }
    record = end;
  }
  from[count] = records;
  return runsOf(count, from, numbers);
}

function runsOf(count: number, from: Int32Array, numbers: readonly Int32Array[]): RecordRuns {
  const [person_id, sid, name, birth_date, file] = numbers.map((all) => all.subarray(0, count));
  return { count, from: from.subarray(0, count + 1), file, codes: { person_id, sid, name, birth_date } };
}

/** The same with a run for each record that has neither SID nor person key. */
function keylessApart(runs: RecordRuns, { sid, personId }: Filled): RecordRuns {
  const { count, from, file, codes } = runs;
  const copies = new Int32Array(count).fill(1);
  let total = 0;
  for (let run = 0; run < count; run++) {
    if (sid[codes.sid[run]] === 0 && personId[codes.person_id[run]] === 0) {
      copies[run] = from[run + 1] - from[run];
    }
    total += copies[run];
  }
  if (total === count) return runs;
  const apart = new Int32Array(total + 1);
  let at = 0;
  for (let run = 0; run < count; run++) {
    for (let copy = 0; copy < copies[run]; copy++) apart[at++] = from[run] + copy;
  }
  apart[total] = from[count];
  const spread = (numbers: Int32Array): Int32Array => repeated(numbers, copies, total);
  const { person_id, sid: sids, name, birth_date } = codes;
  return runsOf(total, apart, [person_id, sids, name, birth_date, file].map(spread));
}

/** Each number as often as it has copies. */
function repeated(numbers: Int32Array, copies: Int32Array, total: number): Int32Array {
  const all = new Int32Array(total);
  let at = 0;
  for (let one = 0; one < numbers.length; one++) {
    for (let copy = 0; copy < copies[one]; copy++) all[at++] = numbers[one];
  }
  return all;
}

/** The places of things that runs show; `keyOf` says which a run shows, if any. Rows are read of those runs only. */
export function placesOfRuns<K>(
  records: RecordTable,
  { count, from, file }: RecordRuns,
  rank: Int32Array,
  keyOf: (run: number) => K | undefined,
): PlaceLog<K> {
  const some: number[] = [];
  const keys: K[] = [];
  for (let run = 0; run < count; run++) {
    const key = keyOf(run);
    if (key === undefined) continue;
    some.push(run);
    keys.push(key);
  }
  const first = Int32Array.from(some, (run) => from[run]);
  const rows = records.pick?.(['row'], first)[0] ?? picked(records.row, first);
  const places = new PlaceLog<K>(rank);
  for (let at = 0; at < some.length; at++) {
    const run = some[at];
    places.add(keys[at], file[run], rows[at], from[run + 1] - from[run]);
  }
  return places;
}

/** What is said of runs, for each record of theirs. */
export function spreadOver({ count, from }: RecordRuns, numbers: Int32Array): Int32Array {
  const all = new Int32Array(from[count]);
  for (let run = 0; run < count; run++) {
    const end = from[run + 1];
    for (let record = from[run]; record < end; record++) all[record] = numbers[run];
  }
  return all;
}
