import { describe, expect, it } from 'vitest';
import type { ListColumn } from '../../record/charge-cells.js';
import { californiaVocabulary } from './recognisers.js';

const looksLike = (column: ListColumn, text: string): boolean =>
  californiaVocabulary.recognisers.some((one) => one.column === column && one.looksLike?.(text) === true);

describe('a cell of California', () => {
  it.each<[ListColumn, string, readonly string[], readonly string[]]>([
    [
      'statute',
      'a citation names a section and its code',
      [
        '11357(C)HS-POSSESS',
        ' 148 PC - OBSTRUCT',
        '664/187(A) PC',
        'CHRG 11358 HS',
        '23152(A) VC',
        'HS 11359',
      ],
      [
        '720 ILCS 550/4(c)',
        '720-5/19-1',
        '11357',
        'POSSESS MARIJUANA',
        '4 PC',
        'SC090123A',
        'SEE COMMENT FOR CHARGE',
      ],
    ],
    [
      'class',
      'a level in a letter or in words',
      ['F', 'M', 'I', 'N', 'FELONY', 'Infraction'],
      ['4', 'X', 'A', 'Class 4'],
    ],
    [
      'county',
      'a county of the 58',
      ['SAN JOAQUIN', 'kern', 'YOLO COUNTY'],
      ['COOK', 'BROWN', 'DuPage', 'HARRIS'],
    ],
    [
      'disposition',
      'what became of a charge',
      [
        'CONVICTED',
        'CONVICTED-PROB/JAIL',
        'DISMISSED/FURTHERANCE OF JUSTICE',
        'PROS REJ-LACK OF CORPUS',
        'REL/TOT OTHER JURIS/AUTH',
        'CONV SET ASIDE & DISM PER 1203.4 PC',
        'ACQUITTED',
      ],
      ['JAIL', 'FELONY', 'SAN JOAQUIN', '2009CF7'],
    ],
    [
      'sentence',
      'a kind of sentence',
      ['JAIL', 'PROBATION', 'PRISON', 'FINE', 'STATE PRISON', 'SUMMARY PROBATION'],
      ['CONVICTED', 'D', '30'],
    ],
    [
      'sid',
      'a state criminal number',
      ['A99000001', 'H99000001', '9900000001'],
      ['IL9900', '09CF7', 'AUTOMATED'],
    ],
    ['count', 'cycle, step and count', ['101001001000', '102003001'], ['20090503', 'A01']],
    [
      'case_number',
      'a number of a case',
      ['SC090123A', '91234', 'CR-2009-1234', 'MM0123456A'],
      ['NULL', 'SAN JOAQUIN', 'CONVICTED'],
    ],
  ])('%s: %s', (column, _, are, areNot) => {
    expect(are.filter((text) => !looksLike(column, text))).toEqual([]);
    expect(areNot.filter((text) => looksLike(column, text))).toEqual([]);
  });

  it('names the kind of a step', () => {
    const isStep = californiaVocabulary.steps?.looksLike;
    const kinds = ['ARREST/DETAINED/CITED', 'COURT ACTION', 'REGISTRATION', 'DECEASED', 'APPLICANT'];
    expect(kinds.map((kind) => isStep?.(kind))).toEqual(kinds.map(() => true));
    expect(['CONVICTED', 'SUPERIOR COURT', 'FELONY'].map((text) => isStep?.(text))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
