import { describe, expect, it } from 'vitest';
import { ANY_DAY, exactly } from '../../../record/date-span.js';
import { isoDay } from '../../../record/day.js';
import { parseCaCitation } from '../citations/parse-citation.js';
import { registrableOf, superStrikeOf } from './offense-answers.js';

const cited = (text: string) => {
  const reading = parseCaCitation(text);
  if (reading.kind !== 'citation') throw new RangeError(`${text}: ${reading.why}`);
  return reading.citation;
};
const on = (iso?: string) => ({ convicted: iso === undefined ? ANY_DAY : exactly(isoDay(iso)) });
const strike = (text: string, iso?: string, companions = '') =>
  superStrikeOf(cited(text), on(iso), companions).answer;
const registers = (text: string, iso?: string, companions = '') =>
  registrableOf(cited(text), on(iso), companions).answer;

const inBothCases = (texts: readonly string[]) => texts.flatMap((text) => [text, text.toLowerCase()]);

describe('a super strike', () => {
  it.each(
    inBothCases([
      ...[
        '187 PC',
        '187(A) PC',
        '664/187(A) PC',
        '191.5(A) PC',
        '191.5(B) PC',
        '187(A) PC-MURDER',
        '664-187(A) PC',
      ],
      ...[
        '209(A) PC',
        '209(B)(1) PC',
        '209.5(A) PC',
        '206 PC',
        '205 PC',
        '288.7(A) PC',
        '217.1(B) PC',
        '220(B) PC',
      ],
      ...[
        '264.1(A) PC',
        '269(A)(1) PC',
        '451.5(A) PC',
        '667.61(A) PC',
        '286(C) PC',
        '286(D) PC',
        '288(A) PC',
      ],
      ...[
        '288(B) PC',
        '288(B)(1) PC',
        '289(A) PC',
        '289(A)(1) PC',
        '653F(B) PC',
        '37 PC',
        '4500 PC',
        '1672(A) MV',
      ],
      ...[
        '245(D)(3) PC',
        '11418(A)(1) PC',
        '273AB PC',
        '136.1/186.22(B)(4) PC',
        '136.1 PC + 186.22(B)(4) PC',
      ],
    ]),
  )('is %s', (text) => {
    expect(strike(text, '2010-05-05')).toBe('yes');
  });

  it.each(
    inBothCases([
      ...['537 PC', '137 PC', '237 PC', '12220 PC', '1220 PC', '1205 PC', '1207 PC', '1190 PC', '261.5 PC'],
      ...[
        '653F(A) PC',
        '664/211 PC',
        '664/288(A) PC',
        '288(C)(1) PC',
        '459 PC',
        '187 VC',
        '11359 HS',
        '136.1 PC',
      ],
    ]),
  )('is not %s', (text) => {
    expect(strike(text, '2010-05-05')).toBe('no');
  });

  it.each(
    inBothCases([
      '207(A) PC',
      '220(A)(1) PC',
      '261 PC',
      '261(A)(3) PC',
      '262 PC',
      '653F PC',
      '186.22(B)(4) PC',
    ]),
  )('may be %s: the section alone does not tell', (text) => {
    expect(strike(text, '2010-05-05')).toBe('needs facts');
  });

  it('follows the section that a number meant when the conviction was entered', () => {
    expect(strike('287(C)(1) PC', '2019-01-01')).toBe('yes');
    expect(strike('287(C)(1) PC', '2018-12-31')).toBe('no');
    expect(strike('288A(C) PC', '2018-12-31')).toBe('yes');
    expect(strike('18755(A) PC', '2012-01-01')).toBe('yes');
    expect(strike('12310 PC', '2011-12-31')).toBe('yes');
    expect(strike('236.1(C)(2) PC', '2024-01-01')).toBe('yes');
    expect(strike('236.1(C)(2) PC', '2023-12-31')).toBe('needs facts');
  });

  it('needs facts when the day of the conviction is not known and the days differ', () => {
    expect(strike('287(C)(1) PC')).toBe('needs facts');
    expect(strike('187(A) PC')).toBe('yes');
  });

  it('is a threat to a witness whose cycle holds the gang enhancement of 186.22(b)(4)', () => {
    expect(strike('136.1 PC', '2010-05-05', 'gang enhancement')).toBe('yes');
  });

  it('is printed as parsed, with a question mark where it needs facts', () => {
    expect(superStrikeOf(cited('664/187(a) pc-text'), on('2010-05-05'), '').printed).toEqual([
      '664/187(A) PC',
    ]);
    expect(superStrikeOf(cited('207(A) PC'), on('2010-05-05'), '').printed).toEqual(['207(A) PC?']);
    expect(superStrikeOf(cited('537 PC'), on('2010-05-05'), '').printed).toEqual([]);
  });
});

describe('an offense for which a person registers', () => {
  it.each(
    inBothCases([
      ...['288(A) PC', '288(B)(1) PC', '288(C)(1) PC', '220(B) PC', '314.1 PC', '314.2 PC', '314(1) PC'],
      ...[
        '311.2(B)(1) PC',
        '664/288(A) PC',
        '243.4(A) PC',
        '261(A)(2) PC',
        '288A(C) PC',
        '647.6(A) PC',
        '653F(C) PC',
      ],
    ]),
  )('is %s', (text) => {
    expect(registers(text, '2010-05-05')).toBe('yes');
  });

  it.each(
    inBothCases([
      ...[
        '261.5 PC',
        '261.5(C) PC',
        '451.5 PC',
        '653F(B) PC',
        '3266 PC',
        '1267 PC',
        '1269 PC',
        '1285 PC',
        '1288 PC',
      ],
      ...['2261 PC', '537 PC', '288 HS', '266H(A) PC'],
    ]),
  )('is not %s', (text) => {
    expect(registers(text, '2010-05-05')).toBe('no');
  });

  it.each(inBothCases(['272(A)(1) PC', '288.2 PC', '220(A)(1) PC', '311.2 PC', '286(B)(1) PC']))(
    'may be %s: what happened decides',
    (text) => {
      expect(registers(text, '2010-05-05')).toBe('needs facts');
    },
  );

  it('is a homicide or a kidnapping only beside a sexual offense', () => {
    for (const text of ['187(A) PC', '207(A) PC', '209(B)(1) PC']) {
      expect(registers(text, '2010-05-05')).toBe('no');
      expect(registers(text, '2010-05-05', 'sexual offense')).toBe('needs facts');
    }
  });
});
