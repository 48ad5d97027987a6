import { describe, expect, it } from 'vitest';
import { bitAnd, bitOr, fill, leastOf, nameIn, type SqlDialect, textIn } from './dialect.js';
import { duckdb } from './dialects/duckdb.js';
import { DIALECTS } from './dialects.js';

/** An engine that writes these things as functions, and quotes in a way of its own. */
const functional: SqlDialect = {
  ...duckdb,
  bitAnd: 'bitwise_and({a}, {b})',
  bitOr: 'bitwise_or({a}, {b})',
  least: 'minimum({list})',
  nameQuote: '`',
  textEscapes: [
    ['\\', '\\\\'],
    ["'", "\\'"],
  ],
};

describe('a dialect of SQL', () => {
  it('says how an engine writes what engines write differently', () => {
    expect(bitOr(duckdb, ['a', 'b', 'c'])).toBe('a | b | c');
    expect(bitOr(functional, ['a', 'b', 'c'])).toBe('bitwise_or(bitwise_or(a, b), c)');
    expect(bitOr(functional, ['a'])).toBe('a');
    expect(bitAnd(functional, 'a', '4')).toBe('bitwise_and(a, 4)');
    expect(leastOf(functional, ['a', 'b'])).toBe('minimum(a, b)');
    expect(leastOf(functional, ['a'])).toBe('a');
  });

  it('quotes so that no name and no text ends before its end', () => {
    expect(nameIn(duckdb, 'a"b')).toBe('"a""b"');
    expect(nameIn(functional, 'a`b"')).toBe('`a``b"`');
    expect(textIn(duckdb, "it's $& \\")).toBe("'it''s $& \\'");
    expect(textIn(functional, "it's \\")).toBe("'it\\'s \\\\'");
    expect(() => textIn(duckdb, 'a\0')).toThrow('NUL');
    expect(() => nameIn(duckdb, 'a\0')).toThrow('NUL');
  });

  it('puts words once, and refuses one that is not given', () => {
    expect(fill('{a} + {b}', { a: '{b}', b: '$1' })).toBe('{b} + $1');
    expect(() => fill('{a} + {c}', { a: '1' })).toThrow('{c}');
  });

  it('is plain data', () => {
    for (const dialect of DIALECTS) expect(JSON.parse(JSON.stringify(dialect))).toEqual(dialect);
  });
});
