import { describe, expect, it } from 'vitest';
import type { ChargeColumn } from '../../record/charge-cells.js';
import { madeCell } from '../layout.js';
import { mappedLayout } from './mapped-layout.js';
import { readMappingText } from './read-mapping.js';

const layoutOf = (columns: string) =>
  mappedLayout(readMappingText(`layout: x\ncolumns:\n  name: WHO\n  statute: CITE\n${columns}`, 'x.yaml'));

/** The cell that a mapping of one column, made of the headers A, B and C, makes of three cells. */
function cellOf(column: ChargeColumn, mapped: string, texts: readonly string[]): string | undefined {
  const match = layoutOf(`  ${column}: ${mapped}\n`).matchHeader(['WHO', 'CITE', 'A', 'B', 'C']);
  const source = match.kind === 'match' ? match.columnOf[column] : undefined;
  return source === undefined ? undefined : madeCell(source, ['', '', ...texts]);
}

describe('the layout of a mapping', () => {
  it('finds its columns in any order and letter case, and passes over the rest', () => {
    expect(layoutOf('  class: Cls\n').matchHeader(['NOTE', 'note', 'cite', 'CLS', ' who '])).toEqual({
      kind: 'match',
      known: 3,
      columnOf: { name: { fields: [4] }, statute: { fields: [2] }, class: { fields: [3] } },
    });
  });

  it('has as many cells in a row as it says, where the header ends with empty ones', () => {
    const layout = mappedLayout(
      readMappingText('cellsPerRow: 2\ncolumns: { name: WHO, statute: CITE }\n', 'x.yaml'),
    );
    expect(layout.matchHeader(['WHO', 'CITE', '', ' '])).toMatchObject({ kind: 'match', fieldCount: 2 });
    for (const header of [
      ['WHO', 'CITE'],
      ['WHO', 'CITE', 'NOTE'],
      ['NOTE', 'WHO', 'CITE'],
    ])
      expect(layout.matchHeader(header)).not.toHaveProperty('fieldCount');
  });

  it('names the header names that the file lacks', () => {
    expect(layoutOf("  class: { from: [A, B], join: ' ' }\n").matchHeader(['WHO', 'B'])).toEqual({
      kind: 'missing',
      known: 2,
      missing: ['CITE', 'A'],
      found: ['WHO', 'B'],
    });
  });

  it('names a header name that the file has twice', () => {
    const match = layoutOf('').matchHeader(['WHO', 'CITE', 'Cite']);
    expect(match).toMatchObject({ kind: 'twice', columns: ['CITE'] });
  });

  it.each([
    [['720', '550', '4(c)'], '720 550 4(c)'],
    [['720-550/4', '', ''], '720-550/4'],
    [['', '550', '4'], '550 4'],
    [['', '', ''], ''],
  ])('joins %j as %s, with nothing beside a blank', (texts, joined) => {
    expect(cellOf('description', "{ from: [A, B, C], join: ' ' }", texts)).toBe(joined);
  });

  it('joins a name with a text of its own for each gap', () => {
    const mapped = "{ from: [A, B, C], join: [', ', ' '] }";
    expect(cellOf('description', mapped, ['FERNLEY', 'IDRIS', 'Q'])).toBe('FERNLEY, IDRIS Q');
    expect(cellOf('description', mapped, ['FERNLEY', '', 'Q'])).toBe('FERNLEY Q');
  });

  it('takes the amended charge where there is one, else the one filed', () => {
    expect(cellOf('class', '{ firstOf: [A, B] }', ['A', '4', ''])).toBe('A');
    expect(cellOf('class', '{ firstOf: [A, B] }', ['', '4', ''])).toBe('4');
  });

  it('never gives an amended charge the class of the charge filed', () => {
    const mapped = '{ firstOf: [A, B], together: C }';
    expect(cellOf('class', mapped, ['', '4', 'amended'])).toBe('');
    expect(cellOf('class', mapped, ['', '4', ''])).toBe('4');
  });

  it('replaces whole cells and leaves others as they stand', () => {
    const mapped = "{ from: A, values: { FEL4: '4', NULL: '' } }";
    expect(['FEL4', 'NULL', 'FEL', ''].map((text) => cellOf('class', mapped, [text, '', '']))).toEqual([
      '4',
      '',
      'FEL',
      '',
    ]);
  });

  it('says the same of every row where the file does not say it', () => {
    expect(cellOf('county', '{ always: Some County }', ['x', '', ''])).toBe('Some County');
  });

  it('reads dates in their format alone', () => {
    const mapped = "{ from: A, format: DD/MM/YYYY, values: { '01/01/1900': '' } }";
    expect(cellOf('offense_date', mapped, ['03/04/2009', '', ''])).toBe('2009-04-03');
    expect(cellOf('offense_date', mapped, ['01/01/1900', '', ''])).toBe('');
    expect(cellOf('offense_date', mapped, ['2009-04-03', '', ''])).toMatch(/^\ufffd2009-04-03/);
  });
});
