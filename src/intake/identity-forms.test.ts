import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testRecords } from './identity-fixture.testkit.js';
import { formsOfTexts } from './identity-forms.js';
import { IdsOfPeople } from './identity-ids.js';
import {
  arePlainlyFilled,
  isPlaceholder,
  normaliseName,
  normaliseSid,
  putName,
  putSid,
} from './identity-text.js';
import { allAtOnce } from './steps.js';

/** Texts of few characters, among them those that are parted by, dropped, folded or longer as bytes. */
const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'ABNOE01 5,-._/', 'a', 'n', '\t', 'é', 'ß', '–', '\u0301', '𝒜'),
    maxLength: 12,
  }),
  fc.constantFrom(
    'UNKNOWN',
    'U.NKNOWN',
    'N-O-N-E',
    'N/A',
    '#N/A',
    '00000000',
    '99999999',
    'none',
    'O’Hara, Jo',
  ),
  fc.string({ maxLength: 12 }),
);

const columns = [
  { column: 'sid', put: putSid, normalise: normaliseSid },
  { column: 'name', put: putName, normalise: normaliseName },
] as const;

describe('normal forms', () => {
  it.each(columns)('of $column made of bytes are those of texts', ({ put, normalise }) => {
    fc.assert(
      fc.property(text, (one) => {
        const bytes = Buffer.from(`,${one},`);
        const target = new Uint8Array(bytes.length);
        const end = put(bytes, 1, bytes.length - 1, target, 1);
        if (end >= 0) expect(Buffer.from(target.subarray(1, end)).toString()).toBe(normalise(one));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(columns)('of $column have one code each', ({ column, put, normalise }) => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), (some) => {
        const { texts } = testRecords(some.map((one) => ({ [column]: one }))).cells[column];
        const { codes, placeholders } = allAtOnce(formsOfTexts(texts, put, normalise));
        const codeOf = new Map<string, number>();
        for (let code = 1; code < texts.size; code++) {
          const form = normalise(texts.textOf(code));
          expect(placeholders[code]).toBe(form === '' ? 1 : 0);
          if (form === '') expect(codes[code]).toBe(0);
          else expect(codes[code]).toBe(codeOf.get(form) ?? codes[code]);
          codeOf.set(form, codes[code]);
        }
        codeOf.delete('');
        expect(new Set(codeOf.values()).size).toBe(codeOf.size);
      }),
      { numRuns: 300 },
    );
  });

  it('are filled where bytes say so', () => {
    fc.assert(
      fc.property(text, (one) => {
        const bytes = Buffer.from(one);
        if (!arePlainlyFilled(bytes, 0, bytes.length)) return;
        for (const column of ['person_id', 'sid', 'name'] as const) {
          expect(isPlaceholder(one, column)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('ids of people', () => {
  it('are the texts of their codes, and those that several have are found', () => {
    const cell = fc.constantFrom('', 'A1', 'B2', 'é', 'ROW-1', 'a longer one than others');
    fc.assert(
      fc.property(fc.array(fc.record({ person_id: cell, sid: cell }), { maxLength: 100 }), (rows) => {
        const { person_id, sid } = testRecords(rows).cells;
        const ids = new IdsOfPeople(rows.length);
        ids.putCodes(person_id.codes, person_id.texts);
        ids.putCodes(
          sid.codes.map((code, at) => (rows[at].person_id === '' ? code : 0)),
          sid.texts,
        );
        const expected: string[] = rows.map((row) => row.person_id || row.sid || 'ROW-1');
        for (const [at, row] of rows.entries()) {
          if (row.person_id === '' && row.sid === '') ids.put(at, 'ROW-1');
        }
        expect(ids.texts).toEqual(expected);
        const repeated = [...new Set(expected)]
          .map((id): [string, number[]] => [id, expected.flatMap((other, at) => (other === id ? [at] : []))])
          .filter(([, people]) => people.length > 1);
        expect([...ids.clashes()].sort()).toEqual(repeated.sort());
        for (const one of ['A1', 'é', 'C3']) expect(ids.has(one)).toBe(expected.includes(one));
      }),
      { numRuns: 300 },
    );
  });
});
