import type { ChargeColumn } from '../../src/record/charge-cells.js';
import { type Export, type InventedRow, two, written } from './invented-export.testkit.js';

/** For each charge column the headers it is made of, main one first; a column that is not here has no counterpart. */
export type Expected = Readonly<Partial<Record<ChargeColumn, readonly string[]>>>;

const blank = (): string => '';
const withTime = (day: Date): string => `${written.american(day)} 12:00:00 AM`;
const id = (row: InventedRow, begin: number): string => String(begin * 1_000_000 + row.person * 7 + row.row);
const flag = (row: InventedRow): string => String(row.dice.chance(0.5));

/** The part of the prosecutor's open data that both of its exports share. */
const prosecutor: Export = {
  CASE_ID: (row) => id(row, 134_516),
  CASE_PARTICIPANT_ID: (row) => `132408${row.person}`,
  RECEIVED_DATE: (row) => withTime(row.arrest),
  OFFENSE_CATEGORY: (row) => row.dice.pick(['Narcotics', 'Retail Theft', 'Burglary']),
  PRIMARY_CHARGE_FLAG: flag,
  CHARGE_ID: (row) => id(row, 390_015),
  CHARGE_VERSION_ID: (row) => id(row, 89_260),
  DISPOSITION_CHARGED_OFFENSE_TITLE: (row) => row.charge.description,
  CHARGE_COUNT: (row) => row.count,
  DISPOSITION_DATE: (row) => withTime(row.disposed),
  DISPOSITION_CHARGED_CHAPTER: (row) => (row.row % 7 === 0 ? '720-570\\402(C)' : row.charge.chapter),
  DISPOSITION_CHARGED_ACT: (row) => (row.row % 7 === 0 ? '' : row.charge.act),
  DISPOSITION_CHARGED_SECTION: (row) => (row.row % 7 === 0 ? '' : row.charge.section),
  DISPOSITION_CHARGED_CLASS: (row) => row.dice.pick([row.charge.class, row.charge.class, 'X', 'O']),
  DISPOSITION_CHARGED_AOIC: (row) => `00${row.dice.number(11_000, 15_000)}${two(row.dice.number(0, 99))}`,
  CHARGE_DISPOSITION: (row) => row.disposition,
  CHARGE_DISPOSITION_REASON: (row) => row.dice.pick(['', '', 'PG to Other Count/s', 'No Lab']),
};
const courts: Export = {
  COURT_NAME: (row) => row.dice.pick(['District 1 - Chicago', 'District 2 - Skokie']),
  COURT_FACILITY: (row) => row.dice.pick(['26TH Street', 'Skokie Courthouse']),
};
const incident: Export = {
  AGE_AT_INCIDENT: (row) => row.dice.number(17, 70),
  RACE: (row) => row.race,
  GENDER: (row) => row.dice.pick(['Male', 'Female']),
  INCIDENT_CITY: (row) => row.dice.pick(['Chicago', 'Cicero', 'Oak Park']),
  INCIDENT_BEGIN_DATE: (row) => written.american(row.offense),
  INCIDENT_END_DATE: (row) => (row.row % 9 === 0 ? written.american(row.arrest) : ''),
  LAW_ENFORCEMENT_AGENCY: (row) => row.agency,
  LAW_ENFORCEMENT_UNIT: (row) => row.dice.pick(['District 11 - Harrison', 'District 4', '']),
  ARREST_DATE: (row) => `${written.american(row.arrest)} 02:50:00 AM`,
  FELONY_REVIEW_DATE: (row) => withTime(row.arrest),
  FELONY_REVIEW_RESULT: (row) => row.dice.pick(['Approved', 'Charge(S) Approved', 'Rejected', '']),
  ARRAIGNMENT_DATE: (row) => withTime(row.disposed),
  UPDATED_OFFENSE_CATEGORY: (row) => row.dice.pick(['Narcotics', 'Retail Theft', 'Burglary']),
};
const named = (form: Export, prefix: string): Export =>
  Object.fromEntries(Object.entries(form).map(([name, cell]) => [`${prefix}_${name}`, cell]));

const ofProsecutor: Expected = {
  person_id: ['CASE_PARTICIPANT_ID'],
  sex: ['GENDER'],
  race: ['RACE'],
  arrest_date: ['ARREST_DATE'],
  arresting_agency: ['LAW_ENFORCEMENT_AGENCY'],
  offense_date: ['INCIDENT_BEGIN_DATE'],
  case_number: ['CASE_ID'],
  // The count begins anew with each charging document: only the charge's own number tells counts apart.
  count: ['CHARGE_ID'],
  statute: ['DISPOSITION_CHARGED_CHAPTER', 'DISPOSITION_CHARGED_ACT', 'DISPOSITION_CHARGED_SECTION'],
  description: ['DISPOSITION_CHARGED_OFFENSE_TITLE'],
  class: ['DISPOSITION_CHARGED_CLASS'],
  disposition: ['CHARGE_DISPOSITION'],
  disposition_date: ['DISPOSITION_DATE'],
};

