import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { NO_OFFICE } from '../../src/court/office.js';
import { writePackets } from '../../src/court/write-packets.js';
import { chargeList } from '../../src/intake/layouts/charge-list.js';
import type { Rulebook } from '../../src/law/rulebook.js';
import { isoDay } from '../../src/record/day.js';
import { californiaProp64 } from '../../src/states/california/prop64/rulebook.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';
import { courtPapers, layouts, rulebooks, stateResults } from '../../src/states/index.js';
import { type Row, rowsOf } from '../docket/docket-runs.testkit.js';
import { faultsOf } from '../files/pdf-structure.testkit.js';
import { csvTable } from '../screening/csv.testkit.js';
import { everythingIn } from '../screening/folders.testkit.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';
import { inventPeople } from '../screening/invented-list.testkit.js';
import { listOf, screenHere } from '../screening/runs.testkit.js';
import { listRows, readWord } from './packets.testkit.js';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'freshstart-demo-packets-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Screens the demo list of a rulebook and makes packets of the run; the rows that must be in them. */
async function packetsOfDemo(
  rulebook: Rulebook,
): Promise<{ folder: string; rows: readonly Row[]; said: string }> {
  const { demo, id } = rulebook;
  if (demo === undefined) throw new Error('the rulebook has no demo');
  const list = join(root, `${id}.csv`);
  const pieces: string[] = [];
  demo.write((text) => pieces.push(text));
  writeFileSync(list, pieces.join(''));
  const preset = demo.policy ?? '';
  const policy = rulebook.readPolicy(preset, parse(rulebook.presetDocument(preset)));
  const run = join(root, `${id}-run`);
  await screenHere([list], run, {
    ...{ rulebook, policy, county: demo.county, asOf: isoDay(demo.asOf) },
    ...{ layouts: [chargeList, ...layouts], stateResults },
  });
  const folder = join(root, `${id}-packets`);
  const { code, stdout } = await freshstartHere(['packet', run, '--out', folder]);
  expect(code).toBe(0);
  return {
    folder,
    rows: rowsOf(run).filter((row) => row.outcome === 'eligible' && row.selected === 'yes'),
    said: stdout,
  };
}

const sorted = (texts: readonly string[]): string[] => [...texts].sort();
const or = (text: string, other: string): string => (text === '' || text === 'UNKNOWN' ? other : text);

describe('packets of the demo of Illinois', () => {
  it('hold each selected motion once, by person and by case, and count them', async () => {
    const { folder, rows, said } = await packetsOfDemo(illinoisCannabis);
    const motions = rows.filter(({ relief }) => relief === 'il.state-attorney-motion');
    expect(motions.length).toBeGreaterThan(200);
    const people = new Set(motions.map((row) => or(row.person_id, `${row.name}${row.source_row}`)));
    expect(said).toContain(`${people.size} people, ${motions.length} convictions`);
    const wanted = sorted(motions.map((row) => `${or(row.case_number, 'not in the list')} ${row.statute}`));
    for (const list of ['schedule-by-person', 'schedule-by-case']) {
      const found = listRows(join(folder, 'packet-1'), list);
      expect(sorted(found.map((row) => `${row['Case number']} ${row.Statute}`))).toEqual(wanted);
    }
    const text = readWord(join(folder, 'packet-1', 'motion.docx'));
    for (const row of motions) expect(text).toContain(or(row.case_number, ''));
    expect(text).toContain(`${people.size} people: ${motions.length} convictions`);
  });
});

describe('packets of the demo of California', () => {
  it('put each conviction into the order of its relief, and all into the list to the court', async () => {
    const { folder, rows } = await packetsOfDemo(californiaProp64);
    const wanted = rows.map(
      (row) => `${or(row.case_number, 'not in the list')} ${row.statute} ${row.relief}`,
    );
    expect(wanted.length).toBeGreaterThan(50);
    const words = { 'dismissal and sealing': 'ca.prop64-dismissal', redesignation: 'ca.prop64-reduction' };
    const found = listRows(join(folder, 'packet-1'), 'schedule-by-case').map(
      (row) => `${row['Case number']} ${row.Section} ${words[row.Relief as keyof typeof words]}`,
    );
    expect(sorted(found)).toEqual(sorted(wanted));
    for (const [document, relief] of [
      ['order-dismissal', 'ca.prop64-dismissal'],
      ['order-redesignation', 'ca.prop64-reduction'],
    ]) {
      const text = readWord(join(folder, 'packet-1', `${document}.docx`));
      const own = rows.filter((row) => row.relief === relief);
      // The header row, and one row for each.
      expect(
        text
          .split('\n')
          .filter((line) => line.includes(' | '))
          .join('')
          .split(/ HS, /).length - 1,
      ).toBe(own.length);
      expect(text).toContain(`${own.length} convictions`);
    }
    for (const name of everythingIn(folder).filter((one) => one.endsWith('.pdf'))) {
      expect(faultsOf(readFileSync(join(folder, name)))).toEqual([]);
    }
  });
});

describe('a conviction that is chosen for two reliefs', () => {
  it('is in no packet: a court is asked for one', async () => {
    const run = join(root, `${californiaProp64.id}-run`);
    const both = rowsOf(run).filter((row) => row.outcome === 'eligible');
    const determinations = new Map(both.map((row) => [`${row.charge_id} ${row.relief}`, row.assumptions]));
    const making = writePackets({
      ...{ run, out: join(root, 'both'), rulebooks, layouts, papers: courtPapers, office: NO_OFFICE },
      ...{ templates: undefined, onDemand: [], force: false, programVersion: 'test' },
      grouping: { by: 'all', atMost: undefined, courthouse: undefined },
      approved: async () => ({ determinations, found: [], moved: [] }),
    });
    await expect(making).rejects.toThrow(`${both.length / 2} convictions are chosen for two reliefs at once`);
    expect(everythingIn(root).filter((name) => name.startsWith('both'))).toEqual([]);
  });
});

describe('schedules', () => {
  it('say of each conviction what stands in the row of the list it was read from', async () => {
    const charges = inventPeople(1200, 5);
    const list = join(root, 'invented.csv');
    writeFileSync(list, listOf(charges));
    const run = join(root, 'invented-run');
    await screenHere([list], run, { county: 'all' });
    const folder = join(root, 'invented');
    expect((await freshstartHere(['packet', run, '--out', folder])).code).toBe(0);
    const chosen = rowsOf(run).filter(
      (row) => row.relief === 'il.state-attorney-motion' && row.outcome === 'eligible',
    );
    expect(chosen.length).toBeGreaterThan(40);
    const input = csvTable(list);
    const wanted = chosen.map((row) => {
      const cells = input[Number(row.source_row) - 1] ?? {};
      return ['case_number', 'count', 'arrest_id', 'arresting_agency'].map((name) =>
        or(cells[name] ?? '', 'not in the list'),
      );
    });
    const packets = everythingIn(folder).filter((name) => /^packet-\d+$/.test(name));
    // One for each county: none is filed in another's court.
    expect(packets.length).toBe(new Set(chosen.map((row) => row.county)).size);
    const found = packets.flatMap((name) =>
      listRows(join(folder, name), 'schedule-by-person').map((row) => [
        ...[row['Case number'], row.Count, row.DCN, row['Arresting agency']],
      ]),
    );
    const lines = (rows: readonly (readonly (string | undefined)[])[]): string[] =>
      sorted(rows.map((row) => row.join(' | ')));
    expect(lines(found)).toEqual(lines(wanted));
  });
});
