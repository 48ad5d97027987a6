import { describe, expect, it } from 'vitest';
import { ID_ROOM } from './charge-table.js';
import { IdDigests, idPersons } from './charges-digest.js';
import { chargeIds } from './charges-id.js';
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
  {
    ...person,
    case_number: '1',
    county: 'Somewhere',
    count: '1',
    statute: '550/4',
    offense_date: '1999-01-01',
  },
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

  it('of charges that are equal carry the ordinal that is said of them', () => {
    const rows = [0, 0, 1, 0].map((person): TestRow => ({ sid: `IL9000000${person}`, case_number: '1' }));
    const idOf = chargeIds({
      cells: testRecords(rows).cells,
      chief: Int32Array.of(0, 1, 2, 3),
      compare: (a, b) => b - a,
      mayBeEqual: () => new Uint8Array(rows.length).fill(1),
    });
    const [first] = idOf(3).split('-');
    expect(rows.map((_, charge) => idOf(charge))).toEqual([`${first}-3`, `${first}-2`, idOf(2), first]);
    expect(idOf(2)).not.toContain('-');
    for (const charge of rows.keys()) {
      const bytes = Buffer.alloc(ID_ROOM + 5);
      const end = idOf.bytes.put(charge, bytes, 5);
      expect(bytes.toString('latin1', 5, end)).toBe(idOf(charge));
    }
  });
});
