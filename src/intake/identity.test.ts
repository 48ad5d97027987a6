import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDay } from '../record/day.js';
import { resolvePeople } from './identity.js';
import { type TestRow, testRecords } from './identity-fixture.testkit.js';

const FILES = ['a.csv', 'b.csv', 'c.csv'];

function resolve(rows: readonly TestRow[], personKeyCrossesFiles = false, fileNames = FILES) {
  const resolved = resolvePeople(testRecords(rows), {
    asOf: isoDay('2026-11-22'),
    personKeyCrossesFiles,
    fileNames,
  });
  const { persons } = resolved;
  return {
    ...resolved,
    people: [...resolved.person],
    codes: resolved.problems.map((problem) => problem.code),
    histories: [...resolved.person].map((person) => persons.history[person]),
    ids: [...resolved.person].map((person) => persons.id[person]),
    births: [...resolved.person].map((person) => persons.birthDate[person]),
  };
}

const ANN = { name: 'DOE, ANN', birth_date: '1980-02-03' };
const TWO = 'one key stands for two people';
const ALONE = 'a name alone identifies nobody';

describe('a person key', () => {
  test('makes the rows of one file one person, whatever they are called', () => {
    const { people, ids } = resolve([
      { person_id: '7', name: 'DOE, ANN' },
      { person_id: '7', name: 'ROE, ANN' },
      { person_id: '8', name: 'DOE, ANN' },
    ]);
    expect(people).toEqual([0, 0, 1]);
    expect(ids).toEqual(['7', '7', '8']);
  });

  test('means another person in another file, and each says which file it is of', () => {
    const { people, ids } = resolve([
      { file: 0, person_id: '7' },
      { file: 1, person_id: '7' },
    ]);
    expect(people).toEqual([0, 1]);
    expect(ids).toEqual(['7@a.csv', '7@b.csv']);
  });

  test('means one person in all files when it crosses them', () => {
    const rows = [
      { file: 0, person_id: '7' },
      { file: 1, person_id: '7' },
    ];
    expect(resolve(rows, true).ids).toEqual(['7', '7']);
  });

  test('is printed as the smallest by code point when a person has several', () => {
    const rows = [
      { person_id: '\u{1f600}', sid: 'S1' },
      { person_id: '\u{ff21}', sid: 'S1' },
    ];
    expect(resolve(rows).ids).toEqual(['\u{ff21}', '\u{ff21}']);
  });

  test.each(['UNKNOWN', 'unk', 'None', 'N/A', 'na', 'NULL', 'TEST', '0000', '99999', '-', '.'])(
    'that reads %s joins nobody and is counted',
    (key) => {
      const { people, problems, histories } = resolve([
        { person_id: key, name: 'DOE, ANN' },
        { person_id: key, name: 'ROE, BEN' },
      ]);
      expect(people).toEqual([0, 1]);
      expect(histories).toEqual([ALONE, ALONE]);
      expect(problems).toEqual([
        { file: 0, row: 1, column: 'person_id', code: 'IDENTITY_PLACEHOLDER', parameters: { rows: 2 } },
      ]);
    },
  );

  test('of one to three nines is a key like any other, as lists number people from 1', () => {
    expect(resolve([{ person_id: '9' }, { person_id: '999' }, { person_id: '9' }]).ids).toEqual([
      '9',
      '999',
      '9',
    ]);
  });

  test('with two SIDs stands for two people, who are kept apart with unknown histories', () => {
    const { people, histories, problems, ids } = resolve([
      { person_id: '7', sid: 'S1' },
      { person_id: '7', sid: 'S2' },
      { person_id: '7' },
      { sid: 'S1' },
      { person_id: '8' },
    ]);
    expect(people).toEqual([0, 1, 2, 0, 3]);
    expect(histories).toEqual([TWO, TWO, TWO, TWO, 'known']);
    expect(ids).toEqual(['7/S1', '7/S2', '7@a.csv', '7/S1', '8']);
    expect(problems).toEqual([
      {
        file: 0,
        row: 1,
        column: 'person_id',
        code: 'IDENTITY_ONE_KEY_TWO_SIDS',
        parameters: { people: 2, rows: 3 },
      },
    ]);
  });

  test('with one SID in some of its rows takes all its rows to that SID', () => {
    const { people } = resolve([
      { file: 0, person_id: '7' },
      { file: 0, person_id: '7', sid: 'S1' },
      { file: 1, person_id: '9', sid: 's-1' },
      { file: 1, person_id: '9' },
    ]);
    expect(people).toEqual([0, 0, 0, 0]);
  });

  test('may have two SIDs in two files when it does not cross them', () => {
    const { people, codes, ids } = resolve([
      { file: 0, person_id: '7', sid: 'S1' },
      { file: 1, person_id: '7', sid: 'S2' },
    ]);
    expect(people).toEqual([0, 1]);
    expect(codes).toEqual([]);
    expect(ids).toEqual(['7/S1', '7/S2']);
  });
});

