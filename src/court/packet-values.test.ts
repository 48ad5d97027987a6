import { describe, expect, it } from 'vitest';
import { isoDay } from '../record/day.js';
import { NO_OFFICE } from './office.js';
import type { PacketCharge, PacketPerson } from './packet-model.js';
import { chargesIn, packetValues } from './packet-values.js';

const charge = (relief: string): PacketCharge => ({
  ...{
    relief,
    reliefWords: relief,
    chargeId: relief,
    caseNumber: '10CR1',
    caseKey: '10CR1',
    county: 'Fernley',
  },
  ...{ count: '1', statute: '', description: '', class: '', arrestId: '', agency: '' },
  ...{ offense: undefined, arrest: undefined, conviction: undefined },
  ...{
    ageAtOffense: 'unknown',
    sinceConviction: 'unknown',
    assumptions: '',
    sourceFile: 'l.csv',
    sourceRow: 1,
  },
});
const person = (number: number, name: string, relief: string): PacketPerson => ({
  ...{ number, personId: name, name, otherNames: [], stateNumber: '', birth: undefined, ageNow: 'unknown' },
  charges: [charge(relief)],
});

describe('the values of a document', () => {
  it('call a person by one number in all documents of a packet, also where others have no charge', () => {
    const people = [person(9, 'ASHBROOK', 'dismissal'), person(4, 'BIRCHALL', 'redesignation')];
    const packet = { number: 1, county: 'Fernley', courthouse: undefined, people };
    const frame = { manifestHash: 'x', asOf: isoDay('2026-11-22'), office: NO_OFFICE, packets: 1 };
    const values = packetValues(frame, packet, chargesIn(people, 'redesignation'));
    expect(values.people).toMatchObject([{ name: 'BIRCHALL', person_number: '2' }]);
    expect(values.cases).toMatchObject([{ case_charges: [{ name: 'BIRCHALL', person_number: '2' }] }]);
  });
});
