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
  registrations,
  superStrikeOf,
} from './history.js';
import type { Answer } from './offenses.js';
import { isInScope, type Said, saidOf, saidOfRelated, type Terms } from './policy.js';

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
    for (const row of person.rows) cells.set(row, { cells: fewCells(row) });
    for (const charge of person.charges) {
      if (isInScope(charge, terms)) {
        const said = saidOf(person, charge, terms);
        cells.set(charge.first, { cells: allCells(person, charge, terms, said), said });
      } else {
        const related = saidOfRelated(person, charge, terms);
        if (related !== undefined) cells.set(charge.first, { cells: fewCells(charge.first, related) });
      }
    }
  }
  return cells;
}

/** The third cell, and what is said of a related charge. */
const fewCells = (row: Row, said?: Said): string[] => [
  ...['', '', possibleOther(row)],
  ...Array(13).fill(''),
  ...[said?.determination ?? '', said?.reason ?? ''],
];

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
    registrations(person).length > 0 ? 'Yes' : '-',
    american(charge.date),
    yearsBetween(charge.date, today),
    person.convictions.length === 0 ? '' : yearsBetween(latest(person.convictions), today),
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
