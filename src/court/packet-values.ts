import type { FillScope } from '../files/word/fill-model.js';
import { exactly } from '../record/date-span.js';
import type { Day } from '../record/day.js';
import { dateWords } from './date-words.js';
import { byName, caseOf } from './group-packets.js';
import { grouped } from './grouped.js';
import { type Office, officeValues } from './office.js';
import type { Packet, PacketCharge, PacketPerson } from './packet-model.js';

/** What all packets of a run have in common. */
export interface PacketFrame {
  readonly manifestHash: string;
  readonly asOf: Day;
  readonly office: Office;
  readonly packets: number;
}

export const NOT_IN_LIST = 'not in the list';

/** What stands for a name that the list does not have. */
export const NO_NAME = '[name not in the list]';

const orNot = (text: string): string => (text === '' ? NOT_IN_LIST : text);

export const counted = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;

/** The charges of the people of a packet that a document speaks of. */
export const chargesIn = (people: readonly PacketPerson[], relief: string | undefined): PacketPerson[] =>
  relief === undefined
    ? [...people]
    : people
        .map((person) => ({
          ...person,
          charges: person.charges.filter((charge) => charge.relief === relief),
        }))
        .filter(({ charges }) => charges.length > 0);

/** What a document of a packet is filled with. Each person has one number in all documents of the packet. */
export function packetValues(frame: PacketFrame, packet: Packet, people: readonly PacketPerson[]): FillScope {
  const numberOf = numbersIn(packet);
  const cases = casesOf(people, numberOf);
  return {
    ...frameValues(frame, packet),
    ...countValues(people, cases.length),
    people: people.map((person) => personValues(person, numberOf(person))),
    cases,
  };
}

/** What a document of one person of a packet is filled with; `number` is that of the person in the packet. */
export const personDocumentValues = (
  frame: PacketFrame,
  packet: Packet,
  person: PacketPerson,
  number: number,
): FillScope => ({
  ...frameValues(frame, packet),
  ...countValues([person], new Set(person.charges.map(caseOf)).size),
  ...personValues(person, number),
});

/** Says the number that a person has in all papers of a packet, from 1. Throws a RangeError for anybody else. */
export function numbersIn({ people }: Packet): (person: PacketPerson) => number {
  const numbers = new Map(people.map(({ number }, at) => [number, at + 1]));
  return ({ number }) => {
    const found = numbers.get(number);
    if (found === undefined) throw new RangeError('a person who is not of the packet');
    return found;
  };
}

function frameValues({ manifestHash, asOf, office, packets }: PacketFrame, packet: Packet): FillScope {
  const { courthouse } = packet;
  const details = officeValues(office);
  return {
    ...details,
    ...(courthouse === undefined
      ? {}
      : {
          courthouse: courthouse.name,
          courthouse_address: courthouse.address,
          ...(courthouse.judge === '' ? {} : { judge: courthouse.judge }),
        }),
    packet_number: String(packet.number),
    packet_count: String(packets),
    manifest_hash: manifestHash,
    run_date: dateWords(exactly(asOf)),
    county: packet.county,
    COUNTY: packet.county.toUpperCase(),
  };
}

function countValues(people: readonly PacketPerson[], cases: number): FillScope {
  const charges = people.reduce((sum, person) => sum + person.charges.length, 0);
  return {
    people_words: counted(people.length, 'person', 'people'),
    charges_words: counted(charges, 'conviction', 'convictions'),
    cases_words: counted(cases, 'case', 'cases'),
    several_people: people.length > 1,
    several_charges: charges > 1,
  };
}

function personValues(person: PacketPerson, number: number): FillScope {
  return {
    ...personTexts(person, number),
    charges: person.charges.map((charge, at) => chargeValues(charge, at + 1)),
  };
}

const personTexts = (person: PacketPerson, number: number): FillScope => ({
  person_number: String(number),
  name: person.name === '' ? NO_NAME : person.name,
  other_names: person.otherNames.join('; '),
  state_number: orNot(person.stateNumber),
  birth_date: dateWords(person.birth),
  age_now: person.ageNow,
  person_charges_words: counted(person.charges.length, 'conviction', 'convictions'),
});

const chargeValues = (charge: PacketCharge, number: number): FillScope => ({
  charge_number: String(number),
  case_number: orNot(charge.caseNumber),
  count: orNot(charge.count),
  statute: orNot(charge.statute),
  description: orNot(charge.description),
  class: charge.class,
  offense_date: dateWords(charge.offense),
  arrest_date: dateWords(charge.arrest),
  conviction_date: dateWords(charge.conviction),
  arrest_number: orNot(charge.arrestId),
  agency: orNot(charge.agency),
  age_at_offense: charge.ageAtOffense,
  time_since_conviction: charge.sinceConviction,
  relief: charge.reliefWords,
  assumptions: charge.assumptions,
  source: `${charge.sourceFile}, row ${charge.sourceRow}`,
});

/** The cases, by number as it stands in the list; charges without one come last, each for itself. */
function casesOf(people: readonly PacketPerson[], numberOf: (person: PacketPerson) => number): FillScope[] {
  const all = people.flatMap((person) =>
    person.charges.map((charge) => ({ person, number: numberOf(person), charge })),
  );
  const cases = grouped(all, ({ charge }) => caseOf(charge));
  return [...cases.keys()].sort(casesFirst).map((key) => {
    const own = (cases.get(key) ?? []).sort((a, b) => byName(a.person, b.person));
    return {
      case_number: orNot(own[0].charge.caseNumber),
      case_charges: own.map(({ person, number, charge }, at) => ({
        ...personTexts(person, number),
        ...chargeValues(charge, at + 1),
      })),
    };
  });
}

/** Keys of cases in order; those of charges without a case number are behind. */
export function casesFirst(a: string, b: string): number {
  const [first, second] = [a.startsWith('case '), b.startsWith('case ')];
  if (first !== second) return first ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
