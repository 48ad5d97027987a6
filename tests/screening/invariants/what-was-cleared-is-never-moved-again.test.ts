import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvTable } from '../csv.testkit.js';
import { emptyFolder, fileIn } from '../folders.testkit.js';
import { type Cells, type Column, charge, inventPeople } from '../invented-list.testkit.js';
import { ASSUMPTIONS, listOf, RELIEFS, screenHere } from '../runs.testkit.js';

type Charge = Record<Column, string>;

/** For each relief, a charge that it reaches when nothing says that it was cleared. */
const REACHED: Readonly<Record<string, Cells>> = {
  'il.state-attorney-motion': {},
  'il.minor-cannabis-conviction': {
    class: 'B',
    statute: '720 ILCS 550/4(b)',
    grams: '8',
    description: 'POSS CANNABIS',
  },
  'il.arrest-expungement': { disposition: 'NOLLE PROSEQUI' },
  'il.civil-law-violation': {
    class: 'civil',
    offense_date: '2018-02-01',
    arrest_date: '2018-02-01',
    disposition: 'GUILTY',
    disposition_date: '2018-05-01',
  },
};

/** How a list says that a charge was cleared. */
const SAYS_CLEARED: readonly Cells[] = [
  { cleared: 'yes' },
  { cleared: 'YES' },
  { cleared: ' Y ' },
  { cleared: '2020-03-01' },
  { cleared: '03/01/2020' },
  { cleared: '20200301' },
  { cleared: '2020' },
  { cleared: '2020-03' },
  { disposition: 'GUILTY - VACATED' },
  { disposition: 'EXPUNGED' },
  { disposition: 'VACATED AND EXPUNGED' },
];

/** Every assumption on, all off, and each one off alone. */
const WITHOUT: readonly (readonly string[])[] = [[], ASSUMPTIONS, ...ASSUMPTIONS.map((name) => [name])];

async function outcomes(files: Readonly<Record<string, readonly Charge[]>>, off: readonly string[]) {
  const folder = emptyFolder();
  const paths = Object.entries(files).map(([name, charges]) => fileIn(folder, name, listOf(charges)));
  await screenHere(paths, join(folder, 'out'), { assumptionsOff: off });
  return csvTable(join(folder, 'out', 'determinations.csv'));
}

const person = (n: number, cells: Cells): Charge =>
  charge({ person_id: `K${n}`, arrest_id: `D${n}`, case_number: `10CR${n}`, ...cells });

describe('a charge that the list says was cleared is never eligible again', () => {
  it('the charges are reached by their reliefs as long as nothing says they were cleared', async () => {
    const charges = Object.values(REACHED).map((cells, n) => person(n, { ...cells, cleared: 'no' }));
    const rows = await outcomes({ 'list.csv': charges }, []);
    for (const [n, relief] of Object.keys(REACHED).entries()) {
      const own = rows.find((row) => row.relief === relief && row.person_id === `K${n}`);
      expect(own?.outcome, relief).toBe('eligible');
    }
    expect(Object.keys(REACHED)).toEqual(RELIEFS);
  });

  it.each(WITHOUT.map((off) => [off]))('whatever word says so, without the assumptions %j', async (off) => {
    const charges = Object.values(REACHED).flatMap((reached, r) =>
      SAYS_CLEARED.map((says, s) => person(r * 100 + s, { ...reached, ...says })),
    );
    const gaps = inventPeople(150, 77).map((one, n) => ({
      ...one,
      cleared: n % 2 === 0 ? 'yes' : '2021-01-01',
    }));
    const rows = await outcomes({ 'list.csv': charges, 'gaps.csv': gaps }, off);
    expect(rows.length).toBeGreaterThan(4 * charges.length + 400);
    expect(rows.filter((row) => row.outcome === 'eligible' || row.selected !== '')).toEqual([]);
    const byWord = rows.filter((row) => row.outcome === 'not_eligible' && row.rule === 'not-cleared');
    const words = charges.filter((one) => one.cleared !== '').length;
    expect(byWord.length).toBeGreaterThanOrEqual(4 * words);
  });

  it('when one of two sources says so and the other says nothing, or says otherwise', async () => {
    const plain = Object.values(REACHED).map((cells, n) => person(n, { ...cells, sid: `IL9100000${n}` }));
    for (const other of ['', 'no', 'perhaps']) {
      const rows = await outcomes(
        {
          'clerk.csv': plain.map((one) => ({ ...one, cleared: 'yes' })),
          'police.csv': plain.map((one) => ({ ...one, cleared: other })),
        },
        [],
      );
      expect(rows).toHaveLength(16);
      expect(
        rows.filter((row) => row.outcome === 'eligible'),
        `yes and ${other || 'nothing'}`,
      ).toEqual([]);
    }
  });

  it('when the cell cannot be read, nothing is known and the charge is not eligible', async () => {
    const charges = Object.values(REACHED).map((cells, n) => person(n, { ...cells, cleared: 'see docket' }));
    const rows = await outcomes({ 'list.csv': charges }, []);
    expect(rows.filter((row) => row.outcome === 'eligible')).toEqual([]);
  });
});
