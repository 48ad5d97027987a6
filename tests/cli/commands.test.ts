import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvTable } from '../screening/csv.testkit.js';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import {
  built,
  freshstart,
  freshstartHere,
  quickScreening,
  screening,
} from '../screening/freshstart.testkit.js';
import { type Cells, charge } from '../screening/invented-list.testkit.js';
import { ASSUMPTIONS, listOf, manifestOf, RELIEFS } from '../screening/runs.testkit.js';

const MOTION = 'il.state-attorney-motion';
const MINOR = 'il.minor-cannabis-conviction';

/** Row 1: known to both files, one with the weight. Row 2: the files disagree. Row 3: of the first file alone. */
const BOTH: readonly Cells[] = [
  {
    sid: 'IL91000001',
    case_number: '10CR1',
    statute: '720 ILCS 550/4',
    description: 'POSS CANNABIS',
    class: '',
  },
  { sid: 'IL91000002', case_number: '10CR2', arrest_id: 'D2', person_id: 'K2', name: 'FERNLEY, IDRIS' },
];
const first = listOf([
  charge({ ...BOTH[0], grams: '' }),
  charge({ ...BOTH[1], disposition: 'GUILTY' }),
  charge({
    sid: 'IL91000003',
    person_id: 'K3',
    case_number: '10CR3',
    arrest_id: 'D3',
    county: 'Will County',
  }),
]);
const second = listOf([
  charge({ ...BOTH[1], disposition: 'NOLLE PROSEQUI' }),
  charge({ ...BOTH[0], grams: '8', class: 'B' }),
]);

/** The program of util-linux that runs another on a terminal. */
const TERMINAL = 'script';

const home = mkdtempSync(join(tmpdir(), 'freshstart-commands-'));
const run = join(home, 'run');
let inputs: string[];

beforeAll(async () => {
  inputs = [fileIn(home, 'first.csv', first), fileIn(home, 'second.csv', second)];
  const ended = await freshstartHere(screening(inputs, run));
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return () => rmSync(home, { recursive: true, force: true });
});

/** The determinations of a run by relief, of the row of a file. */
function determined(of: string, file: string, row: number): Record<string, Record<string, string>> {
  const rows = csvTable(join(of, 'determinations.csv'));
  const own = rows.filter((one) => one.source_file === file && one.source_row === String(row));
  return Object.fromEntries(own.map((one) => [one.relief, one]));
}

async function rerun(...more: string[]): Promise<{ out: string; code: number | null; stderr: string }> {
  const out = join(emptyFolder(), 'out');
  const { code, stderr } = await freshstartHere(quickScreening(inputs, out, ...more));
  return { out, code, stderr };
}

