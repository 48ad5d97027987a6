import type { HeaderMatch, Layout, Lending, MergedCells } from '../../../intake/layout.js';
import { rememberByText } from '../../../record/remember.js';
import { parseCaCitation } from '../citations/parse-citation.js';
import { chargeText } from '../citations/prop64-comment.js';
import { isConvicted, saysSetAside } from '../dispositions.js';
import { COMPANION_FLAGS, companionFlags } from '../tables/companion-flags.js';
import { CA_DOJ_COLUMNS, fieldOf } from './ca-doj-columns.js';
import {
  arrestOf,
  earliestDate,
  isArrest,
  isCourtAction,
  needsNoCount,
  saidOfArrest,
} from './ca-doj-steps.js';

/** Names that every header has, at their places: the others are spelled in more than one way. */
const SURE_NAMES = [
  'RECORD_ID',
  'SUBJECT_ID',
  'CII_NUMBER',
  'PRI_NAME',
  'PRI_DOB',
  'CNT_ORDER',
  'OFFENSE_DESCR',
];
/** Of the names that a header lacks, so many are told. */
const MOST_NAMES = 5;
const DIGITS_OF_COUNT = 9;
const DIGITS_OF_STEP = 6;
const DIGITS_OF_CYCLE = 3;

const plain = (name: string) => ({ fields: [fieldOf(name)] });
const digits = (length: number) => ({
  ...plain('CNT_ORDER'),
  make: ([order]: readonly string[]) => (isCount(order) ? order.slice(0, length) : ''),
});
const isCount = (order: string): boolean => /^\d{9,}$/.test(order);

const SENTENCE = ['SENT_LOC_DESCR', 'SENT_LOC_CODE', 'SENT_LENGTH', 'SENT_TIME_DESCR', 'SENT_TIME_CODE'];
const MERGED = ['disposition', 'comment', 'sentence'] as const;

/** One part of a sentence: `JAIL 30 DAYS`; a part without length by its name alone. */
function sentencePart([kind, kindCode, length, unit, unitCode]: readonly string[]): string {
  const name = kind || kindCode;
  if (name === '' && length === '') return '';
  return [name, ...(length === '' ? [] : [length.replace(/^0+(?=\d)/, ''), unit || unitCode])]
    .join(' ')
    .trim();
}

/** Said of a charge whose conviction a later row, or its own words, set aside. */
const SET_ASIDE = 'yes';

const setAside = (first: string, later: readonly string[]): string =>
  (isConvicted(first) && saysSetAside(first)) || later.some(saysSetAside) ? SET_ASIDE : '';

const FIRST = [0];

/** The first row of a charge gives its facts; the others are parts of its sentence, or set it aside. */
function mergedRows(rows: readonly (readonly string[])[]): MergedCells {
  const [first, ...later] = rows.map(([disposition]) => disposition);
  const commented = rows.findIndex(([, comment]) => comment !== '');
  return {
    sex: FIRST,
    race: FIRST,
    arrest_id: FIRST,
    arrest_date: FIRST,
    arresting_agency: FIRST,
    offense_date: FIRST,
    county: FIRST,
    case_number: FIRST,
    statute: FIRST,
    class: FIRST,
    disposition: FIRST,
    disposition_date: FIRST,
    event: FIRST,
    companions: FIRST,
    comment: commented < 0 ? FIRST : [commented],
    cleared: setAside(first, later),
    sentence: rows
      .map(([, , sentence]) => sentence)
      .filter((sentence) => sentence !== '')
      .join('; '),
  };
}

const flagsOf = rememberByText((text: string) => {
  const reading = parseCaCitation(text);
  return reading.kind === 'citation' ? companionFlags([reading.citation]) : '';
});

const cycleOf = (cycle: string): string => cycle;

/** What rows of a step, and of a cycle, say for all charges of it. */
const LENT: readonly Lending[] = Object.freeze([
  {
    column: 'count',
    group: (count: string) => count.slice(0, DIGITS_OF_STEP),
    reads: ['event', 'case_number'],
    canSpeak: isCourtAction,
    each: ([event, number]: readonly string[]) => (isCourtAction(event) && number !== 'NULL' ? number : ''),
    echoes: { cells: ['case_number'], nothing: ['', 'NULL'] },
    gives: ['case_number'],
    together: (numbers: readonly string[]) => [numbers.join('; ')],
  },
  {
    column: 'arrest_id',
    group: cycleOf,
    reads: ['event', 'disposition_date', 'arresting_agency'],
    canSpeak: isArrest,
    each: ([event, date, agency]: readonly string[]) => (isArrest(event) ? saidOfArrest(date, agency) : ''),
    echoes: { cells: ['disposition_date', 'arresting_agency'], nothing: [] },
    gives: ['arrest_date', 'arresting_agency'],
    together: (arrests: readonly string[]) => earliestDate(arrests.map(arrestOf)),
  },
  {
    column: 'arrest_id',
    group: cycleOf,
    reads: ['statute'],
    each: ([statute]: readonly string[]) => flagsOf(statute),
    gives: ['companions'],
    together: (flags: readonly string[]) => [
      COMPANION_FLAGS.filter((flag) => flags.some((some) => some.split('; ').includes(flag))).join('; '),
    ],
  },
]);

