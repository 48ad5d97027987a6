import { type ChargeCells, chargeCells, SOURCES_DISAGREE } from '../../src/record/charge-cells.js';
import { addDays, type Day, isoDay, partsOf, printDay } from '../../src/record/day.js';
import { type Random, randomFrom } from '../law/random.js';
import type { TestPerson } from '../rulebooks/both-readers.js';

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Sections 4 and 5 with a subsection, in several spellings. */
const TIERED = ['4', '5'].flatMap((section) =>
  letters.flatMap((letter) => [
    `720 ILCS 550/${section}(${letter})`,
    `720-550/${section}-${letter}`,
    `56.5-70${section}-${letter.toUpperCase()}`,
  ]),
);
const BARE = ['720 ILCS 550/4', '720-550/5', '56.5-704', '56 1/2 par. 705', '720 ILCS 550/5'];
const PLAIN = [
  '720 ILCS 550/4(c)',
  '720 ILCS 550/4(b)',
  '720 ILCS 550/5(c)',
  '720 ILCS 550/4',
  '720 ILCS 550/4(a)',
];
const INCHOATE = [
  '720-5\\8-4(720-550\\4(d))',
  '720 ILCS 5/8-4 (720 ILCS 550/5(c))',
  '720 ILCS 5/8-4(a) (720 ILCS 550/4(c))',
  '720-5/8-4 (720-550/5)',
  '720-5/8-4 (720-550/4)',
  '720 ILCS 5/8-2 (720 ILCS 550/4(b))',
  '720 ILCS 5/8-1 (720 ILCS 550/5(a))',
  '720 ILCS 5/8-4',
];
const OTHER_SECTIONS = [
  '720 ILCS 550/6',
  '720 ILCS 550/10',
  '720 ILCS 550/8',
  '720 ILCS 550/5.2(b)',
  '720 ILCS 550/9',
];
const VIOLENT = ['720 ILCS 5/18-1', '720 ILCS 5/12-3.2', '38-18-2-A', '720 ILCS 5/9-1', '720-5/12-4'];
const MAYBE_VIOLENT = [
  '720 ILCS 5/12-3',
  '625 ILCS 5/11-501',
  '720 ILCS 5/10-3',
  '720 ILCS 5/12-7.1',
  '720 ILCS 5/8-4 (720 ILCS 5/18-1)',
  '720 ILCS 5/24-1.1',
];
const ELSEWHERE = [
  '720 ILCS 570/402(c)',
  '720 ILCS 600/3.5',
  '720 ILCS 5/19-1',
  '625 ILCS 5/6-303',
  'CHICAGO 7-24-099',
  'ORD 5-3-20',
  'XYZ',
  '',
  SOURCES_DISAGREE,
];

const DESCRIPTIONS = [
  'POSS CANNABIS 30-500 GRAMS',
  'MFG/DEL CANNABIS/2.5-10 GRAMS',
  'POSSESSION OF CANNABIS',
  'POSS CANN 10-30G',
  'IUCR 1811',
  '1812 POSS: CANNABIS MORE THAN 30GMS',
  'IUCR 1822',
  'SYNTHETIC CANNABIS',
  'POSS CANNIBIS 2.5 GRAMS, 40 GRAMS',
  'RETAIL THEFT',
  'DEL OF MARIJUANA',
];
const CLASSES = [
  'A',
  'B',
  'C',
  '4',
  '3',
  '2',
  '1',
  'X',
  'M',
  'F',
  'P',
  'civil',
  'Class 4 felony',
  'Class A misdemeanor',
];
const ODD_CLASSES = ['U', 'Class M', SOURCES_DISAGREE, '4 / A'];
const WEIGHTS = [
  '2.5',
  '2.6',
  '10',
  '10.1',
  '28.5',
  '29.999999',
  '30',
  '30.000001',
  '30.1',
  '100',
  '500',
  '501',
  '2000',
  '5001',
];
const WEIGHT_SPANS = [
  '0-2.5',
  '2.5-10',
  '10-30',
  '20-40',
  '30-100',
  '30-500',
  '<=30',
  '>30',
  '30+',
  '<30',
  '<=10',
];
const ODD_WEIGHTS = ['SMALL BAG', SOURCES_DISAGREE, '0', '-3'];

