import { grouped } from './grouped.js';
import type { Courthouse, Packet, PacketCharge, PacketPerson } from './packet-model.js';

/** How charges are put into packets. */
export interface Grouping {
  readonly by: 'all' | 'person' | 'case';
  /** At most so many people in a packet (of packets by case or person it says nothing). */
  readonly atMost: number | undefined;
  readonly courthouses: readonly Courthouse[];
  /** The courthouse whose cases alone are meant; `each` makes packets of each. */
  readonly courthouse: string | undefined;
}

/** What goes into one packet: some charges of some people of one county and courthouse. */
interface Filed {
  readonly county: string;
  readonly courthouse: Courthouse | undefined;
  readonly person: PacketPerson;
}

/** The packets of some people: newest convictions first. A packet is of one county, and of one courthouse if asked. */
export function groupPackets(people: readonly PacketPerson[], grouping: Grouping): Packet[] {
  const byCourthouse = grouping.courthouse !== undefined;
  const filed = people.flatMap((person) =>
    split(person, ({ county, caseNumber }) => {
      const courthouse = byCourthouse ? courthouseOf(caseNumber, grouping.courthouses) : undefined;
      return { key: `${county}\u001f${courthouse?.name ?? ''}`, county, courthouse };
    }),
  );
  const wanted = filed.filter(
    ({ courthouse }) =>
      grouping.courthouse === undefined ||
      grouping.courthouse === 'each' ||
      courthouse?.name === grouping.courthouse,
  );
  const places = grouped(wanted, ({ county, courthouse }) => `${county}\u001f${courthouse?.name ?? ''}`);
  const packets = [...places.keys()].sort().flatMap((key) => packetsOf(places.get(key) ?? [], grouping));
  return packets.map((packet, at) => ({ ...packet, number: at + 1 }));
}

function packetsOf(filed: readonly Filed[], { by, atMost }: Grouping): Omit<Packet, 'number'>[] {
  const [{ county, courthouse }] = filed;
  const people = filed.map(({ person }) => person);
  const groups =
    by === 'case'
      ? casesOf(people)
      : cut(people.toSorted(newestPersonFirst), by === 'person' ? 1 : (atMost ?? people.length));
  return groups.map((group) => ({ county, courthouse, people: group.toSorted(byName) }));
}

/** Each case with all its people; a charge without a case number is a case of its own. */
function casesOf(people: readonly PacketPerson[]): PacketPerson[][] {
  const parts = people.flatMap((person) => split(person, (charge) => ({ key: caseOf(charge) })));
  const cases = [...grouped(parts, ({ key }) => key).values()].map((of) => of.map(({ person }) => person));
  return cases.sort((a, b) => newestPersonFirst(newestOf(a), newestOf(b)));
}

const newestOf = (people: readonly PacketPerson[]): PacketPerson => people.toSorted(newestPersonFirst)[0];

/** What charges of one case have in common. */
export const caseOf = ({ caseKey, chargeId }: PacketCharge): string =>
  caseKey === '' ? `charge ${chargeId}` : `case ${caseKey}`;

/** A person once for each group their charges fall into. */
function split<G extends { readonly key: string }>(
  person: PacketPerson,
  groupOf: (charge: PacketCharge) => G,
): (G & { readonly person: PacketPerson })[] {
  return [...grouped(person.charges, (charge) => groupOf(charge).key).values()].map((charges) => ({
    ...groupOf(charges[0]),
    person: { ...person, charges },
  }));
}

function cut<T>(all: readonly T[], most: number): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < all.length; from += most) parts.push(all.slice(from, from + most));
  return parts;
}

/** The courthouse whose beginning of case numbers fits best; blanks and signs do not matter. */
function courthouseOf(caseNumber: string, courthouses: readonly Courthouse[]): Courthouse | undefined {
  const bare = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  const number = bare(caseNumber);
  let best: Courthouse | undefined;
  let longest = 0;
  for (const courthouse of courthouses) {
    for (const beginning of courthouse.cases.map(bare)) {
      if (beginning.length > longest && number.startsWith(beginning)) {
        best = courthouse;
        longest = beginning.length;
      }
    }
  }
  return best;
}

const newestDay = ({ charges }: PacketPerson): number =>
  charges[0]?.conviction?.last ?? Number.NEGATIVE_INFINITY;

function newestPersonFirst(a: PacketPerson, b: PacketPerson): number {
  const [first, second] = [newestDay(a), newestDay(b)];
  if (first !== second) return second > first ? 1 : -1;
  return byName(a, b);
}

/** By name as it stands in the list, letter case aside, then in the order of the run. */
export function byName(a: PacketPerson, b: PacketPerson): number {
  const [first, second] = [a.name.toUpperCase(), b.name.toUpperCase()];
  if (first !== second) return first < second ? -1 : 1;
  return a.number - b.number;
}
