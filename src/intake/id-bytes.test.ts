import { describe, expect, it } from 'vitest';
import { IdDigests, idPersons } from './charges-digest.js';
import { IdDigestBytes, IdPersonBytes } from './id-bytes.js';
import { type TestRow, testRecords } from './identity-fixture.testkit.js';

const PERSONS: readonly TestRow[] = [
  {},
  { sid: 'IL90000000' },
  { sid: 'IL90000000', person_id: 'K17' },
  { sid: 'il-4711', person_id: 'K17' },
  { sid: 'UNKNOWN', person_id: 'K17' },
  { sid: '00000', person_id: '0000' },
  { sid: '99999', name: 'STONE, ANN' },
  { sid: 'ÄB12' },
  { sid: ' A 1 ' },
  { sid: 'ABCDEFGH' },
  { person_id: '9999', name: 'STONE, ANN', birth_date: '1980-01-01' },
  { person_id: '999' },
  { person_id: 'N/A', name: 'ÅSE ØRE' },
  { person_id: 'é1' },
  { person_id: 'KKKKKKKKKK' },
  { person_id: 'K0000000' },
  { name: 'STONE, ANN' },
  { name: 'STONE, ANN', birth_date: '1980-01-01' },
  { name: '', birth_date: '1980-01-01' },
  { person_id: `1${'x'.repeat(3000)}` },
];
const ROWS = PERSONS.flatMap((person): TestRow[] => [
  { ...person, case_number: '1', county: 'Cook', count: '1', statute: '550/4', offense_date: '1999-01-01' },
  { ...person, case_number: 'ß'.repeat(40), statute: '550/4' },
  { ...person },
]);

describe('ids as bytes', () => {
  const { cells } = testRecords(ROWS);

  it('names people by the bytes of what is said of them', () => {
    const said = idPersons(cells);
    const bytes = new IdPersonBytes(cells);
    for (const row of ROWS.keys()) {
      const end = bytes.put(row);
      expect(bytes.bytes.toString('utf8', 0, end)).toBe(said(row));
    }
  });

  it('are those that digests say, in any order', () => {
    const plain = new IdDigests(cells);
    const bytes = new IdDigestBytes(cells);
    const rows = [...ROWS.keys()];
    for (const row of [...rows, ...rows.toReversed()]) expect(bytes.of(row)).toBe(plain.of(row));
  });
});