const CONVICTIONS = [
  'Finding Guilty',
  'Plea Of Guilty',
  'PG',
  'Verdict Guilty',
  'Convicted',
  'Finding Guilty - Amended Charge',
];
const DROPPED = [
  'Nolle Prosequi',
  'FNG',
  'SOL',
  'Case Dismissed',
  'Charge Vacated',
  'Death Suggested-Cause Abated',
];
const OTHER_DISPOSITIONS = [
  'BFW',
  'Transferred - Misd Crt',
  'Mistrial Declared',
  'Finding Not Not Guilty',
  'Supervision',
  'Supervision terminated satisfactorily',
  'Supervision terminated unsatisfactorily',
  '710 Probation',
  'liable',
  'not liable',
  'paid',
  'default',
  'Vacated and expunged',
  SOURCES_DISAGREE,
];
const SENTENCES = [
  'Supervision',
  'Court Supervision',
  '710/410 Probation',
  '2nd Chance Probation',
  'Probation',
  'Conditional Discharge',
  'Jail',
  'Prison',
  'Fine',
  'TASC Probation terminated satisfactorily',
  'Supervision terminated unsatisfactorily',
  '710 probation terminated unsatisfactorily',
  'Supervision satisfactory',
  'UNHEARD OF',
  SOURCES_DISAGREE,
];
const CLEARED = ['yes', 'no', 'SEALED', 'VACATED', '2020-03-01', '2030-01-01', 'MAYBE', SOURCES_DISAGREE];
const ENHANCED = ['yes', 'no', 'Y', 'N', 'PERHAPS', SOURCES_DISAGREE];

const COUNTIES = ['Cook', 'COOK COUNTY', 'Will', 'Lake', 'De Kalb'];
const ODD_COUNTIES = ['', 'Springfield', SOURCES_DISAGREE];
const AGENCIES = ['CHICAGO PD', 'Chicago P.D.', 'Joliet PD', 'ISP', '', 'UNKNOWN', SOURCES_DISAGREE];
const NOT_FILLED = ['', '', 'UNKNOWN', '000000', SOURCES_DISAGREE];

/** Days around which the law changes, and some on which nothing happens. */
const TURNS = [
  '1965-05-01',
  '1973-08-13',
  '1974-08-13',
  '1983-09-24',
  '1984-02-29',
  '1995-01-01',
  '1997-08-15',
  '2000-01-01',
  '2004-02-29',
  '2010-05-01',
  '2013-01-01',
  '2016-07-29',
  '2019-06-25',
  '2021-11-22',
  '2025-11-22',
  '2026-02-28',
  '2026-11-20',
  '2027-09-01',
].map((iso) => isoDay(iso));
const DISTANCES = [-31, -30, -29, -2, -1, 0, 0, 0, 1, 2, 29, 30, 31];
const AFTERWARDS = [0, 0, 1, 29, 30, 31, 90, 365, 366, 3650, 3653];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ODD_DATES = ['UNKNOWN', '2924-07-22', '2009-02-30', '1899-12-31', SOURCES_DISAGREE];

/**
 * Invented people, each with one to six charges (the fewer the more often), the same for the same seed. Cells are
 * drawn from vocabularies that hold every kind of citation, date, class, weight and disposition the rulebook tells
 * apart, with blank, partial, unreadable and conflicting ones among them.
 */
export function randomPeople(seed: number, count: number): TestPerson[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => randomPerson(random));
}

function randomPerson(random: Random): TestPerson {
  const around = addDays(random.pick(TURNS), random.pick(DISTANCES));
  // A name alone identifies nobody: such a charge stands alone.
  const identified = random.chance(92);
  const number = identified ? Math.min(1 + random.below(6), 1 + random.below(6)) : 1;
  return { charges: Array.from({ length: number }, () => randomCharge(random, around)), identified };
}

