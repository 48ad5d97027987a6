import { describe, expect, it } from 'vitest';
import { Failure } from '../messages/failure.js';
import { missingDetails, NO_OFFICE, officeTemplate, officeValues, readOffice } from './office.js';

const why = (yaml: string): string => {
  try {
    readOffice('office.yaml', yaml);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  return 'it was read';
};

describe('an office file', () => {
  it('is read as text: the zeros of a number stay', () => {
    const { details } = readOffice('office.yaml', 'attorney_number: 00123\nhearing_time: 9:30\n');
    expect(details).toEqual({ attorney_number: '00123', hearing_time: '9:30' });
  });

  it('says which key it does not have, and which was perhaps meant', () => {
    expect(why('atorney_name: Alex Example')).toContain('no key atorney_name; did you mean attorney_name?');
    expect(why('courthouses: [{ name: East, case: [] }]')).toMatch(/no key case|cases must be/);
  });

  it('is refused when it is no YAML, no keys and values, or a value is blank or no text', () => {
    expect(why('{')).toContain('it is no YAML');
    expect(why('just words')).toContain('no list of keys and values');
    expect(why('judge: ""')).toContain('judge must be a text that is not blank');
    expect(why('judge: [Robin]')).toContain('judge must be a text');
    expect(why('courthouses: [{ name: East, cases: [] }]')).toContain('at least one beginning');
  });

  it('never shows what stands in it', () => {
    expect(why('"secret person: with signs": x')).not.toContain('secret');
    expect(why('judge: { name: Pascoe }')).not.toContain('Pascoe');
  });

  it('leaves a line to write on for a value of -, and for the hearing when it is not said', () => {
    const values = officeValues(readOffice('office.yaml', 'judge: "-"'));
    expect(values.judge).toMatch(/^_+$/);
    expect(values.hearing_date).toMatch(/^_+$/);
    expect(values.office_phone).toBe('');
  });

  it('is missing when there is none: the places of what it must say stand in brackets', () => {
    expect(officeValues(NO_OFFICE).attorney_name).toBe('[the attorney who signs]');
  });

  it('lacks what templates print and it must say, and nothing else', () => {
    const office = readOffice('office.yaml', 'attorney_name: Alex Example');
    const printed = new Set(['attorney_name', 'judge', 'office_phone', 'hearing_date', 'case_number']);
    expect(missingDetails(office, printed)).toEqual(['judge']);
  });

  it('need not name a courthouse and a judge when each of its courthouses does', () => {
    const courthouses = (judge: string): string =>
      `courthouses: [{ name: East, ${judge}cases: [2014C2] }]\nattorney_name: Alex Example`;
    const printed = new Set(['courthouse', 'judge']);
    expect(missingDetails(readOffice('o.yaml', courthouses('judge: Robin Example, ')), printed)).toEqual([]);
    expect(missingDetails(readOffice('o.yaml', courthouses('')), printed)).toEqual(['judge']);
  });

  it('is refused when letters of it cannot be read: it was saved in another encoding, or holds controls', () => {
    const latin = Buffer.from('judge: Jos\u00e9 Example', 'latin1').toString('utf8');
    for (const yaml of [latin, 'judge: "a\\a"', 'judge: "Robin \\u202e Example"']) {
      expect(() => readOffice('o.yaml', yaml)).toThrow('judge must be text whose letters can all be read');
    }
    expect(readOffice('o.yaml', 'judge: "José\\nעדי"').details.judge).toBe('José\nעדי');
  });

  it('must name courthouse and judge for packets that are of none of its courthouses', () => {
    const office = readOffice(
      'o.yaml',
      'courthouses: [{ name: East, judge: Robin Example, cases: [2014C2] }]',
    );
    const printed = new Set(['courthouse', 'judge']);
    expect(missingDetails(office, printed, office.courthouses)).toEqual([]);
    expect(missingDetails(office, printed, [undefined])).toEqual(['courthouse', 'judge']);
    expect(missingDetails(office, printed, [...office.courthouses, undefined])).toEqual([
      'courthouse',
      'judge',
    ]);
  });

  it('that is written to be filled in is read, as it is and with all its keys', () => {
    expect(readOffice('office.yaml', officeTemplate()).details).toEqual({});
    const filled = officeTemplate().replaceAll(/^# (?=\w+:|courthouses:| {2})/gm, '');
    const office = readOffice('office.yaml', filled);
    expect(office.courthouses).toEqual([
      {
        name: 'Second District Courthouse',
        address: '3 Invented Square',
        judge: 'Hon. Sam Example',
        cases: ['2014C2', '2015C2'],
      },
    ]);
    expect(office.details.office_address).toBe('1 Invented Square\nInvented City 00000');
  });
});
