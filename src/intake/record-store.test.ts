import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHARGE_COLUMNS } from '../record/charge-cells.js';
import type { IntakeOptions } from './intake-result.js';
import type { Layout, Lending } from './layout.js';
import { readFiles } from './read-files.js';
import { openRecords } from './record-store.js';
import { type CodedColumn, changesIn, type RecordTable } from './record-table.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lending: Lending = {
  column: 'arrest_id',
  group: (text) => text,
  reads: ['statute'],
  each: ([text]) => text,
  gives: ['comment'],
  together: (said) => [said.join()],
};

/** Three layouts, told by the name of their first field: plain, events by key, and events by count that lend. */
const LAYOUTS: readonly Layout[] = [
  layout('plain', { columnOf: { statute: { fields: [0] }, name: { fields: [1] } } }),
  layout('keyed', {
    columnOf: { statute: { fields: [0, 2], make: (texts) => texts.join('/') }, county: { fields: [1] } },
    events: { key: [1, 2], fields: [0, 1], merge: () => ({}) },
  }),
  layout('counted', {
    columnOf: { count: { fields: [1] }, statute: { fields: [2] }, class: { fields: [], make: () => 'A' } },
    events: { key: 'person and count', fields: [2], merge: () => ({}) },
    lent: [lending],
  }),
];

function layout(
  name: string,
  columns: Omit<Extract<ReturnType<Layout['matchHeader']>, { kind: 'match' }>, 'kind' | 'known'>,
): Layout {
  return {
    name,
    personKeyCrossesFiles: true,
    matchHeader: ([first]) =>
      first === name
        ? { kind: 'match', known: 3, ...columns }
        : { kind: 'missing', known: 0, missing: [name] },
  };
}

const cell = fc.oneof(
  fc.constantFrom('', '', 'A', 'UNKNOWN', 'x y', 'ß', '""', '"say ""so"""'),
  fc.nat(300).map(String),
);
const row = fc.tuple(cell, cell, cell).map((cells) => cells.join(','));
const files = fc.array(
  fc.record({
    name: fc.constantFrom('plain', 'keyed', 'counted'),
    rows: fc.array(row, { minLength: 1, maxLength: 40 }),
  }),
  { minLength: 1, maxLength: 4 },
);

const textsOf = ({ codes, texts }: CodedColumn): string[] => Array.from(codes, (code) => texts.textOf(code));

/** All of a table as plain data, its part from `from` to before `to` by index. */
function plain(table: RecordTable, from = 0, to = table.count) {
  const cut = <T>(array: ArrayLike<T>): T[] => Array.from(array).slice(from, to);
  const inside = <P extends { from: number; to: number }>(part: P) => ({
    first: Math.max(part.from, from),
    last: Math.min(part.to, to),
  });
  const parts = <P extends { from: number; to: number }>(all: readonly P[] | undefined) =>
    (all ?? []).filter((part) => inside(part).first < inside(part).last);
  return {
    places: [cut(table.file), cut(table.row), cut(table.offset), cut(table.length)],
    cells: CHARGE_COLUMNS.map((column) => cut(table.cells[column].codes)),
    texts: CHARGE_COLUMNS.map((column) => cut(textsOf(table.cells[column]))),
    events: parts(table.events).map((part) => {
      const { first, last } = inside(part);
      const own = <T>(array: ArrayLike<T>): T[] =>
        Array.from(array).slice(first - part.from, last - part.from);
      return {
        place: [first - from, last - from, part.ofRun, part.groups],
        events: part.events,
        group: own(part.group),
        fields: part.fields.map((field) => own(textsOf(field))),
      };
    }),
    lent: parts(table.lent).map((part) => [inside(part).first - from, inside(part).last - from, part.lent]),
  };
}

async function read(lists: readonly { name: string; rows: string[] }[], options: IntakeOptions) {
  const paths = lists.map(({ name, rows }, at) => {
    const path = join(folder, `${at}.csv`);
    writeFileSync(path, `${name},b,c\n${rows.join('\n')}\n`);
    return path;
  });
  return readFiles(paths, { layouts: LAYOUTS, ...options });
}