/** The export of dispositions of the Cook County State's Attorney: 33 columns. */
export const dispositions: Export = {
  ...prosecutor,
  JUDGE: (row) => row.dice.pick(['Carol M Inventa', 'Charles P Fabler', 'Kay M Nooneby']),
  ...named(courts, 'DISPOSITION'),
  ...incident,
};
export const dispositionsExpected: Expected = ofProsecutor;

/** Its export of sentences: 41 columns. */
export const sentencing: Export = {
  ...prosecutor,
  SENTENCE_JUDGE: (row) => row.dice.pick(['Carol M Inventa', 'Charles P Fabler', 'Kay M Nooneby']),
  ...named(courts, 'SENTENCE'),
  SENTENCE_PHASE: (row) => row.dice.pick(['Original Sentencing', 'Probation Violation Sentencing']),
  SENTENCE_DATE: (row) => withTime(row.disposed),
  SENTENCE_TYPE: (row) => row.sentence || 'Probation',
  CURRENT_SENTENCE_FLAG: flag,
  COMMITMENT_TYPE: (row) => row.dice.pick(['710/410 Probation', 'Court Supervision', 'Cook County Jail']),
  COMMITMENT_TERM: (row) => row.dice.number(1, 30),
  COMMITMENT_UNIT: (row) => row.dice.pick(['Year(s)', 'Months', 'Days']),
  LENGTH_OF_CASE_in_Days: (row) => row.dice.number(3, 900),
  ...incident,
};
export const sentencingExpected: Expected = {
  ...ofProsecutor,
  // Term and unit, which its own layout adds, change nothing of what the sentence is.
  sentence: ['SENTENCE_TYPE', 'COMMITMENT_TYPE'],
};

/** The extract of convictions of the Clerk of the Circuit Court of Cook County: 27 columns. */
export const clerk: Export = {
  case_number: (row) => `${row.offense.getUTCFullYear()}CR${two(row.row)}${row.dice.number(100, 999)}01`,
  sequence_number: (row) => `00${row.count}`,
  st_address: (row) => `${row.dice.number(100, 9999)} N INVENTED AV`,
  city_state: (row) => row.dice.pick(['CHICAGOIL', 'CALUMET CITYIL', 'CICEROIL']),
  zipcode: (row) => row.dice.number(60_001, 60_999),
  ctlbkngno: (row) => row.dice.number(10_000_000, 18_999_999),
  fgrprntno: (row) => row.person * 3,
  statepoliceid: (row) => `IL${row.person}99`,
  fbiidno: (row) => (row.row % 3 === 0 ? '' : `${row.person}PA7`),
  DOB: (row) => written.named(row.born),
  arrest_date: (row) => written.named(row.arrest),
  initial_date: (row) => written.named(row.arrest),
  sex: (row) => row.sex,
  statute: (row) => `${row.charge.chapter}-${row.charge.act}/${row.charge.section}`,
  chrgdesc: (row) => row.charge.description,
  chrgtype: (row) => ('1234X'.includes(row.charge.class) ? 'F' : 'M'),
  chrgtype2: blank,
  chrgclass: (row) => row.charge.class,
  chrgdisp: (row) => row.disposition.toUpperCase(),
  chrgdispdate: (row) => written.named(row.disposed),
  ammndchargstatute: ({ amended }) =>
    amended === undefined ? '' : `${amended.chapter}-${amended.act}/${amended.section}`,
  ammndchrgdescr: ({ amended }) => amended?.description ?? '',
  ammndchrgtype: ({ amended }) => (amended === undefined ? '' : 'M'),
  ammndchrgclass: ({ amended }) => amended?.class ?? '',
  minsent: (row) => row.dice.pick(['00000', '10000', '20000', '30000']),
  maxsent: (row) => row.dice.pick(['00000', '30000']),
  amtoffine: (row) => row.dice.pick(['', '0', '500']),
};
export const clerkExpected: Expected = {
  person_id: ['fgrprntno'],
  sid: ['statepoliceid'],
  birth_date: ['DOB'],
  sex: ['sex'],
  arrest_id: ['ctlbkngno'],
  arrest_date: ['arrest_date'],
  case_number: ['case_number'],
  count: ['sequence_number'],
  statute: ['ammndchargstatute', 'statute'],
  description: ['ammndchrgdescr', 'chrgdesc'],
  class: ['ammndchrgclass', 'chrgclass'],
  disposition: ['chrgdisp'],
  disposition_date: ['chrgdispdate'],
  // Two packed numbers, which only its own layout can read: drafted as a sentence they would say nothing.
  sentence: ['minsent', 'maxsent', 'amtoffine'],
};
