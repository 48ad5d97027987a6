import { type Random, weighted } from './random.js';

/** The parts of a name that nobody bears. */
export interface InventedName {
  readonly surname: string;
  readonly given: string;
  /** One letter, or empty. */
  readonly initial: string;
}

const split = (words: string): string[] => words.split(' ');

const SURNAME_STARTS = split(
  'ASH BIRCH CINDER DAPPLE EMBER FERN GOSSAMER HAZEL INKWELL JUNIPER KETTLE LANTERN MARBLE NETTLE OAKEN PEBBLE ' +
    'QUILL RUSSET SEDGE THISTLE UMBER VELVET WILLOW YARROW',
);
const SURNAME_ENDS = split(
  'BROOK BY COMBE DALE FIELD GATE HOLLOW LEY MERE MOOR STEAD THORPE WICK WORTH YARD',
);
const GIVEN = split(
  'ADABEL ALDRIC BELLAMY BRISEN CALDER CORISANDE DAVRIN DELPHA EDWINA ELOWEN FARRAN FENELLA GARETH GWENNA HOLLIS ' +
    'IDRIS ISOLDE JARED JESSAMY KERENSA LEOFRIC LINNET MARLON MERRIN NERYS ODELL ORLA PASCOE PERDITA QUENTIN ' +
    'ROSALBA ROWAN SELWYN SORREL TAMSIN THEODORE URSULA VESPER WENDEL ZELDA',
);
const INITIALS = split('A B C D E F G H J K L M N O P R S T V W');

/** A name put together of words, so that it is clearly nobody's. */
export function inventName(random: Random): InventedName {
  const surname = random.pick(SURNAME_STARTS) + random.pick(SURNAME_ENDS);
  const given = random.pick(GIVEN);
  return { surname, given, initial: random.chance(0.7) ? random.pick(INITIALS) : '' };
}

/** A surname in which two letters are exchanged, as somebody typed it. */
export function misspelt(surname: string, random: Random): string {
  const at = random.between(1, surname.length - 2);
  return surname.slice(0, at) + surname[at + 1] + surname[at] + surname.slice(at + 2);
}

/** The sex of a person, as a record has it; of some it says nothing. */
export const SEX = weighted([
  ['M', 78],
  ['F', 21],
  ['', 1],
]);

/** Numbers are spread over seven digits so that neighbours in a list do not look alike. */
const SPREAD = 7_654_321;
const NUMBERS = 10_000_000;
/** People in one block of numbers; the other half of the numbers is for those who are given a second one. */
const BLOCK = NUMBERS / 2;

/** Seven digits that no other of the first ten million indices has. */
export function spreadNumber(index: number): string {
  const number = (index * SPREAD) % NUMBERS;
  return number < 1_000_000 ? String(number).padStart(7, '0') : String(number);
}

/** The number of a person, and a second one; nobody else has either. From the first block on, they are longer. */
export function numbersOf(index: number): readonly [string, string] {
  const block = Math.floor(index / BLOCK);
  const within = index % BLOCK;
  const prefix = block === 0 ? '' : String(block);
  return [prefix + spreadNumber(within), prefix + spreadNumber(NUMBERS - 1 - within)];
}
