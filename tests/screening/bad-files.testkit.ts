import { gzipSync } from 'node:zlib';
import type { MessageCode } from '../../src/messages/registry.js';
import { badWorkbooks } from './bad-workbooks.testkit.js';
import { COLUMNS, charge } from './invented-list.testkit.js';
import { listOf } from './runs.testkit.js';

/** Texts of personal cells that must never be seen outside results: a name, a number, a birth date. */
export const MARKS = ['PROBEMARK', 'IL9ZZ7731', '1931-12-29'] as const;
const [NAME, SID, BORN] = MARKS;

const marked = (n: number) =>
  charge({ person_id: `${SID}-${n}`, name: `${NAME}, ELOWEN`, sid: SID, birth_date: BORN });
const list = listOf(Array.from({ length: 50 }, (_, n) => marked(n)));
const header = `${COLUMNS.join(',')}\n`;
const gzipped = gzipSync(list);
const corrupt = Buffer.from(gzipped);
corrupt[corrupt.length >> 1] ^= 0xff;
const noise = Uint8Array.from({ length: 5000 }, (_, n) => (n * 7919 + (n >> 3)) % 251);

const BAD_WORKBOOKS = badWorkbooks(MARKS);

/** A file that cannot be used at all, each with marks where it can have them. */
export interface BadFile {
  readonly what: string;
  readonly name: string;
  readonly bytes: string | Uint8Array;
  readonly code: MessageCode;
}

export const BAD_FILES: readonly BadFile[] = [
  { what: 'is empty', name: 'a.csv', bytes: '', code: 'INTAKE_EMPTY' },
  { what: 'is a byte order mark', name: 'a.csv', bytes: '\ufeff', code: 'INTAKE_EMPTY' },
  { what: 'is blank lines', name: 'a.csv', bytes: '\n\r\n\n', code: 'INTAKE_EMPTY' },
  { what: 'is a header alone', name: 'a.csv', bytes: header, code: 'INTAKE_NO_ROWS' },
  { what: 'is a header without line end', name: 'a.csv', bytes: header.trimEnd(), code: 'INTAKE_NO_ROWS' },
  { what: 'is a header and blank lines', name: 'a.csv', bytes: `${header}\n\r\n`, code: 'INTAKE_NO_ROWS' },
  {
    what: 'lacks the citation',
    name: 'a.csv',
    bytes: `name,sid,class\n${NAME},${SID},C\n`,
    code: 'INTAKE_COLUMNS_MISSING',
  },
  {
    what: 'lacks the person',
    name: 'a.csv',
    bytes: `statute,birth_date\n4(a),${BORN}\n`,
    code: 'INTAKE_COLUMNS_MISSING',
  },
  {
    what: 'has no header, and numbers in its first row',
    name: 'a.csv',
    bytes: `${SID},${NAME},${BORN}\n${SID},${NAME},${BORN}\n`,
    code: 'INTAKE_NO_HEADER',
  },
  {
    what: 'has no header, and words alone in its first row',
    name: 'a.csv',
    bytes: `${NAME} ELOWEN,possession of cannabis,guilty\n${NAME} IDRIS,possession,guilty\n`,
    code: 'INTAKE_NO_HEADER',
  },
  {
    what: 'has no header, and a first row of tabbed words with one that is a column name',
    name: 'a.tsv',
    bytes: `${NAME}, ELOWEN\tcount\tguilty\n${NAME}, IDRIS\tcount\tguilty\n`,
    code: 'INTAKE_COLUMNS_MISSING',
  },
  {
    what: 'has a column twice',
    name: 'a.csv',
    bytes: `sid,statute,name,Statute\n${SID},x,${NAME},y\n`,
    code: 'INTAKE_COLUMN_TWICE',
  },
  {
    what: 'has a header that is never closed',
    name: 'a.csv',
    bytes: `"sid,statute\n${SID},${NAME}\n`,
    code: 'INTAKE_HEADER_QUOTES',
  },
  {
    what: 'is one long line',
    name: 'a.csv',
    bytes: `${NAME} `.repeat(300_000),
    code: 'INTAKE_HEADER_TOO_LONG',
  },
  { what: 'is binary', name: 'a.csv', bytes: noise, code: 'INTAKE_NOT_TEXT' },
  {
    what: 'begins as a workbook does',
    name: 'a.csv',
    bytes: `PK\u0003\u0004${NAME}`,
    code: 'FILES_WORKBOOK_BROKEN',
  },
  {
    what: 'is a gzip of what begins as a workbook does',
    name: 'a.xlsx.gz',
    bytes: gzipSync(`PK\u0003\u0004${NAME}`),
    code: 'INTAKE_NOT_TEXT',
  },
  ...BAD_WORKBOOKS,
  { what: 'is a PDF document', name: 'a.csv', bytes: `%PDF-1.7\n${NAME}`, code: 'INTAKE_NOT_TEXT' },
  {
    what: 'has a NUL byte in its header',
    name: 'a.csv',
    bytes: `sid,stat\0ute\n${SID},x\n`,
    code: 'INTAKE_NOT_TEXT',
  },
  {
    what: 'is UTF-16 with the low byte first',
    name: 'a.csv',
    bytes: Buffer.from(`\ufeff${list}`, 'utf16le'),
    code: 'INTAKE_UTF16',
  },
  {
    what: 'is UTF-16 with the high byte first',
    name: 'a.csv',
    bytes: Buffer.from(`\ufeff${list}`, 'utf16le').swap16(),
    code: 'INTAKE_UTF16',
  },
  {
    what: 'is a truncated gzip',
    name: 'a.csv.gz',
    bytes: gzipped.subarray(0, -20),
    code: 'INTAKE_GZIP_BROKEN',
  },
  {
    what: 'is the beginning of a gzip',
    name: 'a.csv.gz',
    bytes: gzipped.subarray(0, 5),
    code: 'INTAKE_GZIP_BROKEN',
  },
  { what: 'is a damaged gzip', name: 'a.csv.gz', bytes: corrupt, code: 'INTAKE_GZIP_BROKEN' },
  {
    what: 'is a gzip with something after it',
    name: 'a.csv.gz',
    bytes: Buffer.concat([gzipped, Buffer.from(NAME)]),
    code: 'INTAKE_GZIP_BROKEN',
  },
  { what: 'is a gzip of nothing', name: 'a.csv.gz', bytes: gzipSync(''), code: 'INTAKE_EMPTY' },
  { what: 'is a gzip of binary data', name: 'a.csv.gz', bytes: gzipSync(noise), code: 'INTAKE_NOT_TEXT' },
];

