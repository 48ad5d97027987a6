import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CA_DOJ_COLUMNS } from '../../src/states/california/layouts/ca-doj-columns.js';
import { csvRecords, csvTable } from '../screening/csv.testkit.js';
import { emptyFolder, fileIn } from '../screening/folders.testkit.js';
import { screenFiles, screenTexts } from './county-run.testkit.js';
import { arrest, conviction, person } from './doj-record.testkit.js';
import { CONDENSED } from './oracle/doj-file.js';

const ADDED = 18;

/** Cells as their bytes stand in a file, one character a byte. */
const DIRTY = [
  ...[
    '',
    ' ',
    '  padded  ',
    'NULL  ',
    '-',
    '=1+1',
    '+A1',
    '@X',
    "'",
    'FERNL\xc9Y',
    'FERNL\xc3\x89Y',
    '\x93O\x92',
  ],
  ...[
    '"quoted"',
    '""',
    '"  "',
    '"a, b"',
    '"said ""EL"""',
    '" padded, inside "',
    '"two\nlines"',
    '"two\r\nlines"',
  ],
  ...['CHRG 11358 HS', '"CHRG 11358 HS, COUNT 2"', 'CHRG 11360(A) HS', '"=CHRG 11358 HS"', '#'],
];
const DIRTY_FIELDS = [
  'PRI_NAME',
  'GENDER',
  'RACE_DESCR',
  'OFN',
  'STP_ORI_DESCR',
  'SENT_LENGTH',
  'COMMENT_TEXT',
  'END_OF_REC',
];

type Dirt = Readonly<Record<string, string>>;

interface DirtyFile {
  readonly rows: readonly {
    readonly dirt: Dirt;
    readonly who: number;
    readonly arrest: boolean;
    readonly fields: number;
  }[];
  readonly header: 'none' | 'plain' | 'extra comma';
  readonly lineEnd: '\n' | '\r\n';
  readonly lastEnd: boolean;
  readonly blankLine: boolean;
  readonly zipped: boolean;
}

const dirtyFiles: fc.Arbitrary<DirtyFile> = fc.record({
  rows: fc.array(
    fc.record({
      dirt: fc.dictionary(fc.constantFrom(...DIRTY_FIELDS), fc.constantFrom(...DIRTY), { maxKeys: 6 }),
      who: fc.integer({ min: 1, max: 4 }),
      arrest: fc.boolean(),
      fields: fc.constantFrom(95, 95, 95, 95, 94, 96),
    }),
    { minLength: 2, maxLength: 12 },
  ),
  header: fc.constantFrom('none', 'plain', 'extra comma'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  lastEnd: fc.boolean(),
  blankLine: fc.boolean(),
  zipped: fc.boolean(),
});

/** The records of a dirty file as they stand in it, without line ends; the first is whole, so that its layout is known. */
const recordsIn = ({ rows }: DirtyFile): string[] =>
  rows.map(({ dirt, who, arrest: isArrest, fields }, at) => {
    const step = isArrest ? arrest : conviction;
    const count = `101${isArrest ? '001' : '002'}${String(at + 1).padStart(3, '0')}000`;
    const cells = step({ ...person(who), PRI_NAME: '"INVENTED, PERSON"', CNT_ORDER: count });
    // A record of the wrong length whose text spans lines is set aside line by line, and copied nowhere.
    const allowed = (cell: string | undefined) => (fields !== 95 && cell?.includes('\n') ? undefined : cell);
    const dirty = cells.map((cell, field) => allowed(dirt[CA_DOJ_COLUMNS[field]]) ?? cell);
    const whole = at === 0 || fields === 95 ? dirty : fields === 94 ? dirty.slice(0, 94) : [...dirty, ''];
    return whole.join(',');
  });

function bytesOf(file: DirtyFile, records: readonly string[]): Buffer {
  const header = { none: [], plain: [CA_DOJ_COLUMNS.join()], 'extra comma': [`${CA_DOJ_COLUMNS.join()},`] };
  const lines = [...header[file.header], ...records];
  const text = lines.join(file.lineEnd + (file.blankLine ? file.lineEnd : ''));
  const bytes = Buffer.from(file.lastEnd ? text + file.lineEnd : text, 'latin1');
  return file.zipped ? gzipSync(bytes) : bytes;
}

describe('each record of a county file, without the added cells, is the record of the input byte for byte', () => {
  it('in All_Results and Prop64_Results, and its twenty cells in All_Results_Condensed', async () => {
    await fc.assert(
      fc.asyncProperty(dirtyFiles, async (file) => {
        const records = recordsIn(file);
        const name = file.zipped ? 'DOJ.csv.gz' : 'DOJ.csv';
        const run = await screenFiles([fileIn(emptyFolder(), name, bytesOf(file, records))]);
        const [header, ...all] = rawRecords(run, 'All_Results.csv');
        expect(withoutAdded(header)).toBe(CA_DOJ_COLUMNS.join());
        expect(all.map(withoutAdded)).toEqual(records);
        const whole = records.filter((_, at) => at === 0 || file.rows[at].fields === 95);
        const [, ...results] = rawRecords(run, 'Prop64_Results.csv').map(withoutAdded);
        const convictions = records.filter((_, at) => !file.rows[at].arrest && whole.includes(records[at]));
        expect(results).toEqual(convictions);
        const [, ...condensed] = rawRecords(run, 'All_Results_Condensed.csv').map(withoutAdded);
        expect(condensed).toEqual(
          whole.map((record) => {
            const fields = rawFields(record);
            return CONDENSED.map((field) => fields[field]).join();
          }),
        );
        for (const line of readFileSync(join(run, 'All_Results.csv'), 'latin1').split('\n').slice(0, -1)) {
          if (!file.rows.some(({ dirt }) => Object.values(dirt).some((cell) => cell.includes('\r\n'))))
            expect(line.endsWith('\r')).toBe(false);
        }
      }),
      { numRuns: 15, seed: 64 },
    );
  });

  it('and a record whose quoting is broken stands in rejected-rows.csv alone', async () => {
    const [first, broken, last] = [1, 2, 3].map((who) =>
      conviction({ ...person(who), PRI_NAME: 'INVENTED' }).join(','),
    );
    const torn = broken.replace('INVENTED', '"INVENTED');
    const run = await screenTexts([`${CA_DOJ_COLUMNS.join()}\n${first}\n${torn}\n${last}\n`]);
    const [, ...all] = rawRecords(run, 'All_Results.csv');
    expect(all.map(withoutAdded)).toEqual([first, last]);
    const [rejected, ...others] = csvTable(join(run, 'rejected-rows.csv'));
    expect(others).toEqual([]);
    expect(Object.values(rejected)).toContain(torn);
  });
});

const rawRecords = (run: string, name: string): { raw: string; cells: readonly string[] }[] =>
  csvRecords(readFileSync(join(run, name))).map(({ raw, cells }) => ({ raw, cells }));

/** The raw fields of a record with their quotes. */
function rawFields(record: string): string[] {
  const fields = [''];
  let quoted = false;
  for (const letter of record) {
    if (letter === '"') quoted = !quoted;
    if (letter === ',' && !quoted) fields.push('');
    else fields[fields.length - 1] += letter;
  }
  return fields;
}

const withoutAdded = ({ raw }: { readonly raw: string }): string => rawFields(raw).slice(0, -ADDED).join();
