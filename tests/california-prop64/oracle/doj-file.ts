/** Where a field of the Department of Justice stands, counted from 0. */
export const FIELD = {
  subject: 2,
  cii: 11,
  name: 12,
  gender: 13,
  birth: 14,
  race: 22,
  cycleDate: 37,
  eventDate: 40,
  eventType: 42,
  agency: 46,
  county: 48,
  count: 50,
  dispositionDate: 51,
  caseNumber: 52,
  offense: 54,
  charge: 55,
  disposition: 80,
  class: 82,
  sentence: 86,
  sentenceLength: 87,
  sentenceUnit: 88,
  age: 90,
  comment: 93,
  end: 94,
} as const;

/** The fields of the condensed file, in its order. */
export const CONDENSED: readonly number[] = [
  ...[FIELD.cii, FIELD.name, FIELD.gender, FIELD.birth, FIELD.race, FIELD.cycleDate, FIELD.eventDate],
  ...[FIELD.agency, FIELD.county, FIELD.dispositionDate, FIELD.caseNumber, FIELD.offense],
  ...[FIELD.disposition, FIELD.class, FIELD.sentence, FIELD.sentenceLength, FIELD.sentenceUnit],
  ...[FIELD.age, FIELD.comment, FIELD.end],
];

/** One record: its cells unquoted, and the same without outer spaces. */
export interface Row {
  readonly file: number;
  readonly rawCells: readonly string[];
  readonly fields: readonly string[];
}

/** Splits a line at the commas outside of quotes, keeping the quotes. */
function split(line: string): string[] {
  const fields = [''];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    if (letter === ',' && !quoted) fields.push('');
    else fields[fields.length - 1] += letter;
  }
  return fields;
}

const unquoted = (field: string): string =>
  field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;

/** The records of a clean file: no line break in a field, each with 95 fields, header and empty lines left out. */
export function rowsOf(text: string, file: number): Row[] {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const records = lines.filter((line) => line !== '');
  if (records.length > 0 && records[0].startsWith('RECORD_ID')) records.shift();
  return records.map((raw) => {
    const rawCells = split(raw).map(unquoted);
    if (rawCells.length !== 95) throw new Error(`a record of ${rawCells.length} fields`);
    return { file, rawCells, fields: rawCells.map((cell) => cell.trim()) };
  });
}
