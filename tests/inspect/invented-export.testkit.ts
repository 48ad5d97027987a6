import { rulebooks } from '../../src/states/index.js';

/** Numbers that look random and are the same every time. */
export interface Dice {
  /** A whole number from `low` to `high`. */
  readonly number: (low: number, high: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly chance: (share: number) => boolean;
}

function dice(seed: number): Dice {
  let state = seed * 2_654_435_761;
  const next = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3_266_489_917);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x1_0000_0000;
  };
  const number = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    number,
    pick: (from) => from[number(0, from.length - 1)],
    chance: (share) => next() < share,
  };
}

/** An invented charge, in plain values; each export spells it in its own way. */
export interface InventedRow {
  readonly row: number;
  readonly person: number;
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly born: Date;
  readonly offense: Date;
  readonly arrest: Date;
  readonly disposed: Date;
  readonly charge: Charge;
  readonly amended: Charge | undefined;
  readonly disposition: string;
  readonly sentence: string;
  readonly sex: string;
  readonly race: string;
  readonly county: string;
  readonly agency: string;
  readonly count: number;
  readonly dice: Dice;
}

interface Charge {
  readonly chapter: string;
  readonly act: string;
  readonly section: string;
  readonly description: string;
  readonly class: string;
}

const charge = (act: string, section: string, description: string, letter: string): Charge => ({
  chapter: '720',
  act,
  section,
  description,
  class: letter,
});

const CHARGES = [
  charge('550', '4(a)', 'POSSESSION OF CANNABIS UNDER 2.5 GRAMS', 'C'),
  charge('550', '4(c)', 'POSS CANNABIS 10-30 GRAMS', 'A'),
  charge('550', '5(d)', 'MFG/DEL CANNABIS/30-500 GRAMS', '3'),
  charge('570', '402(c)', 'POSS AMT CON SUB EXCEPT (A)/(D)', '4'),
  charge('5', '16A-3(a)', 'RETAIL THEFT/DISP MERCH/<$150', 'A'),
  charge('5', '19-1', 'BURGLARY', '2'),
  charge('5', '12-3.2', 'DOMESTIC BATTERY/PHYSICAL CONTACT', 'A'),
];
const LASTS = ['FERNLEY', 'OAKHOLLOW', 'TARNWICK', 'BRAMBLE', "O'DELL-MARSH", 'QUILLON', 'VANCE', 'ASHGROVE'];
const FIRSTS = ['IDRIS', 'ELOWEN', 'TAMSIN', 'CORIN', 'MARIGOLD', 'BEVIS', 'ROWAN', 'PETRA', 'LUCAN'];
const DISPOSITIONS = [
  'Plea Of Guilty',
  'Nolle Prosecution',
  'Finding Guilty',
  'FNG',
  'Case Dismissed',
  'BFW',
];
const SENTENCES = ['Probation', 'Jail', 'Conditional Discharge', 'Supervision', 'Prison', ''];
const AGENCIES = ['CHICAGO PD', 'CICERO PD', 'OAK PARK PD', 'COOK COUNTY SHERIFF'];
const DAY = 86_400_000;

/** `rows` invented charges of invented people, some of whom have several. */
export function inventedRows(rows: number, seed: number): InventedRow[] {
  const roll = dice(seed);
  const people = Array.from({ length: Math.max(2, Math.floor(rows * 0.6)) }, (_, person) => ({
    person: 100_000 + person * 37,
    last: roll.pick(LASTS),
    first: roll.pick(FIRSTS),
    middle: roll.pick(['A', 'J', 'R', '']),
    born: new Date(Date.UTC(roll.number(1950, 1992), roll.number(0, 11), roll.number(1, 28))),
    sex: roll.pick(['M', 'M', 'F']),
    race: roll.pick(['Black', 'White', 'HISPANIC', 'Asian', 'Unknown']),
  }));
  return Array.from({ length: rows }, (_, row) => {
    const offense = new Date(Date.UTC(roll.number(2008, 2018), roll.number(0, 11), roll.number(1, 28)));
    const arrest = new Date(offense.getTime() + roll.number(0, 3) * DAY);
    return {
      ...roll.pick(people),
      row,
      offense,
      arrest,
      disposed: new Date(arrest.getTime() + roll.number(20, 500) * DAY),
      charge: roll.pick(CHARGES),
      amended: roll.chance(0.12) ? roll.pick(CHARGES) : undefined,
      disposition: roll.pick(DISPOSITIONS),
      sentence: roll.pick(SENTENCES),
      county: roll.pick(['Cook', 'Will', 'DuPage', 'Lake']),
      agency: roll.pick(AGENCIES),
      count: roll.number(1, 4),
      dice: roll,
    };
  });
}

export const two = (value: number): string => String(value).padStart(2, '0');

/** Ways to write a day. */
export const written = {
  iso: (day: Date): string => day.toISOString().slice(0, 10),
  american: (day: Date): string =>
    `${two(day.getUTCMonth() + 1)}/${two(day.getUTCDate())}/${day.getUTCFullYear()}`,
  european: (day: Date): string =>
    `${two(day.getUTCDate())}.${two(day.getUTCMonth() + 1)}.${day.getUTCFullYear()}`,
  dayFirst: (day: Date): string =>
    `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`,
  compact: (day: Date): string => written.iso(day).replaceAll('-', ''),
  glued: (day: Date): string =>
    `${two(day.getUTCMonth() + 1)}${two(day.getUTCDate())}${day.getUTCFullYear()}`,
  named: (day: Date): string => {
    const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    return `${two(day.getUTCDate())}-${month[day.getUTCMonth()]}-${two(day.getUTCFullYear() % 100)}`;
  },
} as const;

/** How an export spells each of its columns, in file order. */
export type Export = Readonly<Record<string, (row: InventedRow) => string | number>>;

/** A file of an export, with some of the dirt of real ones: cells that are blank, unknown, or spaced out. */
export function fileOf(form: Export, rows: number, seed: number, delimiter = ','): string {
  const roll = dice(seed + 1);
  const quoted = (text: string): string =>
    text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  const dirty = (text: string): string => {
    if (roll.chance(0.02)) return '';
    if (roll.chance(0.005)) return 'UNKNOWN';
    return roll.chance(0.02) ? ` ${text} ` : text;
  };
  const lines = inventedRows(rows, seed).map((row) =>
    Object.values(form).map((cell) => quoted(dirty(String(cell(row))))),
  );
  const header = Object.keys(form).map(quoted);
  return `${[header, ...lines].map((cells) => cells.join(delimiter)).join('\n')}\n`;
}

/** The list that the program makes for its demonstration. */
export function demoList(): string {
  let text = '';
  rulebooks[0].demo?.write((piece) => {
    text += piece;
  });
  return text;
}
