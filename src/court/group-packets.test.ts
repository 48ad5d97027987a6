import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactly } from '../record/date-span.js';
import { isoDay } from '../record/day.js';
import { type Grouping, groupPackets } from './group-packets.js';
import type { PacketCharge, PacketPerson } from './packet-model.js';

const charge = (id: string, more: Partial<PacketCharge> = {}): PacketCharge => ({
  relief: 'garden.weeding',
  reliefWords: 'weeding',
  chargeId: id,
  caseNumber: more.caseKey ?? '',
  caseKey: '',
  county: 'Fern',
  count: '1',
  statute: '1 GC 2',
  description: '',
  class: 'A',
  arrestId: '',
  agency: '',
  offense: undefined,
  arrest: undefined,
  conviction: exactly(isoDay('2010-05-01')),
  ageAtOffense: 'unknown',
  sinceConviction: 'unknown',
  assumptions: '',
  sourceFile: 'list.csv',
  sourceRow: 1,
  ...more,
});

const person = (number: number, charges: readonly PacketCharge[]): PacketPerson => ({
  number,
  personId: `K${number}`,
  name: `PERSON ${number}`,
  otherNames: [],
  stateNumber: '',
  birth: undefined,
  ageNow: 'unknown',
  charges,
});

const ALL: Grouping = { by: 'all', atMost: undefined, courthouses: [], courthouse: undefined };
const ids = (people: readonly PacketPerson[], grouping: Partial<Grouping>): string[][] =>
  groupPackets(people, { ...ALL, ...grouping }).map((packet) =>
    packet.people.flatMap((one) => one.charges.map(({ chargeId }) => chargeId)),
  );

const year = (iso: string) => ({ conviction: exactly(isoDay(iso)) });

describe('packets', () => {
  const people = [
    person(1, [charge('a', { caseKey: '10-1', ...year('2010-05-01') })]),
    person(2, [
      charge('b', { caseKey: '10-1', ...year('2015-05-01') }),
      charge('c', { caseKey: '09-7', ...year('2009-05-01') }),
    ]),
    person(3, [charge('d', { conviction: undefined }), charge('e', { conviction: undefined })]),
  ];

  it('are one for all, one for each person, or one for each case, newest convictions first', () => {
    expect(ids(people, {})).toEqual([['a', 'b', 'c', 'd', 'e']]);
    expect(ids(people, { by: 'person' })).toEqual([['b', 'c'], ['a'], ['d', 'e']]);
    expect(ids(people, { by: 'case' })).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
  });

  it('hold at most as many people as asked, the newest in the first', () => {
    expect(ids(people, { atMost: 2 })).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });

  it('are of one county each', () => {
    const two = [person(1, [charge('a'), charge('b', { county: 'Dell' })])];
    expect(ids(two, {})).toEqual([['b'], ['a']]);
  });

  it('are of one courthouse each when asked: that with the longest beginning of the case number', () => {
    const place = (name: string, cases: readonly string[]) => ({ name, address: '', judge: '', cases });
    const courthouses = [place('East', ['14C', '10 CR']), place('West', ['14-C2'])];
    const some = [
      person(1, [
        charge('a', { caseNumber: '14c1 55' }),
        charge('b', { caseNumber: '14 C2-77' }),
        charge('c', { caseNumber: '99X1' }),
      ]),
    ];
    expect(ids(some, { courthouses, courthouse: 'each' })).toEqual([['c'], ['a'], ['b']]);
    expect(ids(some, { courthouses, courthouse: 'West' })).toEqual([['b']]);
  });

  it('hold every charge once, however they are grouped', () => {
    const charges = fc.array(
      fc.record({
        caseKey: fc.constantFrom('', '10-1', '10-2', '10-3'),
        county: fc.constantFrom('Fern', 'Dell'),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.array(charges, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('all' as const, 'person' as const, 'case' as const),
        fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        (lists, by, atMost) => {
          const all = lists.map((own, n) =>
            person(
              n,
              own.map((more, at) => charge(`${n}-${at}`, more)),
            ),
          );
          const wanted = all.flatMap((one) => one.charges.map(({ chargeId }) => chargeId));
          expect(ids(all, { by, atMost }).flat().sort()).toEqual(wanted.sort());
          for (const packet of groupPackets(all, { ...ALL, by, atMost })) {
            const own = packet.people.flatMap((one) => one.charges);
            expect(new Set(own.map(({ county }) => county)).size).toBe(1);
            if (by === 'case') expect(new Set(own.map(({ caseKey }) => caseKey)).size).toBe(1);
            if (by === 'person') expect(packet.people.length).toBe(1);
            if (by === 'all') expect(packet.people.length).toBeLessThanOrEqual(atMost ?? all.length);
          }
        },
      ),
    );
  });
});
