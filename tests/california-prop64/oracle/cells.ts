import { type Citation, isInComment, ofComment, ofDescription, printed, prop64Section } from './citation.js';
import { american, dayOf, order, yearsBetween } from './days.js';
import { FIELD, type Row } from './doj-file.js';
import {
  type Charge,
  caseNumbers,
  latest,
  type Person,
  prop64Of,
  registrableOf,
  superStrikeOf,
} from './history.js';
import type { Answer } from './offenses.js';
import { isInScope, type Said, saidOf, type Terms } from './policy.js';

/** The headers of the 18 columns. */
export const ADDED: readonly string[] = [
  'Case Number',
  '# of convictions on record',
  'Possible Other P64 Charges',
  'Occurred after 11/9/2016',
  'Superstrike Code Section(s)',
  'PC290 Code Section(s)',
  'PC290 Registration',
  'Date of Conviction',
  'Years Since This Conviction',
  'Years Since Any Conviction',
  '# of Prop 64 convictions',
  ...['11357', '11358', '11359', '11360'].map((section) => `# of HS ${section} convictions`),
  'Deceased',
  'Eligibility Determination',
  'Eligibility Reason',
];

/** The cells of one row: the first row of a conviction in scope has all of them, and what is said of it. */
export interface RowCells {
  readonly cells: readonly string[];
  readonly said?: Said;
}

/** The 18 cells of every row of some people. */
export function cellsOf(people: readonly Person[], terms: Terms): Map<Row, RowCells> {
  const cells = new Map<Row, RowCells>();
  for (const person of people) {
    for (const row of person.rows) cells.set(row, { cells: onlyThird(possibleOther(row)) });
    for (const charge of person.charges.filter((one) => isInScope(one, terms))) {
      const said = saidOf(person, charge, terms);
      cells.set(charge.first, { cells: allCells(person, charge, terms, said), said });
    }
  }
  return cells;
}

const onlyThird = (third: string): string[] => ADDED.map((_, at) => (at === 2 ? third : ''));

function allCells(person: Person, charge: Charge, terms: Terms, said: Said): string[] {
  const today = dayOf(terms.asOf);
  const prop64 = prop64Of(person);
  const under = (section: string): string =>
    String(prop64.filter(({ citation }) => citation?.section === section).length);
  return [
    caseNumbers(person, charge),
    String(person.convictions.length),
    possibleOther(charge.first),
    order(charge.date) > 20161109 ? 'Y' : 'N',
    sections(person.convictions, superStrikeOf),
    sections(person.convictions, (one) => registrableOf(person, one)),
    person.registered ? 'Yes' : '-',
    american(charge.date),
    yearsBetween(charge.date, today),
    yearsBetween(latest(person.convictions), today),
    String(prop64.length),
    under('11357'),
    under('11358'),
    under('11359'),
    under('11360'),
    person.deceased ? 'Deceased' : '-',
    said.determination,
    said.reason,
  ];
}

function sections(convictions: readonly Charge[], answerOf: (charge: Charge) => Answer): string {
  const entries = convictions.flatMap((charge) => {
    const answer = answerOf(charge);
    if (charge.citation === undefined || answer === 'no') return [];
    return `${printed(charge.citation)}${answer === 'needs facts' ? '?' : ''}`;
  });
  return entries.join(';') || '-';
}

/** The comment, when it names a cannabis section that the description does not. */
function possibleOther({ fields }: Row): string {
  const [description, comment] = [fields[FIELD.offense], fields[FIELD.comment]];
  if (isInComment(description)) return '';
  const cited = ofDescription(description);
  const named = ofComment(comment).filter((one) => prop64Section(one) !== undefined);
  return named.some((one) => cited === undefined || !says(cited, one)) ? comment : '';
}

/** Whether a description already says what a comment names. */
function says(cited: Citation, named: Citation): boolean {
  if (prop64Section(cited) !== named.section) return false;
  return cited.section !== '11357' || named.subdivisions === '' || group(cited) === group(named);
}

const group = ({ subdivisions }: Citation): string => {
  const letter = subdivisions.slice(1, 2);
  if (letter === '') return '';
  return 'AB'.includes(letter) ? 'A and B' : 'C and D';
};
