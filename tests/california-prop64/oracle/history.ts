import { type Citation, isInComment, ofComment, ofDescription, prop64Section } from './citation.js';
import { type Day, dayOf, order, plusDays, plusMonths, plusYears } from './days.js';
import { FIELD, type Row } from './doj-file.js';
import { type Answer, offenseOf } from './offenses.js';

/** One charge with its rows in file order; the first gives its facts. */
export interface Charge {
  readonly rows: readonly Row[];
  readonly first: Row;
  readonly citation: Citation | undefined;
  readonly cycle: string;
  readonly county: string;
  /** A conviction that stands. */
  readonly convicted: boolean;
  /** A conviction that a later row of the count sets aside. */
  readonly setAside: boolean;
  readonly felony: boolean;
  readonly date: Day;
  /** The end of the longest part of the sentence. */
  readonly sentenceEnd: Day;
  /** The end of all parts served one after the other; the file does not say whether they run together. */
  readonly latestSentenceEnd: Day;
}

/** One person over all files. */
export interface Person {
  readonly rows: readonly Row[];
  readonly birth: Day;
  readonly charges: readonly Charge[];
  readonly convictions: readonly Charge[];
  readonly deceased: boolean;
}

const at = (row: Row, field: keyof typeof FIELD): string => row.fields[FIELD[field]];

/** Items by a key, in order of first appearance. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Every person of some files, in order of first appearance. */
export const peopleOf = (rows: readonly Row[]): Person[] =>
  [...grouped(rows, (row) => at(row, 'subject') || at(row, 'cii')).values()].map(personOf);

function personOf(rows: readonly Row[]): Person {
  const charges = [...grouped(rows, (row) => at(row, 'count')).values()].map(chargeOf);
  return {
    rows,
    birth: dayOf(at(rows[0], 'birth')),
    charges,
    convictions: charges.filter(({ convicted }) => convicted),
    deceased: rows.some((row) => at(row, 'eventType') === 'DECEASED'),
  };
}

const SET_ASIDE = /CONV SET ASIDE|1203\.4/;

function chargeOf(rows: readonly Row[]): Charge {
  const [first, ...later] = rows;
  const date = dayOf(at(first, 'eventDate'));
  const description = at(first, 'offense');
  const wasConvicted = at(first, 'disposition').startsWith('CONVICTED');
  const setAside = later.some((row) => SET_ASIDE.test(at(row, 'disposition')));
  return {
    rows,
    first,
    citation: isInComment(description) ? ofComment(at(first, 'comment'))[0] : ofDescription(description),
    cycle: at(first, 'count').slice(0, 3),
    county: at(first, 'county').toUpperCase(),
    convicted: wasConvicted && !setAside,
    setAside: wasConvicted && setAside,
    felony: (at(first, 'class') || at(first, 'charge')).startsWith('F'),
    date,
    sentenceEnd: rows
      .map((row) => partEnd(date, row))
      .reduce((one, end) => (order(end) > order(one) ? end : one)),
    latestSentenceEnd: rows.reduce(partEnd, date),
  };
}

function partEnd(from: Day, row: Row): Day {
  const length = Number(at(row, 'sentenceLength'));
  if (at(row, 'sentenceUnit') === 'D') return plusDays(from, length);
  return at(row, 'sentenceUnit') === 'M' ? plusMonths(from, length) : plusYears(from, length);
}

/** The latest of some charges' dates. */
export const latest = (charges: readonly Charge[]): Day =>
  charges.map(({ date }) => date).reduce((late, date) => (order(date) > order(late) ? date : late));

/** The convictions under 11357 to 11360, all counties. */
export const prop64Of = ({ convictions }: Person): Charge[] =>
  convictions.filter(({ citation }) => citation !== undefined && prop64Section(citation) !== undefined);

/** The day of arrest of a charge's cycle; undefined when the file has none. */
export function arrestOf(person: Person, { cycle }: Charge): Day | undefined {
  const arrest = person.rows.find(
    (row) => at(row, 'eventType').startsWith('ARREST') && at(row, 'count').startsWith(cycle),
  );
  return arrest && dayOf(at(arrest, 'eventDate'));
}

/** The days of the person's registrations under 290. */
export const registrations = ({ rows }: Person): Day[] =>
  rows
    .filter((row) => at(row, 'eventType') === 'REGISTRATION' && at(row, 'offense').startsWith('290'))
    .map((row) => dayOf(at(row, 'eventDate')));

/** The case numbers of a charge's step, distinct, in file order. */
export function caseNumbers(person: Person, charge: Charge): string {
  const step = at(charge.first, 'count').slice(0, 6);
  const numbers = person.rows
    .filter((row) => at(row, 'eventType') === 'COURT ACTION' && at(row, 'count').startsWith(step))
    .map((row) => at(row, 'caseNumber'))
    .filter((number) => number !== '' && number !== 'NULL');
  return [...new Set(numbers)].join('; ');
}

/** Whether a conviction is a super strike. */
export const superStrikeOf = ({ citation }: Charge): Answer =>
  citation === undefined ? 'no' : offenseOf(citation).superStrike;

/** Whether a conviction obliges to register; a homicide or kidnapping only beside a sexual offense of its cycle. */
export function registrableOf(person: Person, charge: Charge): Answer {
  const answer = charge.citation === undefined ? 'no' : offenseOf(charge.citation).registrable;
  if (answer !== 'if companion') return answer;
  const beside = person.charges.some(
    ({ cycle, citation }) => cycle === charge.cycle && citation !== undefined && offenseOf(citation).sexual,
  );
  return beside ? 'needs facts' : 'no';
}
