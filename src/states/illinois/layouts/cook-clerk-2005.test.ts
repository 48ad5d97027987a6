import { describe, expect, it } from 'vitest';
import { madeCell } from '../../../intake/layout.js';
import type { ChargeColumn } from '../../../record/charge-cells.js';
import { readClass } from '../classes.js';
import { classOfCells, cookClerk2005 } from './cook-clerk-2005.js';
import { CLERK_HEADER } from './headers.testkit.js';
import { hasMoved, TELLING_COLUMNS } from './moved-clerk-row.js';

const match = cookClerk2005.matchHeader(CLERK_HEADER);

function cell(column: ChargeColumn, cells: Readonly<Record<string, string>>): string {
  const source = match.kind === 'match' ? match.columnOf[column] : undefined;
  if (source === undefined) throw new Error(`no source for ${column}`);
  return madeCell(
    source,
    CLERK_HEADER.map((name) => cells[name] ?? ''),
  );
}

describe("the header of the clerk's extract", () => {
  it('has 27 columns, and is told by those that are read', () => {
    expect(CLERK_HEADER).toHaveLength(27);
    expect(match.kind).toBe('match');
    const without = CLERK_HEADER.filter((name) => name !== 'chrgdisp');
    expect(cookClerk2005.matchHeader(without)).toMatchObject({ kind: 'missing', missing: ['chrgdisp'] });
  });
});

describe('an amended charge', () => {
  const charged = {
    statute: '720-550/5(D)',
    chrgdesc: 'MANU/DEL CANNABIS/30-500 GRAMS',
    chrgclass: '3',
    chrgtype: 'F',
  };

  it('is the charge: its citation, description and class', () => {
    const amended = {
      ...charged,
      ammndchargstatute: '720-550/4(C)',
      ammndchrgdescr: 'POSS CANNABIS',
      ammndchrgclass: 'A',
      ammndchrgtype: 'M',
    };
    expect(cell('statute', amended)).toBe('720-550/4(C)');
    expect(cell('description', amended)).toBe('POSS CANNABIS');
    expect(readClass(cell('class', amended))).toEqual({ kind: 'stated', mask: 4 });
  });

  it('takes neither class nor weight from the original where it has none of its own', () => {
    const amended = { ...charged, ammndchargstatute: '720-550/4(C)' };
    expect(cell('class', amended)).toBe('');
    expect(cell('description', amended)).toBe('MANU/DEL CANNABIS/##-### GRAMS');
  });

  it('is the original where nothing is amended', () => {
    expect(cell('statute', charged)).toBe('720-550/5(D)');
    expect(cell('class', charged)).toBe('Class 3 F');
  });
});

describe('a class of two cells', () => {
  it.each([
    [['4', 'F', '', '', '', ''], 'stated'],
    [['A', '', 'Misdemeanor', '', '', ''], 'stated'],
    [['', 'F', '', '', '', ''], 'narrowed'],
    [['', '', '', '', '', ''], 'blank'],
    [['M', 'F', '', '', '', ''], 'unreadable'],
    [['4', 'M', '', '', '', ''], 'unreadable'],
    [['4', 'F', '', '', 'A', 'M'], 'stated'],
    ...['G', 'M', 'N', 'O', 'T', 'U', 'Z', 'D', 'F'].map((odd): [string[], string] => [
      [odd, '', '', '', '', ''],
      'unreadable',
    ]),
  ])('%j is %s', (cells, kind) => {
    expect(readClass(classOfCells(cells)).kind).toBe(kind);
  });
});

describe('a row whose cells have moved', () => {
  const whole: Readonly<Record<string, string>> = {
    case_number: '2007CR1475501',
    sequence_number: '001',
    st_address: '1 EXAMPLE ST',
    city_state: 'CALUMET CITYIL',
    zipcode: '60409',
    ctlbkngno: '12345678',
    fgrprntno: '111111',
    statepoliceid: 'IL1111',
    fbiidno: '11111AB1',
    DOB: '13-Jun-43',
    arrest_date: '13-Jan-06',
    initial_date: '20-Jan-06',
    sex: 'MALE',
    statute: '720-550/4(C)',
    chrgdesc: 'POSS CANNABIS',
    chrgtype: 'F',
    chrgtype2: 'Felony',
    chrgclass: '4',
    chrgdisp: 'DEF SENTENCED TO PROBATION',
    chrgdispdate: '4-Jan-07',
    minsent: '200000',
    maxsent: '200000',
    amtoffine: '0',
  };
  const cells = CLERK_HEADER.map((name) => whole[name] ?? '');
  const moved = (row: readonly string[]) =>
    hasMoved(TELLING_COLUMNS.map((name) => row[CLERK_HEADER.indexOf(name)]));

  it('is found wherever, before the disposition, a cell was swallowed or split', () => {
    expect(moved(cells)).toBe(false);
    for (let at = 2; at < CLERK_HEADER.indexOf('chrgclass'); at++) {
      const swallowed = [...cells.slice(0, at), ...cells.slice(at + 1), ''];
      const split = [...cells.slice(0, at), 'PART', ...cells.slice(at, -1)];
      expect(moved(swallowed), `swallowed ${CLERK_HEADER[at]}`).toBe(true);
      expect(moved(split), `split ${CLERK_HEADER[at]}`).toBe(true);
    }
  });

  it('is not taken for one because of a single odd cell, or blank ones', () => {
    for (const name of TELLING_COLUMNS)
      expect(moved(CLERK_HEADER.map((one, at) => (one === name ? '??' : cells[at])))).toBe(false);
    expect(moved(CLERK_HEADER.map(() => ''))).toBe(false);
    expect(
      moved(CLERK_HEADER.map((one, at) => (one === 'chrgdispdate' ? '2007-01-04 00:00' : cells[at]))),
    ).toBe(false);
  });
});
