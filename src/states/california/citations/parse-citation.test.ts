import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaCitation } from './citation.js';
import { parseCaCitation } from './parse-citation.js';
import { printCaCitation } from './print-citation.js';
import { chargeText, prop64SectionsIn } from './prop64-comment.js';

const printed = (text: string): string => {
  const reading = parseCaCitation(text);
  return reading.kind === 'citation' ? printCaCitation(reading.citation) : `unreadable: ${reading.why}`;
};

describe('a citation of the Department of Justice', () => {
  it.each([
    ['11357(C)HS-POSSESS MARIJUANA OVER 1 OZ', '11357(C) HS'],
    [' 148 PC - OBSTRUCTS/RESISTS PUBLIC OFFICER', '148 PC'],
    ['11359HS', '11359 HS'],
    ['11357(b)HS-POSSESS 28.5 GRAMS', '11357(B) HS'],
    ['11360 (a) HS', '11360(A) HS'],
    ['11360(A)(2) H&S', '11360(A)(2) HS'],
    ['11357B HS', '11357(B) HS'],
    ['664-11357(C) HS', '664/11357(C) HS'],
    ['664/11357(C) HS', '664/11357(C) HS'],
    ['66411357(c) HS', '664/11357(C) HS'],
    ['664.11357(C) HS-ATTEMPT', '664/11357(C) HS'],
    ['664 PC/11359 HS', '664/11359 HS'],
    ['11359 HS-POSSESS FOR SALE-ATTEMPTED', '664/11359 HS'],
    ['664/187(A) PC', '664/187(A) PC'],
    ['CHRG 11358 HS', '11358 HS'],
    [':CHRG 11358 HS', '11358 HS'],
    ['HS 11358', '11358 HS'],
    ['182/11359 HS', '182/11359 HS'],
    ['182(A)(1) PC', '182(A)(1) PC'],
    ['664 PC', '664 PC'],
    ['11357(C)/11358 HS', '11357(C) HS; 11358 HS'],
    ['136.1 PC + 186.22(B)(4) PC', '136.1 PC; 186.22(B)(4) PC'],
    ['136.1-186.22(B)(4) PC', '136.1 PC; 186.22(B)(4) PC'],
    ['136.1 PC-186.22(B)(4) PC', '136.1 PC; 186.22(B)(4) PC'],
    ['11357.5(A) HS', '11357.5(A) HS'],
    ['653F(B) PC', '653F(B) PC'],
    ['288a(c) pc', '288A(C) PC'],
    ['647(F) PC-DISORDERLY CONDUCT:DRUNK', '647(F) PC'],
    ['11357(C) HS-1 OZ OR MORE', '11357(C) HS'],
    ['12022.5(A)(1) PC', '12022.5(A)(1) PC'],
  ])('reads %s as %s', (text, wanted) => {
    expect(printed(text)).toBe(wanted);
  });

  it.each([
    ['', 'blank'],
    ['SEE COMMENT FOR CHARGE', 'holds no section number'],
    ['11357(A)', 'names no code'],
    ['111357 HS', 'not a section number'],
    ['POSSESS MARIJUANA', 'holds no section number'],
  ])('does not read %s', (text, why) => {
    expect(printed(text)).toBe(`unreadable: ${why}`);
  });
});

const section = fc.record({
  number: fc.constantFrom('11357', '11358', '11359', '11360', '187', '148.9', '653F', '273AB', '4060'),
  subdivisions: fc.array(fc.constantFrom('A', 'B', 'C', '1', '2'), { maxLength: 3 }),
  code: fc.constantFrom('HS', 'PC', 'BP', 'VC'),
});
const citation: fc.Arbitrary<CaCitation> = fc.record({
  attempt: fc.boolean(),
  conspiracy: fc.boolean(),
  solicitation: fc.constant(false),
  sections: fc.array(section, { minLength: 1, maxLength: 1 }),
});
const spelling = fc.record({
  lower: fc.boolean(),
  gap: fc.constantFrom('', ' ', '  '),
  joint: fc.constantFrom('/', '-', ' / '),
  before: fc.constantFrom('', ' ', 'CHRG ', ':CHRG '),
  after: fc.constantFrom('', '-TEXT', ' - SOME TEXT', '-28.5 GRAMS'),
  perhapsApart: fc.constantFrom('', ' '),
});

describe('any citation in any spelling', () => {
  it('is read back', () => {
    fc.assert(
      fc.property(citation, spelling, (wanted, s) => {
        const [{ number, subdivisions, code }] = wanted.sections;
        const gap = /[A-Z]$/.test(number) && subdivisions.length === 0 ? ' ' : s.gap;
        const subs = subdivisions.map((one) => `${s.perhapsApart}(${one})`).join('');
        const marks = `${wanted.attempt ? `664${s.joint}` : ''}${wanted.conspiracy ? `182${s.joint}` : ''}`;
        const text = `${s.before}${marks}${number}${subs}${gap}${code}${s.after}`;
        expect(parseCaCitation(s.lower ? text.toLowerCase() : text)).toEqual({
          kind: 'citation',
          citation: wanted,
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('with a digit more or less is never read as the same section', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('11357', '11358', '11359', '11360'),
        fc.nat(5),
        fc.nat(9),
        fc.boolean(),
        (number, at, digit, isMore) => {
          const cut = Math.min(at, number.length - (isMore ? 0 : 1));
          const other = `${number.slice(0, cut)}${isMore ? digit : ''}${number.slice(cut + (isMore ? 0 : 1))}`;
          expect(printed(`${other} HS`)).not.toBe(`${number} HS`);
        },
      ),
    );
  });

  it('or any other text never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => void parseCaCitation(text)),
      { numRuns: 2000 },
    );
  });
});

describe('a comment', () => {
  it('names sections of Proposition 64, with or without their code', () => {
    const names = (text: string) =>
      prop64SectionsIn(text).map(({ number, subdivisions }) => [number, ...subdivisions].join(' '));
    expect(names('CHRG 11358 HS')).toEqual(['11358']);
    expect(names('SCN-11 11357(a) hs, 11360(A)(2)')).toEqual(['11357 A', '11360 A 2']);
    expect(names('664/11359 HS')).toEqual(['11359']);
    expect(names('11357.5 HS; 111357; 11357 VC; 211357')).toEqual([]);
  });

  it('is the charge when the description is blank or says so, from CHRG on', () => {
    expect(chargeText('SEE COMMENT FOR CHARGE', 'COM: :CHRG 11358 HS')).toBe('11358 HS');
    expect(chargeText('', '11358 HS-CULTIVATE')).toBe('11358 HS-CULTIVATE');
    expect(chargeText('148 PC', 'CHRG 11358 HS')).toBe('148 PC');
  });
});
