import type { ChargeTable } from '../../../../intake/charge-table.js';

/** Some of the charges of a portion by their person, in their order. */
export class ChargesByPerson {
  private readonly from: Int32Array;
  private readonly charges: Int32Array;

  constructor(some: Int32Array, { person, persons }: Pick<ChargeTable, 'person' | 'persons'>) {
    this.from = beginnings(some, person, persons.count);
    this.charges = new Int32Array(some.length);
    putByPerson(this.charges, this.from.slice(), some, person);
  }

  of(person: number): Int32Array {
    return this.charges.subarray(this.from[person], this.from[person + 1]);
  }
}

/** Where the charges of each person begin when they stand together, and after the last person where they end. */
function beginnings(some: Int32Array, person: Int32Array, people: number): Int32Array {
  const from = new Int32Array(people + 1);
  countInto(from, some, person);
  addUp(from);
  return from;
}

function countInto(counts: Int32Array, some: Int32Array, person: Int32Array): void {
  for (let at = 0; at < some.length; at++) counts[person[some[at]] + 1]++;
}

function addUp(counts: Int32Array): void {
  for (let at = 1; at < counts.length; at++) counts[at] += counts[at - 1];
}

function putByPerson(charges: Int32Array, next: Int32Array, some: Int32Array, person: Int32Array): void {
  for (let at = 0; at < some.length; at++) charges[next[person[some[at]]]++] = some[at];
}
