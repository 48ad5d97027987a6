import { describe, expect, it } from 'vitest';
import type { InventedList } from '../../src/intake/list-generator.js';
import { cellsOfRecord } from '../../src/intake/parse-record.js';
import { isoDay } from '../../src/record/day.js';
import { parseCaCitation } from '../../src/states/california/citations/parse-citation.js';
import { chargeText } from '../../src/states/california/citations/prop64-comment.js';
import { californiaLists } from '../../src/states/california/generate/list-generators.js';
import { inventDojFile } from '../../src/states/california/generate/write-ca-doj.js';
import { CA_DOJ_COLUMNS, fieldOf } from '../../src/states/california/layouts/ca-doj-columns.js';

const REAL: InventedList = { people: 100, seed: 11, asOf: isoDay('2026-11-22'), dirt: 'real' };
const CLEAN: InventedList = { ...REAL, dirt: 'none' };

const textOf = (list: InventedList, pieceLength?: number): string =>
  [...inventDojFile(list, pieceLength)].map(({ text }) => text).join('');

type Row = (column: string) => string;

/** The records of a clean list, whose cells hold no line breaks, trimmed. */
const rowsOf = (list: InventedList): Row[] =>
  textOf(list)
    .split('\r\n')
    .slice(1, -1)
    .map((line) => {
      const cells = cellsOfRecord(Buffer.from(line), ',').map(({ text }) => text.trim());
      if (cells.length !== 95) throw new Error(`a record of ${cells.length} fields`);
      return (column) => cells[fieldOf(column)] ?? '';
    });

function groupsOf(rows: readonly Row[], by: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(by(row));
    if (group === undefined) groups.set(by(row), [row]);
    else group.push(row);
  }
  return groups;
}

const share = (rows: readonly Row[], says: (row: Row) => boolean): number =>
  rows.filter(says).length / rows.length;
const citationOf = (row: Row): string => chargeText(row('OFFENSE_DESCR'), row('COMMENT_TEXT'));
const isProp64 = (row: Row): boolean =>
  /(?<!\d)(?:664[-/.]?)?113(?:5[789]|60)(?![\d.])/.test(citationOf(row));
const isConvicted = (row: Row): boolean => row('DISP_DESCR').startsWith('CONVICTED');

describe('an invented file of the Department of Justice', () => {
  it('is the same for the same seed, people, day and county, in pieces of any length', () => {
    const text = textOf(REAL);
    for (const length of [1, 777, 1e9]) expect(textOf(REAL, length)).toBe(text);
    for (const other of [{ seed: 12 }, { asOf: isoDay('2026-11-21') }, { county: 'Los Angeles' }]) {
      expect(textOf({ ...REAL, ...other })).not.toBe(text);
    }
    expect(textOf({ ...REAL, county: 'San Joaquin' })).toBe(text);
  });

  it('begins with the people of a shorter one', () => {
    for (const list of [REAL, CLEAN]) {
      expect(textOf(list).startsWith(textOf({ ...list, people: 33 }))).toBe(true);
    }
  });

  it('has the names of the 95 fields as its first line; with dirt a comma stands behind them', () => {
    expect(textOf(CLEAN).split('\r\n', 1)).toEqual([CA_DOJ_COLUMNS.join(',')]);
    expect(textOf(REAL).split('\r\n', 1)).toEqual([`${CA_DOJ_COLUMNS.join(',')},`]);
  });

  it('knows the counties of the state by their names in any letter case', () => {
    const [{ county }] = californiaLists;
    expect(county?.read('LOS ANGELES')).toBe('Los Angeles');
    expect(county?.read(county.usual)).toBe(county?.usual);
    expect(county?.read('Cook')).toBe('');
  });

  it('can be of a day long ago, and tells of nothing later', () => {
    const rows = rowsOf({ ...CLEAN, asOf: isoDay('1980-01-01') });
    const dates = rows.flatMap((row) => [row('CYC_DATE'), row('STP_EVENT_DATE'), row('DISP_DATE')]);
    expect(dates.filter((date) => date > '19800101')).toEqual([]);
    expect(dates.filter((date) => date < '19600101')).toEqual([]);
  });
});

