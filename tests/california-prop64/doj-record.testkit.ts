import { CA_DOJ_COLUMNS } from '../../src/states/california/layouts/ca-doj-columns.js';
import { csvOf } from '../screening/csv.testkit.js';

/** Cells of a record by the department's names. */
export type DojCells = Readonly<Record<string, string>>;

const SEPARATORS = ['REQ', 'PII', 'PDR', 'CYC', 'STP', 'CNT', 'SENT'].map((of) => `${of}_SEG_SEP`);

/** A felony conviction under 11359 in Sacramento of 2005, of one invented person, but for the cells that are given. */
export function conviction(cells: DojCells = {}): string[] {
  return recordOf({
    STP_EVENT_DATE: '20050110',
    STP_TYPE_DESCR: 'COURT ACTION',
    STP_ORI_DESCR: 'CASC SACRAMENTO',
    CNT_ORDER: '101002001000',
    OFN: 'SC0001',
    OFFENSE_DESCR: '11359 HS-POSSESS MARIJUANA FOR SALE',
    DISP_DESCR: 'CONVICTED-PROB/JAIL',
    CONV_STAT_DESCR: 'FELONY',
    ...cells,
  });
}

/** The arrest of 2004 that began the cycle. */
export const arrest = (cells: DojCells = {}): string[] =>
  recordOf({
    STP_EVENT_DATE: '20041201',
    STP_TYPE_DESCR: 'ARREST/DETAINED/CITED',
    STP_ORI_DESCR: 'CAPD SACRAMENTO',
    CNT_ORDER: '101001001000',
    OFFENSE_DESCR: '11359 HS-POSSESS MARIJUANA FOR SALE',
    ...cells,
  });

/** A record of the invented person in which only these cells, and those of the person, are filled. */
export function recordOf(cells: DojCells): string[] {
  const whole: Record<string, string> = {
    ...Object.fromEntries([...SEPARATORS, 'END_OF_REC'].map((name) => [name, '#'])),
    RECORD_ID: '10',
    SUBJECT_ID: '00000001',
    CII_NUMBER: 'A00000001',
    PRI_NAME: 'INVENTED,PERSON',
    PRI_DOB: '19700615',
    STP_ORI_CNTY_NAME: 'SACRAMENTO',
    ...cells,
  };
  for (const name of Object.keys(whole)) {
    if (!CA_DOJ_COLUMNS.includes(name)) throw new RangeError(`no such field: ${name}`);
  }
  return CA_DOJ_COLUMNS.map((name) => whole[name] ?? '');
}

/** The cells that make somebody else of the person. */
export const person = (number: number): DojCells => ({
  SUBJECT_ID: String(number).padStart(8, '0'),
  CII_NUMBER: `A${String(number).padStart(8, '0')}`,
});

/** Records as a file with a header. */
export const dojFile = (...records: readonly (readonly string[])[]): string =>
  csvOf([CA_DOJ_COLUMNS, ...records]);