function randomCharge(random: Random, around: Day): ChargeCells {
  const mostly = (percent: number, usual: string, from: readonly string[]): string =>
    random.chance(percent) ? usual : random.pick(from);
  const offense = random.chance(75) ? around : addDays(random.pick(TURNS), random.pick(DISTANCES));
  const arrest = addDays(
    offense,
    random.chance(90) ? random.pick(AFTERWARDS.slice(0, 7)) : random.pick(DISTANCES),
  );
  const disposition = addDays(arrest, random.pick(random.chance(95) ? AFTERWARDS : DISTANCES));
  // Charges that differ in nothing but their dates share one kind in the engine.
  const plain = random.chance(25);
  return chargeCells({
    offense_date: dateCell(random, offense, 25),
    arrest_date: dateCell(random, arrest, 30),
    disposition_date: dateCell(random, disposition, 20),
    arrest_id: mostly(40, 'P1001', ['P1001', 'p-1001', 'P2002', 'P3003', ...NOT_FILLED]),
    arresting_agency: random.pick(AGENCIES),
    county: mostly(50, 'Cook', [...COUNTIES, ...ODD_COUNTIES]),
    case_number: mostly(40, '10CR100', ['10-CR-100', '2010 CR 100', '10CR200', '12CF7', ...NOT_FILLED]),
    ...(plain
      ? { statute: random.pick(PLAIN), disposition: random.pick(['Finding Guilty', 'Nolle Prosequi']) }
      : {
          statute: statute(random),
          description: mostly(75, '', DESCRIPTIONS),
          class: mostly(35, '', random.chance(92) ? CLASSES : ODD_CLASSES),
          grams: mostly(70, '', [...WEIGHTS, ...WEIGHT_SPANS, ...ODD_WEIGHTS]),
          enhanced: mostly(85, '', ENHANCED),
          cleared: mostly(85, '', CLEARED),
          ...outcome(random),
        }),
  });
}

function statute(random: Random): string {
  const kind = random.below(100);
  if (kind < 48) return random.pick(TIERED);
  if (kind < 60) return random.pick(BARE);
  if (kind < 68) return random.pick(INCHOATE);
  if (kind < 72) return random.pick(OTHER_SECTIONS);
  if (kind < 84) return random.pick(VIOLENT);
  if (kind < 91) return random.pick(MAYBE_VIOLENT);
  return random.pick(ELSEWHERE);
}

function outcome(random: Random): { disposition: string; sentence: string } {
  const kind = random.below(100);
  const sentence = random.chance(55) ? '' : random.pick(SENTENCES);
  if (kind < 50) return { disposition: random.pick(CONVICTIONS), sentence };
  if (kind < 70) return { disposition: random.pick(DROPPED), sentence: random.chance(95) ? '' : sentence };
  if (kind < 85) return { disposition: random.pick(OTHER_DISPOSITIONS), sentence };
  return { disposition: '', sentence };
}

/** A day in one of the ways cells have it: blank so many times in a hundred, sometimes partial or unreadable. */
function dateCell(random: Random, day: Day, blank: number): string {
  if (random.chance(blank)) return '';
  const { year, month, date } = partsOf(day);
  const two = (n: number): string => String(n).padStart(2, '0');
  const kind = random.below(100);
  if (kind < 70) return printDay(day);
  if (kind < 74) return `${two(month)}/${two(date)}/${year} 10:30:00 AM`;
  if (kind < 78) return `${year}${two(month)}${two(date)}`;
  if (kind < 82) return `${two(date)}-${MONTHS[month - 1]}-${two(year % 100)}`;
  if (kind < 87) return `${year}-${two(month)}`;
  if (kind < 90) return `${year}${two(month)}00`;
  if (kind < 95) return String(year);
  return random.pick(ODD_DATES);
}
