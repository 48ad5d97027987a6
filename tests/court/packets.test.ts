import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layoutsNamed } from '../../src/cli/choose.js';
import { NO_OFFICE } from '../../src/court/office.js';
import { type PacketOptions, writePackets } from '../../src/court/write-packets.js';
import { courtPapers, rulebooks } from '../../src/states/index.js';
import { rowsOf, runOf } from '../docket/docket-runs.testkit.js';
import { rowsOf as pdfRows, readPdf, tagsOf } from '../files/pdf-reader.testkit.js';
import { faultsOf } from '../files/pdf-structure.testkit.js';
import { everythingIn, fileIn } from '../screening/folders.testkit.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';
import type { Cells } from '../screening/invented-list.testkit.js';
import { filesIn, footOf, listRows, OFFICE, readWord } from './packets.testkit.js';

const LONG = 'X'.repeat(200);
/** People of every odd kind; each case of its own but where it says so. */
const CHARGES: readonly Cells[] = [
  { person_id: 'K1', sid: 'IL90000001', case_number: '10CR001', disposition_date: '2010-05-01' },
  {
    person_id: 'K1',
    sid: 'IL90000001',
    name: 'ASHBROOK, ELOWEN M',
    case_number: '12CR002',
    disposition_date: '2012-06-07',
    offense_date: '2012-02-01',
    arrest_date: '2012-02-01',
  },
  {
    person_id: 'K2',
    name: '{attorney_name}',
    case_number: '13CR003',
    sid: 'IL90000002',
    disposition_date: '2013-05',
  },
  {
    person_id: 'K3',
    name: `${LONG}, É ł ü`,
    case_number: '14CR004',
    birth_date: '1984',
    disposition_date: '2014-05-01',
  },
  {
    person_id: 'K4',
    name: '=SUM(A1), RUE',
    case_number: '10CR001',
    birth_date: '',
    disposition_date: '2010-05-01',
  },
  {
    person_id: 'K5',
    name: 'עדי, שחר',
    case_number: '15CR005',
    offense_date: '2015',
    arrest_date: '2015-03-01',
    disposition_date: '2015-05-01',
  },
  {
    person_id: 'K6',
    name: 'CONTROL\u0007, "IVO"',
    sid: '',
    arrest_id: '',
    arresting_agency: '',
    count: '',
    case_number: '16CR006',
    disposition_date: '2016-05-01',
  },
  { person_id: 'K7', name: 'NOT, ELIGIBLE', case_number: '17CR007', disposition: 'NOLLE PROSEQUI' },
  { person_id: 'K8', name: 'ELSE, WHERE', county: 'Will', case_number: '17CR008' },
];
/** The charges of the list that must be in packets, by the row they stand in. */
const FILED = [1, 2, 3, 4, 5, 6, 7];

let root: string;
let run: string;
const packet = (out: string, ...more: string[]) =>
  freshstartHere(['packet', run, '--out', join(root, out), ...more]);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'freshstart-court-'));
  run = await runOf(join(root, 'list'), CHARGES);
  fileIn(root, 'office.yaml', OFFICE);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Makes a packet for each person, without a command. */
const madeHere = (out: string, more: Partial<PacketOptions>) =>
  writePackets({
    ...{ run, out: join(root, out), rulebooks, layouts: layoutsNamed(undefined), papers: courtPapers },
    ...{ office: NO_OFFICE, templates: undefined, onDemand: [], approved: undefined, force: false },
    grouping: { by: 'person', atMost: undefined, courthouse: undefined },
    programVersion: 'test',
    ...more,
  });

