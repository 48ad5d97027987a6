import { type Day, isoDay } from '../../../../record/day.js';
import { shortDate } from '../../../invented-dates.js';
import type { Random } from '../../../random.js';
import { inventCannabisCharge } from '../cannabis-charges.js';
import { graverCharge } from '../ccsao/charge-words.js';
import type { InventedRow } from '../charge-row.js';
import type { InventedCharge } from '../invented-charge.js';
import { type Finding, lawfulSentence, type Outcome } from '../outcomes.js';
import { clerkDescription, clerkStatute } from './charge-words.js';
import type { ClerkCells } from './columns.js';
import { addedSentence, type ClerkSentence, inventClerkSentence } from './sentences.js';

/** A row of the extract: its cells, and the days they were written from. */
export interface ClerkRow {
  readonly cells: ClerkCells;
  readonly arrest: Day;
}

const GUILTY: readonly Finding[] = [
  'plea',
  'finding',
  'verdict',
  'lesser included',
  'amended charge',
  'civil',
];

/**
 * The rows of a person's charges: one for each disposition of each charge that ended in a sentence, in the order of
 * time. Charges without one, and dispositions of other years than the extract's, are not in it.
 */
export function inventClerkRows(
  rows: readonly InventedRow[],
  asOf: Day,
  random: Random,
  dirt: number,
): ClerkRow[] {
  const convicted = rows.filter(({ outcome }) => GUILTY.includes(outcome.finding) && outcome.kind !== 'none');
  if (convicted.length === 0) return [];
  const home = inventHome(random);
  return convicted.flatMap((row) => {
    const words = wordsOf(row, random);
    const booking = bookingNumber(row, random);
    return eventsOf(row, asOf, dirt, random).map((event) => ({
      arrest: row.arrest,
      cells: cellsOf(row, words, booking, home, event, asOf),
    }));
  });
}

interface ClerkEvent {
  readonly sentence: ClerkSentence;
  readonly date: Day;
}

const FIRST = isoDay('2005-01-01');
const LAST = isoDay('2009-12-31');

/** Whether the extract has what was disposed of on a day. A list as of an earlier day has what was before it. */
const isCovered = (date: Day, asOf: Day): boolean => date <= LAST && (date >= FIRST || asOf <= LAST);

/** The dispositions of a charge: its sentence, what was added to it that day, and another one after a violation. */
function eventsOf(row: InventedRow, asOf: Day, dirt: number, random: Random): ClerkEvent[] {
  const outcome = lawfulSentence(row.outcome, row.charge.isFelony);
  const date = row.disposition ?? row.arrest;
  const first = inventClerkSentence(outcome.kind, dirt, random);
  if (first === undefined) return [];
  const events: ClerkEvent[] = [{ sentence: first, date }];
  if (random.chance(0.15)) events.push({ sentence: addedSentence(random), date });
  const later = (date + random.between(60, 900)) as Day;
  if (isViolated(outcome, random) && later <= asOf) {
    const next = inventClerkSentence(row.charge.isFelony ? 'prison' : 'jail', dirt, random);
    if (next !== undefined) events.push({ sentence: next, date: later });
  }
  return events.filter((event) => isCovered(event.date, asOf));
}

function isViolated({ termination, kind }: Outcome, random: Random): boolean {
  if (termination === 'unsatisfactory') return true;
  return kind === 'probation' && random.chance(0.08);
}

/** A charge in the clerk's words; what it was amended to, where it was. */
interface ChargeWords {
  readonly charge: InventedCharge;
  readonly statute: string;
  readonly description: string;
  readonly amended:
    | { readonly charge: InventedCharge; readonly statute: string; readonly description: string }
    | undefined;
}

function wordsOf({ charge, outcome, offense }: InventedRow, random: Random): ChargeWords {
  const isAmended = charge.isCannabis && (outcome.finding === 'amended charge' || random.chance(0.06));
  const original = isAmended
    ? graverCharge(charge, (one) => inventCannabisCharge(offense, one), random)
    : charge;
  const spelled = (of: InventedCharge): { charge: InventedCharge; statute: string; description: string } => ({
    charge: of,
    statute: clerkStatute(of, random),
    description: clerkDescription(of, random),
  });
  return { ...spelled(original), amended: original === charge ? undefined : spelled(charge) };
}

function cellsOf(
  row: InventedRow,
  words: ChargeWords,
  booking: string,
  home: Home,
  { sentence, date }: ClerkEvent,
  asOf: Day,
): ClerkCells {
  const { person, arrest } = row;
  const { charge, amended } = words;
  return {
    case_number: row.caseNumber,
    sequence_number: String(row.count).padStart(3, '0'),
    st_address: home.address,
    city_state: home.city,
    zipcode: home.zip,
    ctlbkngno: booking,
    fgrprntno: home.prints,
    statepoliceid: person.sids[0],
    fbiidno: home.fbi,
    DOB: shortDate(person.birth),
    arrest_date: shortDate(arrest),
    initial_date: shortDate(Math.min(asOf, arrest + 1) as Day),
    sex: person.sex,
    statute: words.statute,
    chrgdesc: words.description,
    chrgtype: typeOf(charge),
    chrgtype2: typeOf(charge),
    chrgclass: classOf(charge),
    chrgdisp: sentence.words,
    chrgdispdate: shortDate(date),
    ammndchargstatute: amended?.statute ?? '',
    ammndchrgdescr: amended?.description ?? '',
    ammndchrgtype: amended === undefined ? '' : typeOf(amended.charge),
    ammndchrgclass: amended === undefined ? '' : classOf(amended.charge),
    minsent: sentence.least,
    maxsent: sentence.most,
    amtoffine: sentence.fine,
  };
}

const typeOf = (charge: InventedCharge): string => (charge.isFelony ? 'F' : 'M');
const classOf = (charge: InventedCharge): string => (charge.isCivil ? 'O' : charge.class);

const STREETS = ['WILLOWMERE', 'THISTLEDOWN', 'LANTERNGATE', 'PEBBLEWICK', 'QUILLSTEAD', 'EMBERFIELD'];
const CITIES = ['CHICAGO', 'CHICAGO', 'CHICAGO', 'CHICAGO', 'CICERO', 'HARVEY', 'CALUMET CITY', 'OAK LAWN'];

/** What the clerk keeps of a person besides name and numbers. */
interface Home {
  readonly address: string;
  readonly city: string;
  readonly zip: string;
  readonly prints: string;
  readonly fbi: string;
}

const inventHome = (random: Random): Home => ({
  address: `${random.between(100, 13_900)} ${random.pick(['N', 'S', 'E', 'W'])} ${random.pick(STREETS)} ST`,
  city: `${random.pick(CITIES)}IL`,
  zip: `60${random.between(100, 899)}`,
  prints: String(random.between(9_000_000, 9_999_999)),
  fbi: random.chance(0.6) ? `9${random.between(10_000, 99_999)}XA${random.below(10)}` : '',
});

const bookingNumber = (row: InventedRow, random: Random): string =>
  random.chance(0.02) ? '' : row.cells.arrest_id.replace(/\D/g, '');
