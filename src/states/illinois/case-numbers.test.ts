import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCES_DISAGREE } from '../../record/charge-cells.js';
import { caseNumberKey } from './case-numbers.js';

describe('spellings of one case have one key', () => {
  test.each([
    [
      '2009-CF-117',
      ['09-CF-117', '09CF117', '2009-CF-000117', '2009CF117', '09 cf 117', 'Case No. 09-CF-117'],
    ],
    ['1998-CM-5', ['98CM5', '1998-CM-0005', "'98-CM-005'"]],
    ['2009-CF-117-01', ['09-CF-117-01', '2009CF000117 01']],
    ['2007-CR-14755-01', ['2007CR1475501', '07 CR 14755-01', '07CR1475501', '07-CR-14755-01']],
    ['2007-CR-117-02', ['07CR0011702', '07 CR 00117 02', '07-CR-117-02']],
    ['2004-C2-20722-01', ['2004C22072201', '04 C2 20722-01', '04C22072201']],
    ['05121978901', ['05121978901', '051219789 01', '05-1-219789-01', '051219789-01']],
    ['2020-MC1-123456', ['2020MC1123456', '20 MC1 123456', '20MC1-123456']],
  ])('%s', (key, spellings) => {
    for (const spelling of spellings) expect(caseNumberKey(spelling)).toBe(key);
  });
});

describe('different cases have different keys', () => {
  test.each([
    ['09-CF-117', '09-CM-117'],
    ['09-CF-117', '08-CF-117'],
    ['1909-CF-117', '09-CF-117'],
    ['09-CF-117', '09-CF-1170'],
    ['09-CF-117', '09-CF-117-01'],
    ['09-CF-117-01', '09-CF-117-02'],
    ['2007CR1475501', '2007CR1475502'],
    ['2007CR1475501', '07 CR 14755'],
    ['2004C22072201', '2004C32072201'],
    ['05121978901', '05121978902'],
    ['0512-1978901', '051-21978901'],
    ['12-345', '123-45'],
    ['12-345', '12345'],
    ['09CF117', '09CF117A'],
    ['09-CF-117/118', '09-CF-117'],
  ])('%s and %s', (one, other) => {
    expect(caseNumberKey(one)).not.toBe(caseNumberKey(other));
  });
});

test.each([
  ...[
    '',
    '  ',
    'UNKNOWN',
    'unknown',
    'N/A',
    'NONE',
    '0',
    '000000',
    '-',
    'PENDING',
    '?',
    'see file',
    '9999999',
  ],
  ...['09-CF-000000', '07CR0000001', '0000-CF-0000', SOURCES_DISAGREE],
])('%j is not filled', (cell) => {
  expect(caseNumberKey(cell)).toBe('');
});

test('a key is its own key, and case and outer spaces change nothing', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0129CFRM- /') }));
  fc.assert(
    fc.property(texts, (text) => {
      const key = caseNumberKey(text);
      expect(caseNumberKey(key)).toBe(key);
      expect(caseNumberKey(`  ${text} `.toUpperCase())).toBe(key);
    }),
  );
});

test('two-digit and four-digit years of one case agree', () => {
  const cases = fc.record({
    year: fc.integer({ min: 1964, max: 2026 }),
    type: fc.constantFrom('CF', 'CM', 'DT', 'TR', 'OV'),
    number: fc.integer({ min: 1, max: 99_999 }),
  });
  fc.assert(
    fc.property(cases, ({ year, type, number }) => {
      const long = `${year}${type}${String(number).padStart(6, '0')}`;
      expect(caseNumberKey(`${String(year).slice(2)}-${type}-${number}`)).toBe(caseNumberKey(long));
    }),
  );
});