/** Folders of one property are many; each run has one of its own. */
let runs = 0;

describe('the store of records', () => {
  it('gives of any range what the whole table gives, in blocks of any size, in memory and in a file', async () => {
    await fc.assert(
      fc.asyncProperty(
        files,
        fc.integer({ min: 1, max: 50 }),
        fc.boolean(),
        fc.nat(),
        fc.nat(),
        async (lists, blockRecords, inFile, a, b) => {
          const storeIn = mkdtempSync(join(folder, `run-${runs++}-`));
          const whole = plain((await read(lists, {})).records);
          const { store, records } = await read(lists, {
            limits: { blockRecords, chunkBytes: 100, firstBytes: 1 },
            ...(inFile ? { storeIn } : {}),
          });
          expect(plain(records)).toEqual(whole);
          const [from, to] = [a % (store.count + 1), b % (store.count + 1)].sort((x, y) => x - y);
          const expected = plain(records, from, to);
          expect(plain(store.table(from, to))).toEqual(expected);
          const again = openRecords(structuredClone(store.shared), rulesOf(lists));
          expect(plain(again.table(from, to))).toEqual(expected);
          const some = store.table(from, to);
          const asked = Int32Array.from(Array(some.count).keys()).filter((record) => (record + a) % 3 !== 0);
          const picked = some.pick?.(CHARGE_COLUMNS, asked) ?? [];
          for (const [at, column] of CHARGE_COLUMNS.entries()) {
            const { codes } = some.again?.().cells[column] ?? { codes: [] };
            expect(Array.from(codes)).toEqual(Array.from(records.cells[column].codes.subarray(from, to)));
            expect(Array.from(picked[at])).toEqual(Array.from(asked, (record) => codes[record]));
            expect(some.changes?.(column)).toEqual(changesIn(Int32Array.from(codes)));
          }
          expect(some.changes?.('file')).toEqual(changesIn(some.file));
          again.close();
          store.discard();
          expect(readdirSync(storeIn)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not opened by a rule of events that reads other fields than the file was read for', async () => {
    const { store } = await read([{ name: 'keyed', rows: ['A,B,1', 'A,B,1'] }], {});
    const [rule] = rulesOf([{ name: 'keyed' }]);
    const other = { ...rule, ...(rule.events && { events: { ...rule.events, fields: [0] } }) };
    const table = () => openRecords(store.shared, [other]).table(0, 2);
    expect(table).toThrow('the file was read by another rule');
  });

  it('reads a column only when it is asked for, and once for each table', async () => {
    const { store, records } = await read([{ name: 'plain', rows: ['A,DOE,', 'B,ROE,'] }], {});
    expect(records.cells.statute.codes).toBe(records.cells.statute.codes);
    expect(records.again?.().cells.statute.codes).not.toBe(records.cells.statute.codes);
    expect(store.table(1, 2).cells.name.texts).toBe(records.cells.name.texts);
    expect([...store.table(1, 2).row]).toEqual([2]);
  });

  it.skipIf(process.platform === 'win32')(
    'is a file that only its owner can read, and leaves none when reading fails',
    async () => {
      const { store } = await read([{ name: 'plain', rows: ['A,DOE,'] }], { storeIn: folder });
      const path = join(folder, 'records-0.bin');
      expect(statSync(path).mode & 0o777).toBe(0o600);
      store.discard();
      const failing = read(
        [
          { name: 'plain', rows: ['A,DOE,'] },
          { name: 'other', rows: ['A,B,C'] },
        ],
        { storeIn: folder },
      );
      await expect(failing).rejects.toThrow('INTAKE_NO_HEADER');
      expect(existsSync(path)).toBe(false);
    },
  );
});

const rulesOf = (lists: readonly { name: string }[]) =>
  lists.map(({ name }) => {
    const match = LAYOUTS.find((one) => one.name === name)?.matchHeader([name]);
    if (match?.kind !== 'match') throw new RangeError('no such layout');
    return match;
  });