describe('screen', () => {
  it('writes the pinned columns in the pinned order, a row for each charge and relief, in input order', () => {
    const path = join(run, 'determinations.csv');
    expect(readFileSync(path, 'utf8').split('\n')[0]).toBe(
      'charge_id,person_id,name,case_number,county,statute_cited,statute,class,offense_date,disposition,' +
        'disposition_date,relief,outcome,selected,rule,reason,missing_facts,assumptions,source_file,source_row,' +
        'selected_rule,selected_missing_facts',
    );
    const rows = csvTable(path).map((row) => `${row.source_file} ${row.source_row} ${row.relief}`);
    expect(rows).toEqual([1, 2, 3].flatMap((row) => RELIEFS.map((relief) => `first.csv ${row} ${relief}`)));
  });

  it('writes a folder that stands alone, and nothing else', () => {
    expect(everythingIn(home).filter((name) => !name.startsWith('run/'))).toEqual([
      'first.csv',
      'run',
      'second.csv',
    ]);
    expect(everythingIn(run)).toEqual([
      'annotated-first.csv',
      'annotated-second.csv',
      'determinations.csv',
      'manifest.json',
      'missing-facts.csv',
      'problems.csv',
      'rejected-rows.csv',
      'review.xlsx',
      'summary.json',
      'workspace',
      'workspace/index.duckdb',
      'workspace/places.bin',
      'workspace/sources',
      'workspace/sources/first.csv',
      'workspace/sources/second.csv',
    ]);
  });

  it('says in the manifest what was read, under which law and terms, and what came out', () => {
    const manifest = manifestOf(run);
    expect(manifest).toMatchObject({
      format: 2,
      program: { name: 'freshstart' },
      rulebook: { id: 'illinois-cannabis', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      policy: null,
      assumptions: { on: ASSUMPTIONS, off: [] },
      asOf: '2026-11-22',
      county: 'Cook',
      layout: 'charge-list',
      sameSource: false,
      annotated: true,
      workbook: true,
      inputs: [
        {
          name: 'first.csv',
          rows: 3,
          used: 3,
          rejected: 0,
          blankLines: 0,
          delimiter: ',',
          encoding: 'ascii',
        },
        { name: 'second.csv', rows: 2, used: 2, rejected: 0, blankLines: 0 },
      ],
      volatile: { inputPaths: inputs },
    });
  });

  it('a charge in both files is one charge: a filled cell beats an empty one', () => {
    const { [MOTION]: motion, [MINOR]: minor } = determined(run, 'first.csv', 1);
    expect(motion).toMatchObject({ outcome: 'eligible', selected: 'yes', class: 'B', rule: '' });
    expect(minor.outcome).toBe('eligible');
    expect(determined(run, 'second.csv', 2)).toEqual({});
    const copies = ['first', 'second'].map((name) => csvTable(join(run, `annotated-${name}.csv`)));
    expect(copies[0][0].freshstart_charge_id).toBe(motion.charge_id);
    expect(copies[1][1].freshstart_charge_id).toBe(motion.charge_id);
    expect(copies[1][1][`${MINOR} outcome`]).toBe('eligible');
  });

  it('a cell on which two sources disagree is unknown, and the problem is named', () => {
    const { [MOTION]: motion } = determined(run, 'first.csv', 2);
    expect(motion).toMatchObject({
      outcome: 'needs_review',
      rule: 'convicted',
      disposition: 'sources disagree',
      selected: '',
    });
    expect(motion.missing_facts).toContain('disposition');
    const problems = csvTable(join(run, 'problems.csv'));
    expect(problems).toContainEqual(
      expect.objectContaining({
        source_file: 'first.csv',
        source_row: '2',
        column: 'disposition',
        code: 'CHARGE_SOURCES_DISAGREE',
      }),
    );
  });

  it('prints what came of it on stdout: counts, the table of reliefs, where the results stand', async () => {
    const { out: _, ...ended } = {
      out: '',
      ...(await freshstartHere(quickScreening(inputs, join(emptyFolder(), 'o')))),
    };
    expect(ended.stdout).toMatch(
      /^5 rows read, 5 used, 0 rejected; 3 charges of 3 people, 3 under this law\.\n/,
    );
    for (const relief of RELIEFS) expect(ended.stdout).toContain(`\n${relief} `);
    expect(ended.stdout).toMatch(/\nResults: \S+\n$/);
    expect(ended.stderr).toBe('');
  });

  it('another county is another county, unless all are asked for', async () => {
    expect(determined(run, 'first.csv', 3)[MOTION]).toMatchObject({
      outcome: 'other_county',
      rule: 'county',
      county: 'Will',
    });
    for (const county of ['all', 'ALL', 'will county']) {
      const { out } = await rerun('--county', county);
      expect(determined(out, 'first.csv', 3)[MOTION].outcome, county).toBe('eligible');
    }
    const { out } = await rerun('--county', 'all');
    expect(csvTable(join(out, 'determinations.csv')).map((row) => row.outcome)).not.toContain('other_county');
  });

  it('--without switches an assumption off: what rested on it is unknown', async () => {
    const with_ = determined(run, 'first.csv', 1)[MINOR];
    expect(with_.assumptions).toContain('history-complete');
    const { out } = await rerun('--without', 'history-complete');
    const without = determined(out, 'first.csv', 1)[MINOR];
    expect(without).toMatchObject({ outcome: 'needs_review', rule: 'violent-conviction', assumptions: '' });
    expect(manifestOf(out)).toMatchObject({ assumptions: { off: ['history-complete'] } });
    const { out: none } = await rerun('--without', 'all');
    expect(csvTable(join(none, 'determinations.csv')).every((row) => row.assumptions === '')).toBe(true);
    expect(manifestOf(none)).toMatchObject({ assumptions: { on: [], off: [...ASSUMPTIONS].sort() } });
    const { out: two } = await rerun('--without', 'history-complete', 'clearing-recorded');
    expect(determined(two, 'first.csv', 1)[MOTION]).toMatchObject({
      outcome: 'needs_review',
      rule: 'not-cleared',
    });
  });

  it('--policy of a file or a preset selects among what is eligible, and changes no outcome', async () => {
    const policy = fileIn(home, 'office.yaml', 'title: Our office\npossessionOnly: true\nmaxGrams: 5\n');
    const { out, stderr } = await rerun('--policy', policy);
    expect(stderr).toBe('');
    expect(determined(out, 'first.csv', 1)[MOTION]).toMatchObject({
      outcome: 'eligible',
      selected: 'no',
      selected_rule: 'maxGrams',
    });
    expect(manifestOf(out)).toMatchObject({
      policy: { name: 'office.yaml', settings: { possessionOnly: true, maxGrams: 5 } },
    });
    rmSync(policy);
    const outcomes = (of: string): string[] =>
      csvTable(join(of, 'determinations.csv')).map((row) => row.outcome);
    expect(outcomes(out)).toEqual(outcomes(run));
    const { out: preset } = await rerun('--policy', 'mchenry-2020');
    expect(manifestOf(preset)).toMatchObject({ policy: { name: 'mchenry-2020' } });
    for (const folder of [out, preset]) expect((await freshstartHere(['verify', folder])).code).toBe(0);
  });

  it('--same-source makes one person of a key that stands in two files', async () => {
    const folder = emptyFolder();
    const nameless = { name: '', birth_date: '', person_id: 'K7', case_number: '10CR7', arrest_id: 'D7' };
    const files = [
      fileIn(folder, 'one.csv', listOf([charge(nameless)])),
      fileIn(
        folder,
        'two.csv',
        listOf([
          charge({ ...nameless, count: '2', statute: '720 ILCS 5/9-1', class: 'X', description: 'MURDER' }),
        ]),
      ),
    ];
    const outcome = async (...more: string[]): Promise<string> => {
      const out = join(emptyFolder(), 'out');
      await freshstartHere(quickScreening(files, out, ...more));
      return determined(out, 'one.csv', 1)[MINOR].outcome;
    };
    expect(await outcome()).toBe('eligible');
    expect(await outcome('--same-source')).toBe('not_eligible');
  });

  it('--no-annotated and --no-workbook leave those files out, and the run verifies', async () => {
    const { out } = await rerun();
    expect(everythingIn(out).filter((name) => /annotated|xlsx/.test(name))).toEqual([]);
    expect(manifestOf(out)).toMatchObject({ annotated: false, workbook: false });
    expect((await freshstartHere(['verify', out])).code).toBe(0);
  });

  it('--strict ends with 4 when a row was rejected, with all results written, and else with 0', async () => {
    expect((await rerun('--strict')).code).toBe(0);
    const folder = emptyFolder();
    const list = fileIn(folder, 'list.csv', `${first}damaged,row\n`);
    const out = join(folder, 'out');
    const ended = await freshstartHere(quickScreening([list], out, '--strict'));
    expect(ended).toMatchObject({ code: 4, stderr: '' });
    expect(ended.stdout).toContain('4 rows read, 3 used, 1 rejected');
    expect(csvTable(join(out, 'determinations.csv'))).toHaveLength(12);
    expect((await freshstartHere(['verify', out])).code).toBe(0);
    expect((await freshstartHere(quickScreening([list], out, '--force'))).code).toBe(0);
  });

  it('--layout charge-list reads what is recognised without it', async () => {
    const { out } = await rerun('--layout', 'charge-list');
    expect(csvTable(join(out, 'determinations.csv'))).toEqual(csvTable(join(run, 'determinations.csv')));
  });

  it('the as-of date decides: without one it is today', async () => {
    const { out } = await rerun('--as-of', '2010-06-01');
    expect(manifestOf(out).asOf).toBe('2010-06-01');
    const folder = emptyFolder();
    const today = (): string => new Date().toLocaleDateString('sv-SE');
    const before = today();
    const args = ['screen', inputs[0], '--law', 'illinois-cannabis', '--county', 'all', '--no-workbook'];
    await freshstartHere([...args, '--out', join(folder, 'out')]);
    expect([before, today()]).toContain(manifestOf(join(folder, 'out')).asOf);
  });
});

describe('the built program', () => {
  beforeAll(built);

  it('screens and verifies; stderr is silent when it is no terminal', async () => {
    const out = join(emptyFolder(), 'out');
    const screened = await freshstart(screening(inputs, out));
    expect(screened).toMatchObject({ code: 0, stderr: '' });
    const verified = await freshstart(['verify', out]);
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toMatch(
      /^All is as it was written: 12 files, 5 rows, 3 charges; 12 determinations /,
    );
    expect(csvTable(join(out, 'determinations.csv'))).toEqual(csvTable(join(run, 'determinations.csv')));
  });

  it('says its version and its help on stdout, with 0', async () => {
    for (const args of [
      ['--version'],
      ['--help'],
      ['screen', '--help'],
      ['explain', '--help'],
      ['verify', '--help'],
    ]) {
      const { code, stdout, stderr } = await freshstart(args);
      expect({ code, stderr }, args.join(' ')).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(args[0] === '--version' ? /^\d+\.\d+\.\d+\n$/ : /^Usage: freshstart/);
    }
  });

  const hasTerminal = ((): boolean => {
    try {
      return process.platform === 'linux' && execFileSync(TERMINAL, ['--version']).includes('util-linux');
    } catch {
      return false;
    }
  })();

  it.runIf(hasTerminal)('shows on a terminal where it stands, without a word of the list', async () => {
    const out = join(emptyFolder(), 'out');
    const start = join(import.meta.dirname, '..', '..', 'scripts', 'start.mjs');
    const command = [process.execPath, start, ...screening(inputs, out)].map((word) => `'${word}'`).join(' ');
    const shown = execFileSync(TERMINAL, ['-qec', command, '/dev/null'], { encoding: 'utf8' });
    for (const stage of ['reading', 'deciding', 'writing the workbook']) expect(shown).toContain(stage);
    expect(shown).not.toMatch(/ASHBROOK|FERNLEY|IL9100000/);
  });
});
