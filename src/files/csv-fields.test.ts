import { expect, it } from 'vitest';
import { csvFields, csvFieldText } from './csv-fields.js';

/** The texts of the fields of a record. */
function textsIn(record: string): string[] {
  const bytes = Buffer.from(record);
  const bounds = new Int32Array(20);
  return Array.from({ length: csvFields(bytes, bounds) }, (_, field) =>
    csvFieldText(bytes, bounds[2 * field], bounds[2 * field + 1]),
  );
}

it('fields stand between commas, but not between those in quotation marks', () => {
  expect(textsIn('a, b ,,c')).toEqual(['a', 'b', '', 'c']);
  expect(textsIn('"a, b","c"')).toEqual(['a, b', 'c']);
  expect(textsIn('"a ""b"", c",d,""')).toEqual(['a "b", c', 'd', '']);
  expect(textsIn('"""",a')).toEqual(['"', 'a']);
});

it('a quotation mark inside an unquoted field is a sign as any other', () => {
  expect(textsIn('5" KNIFE,a,b')).toEqual(['5" KNIFE', 'a', 'b']);
  expect(textsIn('a"b,c"d,"e,f"')).toEqual(['a"b', 'c"d', 'e,f']);
  expect(textsIn(' "a",b')).toEqual(['"a"', 'b']);
});
