import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListColumn } from '../../record/charge-cells.js';
import { profileOf } from './column-profile.js';
import type { StateRecogniser } from './inspect-interface.js';
import { masked, shownSamples } from './mask.js';

const citations: StateRecogniser = {
  column: 'statute',
  what: 'citation',
  looksLike: (text) => /^\d+-\d+$/.test(text),
  isTelling: true,
};

function samples(
  header: string,
  column: ListColumn | undefined,
  texts: readonly string[],
  each: number,
): string[] {
  const values = texts.map((text) => ({ text, count: each }));
  const distinct = { count: texts.length, isExact: true };
  const profile = profileOf({ field: 0, header, filled: texts.length * each, distinct, values });
  return shownSamples(profile, column, [citations]).map(({ text }) => text);
}

describe('a masked cell', () => {
  it('keeps its length and punctuation, and no letter and no digit', () => {
    expect(masked("O'Dell-Marsh, TAMSIN 2nd")).toBe("X'Xxxx-Xxxxx, XXXXXX 0xx");
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(masked(text).replace(/[Xx0]/g, '')).not.toMatch(/[\p{L}\p{N}]/u);
        expect([...masked(text)]).toHaveLength([...text].length);
      }),
    );
  });
});

describe('samples of a column', () => {
  it.each([
    ['NAME', 'name', ['FERNLEY, IDRIS'], 50],
    ['DOB', 'birth_date', ['1971-03-04'], 50],
    ['CASE_NO', 'case_number', ['09CF117'], 50],
    ['SID', 'sid', ['IL12345678'], 50],
    ['ADDRESS', undefined, ['4 Hill Road'], 50],
    ['NOTES', undefined, ['called his mother'], 50],
    ['X', undefined, ['FERNLEY, IDRIS'], 500],
    ['X', undefined, ['Idris'], 4],
    ['X', undefined, ['123456789'], 500],
    ['OFFENSE', 'description', ['HIT IDRIS WITH A SPADE'], 1],
    ['CITATION', 'statute', ['ticket of Idris'], 1],
  ] as const)('%s as %s are masked', (header, column, texts, each) => {
    expect(samples(header, column, texts, each)).toEqual(texts.map(masked));
  });

  it.each([
    ['OFFENSE', 'description', ['RETAIL THEFT', 'BURGLARY'], 10],
    ['CITATION', 'statute', ['550-4', '570-402'], 1],
    ['SEX', 'sex', ['M', 'F'], 10],
    ['FLAG', undefined, ['Y', 'N'], 50],
  ] as const)('%s as %s are shown: they cannot be about one person', (header, column, texts, each) => {
    expect(new Set(samples(header, column, texts, each))).toEqual(new Set(texts));
  });

  it('no control character reaches a terminal', () => {
    expect(samples('SEX', 'sex', ['M\u001b[2J'], 10)).toEqual(['M [2J']);
  });
});