describe('a clean file', () => {
  const list: InventedList = { ...CLEAN, people: 300 };
  const rows = rowsOf(list);
  const longer = textOf({ ...CLEAN, people: 1000 });
  const byPerson = groupsOf(rows, (row) => row('SUBJECT_ID'));

  it('has some 90 rows for a person, of some many hundreds', () => {
    expect(byPerson.size).toBe(300);
    expect(rows.length / 300).toBeGreaterThan(80);
    expect(rows.length / 300).toBeLessThan(100);
    const counts = [...byPerson.values()].map(({ length }) => length).sort((a, b) => a - b);
    expect(counts[0]).toBeLessThan(10);
    expect(counts.at(-1)).toBeGreaterThan(500);
  });

  it('has about 800 bytes in a row', () => {
    const bytes = textOf(list).length / rows.length;
    expect(bytes).toBeGreaterThan(760);
    expect(bytes).toBeLessThan(860);
  });

  it('names a section of Proposition 64 in a tenth of the rows, and a conviction in a quarter', () => {
    expect(share(rows, isProp64)).toBeCloseTo(0.1, 1);
    expect(share(rows, isProp64)).toBeGreaterThan(0.08);
    expect(share(rows, isConvicted)).toBeGreaterThan(0.21);
    expect(share(rows, isConvicted)).toBeLessThan(0.29);
  });

  it('is mostly of the county whose file it is, and of others besides', () => {
    const own = share(rows, (row) => row('STP_ORI_CNTY_NAME') === 'SAN JOAQUIN');
    expect(own).toBeGreaterThan(0.55);
    expect(own).toBeLessThan(0.8);
    expect(new Set(rows.map((row) => row('STP_ORI_CNTY_NAME'))).size).toBeGreaterThan(40);
  });

  it('tells of no person without a conviction of Proposition 64 in that county', () => {
    const without = [...byPerson.values()].filter(
      (own) =>
        !own.some((row) => isProp64(row) && isConvicted(row) && row('STP_ORI_CNTY_NAME') === 'SAN JOAQUIN'),
    );
    expect(without).toHaveLength(0);
  });

  it('states every date, type, class, county and number that a conviction has, and a charge that can be read', () => {
    const told = rows.filter((row) => isConvicted(row));
    for (const column of ['PRI_DOB', 'CYC_DATE', 'STP_EVENT_DATE', 'DISP_DATE']) {
      expect(
        rows.filter((row) => !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(row(column))),
      ).toEqual([]);
    }
    expect(rows.filter((row) => !/^\d{12}$/.test(row('CNT_ORDER')))).toHaveLength(0);
    expect(
      told.filter((row) => !/^(?:FELONY|MISDEMEANOR|INFRACTION)$/.test(row('CONV_STAT_DESCR'))),
    ).toHaveLength(0);
    expect(told.filter((row) => parseCaCitation(citationOf(row)).kind === 'unreadable')).toHaveLength(0);
    expect(rows.filter((row) => row('STP_ORI_CNTY_NAME') === '')).toHaveLength(0);
  });

  it('numbers a case on the first count of a court step and nowhere else', () => {
    const steps = groupsOf(
      rows.filter((row) => row('STP_TYPE_DESCR') === 'COURT ACTION'),
      (row) => `${row('SUBJECT_ID')} ${row('CNT_ORDER').slice(0, 6)}`,
    );
    expect(steps.size).toBeGreaterThan(1000);
    const wrong = [...steps.values()].filter((own) =>
      own.some((row, at) => (row('OFN') !== '') !== (at === 0)),
    );
    expect(wrong).toHaveLength(0);
  });

  it('has several rows for one count: the parts of its sentence, and a setting aside behind them', () => {
    const counts = [...groupsOf(rows, (row) => `${row('SUBJECT_ID')} ${row('CNT_ORDER')}`).values()];
    const parts = counts.filter((own) => own.filter(isConvicted).length > 1);
    expect(parts.length).toBeGreaterThan(500);
    const misnumbered = parts.filter((own) =>
      own.filter(isConvicted).some((row, at) => row('SENT_ORDER') !== String(at + 1)),
    );
    expect(misnumbered).toHaveLength(0);
    const aside = counts.filter((own) => own.some((row) => row('DISP_DESCR').startsWith('CONV SET ASIDE')));
    expect(aside.length).toBeGreaterThan(9);
    expect(aside.every((own) => isConvicted(own[0]))).toBe(true);
  });

  it('has cycles in the order of time, each with an arrest before its court', () => {
    const misordered = [...byPerson.values()].filter((own) =>
      own.some((row, at) => at > 0 && row('CYC_DATE') < own[at - 1]('CYC_DATE')),
    );
    expect(misordered).toHaveLength(0);
    expect(rows.filter((row) => row('STP_EVENT_DATE') < row('CYC_DATE'))).toHaveLength(0);
  });

  it.each([
    'REGISTRATION',
    'DECEASED',
    'PROBATION',
    'CUSTODY',
    'APPLICANT',
    'SUPPLEMENTAL ARREST',
    '290 PC-REGISTRATION OF SEX OFFENDER',
    '664/11357(C) HS',
    '66411360(A) HS',
    '11358 hs-cultivate',
    '187(A) PC-MURDER',
    '288(A) PC',
    '4060 BP-',
    '11357.5(B) HS',
    '11359(C) HS',
    'SEE COMMENT FOR CHARGE',
    'CHRG 1135',
    'CASCSAN JOAQUIN',
    'CAMCSAN JOAQUIN',
  ])('has somewhere: %s', (text) => {
    expect(longer.includes(text)).toBe(true);
  });

  it('names people by numbers that nobody has', () => {
    expect(rows.filter((row) => !row('SUBJECT_ID').startsWith('9'))).toHaveLength(0);
    expect(rows.filter((row) => !/^A99\d{7}$/.test(row('CII_NUMBER')))).toHaveLength(0);
    expect(rows.filter((row) => !/^(?:000\d{6})?$/.test(row('PRI_SSN')))).toHaveLength(0);
    expect(rows.filter((row) => !/^(?:X9\d{6})?$/.test(row('PRI_CDL')))).toHaveLength(0);
    expect(new Set([...longer.matchAll(/^01,M,(9\d+),/gm)].map(([, id]) => id)).size).toBe(1000);
  });
});

describe('a file with dirt', () => {
  const dirty = textOf({ ...REAL, people: 1000 });

  it.each([
    ',NULL  ,',
    '0000,',
    ',00000000,',
    ',N,"',
    'san joaquin',
    'SAN JOAQUIN COUNTY',
    '111357(B) HS',
    '11359 POSSESS MARIJUANA FOR SALE',
    'PLEA, ORIG CHRG 11357(C) HS',
    '=SEN',
    'DISPO UNKNOWN',
    '\r\n\r\n',
  ])('has somewhere: %s', (text) => {
    expect(dirty.includes(text)).toBe(true);
  });

  it('has records of 94 and 96 fields, and counts that are too short', () => {
    const fields = dirty.split('\r\n').map((line) => cellsOfRecord(Buffer.from(line), ',').length);
    expect(fields).toContain(94);
    expect(fields.slice(1)).toContain(96);
    expect(dirty).toMatch(/,#,\d{5},/);
  });
});
