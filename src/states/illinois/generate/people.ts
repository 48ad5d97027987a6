import type { Day } from '../../../record/day.js';
import { dayIn, iso, partialDate, yearOf } from './dates.js';
import { type Random, weighted } from './random.js';

/** A person as a source knows them. Where a source contradicts itself, the second cell is used from some arrest on. */
export interface InventedPerson {
  readonly personId: string;
  readonly sids: readonly [string, string];
  readonly names: readonly [string, string];
  readonly birthDates: readonly [string, string];
  /** The day on which the person was born, whatever a source says of it. */
  readonly birth: Day;
  readonly sex: string;
  readonly race: string;
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
const SEX = weighted([
  ['M', 78],
  ['F', 21],
  ['', 1],
]);
const RACE = weighted([
  ['B', 44],
  ['W', 38],
  ['H', 14],
  ['A', 2],
  ['U', 1],
  ['', 1],
]);

type Keys = 'all' | 'no sid' | 'sid alone' | 'name and birth date' | 'name alone';
const KEYS = weighted<Keys>([
  ['all', 90],
  ['no sid', 5],
  ['sid alone', 1],
  ['name and birth date', 3],
  ['name alone', 1],
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
function numbersOf(index: number): readonly [string, string] {
  const block = Math.floor(index / BLOCK);
  const within = index % BLOCK;
  const prefix = block === 0 ? '' : String(block);
  return [prefix + spreadNumber(within), prefix + spreadNumber(NUMBERS - 1 - within)];
}

/**
 * Invents the person of an index. State identification numbers begin with IL9, which none in use does. With `dirt`
 * (1 is usual) some people have two name spellings, two SIDs under one key, two birth dates under one SID, or no key.
 */
export function inventPerson(index: number, birth: Day, random: Random, dirt: number): InventedPerson {
  const keys = random.chance(Math.min(1, dirt)) ? random.pick(KEYS) : 'all';
  const [number, second] = numbersOf(index);
  const surname = random.pick(SURNAME_STARTS) + random.pick(SURNAME_ENDS);
  const given = random.pick(GIVEN);
  const initial = random.chance(0.7) ? ` ${random.pick(INITIALS)}` : '';
  const name = `${surname}, ${given}${initial}`;
  const hasSid = keys === 'all' || keys === 'sid alone';
  const sid = hasSid ? `IL9${number}` : '';
  const hasId = keys === 'all' || keys === 'no sid';
  const birthDate = keys === 'sid alone' ? '' : keys === 'name alone' ? vague(birth, random) : iso(birth);
  return {
    personId: hasId ? `K${number}` : '',
    sids: [sid, hasSid && random.chance(0.01 * dirt) ? `IL9${second}` : sid],
    names: keys === 'sid alone' ? ['', ''] : [name, secondName(name, surname, given, random, dirt)],
    birthDates: [
      birthDate,
      keys === 'all' && random.chance(0.01 * dirt) ? iso(dayIn(yearOf(birth), random)) : birthDate,
    ],
    birth,
    sex: random.pick(SEX),
    race: random.pick(RACE),
  };
}

const vague = (birth: Day, random: Random): string => (random.chance(0.6) ? '' : partialDate(birth, random));

function secondName(name: string, surname: string, given: string, random: Random, dirt: number): string {
  if (!random.chance(0.03 * dirt)) return name;
  const at = random.between(1, surname.length - 2);
  const misspelt = surname.slice(0, at) + surname[at + 1] + surname[at] + surname.slice(at + 2);
  return random.pick([`${surname}, ${given}`, `${misspelt}, ${given}`, `${surname}, ${given.slice(0, 4)}`]);
}
