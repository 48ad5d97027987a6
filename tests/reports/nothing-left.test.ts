import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layoutsNamed } from '../../src/cli/choose.js';
import { printDateSpan } from '../../src/record/date-span.js';
import { keyOf, personAgain, placeOf } from '../../src/screening/again/person-again.js';
import { openAgain, type RunAgain } from '../../src/screening/again/run-again.js';
import { rulebooks } from '../../src/states/index.js';
import { csvTable } from '../screening/csv.testkit.js';
import { demoRun, folderOfTests } from './reports.testkit.js';

type Row = Record<string, string>;

/** A charge of a person, read again from the kept file by itself. */
interface Read {
  readonly conviction: string;
  readonly felony: string;
  /** The first and the last day that the conviction may be of. */
  readonly days: readonly [string, string];
  /** Where it stands in the list. */
  readonly place: string;
}

async function chargesOf(again: RunAgain, id: string): Promise<Read[]> {
  const asked = { id, without: [], also: [], history: null, found: [] };
  const { charges } = await personAgain(again, asked);
  const { convictionDate } = again.run.deciding.rulebook.reader;
  return charges.map((charge) => {
    const { kind, facts } = charge.plain;
    const date = facts[convictionDate];
    if (date?.kind !== 'date') throw new Error('a charge has no day of conviction');
    const ends = [date.span.first, date.span.last].map((day) => printDateSpan({ first: day, last: day }));
    return {
      conviction: kind.conviction,
      felony: kind.felony,
      days: [ends[0], ends[1]],
      place: keyOf(placeOf(charge)),
    };
  });
}

describe.each(rulebooks)('who would have nothing left on the demo of $id', (rulebook) => {
  const folder = folderOfTests();
  const lessening = rulebook.reliefs.filter((one) => one.leavesLesserConviction).map(({ id }) => id);

  /** Whether some charge certainly is of a kind, and none that may be of it stays. */
  const goes = (
    charges: readonly Read[],
    is: (charge: Read) => 'true' | 'unknown' | 'false',
    gone: (charge: Read) => boolean,
  ): boolean =>
    charges.some((one) => is(one) === 'true') && charges.every((one) => is(one) === 'false' || gone(one));

  it('is who is counted person by person from the rows of the list', async () => {
    const run = await demoRun(rulebook, folder);
    const { people } = JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8'));
    const { asOf } = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8'));
    const since = `${Number(asOf.slice(0, 4)) - 7}${asOf.slice(4)}`;
    const rows = csvTable(join(run, 'determinations.csv'));
    const again = await openAgain(run, { rulebooks, layouts: layoutsNamed(undefined) });
    const read = new Map<string, Read[]>();
    try {
      const ways = {
        ifEligibleGranted: (row: Row) => row.outcome === 'eligible',
        ifSelectedGranted: (row: Row) => row.outcome === 'eligible' && row.selected === 'yes',
      };
      for (const [way, isGranted] of Object.entries(ways)) {
        const granted = new Map<string, string[]>();
        const relieved = new Set<string>();
        const isLessened = ({ place }: Read): boolean => granted.has(place);
        const isCleared = ({ place }: Read): boolean =>
          (granted.get(place) ?? []).some((relief) => !lessening.includes(relief));
        for (const row of rows.filter(isGranted)) {
          const key = keyOf({ file: row.source_file, row: Number(row.source_row) });
          granted.set(key, [...(granted.get(key) ?? []), row.relief]);
          relieved.add(row.person_id);
        }
        const counted = {
          peopleWithRelief: relieved.size,
          noConvictionLeft: 0,
          noFelonyLeft: 0,
          noRecentConvictionLeft: 0,
        };
        for (const id of relieved) {
          const all = read.get(id) ?? (await chargesOf(again, id));
          read.set(id, all);
          const convictions = all.filter(({ conviction }) => conviction !== 'false');
          const both = (one: Read, more: string): 'true' | 'unknown' | 'false' =>
            more === 'false' ? 'false' : one.conviction === 'true' && more === 'true' ? 'true' : 'unknown';
          const isRecent = ({ days: [first, last] }: Read): string =>
            first >= since ? 'true' : last >= since ? 'unknown' : 'false';
          if (goes(convictions, (one) => both(one, 'true'), isCleared)) counted.noConvictionLeft += 1;
          if (goes(convictions, (one) => both(one, one.felony), isLessened)) counted.noFelonyLeft += 1;
          if (goes(convictions, (one) => both(one, isRecent(one)), isCleared))
            counted.noRecentConvictionLeft += 1;
        }
        expect([way, counted]).toEqual([way, people[way]]);
        expect(counted.noConvictionLeft).toBeGreaterThan(0);
      }
    } finally {
      again.close();
    }
  });
});
