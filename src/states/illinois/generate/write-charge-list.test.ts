import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../files/sha256.js';
import { LIST_COLUMNS } from '../../../record/charge-cells.js';
import { isoDay } from '../../../record/day.js';
import { readDate } from '../../../record/read-date.js';
import { parseCitation } from '../citations/parse-citation.js';
import { readClass } from '../classes.js';
import { readCounty } from '../counties.js';
import { readDisposition } from '../dispositions/read-disposition.js';
import { type ListSize, type WrittenList, writeIllinoisChargeList } from './write-charge-list.js';

const AS_OF = isoDay('2026-11-22');

function listOf(size: ListSize, seed: number, dirt: number): { lines: string[]; written: WrittenList } {
  const lines: string[] = [];
  const written = writeIllinoisChargeList((line) => lines.push(line), { ...size, seed, asOf: AS_OF, dirt });
  return { lines, written };
}

/** The cells of a clean line: quoted cells hold no quotation marks and no line breaks. */
const cellsOf = (line: string): Record<string, string> => {
  const cells = [...line.trimEnd().matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '');
  expect(cells).toHaveLength(LIST_COLUMNS.length);
  return Object.fromEntries(LIST_COLUMNS.map((column, at) => [column, cells[at]]));
};

describe('an invented charge list', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(listOf({ charges: 300 }, 5, 1)).toEqual(listOf({ charges: 300 }, 5, 1));
    expect(listOf({ charges: 300 }, 6, 1).lines).not.toEqual(listOf({ charges: 300 }, 5, 1).lines);
  });

  it('keeps its bytes from version to version, since the demo and the benchmarks rest on them', () => {
    const digest = (dirt: number): string => sha256(listOf({ charges: 2000 }, 7, dirt).lines.join(''));
    expect(digest(1)).toBe('bf448c9c76f62fd4b3ebd8ae7510fec9b6706d20601ff5a37b085ad8ed78f5b0');
    expect(digest(0)).toBe('15aaeec203fb18ac0dd12a38b52f4dc1fb28b36b79bd09a13b855e9103c6313e');
  });

  it('has as many charges or people as it is asked for, below the names of the columns', () => {
    const { lines, written } = listOf({ charges: 1234 }, 1, 1);
    expect(lines).toHaveLength(1235);
    expect(lines[0]).toBe(`${LIST_COLUMNS.join(',')}\n`);
    expect(written.rows).toBe(1234);
    const byPeople = listOf({ people: 200 }, 1, 0);
    expect(byPeople.written.people).toBe(200);
    const people = byPeople.lines.slice(1).map((line) => cellsOf(line).person_id);
    expect(new Set(people).size).toBe(200);
    const most = Math.max(...people.map((person) => people.filter((other) => other === person).length));
    expect(most).toBeLessThanOrEqual(40);
  });

  it('without dirt holds only what can be read: citations, classes, counties, dates and outcomes', () => {
    const unread = new Map<string, number>();
    const count = (what: string): unknown => unread.set(what, (unread.get(what) ?? 0) + 1);
    for (const line of listOf({ charges: 4000 }, 2, 0).lines.slice(1)) {
      const cells = cellsOf(line);
      if (parseCitation(cells.statute).kind === 'unreadable') count(`statute ${cells.statute}`);
      if (readClass(cells.class).kind === 'unreadable') count(`class ${cells.class}`);
      if (readCounty(cells.county).kind !== 'county') count(`county ${cells.county}`);
      for (const column of [
        'birth_date',
        'arrest_date',
        'offense_date',
        'disposition_date',
        'sentence_end_date',
      ]) {
        if (readDate(cells[column], AS_OF).kind === 'unreadable') count(`${column} ${cells[column]}`);
      }
      const outcome = readDisposition(cells.disposition, cells.sentence);
      if (!outcome.recognised) count(`disposition ${cells.disposition}|${cells.sentence}`);
    }
    // What systems write in earnest and nobody can read: an administrative code, murder's own class, unknown codes.
    const expected = [
      'class M',
      'class O',
      'disposition DISP 0417|',
      'disposition Finding Not Not Guilty|',
      'disposition LIABLE|',
      'statute AR',
    ];
    expect([...unread.keys()].filter((what) => !expected.includes(what))).toEqual([]);
  });

  it('with dirt is damaged in places, and says in how many', () => {
    const { lines, written } = listOf({ charges: 4000 }, 3, 5);
    expect(written.damaged).toBeGreaterThan(0);
    expect(written.blankLines).toBe(lines.filter((line) => /^\r?\n./.test(line)).length);
    expect(lines.some((line) => line.endsWith('\r\n'))).toBe(true);
    expect(listOf({ charges: 4000 }, 3, 0).written).toMatchObject({ damaged: 0, blankLines: 0 });
  });
});