/** A usable list with everything wrong in it that a row or a cell can have, and marks in all of it. */
export function dirtyList(): Buffer {
  const bad: Parameters<typeof charge>[0][] = [
    { statute: `${NAME} 550/4` },
    { class: NAME },
    { grams: `${NAME} 3` },
    { enhanced: NAME },
    { cleared: NAME },
    { cleared: '2099-12-29' },
    { county: NAME },
    { disposition: NAME },
    { sentence: NAME },
    { offense_date: `${BORN} ${NAME}` },
    { offense_date: '1831-12-29', arrest_date: '2099-12-29', disposition_date: '2009-02-30' },
    { arrest_id: NAME, arresting_agency: NAME, case_number: NAME, count: NAME, description: NAME },
    { birth_date: `12/29/1931 ${NAME}` },
    { person_id: 'UNKNOWN', sid: '00000', name: `${NAME}, IDRIS` },
    { sid: 'IL9ZZ7731X' },
    { birth_date: '1931-12-28' },
    { person_id: '', sid: '' },
    { person_id: '', sid: '', birth_date: '' },
    { person_id: '', sid: '', name: 'N/A', birth_date: '' },
  ];
  const rows = bad.flatMap((cells, n) => [
    { ...marked(n), ...cells },
    { ...marked(0), count: '', ...cells },
  ]);
  const broken = [
    `${NAME},${SID},${BORN}`,
    `"${NAME}, not closed,${SID},${BORN}`,
    `"${NAME}" ELOWEN,${SID},${BORN}`,
    `${NAME},`.repeat(40),
    `${NAME}\0${','.repeat(COLUMNS.length - 1)}`,
    `${NAME}\x81${','.repeat(COLUMNS.length - 1)}`,
    `${NAME}\xe9${','.repeat(COLUMNS.length - 1)}`,
    `${NAME}\xc3\xa9${','.repeat(COLUMNS.length - 1)}`,
    `${NAME} `.repeat(120_000),
  ];
  return Buffer.from(`${listOf(rows)}${broken.join('\n')}\n`, 'latin1');
}
