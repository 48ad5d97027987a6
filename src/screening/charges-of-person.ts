import type { ChargeTable } from '../intake/charge-table.js';
import { listsBy } from '../intake/identity-pairs.js';
import { firstFrom } from './decided-charges.js';

/** Gives the charges of each person, in their order; how they lie is found when the first person is asked for. */
export function chargesByPerson(
  charges: Pick<ChargeTable, 'person' | 'persons' | 'count'>,
): (person: number) => Int32Array {
  let found: ((person: number) => Int32Array) | undefined;
  return (one) => {
    found ??= neverFall(charges.person) ? inPlace(charges.person) : fromLists(charges);
    return found(one);
  };
}

/** Whether no number is less than the one before. */
function neverFall(numbers: Int32Array): boolean {
  let at = 1;
  while (at < numbers.length && numbers[at] >= numbers[at - 1]) at++;
  return at >= numbers.length;
}

/** Where the charges of each person stand together, people in the order of their numbers. */
function inPlace(person: Int32Array): (one: number) => Int32Array {
  return (one) => {
    const from = firstFrom(person, one);
    const charges = new Int32Array(firstFrom(person, one + 1) - from);
    for (let at = 0; at < charges.length; at++) charges[at] = from + at;
    return charges;
  };
}

function fromLists({
  person,
  persons,
  count,
}: Pick<ChargeTable, 'person' | 'persons' | 'count'>): (one: number) => Int32Array {
  const { from, items } = listsBy(person, count, persons.count);
  return (one) => items.subarray(from[one], from[one + 1]);
}
