import { isoDay } from '../../src/record/day.js';
import { inventDojFile } from '../../src/states/california/generate/write-ca-doj.js';
import { CA_DOJ_COLUMNS } from '../../src/states/california/layouts/ca-doj-columns.js';
import type { Expected } from './exports-of-offices.testkit.js';

/** The file of the California Department of Justice; with dirt its header has a comma too many. */
export function departmentFile(people: number, seed: number, dirt: 'real' | 'none' = 'real'): string {
  const list = { people, seed, asOf: isoDay('2026-11-22'), dirt };
  return [...inventDojFile(list)].map(({ text }) => text).join('');
}

/** What its columns are, in charge columns, as far as a mapping can say it. */
export const departmentExpected: Expected = {
  person_id: ['SUBJECT_ID'],
  // Its layout takes it for the person where the subject has no number.
  sid: ['CII_NUMBER'],
  name: ['PRI_NAME'],
  birth_date: ['PRI_DOB'],
  sex: ['GENDER'],
  race: ['RACE_DESCR'],
  arresting_agency: ['STP_ORI_DESCR'],
  county: ['STP_ORI_CNTY_NAME'],
  case_number: ['OFN'],
  count: ['CNT_ORDER'],
  statute: ['OFFENSE_DESCR'],
  class: ['CONV_STAT_DESCR', 'OFFENSE_TOC'],
  disposition: ['DISP_DESCR'],
  disposition_date: ['STP_EVENT_DATE'],
  sentence: ['SENT_LOC_DESCR', 'SENT_LENGTH', 'SENT_TIME_DESCR'],
};

/** Charge columns of its layout that are parts of a cell, or read out of one: no mapping can make them. */
export const MADE_BY_THE_LAYOUT_ALONE = ['arrest_id', 'cleared'];

/** Other names for its columns; three say nothing at all, so that only their cells can tell. */
const DISGUISE: Readonly<Record<string, string>> = {
  SUBJECT_ID: 'PersonNo',
  CII_NUMBER: 'CII No',
  PRI_NAME: 'Full Name',
  GENDER: 'Sex',
  PRI_DOB: 'D.O.B.',
  RACE_DESCR: 'Race',
  STP_ORI_DESCR: 'Agency',
  STP_ORI_CNTY_NAME: 'ZQ7',
  OFN: 'Case No',
  CNT_ORDER: 'Count No',
  OFFENSE_DESCR: 'ZQ1',
  OFFENSE_TOC: 'Charge Level',
  CONV_STAT_DESCR: 'ConvictionLevel',
  DISP_DESCR: 'Dispo',
  DISP_DATE: 'Dispo Dt',
  STP_EVENT_DATE: 'ZQ3',
  SENT_LOC_DESCR: 'Sentence',
  SENT_LENGTH: 'Sentence Length',
  SENT_TIME_DESCR: 'Sentence Unit',
};
const disguised = (name: string): string => DISGUISE[name] ?? name;

/** The same file under other names. */
export function inDisguise(text: string): string {
  const [, ...lines] = text.split('\r\n');
  return [`${CA_DOJ_COLUMNS.map(disguised).join(',')},`, ...lines].join('\r\n');
}

export const disguisedExpected: Expected = Object.fromEntries(
  Object.entries(departmentExpected).map(([column, names]) => [column, names.map(disguised)]),
);
