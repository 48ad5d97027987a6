import type { Day } from '../../../record/day.js';
import { compactDate } from '../../invented-dates.js';
import { inventName, misspelt, numbersOf, SEX } from '../../invented-people.js';
import { type Random, weighted } from '../../random.js';

/** What the file says in each row of who a person is. */
export interface SubjectCells {
  subjectId: string;
  cii: string;
  name: string;
  birthDate: string;
}

/** An invented person: the cells that faults change, and those that stand as they are. */
export interface Subject {
  readonly cells: Readonly<SubjectCells>;
  readonly surname: string;
  readonly birth: Day;
  readonly sex: string;
  readonly ssn: string;
  readonly licence: string;
  readonly fbi: string;
  /** Race, eyes, hair, height, weight, sources, place of birth and citizenship, joined. */
  readonly description: string;
}

const RACES = weighted([
  ['H,HISPANIC', 40],
  ['W,WHITE', 30],
  ['B,BLACK', 22],
  ['A,OTHER ASIAN', 4],
  ['O,OTHER', 3],
  ['X,UNKNOWN', 1],
]);
const EYES = weighted([
  ['BRO,BROWN', 7],
  ['BLU,BLUE', 2],
  ['HAZ,HAZEL', 1],
]);
const HAIR = weighted([
  ['BLK,BLACK', 5],
  ['BRO,BROWN', 4],
  ['BLN,BLOND', 1],
]);
const ORIGINS = weighted([
  ['S,"  ",CA,CALIFORNIA,ST,US', 8],
  ['"  ",M,CA,CALIFORNIA,ST,US', 2],
  ['"  ",M,MM,MEXICO,CO,"  "', 1],
  ['S,"  ",YY,UNKNOWN,"  ","  "', 1],
]);

/**
 * Invents the person of an index. Nothing of theirs is in use: subject numbers begin with 9, state numbers with A99,
 * social security numbers with 000, licences with X9.
 */
export function inventSubject(index: number, birth: Day, random: Random): Subject {
  const [number] = numbersOf(index);
  const { surname, given, initial } = inventName(random);
  const height = `${random.pick(['5', '5', '5', '6'])}${String(random.below(12)).padStart(2, '0')}`;
  return {
    cells: {
      subjectId: `9${number}`,
      cii: `A99${number}`,
      name: nameCell(surname, `${given}${initial === '' ? '' : ` ${initial}`}`),
      birthDate: compactDate(birth),
    },
    surname,
    birth,
    sex: random.pick(SEX) || 'X',
    ssn: random.chance(0.7) ? `000${number.slice(-6)}` : '"         "',
    licence: random.chance(0.6) ? `X9${number.slice(-6)}` : '"        "',
    fbi: random.chance(0.6) ? `9${random.between(10_000, 99_999)}XA${random.below(10)}` : '"         "',
    description: [
      random.pick(RACES),
      random.pick(EYES),
      random.pick(HAIR),
      height,
      random.between(110, 290),
      random.pick(ORIGINS),
    ].join(','),
  };
}

const nameCell = (surname: string, given: string): string => `"${surname},${given}"`;

/** The name as somebody typed it: two letters exchanged. */
export const mistypedName = ({ surname, cells }: Subject, random: Random): string =>
  cells.name.replace(surname, misspelt(surname, random));

/** The first 36 fields of all rows of a person, each with its comma. */
export function headOf(subject: Subject, cells: Readonly<SubjectCells>): string {
  const { sex, ssn, licence, fbi, description } = subject;
  const { subjectId, cii, name, birthDate } = cells;
  return (
    `01,M,${subjectId},#,${cii || BLANK_NUMBER},${name},${sex},${birthDate},${licence},${ssn},#,` +
    `${cii || BLANK_NUMBER},${name},${sex},${birthDate},${ssn},${licence},"        ","        ",${fbi},#,${description},#,`
  );
}

const BLANK_NUMBER = '"          "';
