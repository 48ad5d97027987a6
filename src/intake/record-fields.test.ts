import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFields } from '../files/csv-fields.js';
import { RecordFields } from './record-fields.js';

const FIELDS = 5;

const cell = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.constantFrom('a', 'bc ', '', '"x"', '"x,y"', '"p\nq"', '"p""q"', '""', '\xe9'),
  },
  { weight: 2, arbitrary: fc.nat({ max: 6000 }).map((length) => 'z'.repeat(length)) },
  { weight: 1, arbitrary: fc.constant('a"b"') },
);
/** Records of a file: their cells, what ends them, and whether they are asked for; others stand in between. */
const rows = fc.array(
  fc.record({
    cells: fc.array(cell, { minLength: 1, maxLength: 7 }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    isAsked: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, fc.constant(false)),
    between: fc.oneof({ weight: 6, arbitrary: fc.constant('') }, fc.constantFrom('\n', 'an, "open mark\n')),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('the fields of records that follow one another', () => {
  it('stand where a record alone would have them, whatever stands between the records', () => {
    fc.assert(
      fc.property(rows, fc.nat(100), (file, cut) => {
        const text = file
          .map(({ cells, lineEnd, between }) => `${cells.join()}${lineEnd}${between}`)
          .join('');
        const bytes = Buffer.from(text, 'latin1');
        const filled = bytes.length - Math.floor((bytes.length * cut) / 400);
        const fields = new RecordFields();
        let from = 0;
        for (const { cells, lineEnd, isAsked, between } of file) {
          const to = from + cells.join().length;
          if (isAsked && to <= filled) {
            const [found, expected] = [new Int32Array(2 * FIELDS), new Int32Array(2 * FIELDS)];
            expect(fields.find(bytes, found, from, to, filled)).toBe(csvFields(bytes, expected, from, to));
            expect(found).toEqual(expected);
          }
          from = to + lineEnd.length + between.length;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are those of the buffer as it is filled now, once what was known is forgotten', () => {
    const fields = new RecordFields();
    const bounds = new Int32Array(4);
    const buffer = Buffer.from(`${'a,b\n'.repeat(100)}`);
    expect(fields.find(buffer, bounds, 0, 3, buffer.length)).toBe(2);
    buffer.write('"a,b",c\n');
    fields.forget();
    expect(fields.find(buffer, bounds, 0, 7, buffer.length)).toBe(2);
    expect([...bounds]).toEqual([0, 5, 6, 7]);
  });
});
