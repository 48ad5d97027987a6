import { describe, expect, it } from 'vitest';
import { settingAt, wrongValue } from './policy-wrong.js';

const said = (document: unknown, ...path: PropertyKey[]): string =>
  `${settingAt(path)} ${wrongValue('a number from 1 to 9', document, path)}`;

describe('what is wrong in a policy file', () => {
  it.each([
    [{ most: 10 }, ['most'], 'most must be a number from 1 to 9, and is 10'],
    [{ if: { most: 'ten' } }, ['if', 'most'], 'if.most must be a number from 1 to 9, and is "ten"'],
    [{ all: [1, true] }, ['all', 1], 'all must be a number from 1 to 9, and one of them is true'],
    [{ most: null }, ['most'], 'most must be a number from 1 to 9, and is blank'],
    [{ most: { a: 1 } }, ['most'], 'most must be a number from 1 to 9, and is settings of its own'],
    [['most'], [], 'the document must be a number from 1 to 9, and is a list'],
  ])('of %j is told with what may stand there', (document, path, words) => {
    expect(said(document, ...path)).toBe(words);
  });

  it.each(['DOE,JANE,1970-01-01\n', 'x'.repeat(31)])('shows no line of a file that is no policy', (text) => {
    expect(said(text)).toBe('the document must be a number from 1 to 9, and is another text');
  });
});
