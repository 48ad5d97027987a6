import { type Random, randomFrom } from '../law/random.js';

/** The columns of an invented list, in order. */
export const COLUMNS = [
  'person_id',
  'sid',
  'name',
  'birth_date',
  'arrest_id',
  'arrest_date',
  'arresting_agency',
  'offense_date',
  'county',
  'case_number',
  'count',
  'statute',
  'description',
  'class',
  'grams',
  'enhanced',
  'disposition',
  'disposition_date',
  'sentence',
  'cleared',
] as const;

export type Column = (typeof COLUMNS)[number];
export type Cells = Readonly<Partial<Record<Column, string>>>;

/** A charge that every rule of the motion and of the Minor Cannabis Offense favours; `cells` change it. */
export function charge(cells: Cells = {}): Record<Column, string> {
  return {
    person_id: 'K1',
    sid: '',
    name: 'ASHBROOK, ELOWEN',
    birth_date: '1984-03-02',
    arrest_id: 'D1',
    arrest_date: '2010-02-01',
    arresting_agency: 'ASHBROOK PD',
    offense_date: '2010-02-01',
    county: 'Cook',
    case_number: '10CR001',
    count: '1',
    statute: '720 ILCS 550/4(a)',
    description: 'POSS CANNABIS 2.5 GRAMS OR LESS',
    class: 'C',
    grams: '2',
    enhanced: 'no',
    disposition: 'GUILTY',
    disposition_date: '2010-05-01',
    sentence: '',
    cleared: '',
    ...cells,
  };
}

export const cellsOf = (of: Readonly<Record<Column, string>>): string[] => COLUMNS.map((name) => of[name]);

const GIVEN = ['ELOWEN', 'IDRIS', 'TAMSIN', 'LEOFRIC', 'NERYS', 'PASCOE'];
const FAMILY = ['ASHBROOK', 'FERNLEY', 'QUILLGATE', 'UMBERWICK', 'SEDGEMERE'];
const STATUTES = [
  ['720 ILCS 550/4(a)', 'C', 'POSS CANNABIS'],
  ['720-550/4(b)', 'B', 'POSS CANNABIS 10-30 GRAMS'],
  ['720 ILCS 550/4(c)', 'A', 'POSS CANNABIS 30-100 GRAMS'],
  ['720 ILCS 550/4(d)', '4', 'POSS CANNABIS OVER 30 GRAMS'],
  ['720 ILCS 550/5(c)', '4', 'MFG/DEL CANNABIS'],
  ['720 ILCS 550/5(g)', 'X', 'MFG/DEL CANNABIS OVER 5000 GRAMS'],
  ['720 ILCS 5/12-3', 'A', 'BATTERY'],
  ['720 ILCS 5/19-1', '2', 'BURGLARY'],
  ['720 ILCS 550', '', 'CANNABIS'],
  ['7 2 0 ???', '', 'CANNOT BE READ'],
] as const;
const DISPOSITIONS = [
  'GUILTY',
  'NOLLE PROSEQUI',
  'SUPERVISION',
  'DISMISSED',
  '',
  'PENDING',
  'GUILTY - VACATED',
];

/** The charges of invented people with the gaps and contradictions of real lists, person after person. */
export function inventPeople(people: number, seed: number): Record<Column, string>[] {
  const random = randomFrom(seed);
  return Array.from({ length: people }, (_, person) => inventPerson(person, random)).flat();
}

function inventPerson(person: number, random: Random): Record<Column, string>[] {
  const keyed = !random.chance(6);
  const sid = random.chance(70) ? `IL9${String(1_000_000 + person)}` : '';
  const name = `${random.pick(FAMILY)}, ${random.pick(GIVEN)}`;
  const birth = random.chance(90)
    ? `19${50 + random.below(40)}-0${1 + random.below(9)}-1${random.below(9)}`
    : '';
  return Array.from({ length: 1 + random.below(4) }, (_, at) => {
    const [statute, ofClass, description] = random.pick(STATUTES);
    const year = 1998 + random.below(24);
    const sameCase = at > 0 && random.chance(40);
    const day = `${sameCase ? 2009 : year}-0${1 + random.below(9)}-1${random.below(9)}`;
    const gap = (text: string, percent = 8): string => (random.chance(percent) ? '' : text);
    return charge({
      person_id: keyed ? `K${person + 1}` : '',
      sid: random.chance(3) ? 'UNKNOWN' : sid,
      name: gap(name, 2),
      birth_date: birth,
      arrest_id: gap(`D${person}-${sameCase ? 0 : at}`, 30),
      arrest_date: gap(day, 15),
      arresting_agency: gap(random.pick(['ASHBROOK PD', 'SEDGEMERE PD'])),
      offense_date: gap(random.pick([day, day.slice(0, 7), day.slice(0, 4), '2009-02-30']), 10),
      county: gap(random.pick(['Cook', 'COOK', 'Will', 'McHenry']), 4),
      case_number: gap(`09CR${person}${sameCase ? '' : `-${at}`}`),
      count: gap(String(at + 1), 40),
      statute,
      description,
      class: gap(ofClass, 25),
      grams: random.chance(50) ? random.pick(['2', '12.5', '30', '31', '2.5-10', 'some']) : '',
      enhanced: random.pick(['', '', 'no', 'yes', 'perhaps']),
      disposition: random.pick(DISPOSITIONS),
      disposition_date: gap(`${year + 1}-03-04`, 15),
      cleared: random.pick(['', '', '', 'no', 'yes', '2021-01-01', 'maybe']),
    });
  });
}
