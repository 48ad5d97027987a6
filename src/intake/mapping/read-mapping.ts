import { parseDocument } from 'yaml';
import { Failure } from '../../messages/failure.js';
import type { MessageCode, ParametersOf } from '../../messages/registry.js';
import { type ChargeColumn, LIST_COLUMNS } from '../../record/charge-cells.js';
import { DATE_FORMATS, type DateFormat } from './date-format.js';
import { type MappedColumn, type Mapping, PERSON_AND_COUNT } from './mapping.js';

const WRONG_USAGE = 2;

/** The charge columns that hold a date (or may). */
export const DATE_COLUMNS: readonly ChargeColumn[] = [
  'birth_date',
  'arrest_date',
  'offense_date',
  'disposition_date',
  'sentence_end_date',
  'cleared',
];
const KEYS = ['layout', 'personKeyCrossesFiles', 'cellsPerRow', 'joinRows', 'columns'];
const COLUMN_KEYS = ['from', 'join', 'firstOf', 'together', 'always', 'format', 'values'];

type Fields = ReadonlyMap<string, unknown>;

/** Reads the text of a mapping file; `name` is what messages call it. Throws a Failure (exit 2) that says what is wrong. */
export function readMappingText(text: string, name: string): Mapping {
  // Under the plainest schema every scalar is a text: `012`, `NULL` and `no` are cells here, nothing else.
  const document = parseDocument(text, { logLevel: 'error', schema: 'failsafe' });
  const [wrong] = document.errors;
  if (wrong !== undefined) {
    const { line, col } = wrong.linePos?.[0] ?? { line: 1, col: 1 };
    throw wrong.code === 'DUPLICATE_KEY'
      ? failure('MAPPING_KEY_TWICE', { mapping: name, line })
      : failure('MAPPING_NOT_YAML', { mapping: name, line, column: col });
  }
  return readMapping(plainData(document, name), name);
}

function plainData(document: ReturnType<typeof parseDocument>, mapping: string): unknown {
  try {
    return document.toJS();
  } catch {
    // A reference (`*name`) to what is not there.
    throw failure('MAPPING_NOT_YAML', { mapping, line: 1, column: 1 });
  }
}

/** Reads a mapping as plain data, such as a manifest holds it. Throws a Failure (exit 2) that says what is wrong. */
export function readMapping(document: unknown, name: string): Mapping {
  if (isNothing(document)) throw failure('MAPPING_EMPTY', { mapping: name });
  const fields = fieldsOf(document, KEYS, 'the file', name);
  const columnFields = fields.get('columns');
  if (isNothing(columnFields)) throw failure('MAPPING_EMPTY', { mapping: name });
  const wanted = fieldsOf(columnFields, undefined, 'columns', name);
  if (wanted.size === 0) throw failure('MAPPING_EMPTY', { mapping: name });
  for (const column of wanted.keys()) {
    if (LIST_COLUMNS.some((known) => known === column)) continue;
    throw failure('MAPPING_UNKNOWN_COLUMN', { mapping: name, column, columns: LIST_COLUMNS.join(', ') });
  }
  const columns: Partial<Record<ChargeColumn, MappedColumn>> = {};
  for (const column of LIST_COLUMNS) {
    if (wanted.has(column)) columns[column] = readColumn(wanted.get(column), column, name);
  }
  if (columns.statute === undefined) throw failure('MAPPING_NO_STATUTE', { mapping: name });
  if (columns.person_id === undefined && columns.sid === undefined && columns.name === undefined)
    throw failure('MAPPING_NO_PERSON', { mapping: name });
  const crosses = String(fields.get('personKeyCrossesFiles') ?? false).toLowerCase();
  if (crosses !== 'true' && crosses !== 'false')
    throw wrongPart(name, 'personKeyCrossesFiles', 'true or false');
  const layout = fields.get('layout') ?? name.replace(/\.ya?ml$/i, '');
  return {
    layout: textIn(layout, 'layout', name),
    personKeyCrossesFiles: crosses === 'true',
    ...cellsPerRowIn(fields.get('cellsPerRow'), name),
    ...joinRowsIn(fields.get('joinRows'), columns.count !== undefined, name),
    columns,
  };
}

/** A text when it stands in a mapping file, a number when it stands in a manifest. */
function cellsPerRowIn(said: unknown, mapping: string): Pick<Mapping, 'cellsPerRow'> {
  if (said === undefined) return {};
  if (!/^[1-9]\d{0,4}$/.test(String(said)))
    throw wrongPart(mapping, 'cellsPerRow', 'a whole number from 1 on');
  return { cellsPerRow: Number(said) };
}

function joinRowsIn(said: unknown, hasCount: boolean, mapping: string): Pick<Mapping, 'joinRows'> {
  if (said === undefined) return {};
  if (said !== PERSON_AND_COUNT) throw wrongPart(mapping, 'joinRows', `"${PERSON_AND_COUNT}", or left out`);
  if (!hasCount) throw wrongPart(mapping, 'joinRows', 'left out where no column is the count');
  return { joinRows: PERSON_AND_COUNT };
}

