import { describe, expect, it } from 'vitest';
import { all, any, type Condition, isAnyOf, missing, not, ofOther, some } from '../law/condition.js';
import { wordingOf } from '../law/condition-words.js';
import { bed, color, inventedRulebook, ripe } from '../law/document/invented-rulebook.testkit.js';
import type { Finding } from '../law/evaluate.js';
import type { Truth } from '../law/truth.js';
import { type ExplainedNode, explainedTree } from './explained-tree.js';

const red = isAnyOf(color, 'red');
const isRipe = isAnyOf(ripe, 'yes');
const wording = wordingOf(inventedRulebook());

const found = (condition: Condition, truth: Truth, ...parts: Finding[]): Finding => ({
  condition,
  truth,
  support: 0,
  missing: 0,
  parts,
});

const others = ['a.csv', 'b.csv'].map((fileName, at) => ({
  sources: [{ fileName, row: at + 1, fields: [], sourceCells: {} }],
}));

/** A tree as indented lines. */
const lines = ({ truth, words, about, parts }: ExplainedNode, indent = ''): string[] => [
  `${indent}${truth}: ${about === undefined ? '' : `[${about}] `}${words}`,
  ...parts.flatMap((part) => lines(part, `${indent}  `)),
];
const told = (finding: Finding, beside = others) => lines(explainedTree(finding, beside, wording));

describe('what a rule came to, as a tree', () => {
  it('says a denial in one with what it denies, with the truth of the denial', () => {
    expect(told(found(not(red), 'true', found(red, 'false')))).toEqual(['true: the color is not a red one']);
    const either = found(any(red, isRipe), 'unknown', found(red, 'false'), found(isRipe, 'unknown'));
    expect(told(found(not(either.condition), 'unknown', either))).toEqual([
      'unknown: none of these holds:',
      '  false: the color is a red one',
      '  unknown: the charge is ripe',
    ]);
  });

  it('says a denial of a denial as what it is', () => {
    const once = found(not(red), 'false', found(red, 'true'));
    expect(told(found(not(once.condition), 'true', once))).toEqual(['true: the color is a red one']);
  });

  it('keeps a denial apart where it is not said in one', () => {
    const open = found(missing(bed, red), 'unknown', found(red, 'unknown'));
    expect(told(found(not(open.condition), 'unknown', open))).toEqual([
      'unknown: it is not the case that:',
      '  unknown: where this is open (what is to be found is then the bed):',
      '    unknown: the color is a red one',
    ]);
  });

  it('names the other charge each part speaks of, and says of which charge a clause is', () => {
    const where = all(isRipe, ofOther(isRipe));
    const of = (truth: Truth) => found(where, truth, found(isRipe, 'true'), found(ofOther(isRipe), truth));
    const finding = found(some(where, 'all-listed'), 'true', of('true'), of('false'));
    expect(told(finding)).toEqual([
      'true: the person has at least one other charge such that:',
      '  true: [a.csv, row 1] all of these hold:',
      '    true: this charge is ripe',
      '    true: the other charge is ripe',
      '  false: [b.csv, row 2] all of these hold:',
      '    true: this charge is ripe',
      '    false: the other charge is ripe',
    ]);
  });

  it('says so when there is no other charge', () => {
    const where = all(isRipe, ofOther(isRipe));
    const whole = some(where, 'all-listed');
    expect(told(found(not(whole), 'true', found(whole, 'false')), [])).toEqual([
      'true: the person has no other charge of this kind: none is in the list',
    ]);
    const redOther = some(ofOther(red), 'all-listed');
    expect(told(found(redOther, 'false'), [])).toEqual([
      'false: the person has at least one other charge such that the other charge is red: none is in the list',
    ]);
  });
});
