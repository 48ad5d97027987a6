import { describe, expect, it } from 'vitest';
import { readDisposition } from '../dispositions/read-disposition.js';
import { sentenceOfCells, unpackedSentence } from './packed-sentence.js';

describe('a packed sentence', () => {
  it.each([
    ['100000', '1 year'],
    ['00100000', '1 year'],
    ['3000', '3 months'],
    ['30', '30 days'],
    ['201003', '2 years 1 month 3 days'],
    ['12006364', '120 years 6 months 364 days'],
    ['88888888', 'life imprisonment'],
    ['99999999', 'death'],
    ['0', ''],
    ['', ''],
    ['123456789', '123456789'],
    ['DEF SENTENCED', 'DEF SENTENCED'],
  ])('%j is %j', (cell, words) => {
    expect(unpackedSentence(cell)).toBe(words);
  });
});

describe('the sentence of a row of the clerk', () => {
  it.each([
    [['100000', '300000', '500'], 'term 1 year to 3 years; fine 500'],
    [['100000', '100000', '0'], 'term 1 year'],
    [['', '', ''], ''],
    [['88888888', '88888888', ''], 'life imprisonment'],
  ])('%j is %j', (cells, words) => {
    expect(sentenceOfCells(cells)).toBe(words);
  });

  it('changes nothing of what the disposition says: supervision stays one', () => {
    const alone = readDisposition('SENT/CRT SUPV/SPEC CONDS', '');
    expect(readDisposition('SENT/CRT SUPV/SPEC CONDS', 'term 1 year; fine 500')).toEqual(alone);
  });
});
