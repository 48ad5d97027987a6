import { describe, expect, test } from 'vitest';
import { SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import { isBareInchoate } from './citation.js';
import { parseCitation } from './parse-citation.js';
import { printCitation } from './print-citation.js';

/** What a cell says, in one line: the standard spelling, or the other kinds with their reason. */
function read(text: string): string {
  const reading = parseCitation(text);
  if (reading.kind === 'citation') return printCitation(reading.citation);
  if (reading.kind === 'other-code') return reading.what;
  return reading.kind === 'blank' ? 'blank' : `unreadable: ${reading.why}`;
}

describe('a citation of the Compiled Statutes is read in every spelling', () => {
  test.each([
    ['720 ILCS 550/4', '720 ILCS 550/4'],
    ['720 ILCS 550/4D', '720 ILCS 550/4(d)'],
    ['720 ILCS 550/4c', '720 ILCS 550/4(c)'],
    ['720 ILCS 550/5D', '720 ILCS 550/5(d)'],
    ['720 ILCS 550/4(c)', '720 ILCS 550/4(c)'],
    ['  720 ilcs 550/4(C)  ', '720 ILCS 550/4(c)'],
    ['720 ILCS 550/4 (c)', '720 ILCS 550/4(c)'],
    ['720 ILCS 550/4(c).', '720 ILCS 550/4(c)'],
    ['720 ILCS 550/4(c)(1)', '720 ILCS 550/4(c)(1)'],
    ['720-550/4-C', '720 ILCS 550/4(c)'],
    ['720 ILCS 550.0/4-A', '720 ILCS 550/4(a)'],
    ['720-550.0/4-C', '720 ILCS 550/4(c)'],
    ['720-550/4(a)', '720 ILCS 550/4(a)'],
    ['720 550/4(D)', '720 ILCS 550/4(d)'],
    ['720/550-4(c)', '720 ILCS 550/4(c)'],
    ['720ILCS550/4(c)', '720 ILCS 550/4(c)'],
    ['720 I.L.C.S. 550/4(c)', '720 ILCS 550/4(c)'],
    ['720 I. L. C. S. 550/4(c)', '720 ILCS 550/4(c)'],
    ['720 Ill. Comp. Stat. Ann. 550/4(c)', '720 ILCS 550/4(c)'],
    ['ILCS 720 550/4(c)', '720 ILCS 550/4(c)'],
    ['Ch. 720, Act 550, Sec. 4(c)', '720 ILCS 550/4(c)'],
    ['Chapter 720 Act 550 Section 4, subsection (c)', '720 ILCS 550/4(c)'],
    ['720 ILCS 550 § 4(c)', '720 ILCS 550/4(c)'],
    ['720–550/4–C', '720 ILCS 550/4(c)'],
    ['720 ILCS 550/4[c]', '720 ILCS 550/4(c)'],
    ['720\u00a0ILCS\u00a0550/4(c)', '720 ILCS 550/4(c)'],
    ['720 550 5(f)', '720 ILCS 550/5(f)'],
    ['720-550-5(f)', '720 ILCS 550/5(f)'],
    ['720 ILCS 550 5(c) [5020200]', '720 ILCS 550/5(c)'],
    ['720 ILCS 550/5(f) [0011439]', '720 ILCS 550/5(f)'],
    ['720 ILCS 5/8-4 (720 ILCS 550/5(f)) [000A735000]', '720 ILCS 5/8-4 (720 ILCS 550/5(f))'],
    ['550/4(c)', '720 ILCS 550/4(c)'],
    ['Act 550, Sec. 4(c)', '720 ILCS 550/4(c)'],
    ['720-550/4(c', '720 ILCS 550/4(c)'],
    ['720-550/4c)', '720 ILCS 550/4(c)'],
    ['(720-550/4(c))', '720 ILCS 550/4(c)'],
    ['720-550/4(c) 720 ILCS 550/4-C', '720 ILCS 550/4(c)'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('other sections and acts are what they say', () => {
  test.each([
    ['720-550/5.2(D)', '720 ILCS 550/5.2(d)'],
    ['720-550/5.1', '720 ILCS 550/5.1'],
    ['720-550/44', '720 ILCS 550/44'],
    ['720-550/6', '720 ILCS 550/6'],
    ['720-570/4(D)', '720 ILCS 570/4(d)'],
    ['720 570 401(c)(2)', '720 ILCS 570/401(c)(2)'],
    ['720-570/401(D)(I)', '720 ILCS 570/401(d)(i)'],
    ['720 5 16A-3(a)', '720 ILCS 5/16A-3(a)'],
    ['720 5 24-1.7(a)', '720 ILCS 5/24-1.7(a)'],
    ['720 ILCS 570.0/401-C-2', '720 ILCS 570/401(c)(2)'],
    ['720 ILCS 5.0/12-1-A', '720 ILCS 5/12-1(a)'],
    ['720 ILCS 5.0/24-1-A-4', '720 ILCS 5/24-1(a)(4)'],
    ['720-5/11-1.20(a)(1)', '720 ILCS 5/11-1.20(a)(1)'],
    ['720-5-11-1.20(a)(1)', '720 ILCS 5/11-1.20(a)(1)'],
    ['720-5/24-1.2-5(a)', '720 ILCS 5/24-1.2-5(a)'],
    ['720 ILCS 5/31-1(a-7)', '720 ILCS 5/31-1(a-7)'],
    ['720 ILCS 5/31-1a', '720 ILCS 5/31-1(a)'],
    ['720 ILCS 5/31-1a(a)', '720 ILCS 5/31-1a(a)'],
    ['720 ILCS 5/11-20.1B(a)(1)', '720 ILCS 5/11-20.1B(a)(1)'],
    ['720 ILCS 5/29d-14.9(a)', '720 ILCS 5/29D-14.9(a)'],
    ['720 ILCS 5/29D', '720 ILCS 5/29D'],
    ['720 ILCS 5/33a-2', '720 ILCS 5/33A-2'],
    ['720-5/12', '720 ILCS 5/12'],
    ['625 ILCS 5/11-501(a)(2)', '625 ILCS 5/11-501(a)(2)'],
    ['625-5/11-401-A', '625 ILCS 5/11-401(a)'],
    ['730 ILCS 5/5-6-3.1', '730 ILCS 5/5-6-3.1'],
    ['725 ILCS 5/112A-23(a)', '725 ILCS 5/112A-23(a)'],
    ['20 ILCS 2630/5.2(i)', '20 ILCS 2630/5.2(i)'],
    ['Ch. 20, Act 2630, Sec. 5.2', '20 ILCS 2630/5.2'],
    ['235-5/6-20', '235 ILCS 5/6-20'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('the rows of the clerk and of the prosecutor are read', () => {
  test.each([
    ['720-550/5(F)', '720 ILCS 550/5(f)'],
    ['56.5-1402-B', '720 ILCS 570/402(b)'],
    ['720-550/5(C)', '720 ILCS 550/5(c)'],
    ['720-550/5E', '720 ILCS 550/5(e)'],
    ['720-550/5(D)', '720 ILCS 550/5(d)'],
    ['720-550/5-C', '720 ILCS 550/5(c)'],
    ['720-550/5-B', '720 ILCS 550/5(b)'],
    ['720-550/5(B)', '720 ILCS 550/5(b)'],
    ['720-5\\32-10(2)', '720 ILCS 5/32-10(2)'],
    ['720-570\\402(C)', '720 ILCS 570/402(c)'],
    ['720-5\\19-1', '720 ILCS 5/19-1'],
    ['720-5\\16-1(A)(1)5', '720 ILCS 5/16-1(a)(1)(5)'],
    ['720 5 16A-3(a)', '720 ILCS 5/16A-3(a)'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('the Revised Statutes are translated', () => {
  test.each([
    ['56.5-704', '720 ILCS 550/4'],
    ['56.5-704-D', '720 ILCS 550/4(d)'],
    ['56.5-705-B', '720 ILCS 550/5(b)'],
    ['56.5-705.1', '720 ILCS 550/5.1'],
    ['56.5-705.2(c)', '720 ILCS 550/5.2(c)'],
    ['56.5-707', '720 ILCS 550/7'],
    ['56.5-708', '720 ILCS 550/8'],
    ['56.5-710', '720 ILCS 550/10'],
    ['56.5.1407-B(2)', '720 ILCS 570/407(b)(2)'],
    ['56.5-1401', '720 ILCS 570/401'],
    ['56 1/2-704(d)', '720 ILCS 550/4(d)'],
    ['56-1/2-704(d)', '720 ILCS 550/4(d)'],
    ['ch. 56½ par. 704(c)', '720 ILCS 550/4(c)'],
    ['56½-704C', '720 ILCS 550/4(c)'],
    ['Ill. Rev. Stat. ch. 56 1/2, ¶ 705(c)', '720 ILCS 550/5(c)'],
    ['Ill. Rev. Stat. 1989, ch. 56½, par. 704(c).', '720 ILCS 550/4(c)'],
    ['ILRS 56.5-704', '720 ILCS 550/4'],
    ['38-18-2-A', '720 ILCS 5/18-2(a)'],
    ['38 9-1E', '720 ILCS 5/9-1(e)'],
    ['38-9-1', '720 ILCS 5/9-1'],
    ['38 - 9-1(a)(2)', '720 ILCS 5/9-1(a)(2)'],
    ['ch. 38, par. 12-4.1', '720 ILCS 5/12-4.1'],
    ['38-33A-2', '720 ILCS 5/33A-2'],
    ['95.5-11-501', '625 ILCS 5/11-501'],
    ['95 1/2 11-501(a)(2)', '625 ILCS 5/11-501(a)(2)'],
    ['720 ILCS 550/4(c) (ch. 56½, par. 704(c))', '720 ILCS 550/4(c)'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  test('and the old number is kept beside the new', () => {
    expect(parseCitation('56½-705.2-D')).toEqual({
      kind: 'citation',
      citation: {
        chapter: '720',
        act: '550',
        section: '5.2',
        subsections: ['d'],
        inchoate: 'none',
        revisedStatutes: { chapter: '56 1/2', paragraph: '705.2' },
      },
    });
  });

  test.each([
    '56-1/2-440(D)',
    '56.5-4',
    '56.5-720',
    '56.5-700',
    '56.5-1440',
    '56.5-2103',
    '38-83-2',
    '38-22-3',
  ])('%s is a paragraph whose section is not known', (text) =>
    expect(read(text)).toBe('unreadable: a paragraph of the Revised Statutes whose section is not known'),
  );

  test.each([
    ['Ill. Rev. Stat. ch. 43, par. 131', 'other chapter'],
    ['ch. 111 1/2 par. 4401', 'other chapter'],
    ['ch. 110, par. 2-1401', 'other chapter'],
    ['ch. 56 par. 704(c)', 'unreadable: holds text that was not understood'],
    ['56-704', 'unreadable: a section without its chapter and act'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('attempt, conspiracy and solicitation are read around their target', () => {
  test.each([
    ['720-5/8-4(720-570/401(D)(1)', '720 ILCS 5/8-4 (720 ILCS 570/401(d)(1))'],
    ['38-8-4/56.5-1401', '720 ILCS 5/8-4 (720 ILCS 570/401)'],
    ['720-570/401(D)(720-5/8-4)', '720 ILCS 5/8-4 (720 ILCS 570/401(d))'],
    ['720-5\\8-4(18-2(A))', '720 ILCS 5/8-4 (720 ILCS 5/18-2(a))'],
    ['720 ILCS 5/8-4 (720 ILCS 550/4(d))', '720 ILCS 5/8-4 (720 ILCS 550/4(d))'],
    ['720 ILCS 5/8-4(a) (720 ILCS 550/4(d))', '720 ILCS 5/8-4 (720 ILCS 550/4(d))'],
    ['8-4/550-5(c)', '720 ILCS 5/8-4 (720 ILCS 550/5(c))'],
    ['5/8-4 550/5(c)', '720 ILCS 5/8-4 (720 ILCS 550/5(c))'],
    ['720-5/8-4 720-550/4(c)', '720 ILCS 5/8-4 (720 ILCS 550/4(c))'],
    ['720-550/4(c) 8-4', '720 ILCS 5/8-4 (720 ILCS 550/4(c))'],
    ['56.5-704-C-8-4', '720 ILCS 5/8-4 (720 ILCS 550/4(c))'],
    ['ATT 720-550/4(c)', '720 ILCS 5/8-4 (720 ILCS 550/4(c))'],
    ['Att. 720-550/4(c)', '720 ILCS 5/8-4 (720 ILCS 550/4(c))'],
    ['ATTEMPT: 720-550/4(c)', '720 ILCS 5/8-4 (720 ILCS 550/4(c))'],
    ['720-550/4(c) (ATTEMPT)', '720 ILCS 5/8-4 (720 ILCS 550/4(c))'],
    ['720-550/4-ATT', '720 ILCS 5/8-4 (720 ILCS 550/4)'],
    ['ATT 720-5/8-4 (720-550/4(c))', '720 ILCS 5/8-4 (720 ILCS 550/4(c))'],
    ['720-5/8-2(720-550/5(d))', '720 ILCS 5/8-2 (720 ILCS 550/5(d))'],
    ['CONSPIRACY 720-550/5(d)', '720 ILCS 5/8-2 (720 ILCS 550/5(d))'],
    ['720 ILCS 5/8-1 (720 ILCS 5/9-1)', '720 ILCS 5/8-1 (720 ILCS 5/9-1)'],
    ['38-8-4-18-2', '720 ILCS 5/8-4 (720 ILCS 5/18-2)'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  test.each(['720-5/8-4', '720 ILCS 5/8-4(a)', '38-8-4', '8-4', '8-2', 'ATT 720-5/8-4'])(
    '%s alone is recognisable as an inchoate offense without a target',
    (text) => {
      const reading = parseCitation(text);
      expect(reading.kind === 'citation' && isBareInchoate(reading.citation)).toBe(true);
    },
  );

  test('a section that is no inchoate offense, and one with a target, are not bare', () => {
    for (const text of ['720-5/8-40', '720-550/8', '720-5/8-4(720-550/4)', '625 ILCS 5/8-4']) {
      const reading = parseCitation(text);
      expect(reading.kind === 'citation' && isBareInchoate(reading.citation)).toBe(false);
    }
  });

  test.each([
    ['720-5/8-4(720-5/8-2(720-550/5))', 'more than one of attempt, conspiracy and solicitation'],
    ['ATT', 'an attempt, conspiracy or solicitation without a citation'],
    ['720-5/8-4 (720-550/4, 720-550/5)', 'several different citations'],
    ['720-5/8-4 (4(c))', 'holds text that was not understood'],
    ['ATT 4(c)', 'a section without its chapter and act'],
  ])('%s is unreadable', (text, why) => expect(read(text)).toBe(`unreadable: ${why}`));
});

describe('local ordinances are another code', () => {
  test.each([
    '7-24-099',
    '7-24-099(a)',
    '8-4-010',
    'MCC 7-24-099',
    'ORD 5-3-20',
    'MONEE ORD 5-3-20',
    'Village of Nowhere 5-3-20',
    'LOCAL ORDINANCE',
    'LOCAL ORD',
    'MUN',
    'CHICAGO 7-24-099',
    'OAK LAWN 9.12.030',
    'E. St. Louis Code 12-3',
  ])('%s', (text) => expect(read(text)).toBe('local ordinance'));

  test.each([
    ['CHICAGO 720 ILCS 550/4', 'holds text that was not understood'],
    ['CHICAGO 720-550/4', 'names an ordinance and a state law'],
    ['ORD 56 1/2-704', 'names an ordinance and a state law'],
    ['ORD 38-9-1', 'names an ordinance and a state law'],
    ['VIO ORD PROT', 'holds no citation'],
    ['VIO ORD PROT 12-30', 'holds text that was not understood'],
    ['CHICAGO', 'holds no citation'],
    ['ORD', 'holds no citation'],
    ['12-3-05', 'a section without its chapter and act'],
    ['5-6-3', 'a section without its chapter and act'],
    ['95-11-501', 'a section without its chapter and act'],
  ])('%s is not taken for one', (text, why) => expect(read(text)).toBe(`unreadable: ${why}`));
});

describe('what is no citation, or more than one, says why', () => {
  const behind = 'holds text that was not understood';
  test.each([
    ['720-550/4(c) OR 5(c)', behind],
    ['720-550/4-5', behind],
    ['720-550/4-C-5', behind],
    ['720-550/4C-5', behind],
    ['56.5-704-C-5', behind],
    ['720-550/4(c)/5(c)', behind],
    ['720-550/4(c)(d)', behind],
    ['720-550/4 (c) (d)', behind],
    ['720-550/4(c),(d)', behind],
    ['720-550/4(1)(2)', behind],
    ['720-550/4(c)5(c)', behind],
    ['720-550/4(c)5', behind],
    ['720-550/4C5', behind],
    ['720-5/33A(a)', behind],
    ['720-550/4()', behind],
    ['720-550/4-', behind],
    ['720-550/4.', behind],
    ['720-550/4(c),', behind],
    ['720-550/5 .2', behind],
    ['720-550/4 A', behind],
    ['720-550/4 - A', behind],
    ['720-550/4-C M A POSSESSION', behind],
    ['720-550/4²', behind],
    ['720-5/9-1-5', behind],
    ['720-550/4(c) 720-550/5(c)', 'several different citations'],
    ['720-550/4, 720-550/4(c)', 'several different citations'],
    ['720-550/4(c) ch. 43 par. 131', 'several different citations'],
    ['720-5500/4', 'no such act in this chapter'],
    ['720-0/4', 'no such act in this chapter'],
    ['7200-550/4', 'no such chapter'],
    ['721-550/4', 'no such chapter'],
    ['1720-550/4', 'no such chapter'],
    ['720.550/4', 'a section without its chapter and act'],
    ['720-5/402(c)', 'no such article in this act'],
    ['720-550/04', 'not a section number'],
    ['720-550/4.0', 'not a section number'],
    ['720-550', 'a chapter or act without its section'],
    ['720 ILCS 550/(c)', 'a chapter or act without its section'],
    ['4(c)', 'a section without its chapter and act'],
    ['5/9-1', 'a section without its chapter and act'],
    ['18-2-A', 'a section without its chapter and act'],
    ['9-1(a)', 'a section without its chapter and act'],
    ['000', 'no such chapter'],
    ['SAME AS DEFN #1', 'holds text that was not understood'],
    ['POSS CANNABIS 720-550/4(c)', 'holds text that was not understood'],
    ['AR', 'holds no citation'],
    ['MUR', 'holds no citation'],
    ['UNKNOWN', 'holds no citation'],
    ['-', 'holds no citation'],
    [SOURCES_DISAGREE, 'sources disagree'],
    ['720-550/4(c)'.padEnd(300, ')'), 'too long to be one citation'],
  ])('%s', (text, why) => expect(read(text)).toBe(`unreadable: ${why}`));

  test('an empty cell and a cell of spaces are blank', () => {
    expect(read('')).toBe('blank');
    expect(read(' \t\u00a0')).toBe('blank');
  });
});
