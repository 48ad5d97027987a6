import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sqlComment } from './sql-comment.js';

describe('a comment in SQL', () => {
  it('holds every word of its text in lines of bearable length, set in after the first', () => {
    const words = Array.from({ length: 60 }, (_, at) => `word-${at}`);
    const comment = sqlComment(['', `  4 = ${words.join(' ')}`]);
    const lines = comment.split('\n');
    expect(lines[0]).toBe('--');
    expect(lines[1].startsWith('--   4 = word-0 word-1')).toBe(true);
    expect(lines.slice(2).every((line) => line.startsWith('--     word-'))).toBe(true);
    expect(lines.every((line) => line.length <= 120)).toBe(true);
    expect(comment.match(/word-\d+/g)).toEqual(words);
  });

  it('cannot be ended by its text', () => {
    expect(sqlComment(['name\nDROP TABLE facts;\r--\u2028\u0085\0x'])).toBe('-- name DROP TABLE facts; -- x');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const line of sqlComment([text], '  ').split(/[\n\r\v\f\u0085\u2028\u2029\0]/)) {
          expect(line.startsWith('  --')).toBe(true);
        }
      }),
    );
  });
});
