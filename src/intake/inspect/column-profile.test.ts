import { describe, expect, it } from 'vitest';
import { profileOf, withOneDayOrder } from './column-profile.js';

const column = (header: string, texts: readonly string[]) =>
  profileOf({
    field: 0,
    header,
    filled: texts.length,
    distinct: { count: new Set(texts).size, isExact: true },
    values: [...new Set(texts)].map((text) => ({ text, count: texts.filter((one) => one === text).length })),
  });

describe('the cells of a column', () => {
  it.each([
    ['DATE', ['03/14/2009', '12/01/2010'], 'MM/DD/YYYY', undefined],
    ['DATE', ['14/03/2009', '12/01/2010'], 'DD/MM/YYYY', undefined],
    ['DATE', ['04/03/2009', '12/01/2010'], 'MM/DD/YYYY', 'DD/MM/YYYY'],
    ['DATE', ['14.03.2009'], 'DD.MM.YYYY', undefined],
    ['DATE', ['03142009', '12012010'], 'MMDDYYYY', undefined],
    ['OFF_DT', ['39876', '40112'], 'excel serial', undefined],
    ['X', ['2009-03-14', 'UNKNOWN'], 'YYYY-MM-DD', undefined],
    ['BORN', ['14-Mar-61'], 'DD-Mon-YY', undefined],
  ] as const)('%s: %j are dates %s', (header, texts, format, orElse) => {
    expect(column(header, texts)).toMatchObject({ kind: 'date', dates: { format, orElse } });
  });

  it('that are numbers are no dates unless the header says so', () => {
    expect(column('BADGE', ['39876', '40112']).kind).toBe('number');
    expect(column('ZIP', ['03142009', '12012010']).dates).toBeUndefined();
  });

  it.each([
    [[], 'blank'],
    [['Y', 'N', 'y'], 'yes or no'],
    [['1', '20', '300'], 'number'],
    [['250.00', '75.00'], 'number'],
    [['100234', '100235'], 'identifier'],
    [['09 CF 117', '2010CF9'], 'identifier'],
    [['FERNLEY, IDRIS Q', "O'DELL-MARSH, TAMSIN"], 'name'],
    [['437 Invented Lane', '12 Invented Lane'], 'text'],
    [['M', 'M', 'F', 'M', 'F', 'F'], 'code'],
  ] as const)('%j are of the kind %s', (texts, kind) => {
    expect(column('X', texts).kind).toBe(kind);
  });

  it('a file writes all its dates one way: what is clear in one column holds for the others', () => {
    const [clear, open] = [column('OFF_DATE', ['14/03/2009']), column('ARR_DATE', ['04/03/2009'])];
    expect(withOneDayOrder([clear, open])[1].dates).toMatchObject({
      format: 'DD/MM/YYYY',
      orElse: undefined,
    });
    expect(withOneDayOrder([open])[0].dates).toMatchObject({ format: 'MM/DD/YYYY', orElse: 'DD/MM/YYYY' });
  });
});
