import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCES_DISAGREE } from '../../record/charge-cells.js';
import { maskOf } from '../../record/choice.js';
import { CLASSES, FELONIES, MISDEMEANORS, printClass, readClass } from './classes.js';

describe('a class that is stated', () => {
  test.each([
    ['4', '4'],
    ['a', 'A'],
    [' C ', 'C'],
    ['x', 'X'],
    ['Class 4 felony', '4'],
    ['CLASS A MISD', 'A'],
    ['A misdemeanor', 'A'],
    ['Misd. - A', 'A'],
    ['Felony, Class 2', '2'],
    ['CL 3', '3'],
    ['CLASS4', '4'],
    ['Class X', 'X'],
    ['MA', 'A'],
    ['M A', 'A'],
    ['AM', 'A'],
    ['MC', 'C'],
    ['F4', '4'],
    ['4F', '4'],
    ['FX', 'X'],
    ['P', 'petty'],
    ['petty offense', 'petty'],
    ['civil', 'civil'],
    ['CIVIL LAW VIOLATION', 'civil'],
  ] as const)('%j is class %s', (cell, expected) => {
    expect(readClass(cell)).toEqual({ kind: 'stated', mask: maskOf(CLASSES, expected) });
  });
});

describe('a group without a class narrows', () => {
  test.each(['M', 'm', 'Misd.', 'MISDEMEANOR'])('%j is some misdemeanor', (cell) => {
    expect(readClass(cell)).toEqual({ kind: 'narrowed', mask: MISDEMEANORS });
  });
  test.each(['F', 'fel', 'Felony'])('%j is some felony', (cell) => {
    expect(readClass(cell)).toEqual({ kind: 'narrowed', mask: FELONIES });
  });
});

describe('what is no class stays unreadable', () => {
  test.each([
    'Class 4 misdemeanor',
    'A felony',
    'M4',
    'FA',
    'petty felony',
    'civil misdemeanor',
    'Class A or B',
    'A/4',
    'M/F',
    '5',
    '44',
    'O',
    'U',
    'Z',
    'C4',
    'Class',
    'Class M',
    'violation',
    'not A',
    'unknown',
    '-',
    'Class Á',
    SOURCES_DISAGREE,
  ])('%j', (cell) => {
    expect(readClass(cell)).toEqual({ kind: 'unreadable' });
  });
});

test('an empty cell is blank, not unreadable', () => {
  expect(readClass('  ')).toEqual({ kind: 'blank' });
});

test('classes are printed in the order of the list, and not at all when nothing is known', () => {
  expect(printClass(maskOf(CLASSES, '4'))).toBe('4');
  expect(printClass(maskOf(CLASSES, '4', 'A'))).toBe('A/4');
  expect(printClass(FELONIES)).toBe('4/3/2/1/X');
  expect(printClass(CLASSES.all)).toBe('');
  expect(printClass(0)).toBe('');
});

test('letter case and outer spaces change nothing, and no text makes the reader fail', () => {
  const cells = fc.oneof(fc.string(), fc.constantFrom('4', 'Class 4 felony', 'm a', 'F', 'P', 'Civil'));
  fc.assert(
    fc.property(cells, (cell) => {
      expect(readClass(`  ${cell.toLowerCase()} `)).toEqual(readClass(cell.toUpperCase().toLowerCase()));
    }),
  );
});

test('every single class is read back from its print', () => {
  for (const value of CLASSES.values) {
    const mask = maskOf(CLASSES, value);
    expect(readClass(printClass(mask))).toEqual({ kind: 'stated', mask });
  }
});
