import fc from 'fast-check';
import { expect, it } from 'vitest';
import { trimmedEnd, trimmedStart } from './trim-bytes.js';

function trimmed(text: string): string {
  const bytes = Buffer.from(`"${text}"`);
  const start = trimmedStart(bytes, 1, bytes.length - 1);
  return bytes.toString('utf8', start, trimmedEnd(bytes, start, bytes.length - 1));
}

it('takes away the same outer spaces as trim does on text', () => {
  const near = ' \t\n\v\f\r\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
  const far = '\u0085\u180e\u200b\u001c\u00a1\u0080\u2010\u206f\u3001\uff00Zé😀';
  const characters = fc.constantFrom(...near, ...Array.from(far));
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 12 }), (text) => {
      expect(trimmed(text)).toBe(text.trim());
    }),
    { numRuns: 2000 },
  );
});

it('tells each character of the basic plane from a space as trim does', () => {
  for (let point = 0; point < 0xd800; point++) {
    const text = `${String.fromCodePoint(point)}x${String.fromCodePoint(point)}`;
    if (trimmed(text) !== text.trim()) expect.fail(`U+${point.toString(16)}`);
  }
  expect(trimmed('\u00a0\ufeff')).toBe('');
});