const COLUMNS = {
  person_id: {
    fields: [fieldOf('SUBJECT_ID'), fieldOf('CII_NUMBER')],
    make: ([subject, cii]: readonly string[]) => subject || (cii === '' ? '' : `CII ${cii}`),
  },
  name: plain('PRI_NAME'),
  birth_date: plain('PRI_DOB'),
  sex: plain('GENDER'),
  race: plain('RACE_DESCR'),
  arrest_id: digits(DIGITS_OF_CYCLE),
  arresting_agency: plain('STP_ORI_DESCR'),
  county: plain('STP_ORI_CNTY_NAME'),
  case_number: plain('OFN'),
  count: digits(DIGITS_OF_COUNT),
  statute: {
    fields: [fieldOf('OFFENSE_DESCR'), fieldOf('COMMENT_TEXT')],
    make: ([description, comment]: readonly string[]) => chargeText(description, comment),
  },
  class: {
    fields: [fieldOf('CONV_STAT_DESCR'), fieldOf('OFFENSE_TOC')],
    make: ([status, type]: readonly string[]) => status || type,
  },
  disposition: plain('DISP_DESCR'),
  disposition_date: plain('STP_EVENT_DATE'),
  sentence: { fields: SENTENCE.map(fieldOf), make: sentencePart },
  cleared: { ...plain('DISP_DESCR'), make: ([text]: readonly string[]) => setAside(text, []) },
  comment: plain('COMMENT_TEXT'),
  event: plain('STP_TYPE_DESCR'),
};

const NO_COUNT = ['STP_TYPE_DESCR', 'OFFENSE_DESCR', 'DISP_DESCR', 'COMMENT_TEXT'].map(fieldOf);

/**
 * The file that the California Department of Justice sends to a county: a row for each person, cycle, step, count and
 * part of a sentence, of 95 fields, with or without a header line.
 */
export const caDoj: Layout = Object.freeze({
  home: { module: import.meta.url, name: 'caDoj' },
  name: 'ca-doj',
  personKeyCrossesFiles: true,
  neverByName: true,
  matchHeader: (cells: readonly string[]): HeaderMatch => {
    const names = cells.map((cell) => cell.toUpperCase());
    const known = SURE_NAMES.filter((name) => names[fieldOf(name)] === name).length;
    const isHeader =
      known === SURE_NAMES.length && (cells.length === 95 || (cells.length === 96 && cells[95] === ''));
    if (!isHeader && !looksLikeRecord(cells)) {
      return { kind: 'missing', known, missing: missingOf(names) };
    }
    return {
      kind: 'match',
      known: CA_DOJ_COLUMNS.length,
      fieldCount: CA_DOJ_COLUMNS.length,
      ...(isHeader ? {} : { withoutHeader: CA_DOJ_COLUMNS }),
      columnOf: COLUMNS,
      events: { key: 'person and count', fields: [], cells: MERGED, merge: mergedRows },
      lent: LENT,
      moved: {
        fields: NO_COUNT,
        isSound: { field: fieldOf('CNT_ORDER'), of: isCount },
        hasMoved: ([event, ...told]: readonly string[]) => !needsNoCount(event, told),
        code: 'INTAKE_ROW_NO_COUNT',
      },
    };
  },
});

/**
 * What a header lacks: the names that all headers have; of one that has them, the names it has at no place; of one
 * that has all, those that stand at another place than theirs.
 */
function missingOf(names: readonly string[]): string[] {
  const absent = (wanted: readonly string[]): string[] => wanted.filter((name) => !names.includes(name));
  const moved = SURE_NAMES.filter((name) => names[fieldOf(name)] !== name);
  const found = [absent(SURE_NAMES), absent(CA_DOJ_COLUMNS), moved].find((some) => some.length > 0);
  return found?.slice(0, MOST_NAMES) ?? ['END_OF_REC, as the last of 95'];
}

/** The record that a file without a header begins with; one field too few or too many makes it no other file. */
function looksLikeRecord(cells: readonly string[]): boolean {
  if (cells.length < 94 || cells.length > 96) return false;
  const marks = ['REQ_SEG_SEP', 'PII_SEG_SEP', 'PDR_SEG_SEP', 'CYC_SEG_SEP', 'STP_SEG_SEP', 'CNT_SEG_SEP'];
  const orders = cells.filter((cell) => isCount(cell)).length;
  const marked = marks.filter((name) => [0, -1, 1].some((by) => cells[fieldOf(name) + by] === '#')).length;
  return (
    marked >= 3 || (orders > 0 && cells.some((cell) => /^(?:ARREST|COURT ACTION|REGISTRATION)/i.test(cell)))
  );
}
