import { type ChargeCells, chargeCells, SOURCES_DISAGREE } from '../../src/record/charge-cells.js';
import { addDays, type Day, isoDay, partsOf } from '../../src/record/day.js';
import { type Random, randomFrom } from '../law/random.js';
import type { TestPerson } from '../rulebooks/both-readers.js';

const PROP64 = [
  '11357 HS-POSSESS',
  '11357(A) HS-POSSESS CONCENTRATED CANNABIS',
  '11357(B) HS-POSS MARIJUANA 28.5 GRAMS OR LESS',
  '11357(c)HS-POSSESS',
  '11358 HS-CULTIVATE MARIJUANA',
  '11358(C) HS-PLANT/CULTIVATE',
  '11359 HS-POSSESS MARIJUANA FOR SALE',
  '11359(B) HS-POSSESS FOR SALE',
  '11359(C) HS-POSSESS FOR SALE',
  '11359(D) HS-POSSESS FOR SALE',
  '11360 HS-TRANSPORT',
  '11360(A) HS-GIVE/TRANSPORT/SELL',
  '11360(A)(3) HS-SELL',
  '664-11357(C) HS-ATTEMPTED POSSESSION',
  '664/11359 HS-ATTEMPTED',
  '182/11360 HS-CONSPIRACY',
  '653F/11360(A) HS-SOLICIT',
  '11357(A) HS/11360(B) HS-TWO SECTIONS',
];
const GRAVE = [
  '187(A) PC-MURDER',
  '664/187(A) PC-ATTEMPTED MURDER',
  '288(A) PC-LEWD OR LASCIVIOUS ACTS',
  '288.5 PC-CONTINUOUS SEXUAL ABUSE',
  '261(A)(2) PC-RAPE',
  '245(D)(3) PC-ASSAULT',
  '11418(B)(1) PC-WEAPON OF MASS DESTRUCTION',
  '136.1 PC-THREATEN WITNESS',
  '236.1(C)(2) PC-TRAFFICKING',
  '207(A) PC-KIDNAPPING',
  '243.4(A) PC-SEXUAL BATTERY',
  '647.6 PC-ANNOY CHILD',
];
const ELSEWHERE = [
  '459 PC-BURGLARY',
  '148(A)(1) PC-RESIST',
  '11350(A) HS-POSSESS NARCOTIC',
  '11357.5(A) HS-SYNTHETIC',
  '4060 BP-POSSESS WITHOUT PRESCRIPTION',
  '32 PC-ACCESSORY',
  'NO REASON GIVEN',
  '11359 OF SOMETHING',
  '',
  SOURCES_DISAGREE,
];
const COMMENTS = [
  'CHRG 11359 HS',
  'PLEA BARGAIN, ORIGINAL CHARGE 11360 HS',
  '11357.5 HS',
  'SEE FILE',
  SOURCES_DISAGREE,
];
const DISPOSITIONS = [
  'CONVICTED',
  'CONVICTED-PROB/JAIL',
  'CONVICTED-CONV SET ASIDE & DISM PER 1203.4 PC',
  'DISMISSED/FURTHERANCE OF JUSTICE',
  'PROS REL-INSUFF EVIDENCE',
  '',
  SOURCES_DISAGREE,
];
const CLASSES = ['FELONY', 'MISDEMEANOR', 'INFRACTION', 'F', 'M', 'I', '', 'N', SOURCES_DISAGREE];
const EVENTS = ['COURT ACTION', 'COURT ACTION', 'ARREST/DETAINED/CITED', 'CUSTODY', 'PROBATION'];
const SENTENCES = [
  '',
  'JAIL 30 DAYS; PROBATION 3 YEARS',
  'PRISON 5 YEARS',
  'FINE',
  'PROBATION 36 MONTHS',
  'JAIL SOME DAYS',
  'LIFE',
];
const COMPANIONS = [
  '',
  '',
  'sexual offense',
  'gang enhancement',
  'Prop 64 charge',
  'sexual offense; gang enhancement',
];
const COUNTIES = [
  'SAN JOAQUIN',
  ' San Joaquin ',
  'SACRAMENTO',
  'LOS ANGELES',
  '',
  'NEVADA (STATE)',
  SOURCES_DISAGREE,
];
const CASES = ['', 'SC012345A', 'SC012345A; SC012346A', 'M99', SOURCES_DISAGREE];