describe('the packets of a run', () => {
  it('hold every selected conviction of the motion once, in schedules, order and motion', async () => {
    const { code, stdout } = await packet('all', '--office', join(root, 'office.yaml'));
    expect(code).toBe(0);
    expect(stdout).toContain('1 packet: 6 people, 7 convictions, 22 files.');
    const chosen = rowsOf(run).filter(
      (row) =>
        row.relief === 'il.state-attorney-motion' && row.outcome === 'eligible' && row.selected === 'yes',
    );
    expect(chosen.map((row) => Number(row.source_row)).sort()).toEqual(FILED);
    const own = join(root, 'all', 'packet-1');
    for (const list of ['schedule-by-person', 'schedule-by-case']) {
      const rows = listRows(own, list);
      const cases = rows.map((row) => `${row['Case number']} ${row.Convicted} ${row.Born}`).sort();
      const wanted = FILED.map((row) => CHARGES[row - 1]).map(
        (one) => `${one.case_number} ${one.disposition_date} ${one.birth_date ?? '1984-03-02'}`,
      );
      expect(cases).toEqual(wanted.map((text) => text.replace(/ $/, ' unknown')).sort());
    }
    for (const document of ['motion', 'order']) {
      const text = readWord(join(own, `${document}.docx`));
      for (const row of FILED) expect(text).toContain(String(CHARGES[row - 1].case_number));
      expect(text).not.toContain('17CR007');
      expect(text).not.toContain('17CR008');
    }
  });

  it('carry the hash of the run, the number of the packet and page numbers, each of them', () => {
    const { run: hash } = JSON.parse(readFileSync(join(root, 'all', 'manifest.json'), 'utf8'));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const all = everythingIn(join(root, 'all'));
    for (const name of all.filter((one) => one.endsWith('.docx'))) {
      const foot = footOf(join(root, 'all', name));
      expect(foot).toContain(`Run ${hash}`);
      expect(foot).toContain('packet 1 of 1 · page ');
      expect(foot).toContain('NUMPAGES');
    }
    for (const name of all.filter((one) => one.endsWith('.pdf'))) {
      const pdf = readFileSync(join(root, 'all', name));
      const [page] = readPdf(pdf).pages;
      expect(page.artifacts.replace(/\s+/g, ' ')).toContain(`Run ${hash}`);
      expect(page.artifacts).toContain('page 1 of ');
      expect(faultsOf(pdf)).toEqual([]);
    }
  });

  it('tell of each person what the court weighs; what is not known is said so, and what is known in part in part', () => {
    const text = readWord(join(root, 'all', 'packet-1', 'motion.docx'));
    const about = (name: string): string => {
      const from = text.indexOf(name);
      return text.slice(from, text.indexOf('\n\n', from + 1));
    };
    expect(about('ASHBROOK, ELOWEN')).toContain('Born: March 2, 1984. Age now: 42.');
    expect(about('ASHBROOK, ELOWEN')).toContain('June 7, 2012; 14 years, 5 months');
    expect(about('ASHBROOK, ELOWEN')).toContain('May 1, 2010; 16 years, 6 months');
    expect(text).toContain('ASHBROOK, ELOWEN M, also listed as ASHBROOK, ELOWEN');
    expect(about(LONG)).toContain('Born: 1984. Age now: 41 or 42.');
    expect(about(LONG)).toContain('February 1, 2010; age 25 or 26');
    expect(about('=SUM(A1), RUE')).toContain('Born: unknown. Age now: unknown.');
    expect(about('=SUM(A1), RUE')).toContain('; age unknown');
    expect(about('{attorney_name}')).toContain('May 2013; 13 years');
    expect(about('עדי')).toMatch(/\| 2015; age 30 \|/);
    expect(text).toContain('16CR006, count not in the list');
  });

  it('show names as they are, and as no formula or placeholder', () => {
    const text = readWord(join(root, 'all', 'packet-1', 'motion.docx'));
    expect(text).toContain('{attorney_name}');
    expect(text).toContain(`${LONG}, É ł ü`);
    expect(text).toContain('CONTROL , "IVO"');
    const names = listRows(join(root, 'all', 'packet-1'), 'schedule-by-person').map(({ Name }) => Name);
    expect(names).toContain("'=SUM(A1), RUE");
  });

  it('say of the office what its file says', () => {
    const text = readWord(join(root, 'all', 'packet-1', 'motion.docx'));
    expect(text).toContain('Attorney number 00123');
    expect(text).toContain('Office of the State Prosecutor\n1 Invented Square\nInvented City 00000');
    expect(text).not.toMatch(/\[the /);
    expect(readWord(join(root, 'all', 'packet-1', 'notice.docx'))).toContain('Day | ____');
  });

  it('give the State Police a list by number, those without one last', () => {
    const rows = listRows(join(root, 'all', 'lists'), 'state-police');
    const numbers = rows.map(({ SID }) => SID);
    expect(numbers.slice(0, 3)).toEqual(['IL90000001', 'IL90000001', 'IL90000002']);
    expect(new Set(numbers.slice(3))).toEqual(new Set(['not in the list']));
    expect(rows.at(-1)).toBeDefined();
    const table = tagsOf(
      readPdf(readFileSync(join(root, 'all', 'lists', 'state-police.pdf'))).tags,
      'Table',
    )[0];
    expect(pdfRows(table).length).toBe(rows.length + 1);
  });

  it('are the same, byte for byte, when they are made again', async () => {
    await packet('again', '--office', join(root, 'office.yaml'));
    expect(filesIn(join(root, 'again'))).toEqual(filesIn(join(root, 'all')));
  });

  it('are one for each case or person when asked, with orders and letters for each', async () => {
    expect((await packet('case', '--by', 'case')).stdout).toContain('6 packets: 6 people, 7 convictions');
    const both = readWord(join(root, 'case', 'packet-6', 'motion.docx'));
    expect(both).toContain('2 people:\n2 convictions in 1 case');
    await packet('person', '--by', 'person', '--orders-per-person', '--letters');
    const orders = everythingIn(join(root, 'person')).filter((name) => name.includes('order-for-one/'));
    expect(orders.length).toBe(6);
    const letters = everythingIn(join(root, 'person')).filter((name) => name.includes('letter/'));
    expect(letters.length).toBe(6);
    expect(listRows(join(root, 'person', 'lists'), 'schedule-by-person')[0].Packet).toMatch(/^[1-6]$/);
    const text = readWord(join(root, 'person', letters[0]));
    expect(text).toMatch(/vacated 1 conviction of yours|vacated 2 convictions of yours/);
  });

  it('tell how far they are: every document and list is counted, and none twice', async () => {
    const told: (readonly [number, number])[] = [];
    await madeHere('told', {
      onDemand: ['letters'],
      onProgress: (done, whole) => told.push([done, whole]),
    });
    const files = [...filesIn(join(root, 'told')).keys()];
    const all = files.filter((name) => /\.(?:docx|csv)$/.test(name)).length;
    expect([told[0], told.at(-1)]).toEqual([
      [0, all],
      [all, all],
    ]);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
  });

  it('without an office file leave places in brackets, and say so', async () => {
    const { stdout } = await packet('bare', '--at-most', '4');
    expect(stdout).toContain('No office file was given');
    expect(stdout).toContain('2 packets');
    expect(readWord(join(root, 'bare', 'packet-2', 'motion.docx'))).toContain('[the attorney who signs]');
  });
});

describe('no packets are made, and nothing is left,', () => {
  const refused = async (out: string, ...more: string[]): Promise<string> => {
    const { code, stderr } = await packet(out, ...more);
    expect(code).toBeGreaterThan(0);
    expect(existsSync(join(root, out))).toBe(false);
    expect(everythingIn(root).filter((name) => name.includes('partial'))).toEqual([]);
    return stderr;
  };

  it('for an office file that lacks what the templates print, or has a key of another name', async () => {
    const lacking = fileIn(root, 'lacking.yaml', OFFICE.replace(/judge.*\n/, ''));
    expect(await refused('no', '--office', lacking)).toMatch(/does not say: judge\..*motion\.docx/);
    const wrong = fileIn(root, 'wrong.yaml', OFFICE.replace('judge', 'jugde'));
    expect(await refused('no', '--office', wrong)).toContain('no key jugde; did you mean judge?');
    expect(await refused('no', '--office', join(root, 'none.yaml'))).toContain('FILES_CANNOT_READ');
  });

  it('for an office file in which only its courthouses have a name and a judge, when a packet is of none', async () => {
    const own = 'courthouses: [{ name: East, judge: Robin Example, cases: ["10"] }]\n';
    const office = fileIn(root, 'east.yaml', OFFICE.replace(/courthouse: .*\njudge: .*\n/, own));
    for (const more of [[], ['--courthouse', 'each']]) {
      expect(await refused('no', '--office', office, ...more)).toContain('does not say: courthouse, judge.');
    }
    const east = await packet('east', '--office', office, '--courthouse', 'East');
    expect(east.code).toBe(0);
    expect(readWord(join(root, 'east', 'packet-1', 'notice.docx'))).toContain('Judge | Robin Example');
  });

  it('for a courthouse that the office file does not name', async () => {
    expect(await refused('no', '--courthouse', 'East')).toContain('which names none');
  });

  it('for groups that there are not', async () => {
    expect(await refused('no', '--by', 'judge')).toContain('--by is one of all, person, case');
    expect(await refused('no', '--by', 'case', '--at-most', '3')).toContain('--at-most goes with --by all');
    expect(await refused('no', '--data', root)).toContain('go with --approved');
    expect(await refused('no', '--approved')).toContain('DOCKET_WHICH_STORE');
  });

  it('in the folder of the run', async () => {
    const { stderr } = await freshstartHere(['packet', run, '--out', join(run, 'packets')]);
    expect(stderr).toContain('lies in the folder of the run');
  });

  it('onto what is no folder of packets, even with --force; an earlier one is replaced', async () => {
    mkdirSync(join(root, 'kept'));
    fileIn(root, 'kept/notes.txt', 'x');
    expect((await packet('kept', '--force')).stderr).toContain('FILES_OUTPUT_NOT_A_RUN');
    expect(readFileSync(join(root, 'kept', 'notes.txt'), 'utf8')).toBe('x');
    expect((await packet('bare')).stderr).toContain('FILES_OUTPUT_EXISTS');
    expect((await packet('bare', '--force')).code).toBe(0);
  });

  it('when they are stopped', async () => {
    const stop = new AbortController();
    const making = madeHere('no', {
      signal: stop.signal,
      onProgress: (done) => {
        if (done > 0) stop.abort(new Error('stopped'));
      },
    });
    await expect(making).rejects.toThrow('stopped');
    expect(everythingIn(root).filter((name) => /^no\/|partial/.test(name))).toEqual([]);
  });

  it('when nothing is selected', async () => {
    const none = await runOf(join(root, 'none'), [{ disposition: 'NOLLE PROSEQUI' }]);
    const { code, stderr } = await freshstartHere(['packet', none, '--out', join(root, 'no')]);
    expect(code).toBe(2);
    expect(stderr).toContain('no conviction is eligible and selected');
    expect(existsSync(join(root, 'no'))).toBe(false);
  });

  it('from a run of which a file was altered: it is named', async () => {
    const altered = await runOf(join(root, 'altered'), CHARGES);
    appendFileSync(join(altered, 'determinations.csv'), '\n');
    const { code, stderr } = await freshstartHere(['packet', altered, '--out', join(root, 'no')]);
    expect(code).toBe(1);
    expect(stderr).toContain('The file determinations.csv of the run is not as it was written');
    expect(existsSync(join(root, 'no'))).toBe(false);
  });
});
