import type { CourtList, ListRow } from './court-interface.js';
import { byName, caseOf } from './group-packets.js';
import { grouped } from './grouped.js';
import type { Packet, PacketCharge } from './packet-model.js';
import { casesFirst } from './packet-values.js';

/** The rows of a list over some packets, in its order. */
export function rowsOf({ rows, order }: CourtList, packets: readonly Packet[]): ListRow[] {
  const all = packets.flatMap((packet) =>
    packet.people.flatMap((person, at) => {
      const rowOf = (charges: readonly PacketCharge[]): ListRow => ({
        packet: packet.number,
        personNumber: at + 1,
        person,
        charge: charges[0],
        charges,
      });
      if (rows === 'person') return [rowOf(person.charges)];
      if (rows === 'charge') return person.charges.map((charge) => rowOf([charge]));
      const cases = grouped(person.charges, caseOf);
      return [...cases.values()].map(rowOf);
    }),
  );
  return all.sort(ORDERS[order]);
}

const ORDERS: Readonly<Record<CourtList['order'], (a: ListRow, b: ListRow) => number>> = {
  name: (a, b) => byName(a.person, b.person),
  case: (a, b) => casesFirst(caseOf(a.charge), caseOf(b.charge)) || byName(a.person, b.person),
  'state-number': (a, b) =>
    blankLast(a.person.stateNumber, b.person.stateNumber) || byName(a.person, b.person),
};

function blankLast(a: string, b: string): number {
  if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
