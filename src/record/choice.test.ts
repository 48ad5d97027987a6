import { describe, expect, it } from 'vitest';
import { choiceList, isSingle, maskOf, valuesIn } from './choice.js';

const colors = choiceList('red', 'green', 'white');

describe('a closed list of values', () => {
  it('has one bit for each value and knows the mask of all', () => {
    expect(colors.values.map((value) => maskOf(colors, value))).toEqual([1, 2, 4]);
    expect(colors.all).toBe(7);
    expect(maskOf(colors)).toBe(0);
    expect(maskOf(colors, 'red', 'white', 'red')).toBe(5);
  });

  it('gives back the values of a mask in its own order', () => {
    expect(valuesIn(colors, maskOf(colors, 'white', 'red'))).toEqual(['red', 'white']);
    expect(valuesIn(colors, 0)).toEqual([]);
  });

  it('tells a known value from several possible ones and from none', () => {
    expect([0, 1, 2, 3, 4, 7].map(isSingle)).toEqual([false, true, true, false, true, false]);
  });

  it('refuses a value it does not have', () => {
    const list: { values: readonly string[]; all: number } = colors;
    expect(() => maskOf(list, 'blue')).toThrow('no such value in the list: blue');
  });

  it('refuses more values than a mask can hold', () => {
    const many = Array.from({ length: 31 }, (_, at) => `v${at}`);
    expect(() => choiceList(...many)).toThrow('at most 30');
    expect(choiceList(...many.slice(0, 30)).all).toBe(2 ** 30 - 1);
  });
});
