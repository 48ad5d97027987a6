import { join } from 'node:path';
import {
  CLERK_HEADER,
  DISPOSITIONS_HEADER,
  SENTENCING_HEADER,
} from '../../src/states/illinois/layouts/headers.testkit.js';
import { csvOf, csvTable } from '../screening/csv.testkit.js';
import { emptyFolder, fileIn } from '../screening/folders.testkit.js';
import { freshstartHere, screening } from '../screening/freshstart.testkit.js';

/** The cells of an invented row that are filled, by the names of the header. */
export type Cells = Readonly<Record<string, string>>;

/** A charge of possession as the prosecutor's exports have it. */
const CHARGE: Cells = {
  CASE_ID: '100000000001',
  CASE_PARTICIPANT_ID: '200000000001',
  CHARGE_ID: '300000000001',
  CHARGE_VERSION_ID: '400000000001',
  CHARGE_COUNT: '1',
  OFFENSE_CATEGORY: 'Narcotics',
  PRIMARY_CHARGE_FLAG: 'true',
  DISPOSITION_CHARGED_OFFENSE_TITLE: 'POSSESSION OF CANNABIS',
  DISPOSITION_DATE: '06/21/2012 12:00:00 AM',
  DISPOSITION_CHARGED_CHAPTER: '720',
  DISPOSITION_CHARGED_ACT: '550',
  DISPOSITION_CHARGED_SECTION: '4(c)',
  DISPOSITION_CHARGED_CLASS: 'A',
  CHARGE_DISPOSITION: 'Plea Of Guilty',
  INCIDENT_BEGIN_DATE: '11/17/2011',
  ARREST_DATE: '11/17/2011 02:00:00 PM',
  SENTENCE_PHASE: 'Original Sentencing',
  SENTENCE_DATE: '06/21/2012 12:00:00 AM',
  SENTENCE_TYPE: 'Conditional Discharge',
  CURRENT_SENTENCE_FLAG: 'true',
  COMMITMENT_TYPE: 'Conditional Discharge',
  COMMITMENT_TERM: '1',
  COMMITMENT_UNIT: 'Year(s)',
};

/** A disposition of a charge of possession as the clerk's extract has it. */
const DISPOSED: Cells = {
  case_number: '2007CR1475501',
  sequence_number: '001',
  st_address: '1 EXAMPLE ST',
  city_state: 'CALUMET CITYIL',
  ctlbkngno: '12345678',
  fgrprntno: '111111',
  statepoliceid: 'IL1111111',
  DOB: '13-Jun-43',
  arrest_date: '2-Dec-06',
  initial_date: '5-Jan-07',
  sex: 'MALE',
  statute: '720-550/4(C)',
  chrgdesc: 'POSS CANNABIS',
  chrgtype: 'M',
  chrgtype2: 'Misdemeanor',
  chrgclass: 'A',
  chrgdisp: 'DEF SENT CONDITIONAL DISCHARGE',
  chrgdispdate: '4-Apr-07',
  minsent: '100000',
  maxsent: '100000',
};

const listOf = (header: readonly string[], common: Cells, rows: readonly Cells[]): string =>
  csvOf([header, ...rows.map((row) => header.map((name) => ({ ...common, ...row })[name] ?? ''))]);

/** Invented exports; each row says only what differs from the charge above. */
export const sentencing = (rows: readonly Cells[]): string => listOf(SENTENCING_HEADER, CHARGE, rows);
export const dispositions = (rows: readonly Cells[]): string => listOf(DISPOSITIONS_HEADER, CHARGE, rows);
export const clerk = (rows: readonly Cells[]): string => listOf(CLERK_HEADER, DISPOSED, rows);

/** A finished run of the lists, read back. */
export class LayoutRun {
  constructor(
    readonly folder: string,
    readonly stdout: string,
  ) {}

  table(file: string): Record<string, string>[] {
    return csvTable(join(this.folder, file));
  }

  /** Outcome and rule of the motion for each charge, by file and row. */
  motions(): Record<string, string> {
    const lines = this.table('determinations.csv').filter(
      ({ relief }) => relief === 'il.state-attorney-motion',
    );
    return Object.fromEntries(
      lines.map((line) => [
        line.source_row,
        [line.outcome, line.rule, line.missing_facts].filter((text) => text !== '').join(' '),
      ]),
    );
  }

  async verified(): Promise<string> {
    const { code, stdout, stderr } = await freshstartHere(['verify', this.folder]);
    return code === 0 ? stdout : stderr;
  }

  async explained(row: number, ...more: string[]): Promise<string> {
    return (await freshstartHere(['explain', this.folder, '--row', String(row), ...more])).stdout;
  }
}

/** Screens lists by name; the layout is told by the header. */
export async function screened(
  lists: Readonly<Record<string, string>>,
  ...more: string[]
): Promise<LayoutRun> {
  const folder = emptyFolder();
  const inputs = Object.entries(lists).map(([name, content]) => fileIn(folder, name, content));
  const out = join(folder, 'run');
  const { code, stdout, stderr } = await freshstartHere(screening(inputs, out, '--no-workbook', ...more));
  if (code !== 0) throw new Error(stderr);
  return new LayoutRun(out, stdout);
}