function readColumn(said: unknown, column: ChargeColumn, name: string): MappedColumn {
  if (typeof said === 'string') return { from: [textIn(said, column, name)], join: [] };
  const fields = fieldsOf(said, COLUMN_KEYS, column, name);
  const kinds = ['from', 'firstOf', 'always'].filter((kind) => fields.has(kind));
  if (kinds.length !== 1) throw wrongPart(name, column, 'made by exactly one of from, firstOf and always');
  const [kind] = kinds;
  const allowed = { from: ['join'], firstOf: ['together'], always: [] as string[] }[kind] ?? [];
  const changes = kind === 'always' ? [] : ['format', 'values'];
  for (const key of fields.keys()) {
    if (key !== kind && ![...allowed, ...changes].includes(key))
      throw failure('MAPPING_UNKNOWN_KEY', {
        mapping: name,
        part: `${column}, beside ${kind}`,
        known: [...allowed, ...changes].join(', ') || 'nothing',
      });
  }
  if (kind === 'always') return { always: textIn(fields.get('always'), `${column}, always,`, name) };
  const change = changeIn(fields, column, name);
  if (kind === 'firstOf') {
    const firstOf = textsIn(fields.get('firstOf'), `${column}, firstOf,`, name);
    const said = fields.get('together') ?? [];
    const isNone = Array.isArray(said) && said.length === 0;
    const together = isNone ? [] : textsIn(said, `${column}, together,`, name);
    return { firstOf, together, ...change };
  }
  const from = textsIn(fields.get('from'), `${column}, from,`, name);
  return { from, join: joinIn(fields.get('join'), from.length, column, name), ...change };
}

function joinIn(said: unknown, sources: number, column: ChargeColumn, mapping: string): string[] {
  if (said === undefined) {
    if (sources === 1) return [];
    throw failure('MAPPING_NO_JOIN', { mapping, column, sources });
  }
  if (typeof said === 'string') return Array.from({ length: sources - 1 }, () => said);
  const isList = Array.isArray(said) && said.length === sources - 1;
  if (isList && said.every((text): text is string => typeof text === 'string')) return said;
  throw wrongPart(mapping, `${column}, join,`, `a text, or ${sources - 1} texts in a list`);
}

function changeIn(fields: Fields, column: ChargeColumn, mapping: string) {
  const said = fields.get('format');
  const format = DATE_FORMATS.find((known) => known.toLowerCase() === String(said).toLowerCase());
  if (said !== undefined && format === undefined)
    throw failure('MAPPING_UNKNOWN_FORMAT', { mapping, column, formats: DATE_FORMATS.join(', ') });
  if (format !== undefined && !DATE_COLUMNS.includes(column))
    throw failure('MAPPING_FORMAT_MISPLACED', { mapping, column, dates: DATE_COLUMNS.join(', ') });
  return {
    ...(fields.has('values') ? { values: valuesIn(fields.get('values'), column, mapping) } : {}),
    ...(format === undefined ? {} : { format: format satisfies DateFormat }),
  };
}

function valuesIn(said: unknown, column: ChargeColumn, mapping: string): Record<string, string> {
  const part = `${column}, values,`;
  const texts: [string, string][] = [];
  for (const [from, to] of fieldsOf(said, undefined, part, mapping)) {
    if (typeof to !== 'string') throw wrongPart(mapping, part, 'a text for each cell it replaces');
    texts.push([from.trim(), to.trim()]);
  }
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function textsIn(said: unknown, part: string, mapping: string): string[] {
  const texts = (Array.isArray(said) ? said : [said]).map((one: unknown) => textIn(one, part, mapping));
  const distinct = new Set(texts.map((text) => text.toLowerCase()));
  if (texts.length > 0 && distinct.size === texts.length) return texts;
  throw wrongPart(mapping, part, 'one header name or a list of different ones');
}

function textIn(said: unknown, part: string, mapping: string): string {
  if (typeof said === 'string' && said.trim() !== '') return said.trim();
  throw wrongPart(mapping, part, 'a text that is not blank');
}

/** The fields of an object; with `known`, only those may be there. */
function fieldsOf(
  said: unknown,
  known: readonly string[] | undefined,
  part: string,
  mapping: string,
): Fields {
  if (typeof said !== 'object' || said === null || Array.isArray(said))
    throw wrongPart(mapping, part, 'a list of names, each with a colon and what it means');
  const fields = new Map<string, unknown>(Object.entries(said));
  for (const key of fields.keys()) {
    if (known !== undefined && !known.includes(key))
      throw failure('MAPPING_UNKNOWN_KEY', { mapping, part, known: known.join(', ') });
  }
  return fields;
}

const isNothing = (said: unknown): boolean => said === null || said === undefined || said === '';

const wrongPart = (mapping: string, part: string, wanted: string): Failure =>
  failure('MAPPING_WRONG_PART', { mapping, part, wanted });

function failure<C extends MessageCode>(code: C, parameters: ParametersOf<C>): Failure {
  return new Failure(WRONG_USAGE, code, parameters) as Failure;
}