describe('a SID', () => {
  test('is one person everywhere, in any spelling', () => {
    const { people, ids } = resolve([
      { file: 0, sid: 'ZZ-100 200' },
      { file: 1, sid: 'zz100200' },
      { file: 2, sid: 'ZZ100201' },
    ]);
    expect(people).toEqual([0, 0, 1]);
    expect(ids).toEqual(['ZZ-100 200', 'ZZ-100 200', 'ZZ100201']);
  });

  test('with two birth dates is one person whose birth date is unknown', () => {
    const { people, births, problems, histories } = resolve([
      { sid: 'S1', birth_date: '1980-02-03' },
      { sid: 'S1', birth_date: '02/03/1980' },
      { sid: 'S1', birth_date: '1981-02-03' },
    ]);
    expect(people).toEqual([0, 0, 0]);
    expect(births).toEqual(['', '', '']);
    expect(histories).toEqual(['known', 'known', 'known']);
    expect(problems).toEqual([
      {
        file: 0,
        row: 1,
        column: 'birth_date',
        code: 'IDENTITY_TWO_BIRTH_DATES',
        parameters: { dates: 2, rows: 3 },
      },
    ]);
  });

  test('with one full birth date and a partial one has the full one', () => {
    expect(
      resolve([
        { sid: 'S1', birth_date: '1980' },
        { sid: 'S1', birth_date: '02/03/1980' },
      ]).births,
    ).toEqual(['1980-02-03', '1980-02-03']);
  });
});

describe('a name with a full birth date', () => {
  test('makes rows without any key one person, across files and spellings', () => {
    const { people, ids, histories } = resolve([
      { file: 0, name: "O'Neil-Peña,  José A.", birth_date: '1980-02-03' },
      { file: 1, name: 'ONEIL PENA, JOSE A', birth_date: '02/03/1980' },
    ]);
    expect(people).toEqual([0, 0]);
    expect(ids[0]).toMatch(/^NB-[0-9a-f]{10}$/);
    expect(histories[0]).toBe('known');
  });

  test('takes a row without any key to the one person who has it', () => {
    const { people, codes } = resolve([{ person_id: '7', ...ANN }, ANN, { file: 1, ...ANN }]);
    expect(people).toEqual([0, 0, 0]);
    expect(codes).toEqual([]);
  });

  test('joins people of different files who have no SID', () => {
    const { people, ids } = resolve([
      { file: 0, person_id: '7', ...ANN },
      { file: 1, person_id: 'X', ...ANN },
    ]);
    expect(people).toEqual([0, 0]);
    expect(ids).toEqual(['7', '7']);
  });

  test('does not join keys that cross files', () => {
    const rows = [
      { file: 0, person_id: '7', ...ANN },
      { file: 1, person_id: 'X', ...ANN },
    ];
    const { people, histories } = resolve(rows, true);
    expect(people).toEqual([0, 1]);
    expect(histories).toEqual(['known', 'known']);
  });

  test('joins a person without SID to the one SID that has it in another file', () => {
    const { people } = resolve([
      { file: 0, sid: 'S1', ...ANN },
      { file: 1, person_id: 'X', ...ANN },
    ]);
    expect(people).toEqual([0, 0]);
  });

  test('says nothing against two people of one file whom their keys tell apart', () => {
    const { people, histories, codes } = resolve([
      { person_id: '7', ...ANN },
      { person_id: '8', ...ANN },
      { file: 1, sid: 'S1', name: 'ROE, BEN', birth_date: '1970-01-02' },
      { file: 2, sid: 'S2', name: 'ROE, BEN', birth_date: '1970-01-02' },
    ]);
    expect(people).toEqual([0, 1, 2, 3]);
    expect(histories).toEqual(['known', 'known', 'known', 'known']);
    expect(codes).toEqual([]);
  });

  test('that two people of one file carry joins nobody, and leaves them all unknown', () => {
    const { people, histories, problems, ids } = resolve([
      { person_id: '7', ...ANN },
      { person_id: '8', ...ANN },
      ANN,
      { file: 1, ...ANN },
      { person_id: '9', name: 'ROE, BEN', birth_date: '1970-01-02' },
    ]);
    expect(people).toEqual([0, 1, 2, 3, 4]);
    expect(histories).toEqual([TWO, TWO, TWO, TWO, 'known']);
    expect(ids[2]).toMatch(/^ROW-[0-9a-f]{12}$/);
    expect(ids[3]).toBe(`${ids[2]}-2`);
    expect(problems).toEqual([
      { file: 0, row: 3, column: 'name', code: 'IDENTITY_SHARED_NAME', parameters: { people: 2, rows: 2 } },
    ]);
  });

  test('that two SIDs carry joins nobody', () => {
    const { people, histories } = resolve([
      { file: 0, sid: 'S1', ...ANN },
      { file: 1, sid: 'S2', ...ANN },
      { file: 2, person_id: 'X', ...ANN },
    ]);
    expect(people).toEqual([0, 1, 2]);
    expect(histories).toEqual([TWO, TWO, TWO]);
  });

  test('of a person of another file that could be either of two leaves all three unknown', () => {
    const { people, histories, codes } = resolve([
      { file: 0, person_id: '7', ...ANN },
      { file: 0, person_id: '8', ...ANN },
      { file: 1, person_id: 'X', ...ANN },
    ]);
    expect(people).toEqual([0, 1, 2]);
    expect(histories).toEqual([TWO, TWO, TWO]);
    expect(codes).toEqual(['IDENTITY_SHARED_NAME']);
  });

  test('does not tell a SID without key from a key without SID in one file: both are unknown', () => {
    const { people, histories } = resolve([
      { person_id: '7', ...ANN },
      { sid: 'S1', ...ANN },
    ]);
    expect(people).toEqual([0, 1]);
    expect(histories).toEqual([TWO, TWO]);
  });

  test('joins nobody when two names of one person would join two people of one file', () => {
    const ben = { name: 'ROE, ANN', birth_date: '1980-02-03' };
    const { people, histories, codes } = resolve([
      { file: 0, person_id: '7', ...ANN },
      { file: 0, person_id: '8', ...ben },
      { file: 1, person_id: 'X', ...ANN },
      { file: 1, person_id: 'X', ...ben },
    ]);
    expect(people).toEqual([0, 1, 2, 2]);
    expect(histories).toEqual([TWO, TWO, TWO, TWO]);
    expect(codes).toEqual(['IDENTITY_SHARED_NAME', 'IDENTITY_SHARED_NAME']);
  });

  test('must be full: a partial, impossible or missing date identifies nobody', () => {
    const rows = ['1980', '1980-02', '1980-02-30', ''].flatMap((birth_date) => [
      { name: 'DOE, ANN', birth_date },
      { name: 'DOE, ANN', birth_date },
    ]);
    const { people, histories } = resolve(rows);
    expect(new Set(people).size).toBe(rows.length);
    expect(new Set(histories)).toEqual(new Set([ALONE]));
  });

  test('does not count when the name is a placeholder', () => {
    const rows = [
      { name: 'UNKNOWN', birth_date: '1980-02-03' },
      { name: 'UNKNOWN', birth_date: '1980-02-03' },
    ];
    expect(resolve(rows).people).toEqual([0, 1]);
  });
});

