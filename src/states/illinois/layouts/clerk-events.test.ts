import { describe, expect, it } from 'vitest';
import { CONVICTED } from '../dispositions/dispositions.js';
import { readDisposition } from '../dispositions/read-disposition.js';
import { type ClerkEvent, mergedEvents } from './clerk-events.js';

const event = (date: string, disposition: string, more: Partial<ClerkEvent> = {}): ClerkEvent => ({
  date,
  disposition,
  isAmended: false,
  sentence: '',
  ...more,
});

describe('of the dispositions of one charge', () => {
  it('those of the first day are the disposition, those of later days stand behind it as sentence', () => {
    const merged = mergedEvents([
      event('2-Feb-07', 'DEF SENTENCED TO COOK CNTY DOC', { sentence: 'term 6 months' }),
      event('13-Jan-06', 'DEF SENTENCED TO PROBATION'),
      event('13-Jan-06', 'CREDIT DEFENDANT FOR TIME SERV'),
    ]);
    expect(merged).toMatchObject({
      disposition: 'CREDIT DEFENDANT FOR TIME SERV; DEF SENTENCED TO PROBATION',
      disposition_date: [1, 2],
      sentence: 'DEF SENTENCED TO COOK CNTY DOC; term 6 months',
    });
    expect(readDisposition(String(merged.disposition), String(merged.sentence)).possible).toBe(CONVICTED);
  });

  it('supervision with a later jail sentence is not decided', () => {
    const { disposition, sentence } = mergedEvents([
      event('13-Jan-06', 'SENT/CRT SUPV/SPEC CONDS'),
      event('2-Feb-07', 'DEF SENTENCED TO COOK CNTY DOC'),
    ]);
    const reading = readDisposition(String(disposition), String(sentence));
    expect(reading.why).toBe('more than one kind of sentence is named');
  });

  it('all stand together, and all days must agree, when one day cannot be read', () => {
    const merged = mergedEvents([event('', 'DEF SENTENCED TO PROBATION'), event('2-Feb-07', 'FINE')]);
    expect(merged).toMatchObject({
      disposition: 'DEF SENTENCED TO PROBATION; FINE',
      disposition_date: [0, 1],
    });
  });

  it('an amended charge beats the original, and the later of two amendments the earlier', () => {
    const amended = { isAmended: true };
    expect(mergedEvents([event('1-Jan-06', 'A'), event('1-Jan-06', 'B', amended)]).statute).toEqual([1]);
    expect(
      mergedEvents([event('1-Jan-07', 'A', amended), event('1-Jan-06', 'B', amended), event('1-Jan-08', 'C')])
        .class,
    ).toEqual([0]);
    expect(mergedEvents([event('', 'A', amended), event('1-Jan-06', 'B', amended)]).class).toEqual([0, 1]);
  });
});
