import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardFormula } from './formula-guard.js';

test.each([
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '  =cmd()',
  '\u00a0=1',
  '\ufeff=1',
  '\n=1',
  '\0=1',
  '\ttext',
  '\rtext',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '\u22121',
  '--',
  '- ',
  '-12.5.1',
  '+1 (312) 555',
  '-2+3',
  '\t5',
])('the text %j would or might run, and gets an apostrophe', (text) => {
  expect(guardFormula(text)).toBe(`'${text}`);
});

test.each([
  '',
  '-',
  'DOE, ANN',
  '0',
  '-12.5',
  '+7',
  '12',
  ' -3 ',
  'a=b',
  "'=1",
  '(-1)',
  '2009-05-03',
  '720 1/2',
])('the text %j cannot run and stays as it is', (text) => {
  expect(guardFormula(text)).toBe(text);
});

test('no guarded text begins as a formula, but for a lone dash and numbers, and guarding twice is guarding once', () => {
  const risky = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' ', '1', '.', 'a', '＝', "'"),
  });
  fc.assert(
    fc.property(risky, (text) => {
      const guarded = guardFormula(text);
      expect(guardFormula(guarded)).toBe(guarded);
      expect(guarded === text || guarded === `'${text}`).toBe(true);
      const begins = guarded.trimStart()[0] ?? '';
      if ('=@＝'.includes(begins)) expect(begins).toBe('');
      if ('+-'.includes(begins) && begins !== '') {
        expect(guarded === '-' || Number.isFinite(Number(guarded))).toBe(true);
      }
    }),
  );
});
