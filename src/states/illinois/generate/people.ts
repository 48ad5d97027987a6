import type { Day } from '../../../record/day.js';
import { dayIn, iso, partialDate, yearOf } from '../../invented-dates.js';
import { inventName, misspelt, numbersOf, SEX } from '../../invented-people.js';
import { type Random, weighted } from '../../random.js';

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

/**
 * Invents the person of an index. State identification numbers begin with IL9, which none in use does. With `dirt`
 * (1 is usual) some people have two name spellings, two SIDs under one key, two birth dates under one SID, or no key.
 */
export function inventPerson(index: number, birth: Day, random: Random, dirt: number): InventedPerson {
  const keys = random.chance(Math.min(1, dirt)) ? random.pick(KEYS) : 'all';
  const [number, second] = numbersOf(index);
  const { surname, given, initial } = inventName(random);
  const name = `${surname}, ${given}${initial === '' ? '' : ` ${initial}`}`;
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
  const typed = misspelt(surname, random);
  return random.pick([`${surname}, ${given}`, `${typed}, ${given}`, `${surname}, ${given.slice(0, 4)}`]);
}