/** Days around which the law or a policy changes its answer, as of 2019-07-01 and 2028-02-29. */
const TURNS = [
  '1979-07-01',
  '1996-02-29',
  '2009-07-01',
  '2014-07-01',
  '2016-11-09',
  '2018-02-28',
  '2023-03-01',
  '2024-01-01',
  '1965-12-31',
].map((iso) => isoDay(iso));
const DISTANCES = [-366, -31, -1, 0, 0, 0, 1, 2, 31, 365];
const AFTERWARDS = [0, 0, 1, 30, 365, 3653];
const YEAR = 365.2425;

/**
 * Invented people, each with one to six entries of a record, the same for the same seed. Cells are drawn from
 * vocabularies that hold every kind of citation, disposition, step, class and sentence the rulebook tells apart, with
 * blank, partial, unreadable and conflicting ones among them.
 */
export function randomPeople(seed: number, count: number): TestPerson[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const around = addDays(random.pick(TURNS), random.pick(DISTANCES));
    // Some people are convicted of the same again and again.
    const usual = random.chance(25) ? random.pick(PROP64) : undefined;
    const birth = birthCell(random, around);
    const identified = random.chance(92);
    const number = identified ? Math.min(1 + random.below(6), 1 + random.below(6)) : 1;
    const charges = Array.from({ length: number }, () =>
      chargeCells({ ...randomEntry(random, around, usual), birth_date: birth }),
    );
    return { charges, identified };
  });
}

function randomEntry(random: Random, around: Day, usual: string | undefined): Partial<ChargeCells> {
  const kind = random.below(100);
  if (kind < 5)
    return { event: 'DECEASED', disposition_date: dateCell(random, around, 20), arrest_id: '009' };
  if (kind < 11) {
    const statute = random.pick(['290 PC-REGISTRATION', '290(A) PC-PREREG', '11590 HS-NARCOTIC', '']);
    return { event: 'REGISTRATION', statute, ...terms(random, around) };
  }
  return {
    event: random.pick(EVENTS),
    statute: usual ?? statute(random),
    ...charge(random),
    ...terms(random, around),
  };
}

function statute(random: Random): string {
  const kind = random.below(100);
  if (kind < 60) return random.pick(PROP64);
  return kind < 80 ? random.pick(GRAVE) : random.pick(ELSEWHERE);
}

const charge = (random: Random): Partial<ChargeCells> => ({
  comment: mostly(random, 80, '', COMMENTS),
  class: mostly(random, 50, 'FELONY', CLASSES),
  disposition: mostly(random, 75, 'CONVICTED', DISPOSITIONS),
  cleared: mostly(random, 88, '', ['yes', 'no', 'MAYBE', SOURCES_DISAGREE]),
  sentence: random.pick(SENTENCES),
  companions: random.pick(COMPANIONS),
  case_number: random.pick(CASES),
});

function terms(random: Random, around: Day): Partial<ChargeCells> {
  const arrest = random.chance(60) ? around : addDays(random.pick(TURNS), random.pick(DISTANCES));
  const later = random.chance(92) ? random.pick(AFTERWARDS) : -40;
  return {
    arrest_id: mostly(random, 40, '001', ['001', '002', '003', '', SOURCES_DISAGREE]),
    arrest_date: dateCell(random, arrest, 15),
    disposition_date: dateCell(random, addDays(arrest, later), 12),
    county: mostly(random, 70, 'SAN JOAQUIN', COUNTIES),
  };
}

/** A day around an age at which a policy changes its answer. */
function birthCell(random: Random, around: Day): string {
  const years = random.pick([20, 21, 21, 22, 40, 50, 50, 65]);
  return dateCell(random, addDays(around, Math.round(-years * YEAR) + random.pick(DISTANCES)), 12);
}

const mostly = (random: Random, percent: number, usual: string, from: readonly string[]): string =>
  random.chance(percent) ? usual : random.pick(from);

/** A day as the Department of Justice writes it: blank so many times in a hundred, sometimes partial or no day. */
function dateCell(random: Random, day: Day, blank: number): string {
  if (random.chance(blank)) return '';
  const { year, month, date } = partsOf(day);
  const two = (n: number): string => String(n).padStart(2, '0');
  const kind = random.below(100);
  if (kind < 90) return `${year}${two(month)}${two(date)}`;
  if (kind < 94) return `${year}0000`;
  if (kind < 97) return `${year}${two(month)}00`;
  return random.pick(['00000000', 'UNKNOWN', '20190230', SOURCES_DISAGREE]);
}