describe('what person_id prints', () => {
  test('is unique even where keys and SIDs of different people look alike', () => {
    const { ids } = resolve([
      { person_id: 'S1' },
      { sid: 'S1' },
      { person_id: 'S1/S1' },
      { person_id: 'S1@a.csv' },
      { file: 1, person_id: 'S1' },
    ]);
    expect(new Set(ids).size).toBe(5);
  });
});

const cell = <T extends string>(...values: T[]) => fc.constantFrom('', ...values);
const anyRow = fc.record({
  file: fc.constantFrom(0, 1, 2),
  person_id: cell('1', '2', '3', 'UNK'),
  sid: cell('S1', 's-1', 'S2'),
  name: cell('DOE, ANN', 'ROE, BEN'),
  birth_date: cell('1980-02-03', '02/03/1980', '1970-01-02', '1980'),
  statute: cell('A', 'B'),
});

/** The same rows in another order and with the files handed over in another order. */
function shuffled(rows: readonly TestRow[], order: readonly number[], turn: number) {
  const fileNames = FILES.map((_, file) => FILES[(file + turn) % FILES.length]);
  const fileOf = (file: number): number => fileNames.indexOf(FILES[file]);
  const moved = order.map((at) => ({ ...rows[at], file: fileOf(rows[at].file ?? 0) }));
  return { moved, fileNames };
}

test('the order of rows and files changes no person, no id, no history and no birth date', () => {
  const runs = fc.array(anyRow, { minLength: 1, maxLength: 12 }).chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      order: fc.shuffledSubarray([...rows.keys()], { minLength: rows.length, maxLength: rows.length }),
      turn: fc.nat(2),
      crosses: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(runs, ({ rows, order, turn, crosses }) => {
      const once = resolve(rows, crosses);
      const { moved, fileNames } = shuffled(rows, order, turn);
      const again = resolve(moved, crosses, fileNames);
      expect(new Set(once.persons.id).size).toBe(once.persons.count);
      const said = (r: ReturnType<typeof resolve>, at: number, row: TestRow, names: readonly string[]) =>
        JSON.stringify({
          row: { ...row, file: names[row.file ?? 0] },
          id: r.ids[at],
          history: r.histories[at],
          birth: r.births[at],
        });
      const before = rows.map((row, at) => said(once, at, row, FILES)).sort();
      const after = moved.map((row, at) => said(again, at, row, fileNames)).sort();
      expect(after).toEqual(before);
      expect(again.codes.sort()).toEqual(once.codes.sort());
    }),
    { numRuns: 500 },
  );
});
