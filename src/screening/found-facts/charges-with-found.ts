import type { ChargeTable } from '../../intake/charge-table.js';
import type { CodedColumn, TextTable } from '../../intake/record-table.js';
import { CHARGE_COLUMNS, type ChargeColumn } from '../../record/charge-cells.js';
import type { FoundFact, FoundFacts } from './found-fact.js';

/**
 * The same charges, in whose cells stands what was found. Who is who, what is one charge and its id were settled by
 * the records before, and stay. Throws a RangeError when a found fact is of no charge of the run.
 */
export function withFoundFacts(
  charges: ChargeTable,
  fileNames: readonly string[],
  found: FoundFacts = [],
): ChargeTable {
  if (found.length === 0) return charges;
  const chargeOf = chargesOfFacts(charges, fileNames, found);
  const columns = CHARGE_COLUMNS.map((column): [ChargeColumn, CodedColumn] => {
    const facts = found.filter((one) => one.column === column);
    const cells = charges.cells[column];
    return [column, facts.length === 0 ? cells : withTexts(cells, facts, chargeOf)];
  });
  const { count, records, record, moreFrom, more, person, persons } = charges;
  return {
    count,
    records,
    record,
    moreFrom,
    more,
    idOf: charges.idOf,
    person,
    persons,
    cells: Object.fromEntries(columns) as Record<ChargeColumn, CodedColumn>,
  };
}

function chargesOfFacts(
  { count, record, records }: ChargeTable,
  fileNames: readonly string[],
  found: FoundFacts,
): Map<FoundFact, number> {
  const waiting = new Map<string, FoundFact[]>();
  for (const one of found) {
    const place = `${one.sourceRow} ${fileNames.indexOf(one.sourceFile)}`;
    waiting.set(place, [...(waiting.get(place) ?? []), one]);
  }
  const rows = new Set(found.map(({ sourceRow }) => sourceRow));
  const chargeOf = new Map<FoundFact, number>();
  for (let charge = 0; charge < count; charge++) {
    const first = record[charge];
    if (!rows.has(records.row[first])) continue;
    for (const one of waiting.get(`${records.row[first]} ${records.file[first]}`) ?? [])
      chargeOf.set(one, charge);
  }
  if (chargeOf.size !== found.length) throw new RangeError('a found fact is of no charge of the run');
  return chargeOf;
}

/** A column in which some charges have other texts. */
function withTexts(
  { codes, texts }: CodedColumn,
  facts: readonly FoundFact[],
  chargeOf: ReadonlyMap<FoundFact, number>,
): CodedColumn {
  const codeOf = codesOfTexts(texts, new Set(facts.map(({ value }) => value)));
  const added: string[] = [];
  const changed = codes.slice();
  for (const one of facts) {
    const code = codeOf.get(one.value) ?? texts.size + added.push(one.value) - 1;
    codeOf.set(one.value, code);
    changed[chargeOf.get(one) ?? -1] = code;
  }
  return { codes: changed, texts: added.length === 0 ? texts : extended(texts, added) };
}

/** The codes of those of some texts that a table has: each text has one code only. */
function codesOfTexts(texts: TextTable, wanted: ReadonlySet<string>): Map<string, number> {
  const lengths = new Set([...wanted].map((text) => Buffer.byteLength(text)));
  const codeOf = new Map<string, number>();
  for (let code = 0; code < texts.size; code++) {
    if (!lengths.has(texts.lengthOf(code))) continue;
    const text = texts.textOf(code);
    if (wanted.has(text)) codeOf.set(text, code);
  }
  return codeOf;
}

/** A text table with more texts after its own. */
function extended(texts: TextTable, added: readonly string[]): TextTable {
  const { size } = texts;
  const bytes = added.map((text) => Buffer.from(text));
  return {
    size: size + added.length,
    textOf: (code) => (code < size ? texts.textOf(code) : added[code - size]),
    bytesOf: (code) => (code < size ? texts.bytesOf(code) : bytes[code - size]),
    lengthOf: (code) => (code < size ? texts.lengthOf(code) : bytes[code - size].length),
    copyTo: (code, target, at) =>
      code < size ? texts.copyTo(code, target, at) : target.set(bytes[code - size], at),
  };
}
