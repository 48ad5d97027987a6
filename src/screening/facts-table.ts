import type { ChargeTable } from '../intake/charge-table.js';
import type { TextTable } from '../intake/record-table.js';
import type { ChargeKind, FactReader, ReadingTerms, Timeline } from '../law/fact-reader.js';
import type { DateFact, DateValue, IdentifierFact } from '../law/facts.js';
import type { Rulebook } from '../law/rulebook.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import { type DateReading, readDate } from '../record/read-date.js';
import { KindNumbering, type WeightColumn } from './kind-numbering.js';

/** A date fact of all charges, in the five columns of the facts table. */
export interface DateColumns {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly strictFirst: Int32Array;
  readonly strictLast: Int32Array;
  readonly support: Int32Array;
  /** Numbers into `whys`. */
  readonly why: Int32Array;
}

/** A key of all charges: codes from 1, 0 for not filled. There may be hundreds of thousands: they are not kept. */
export interface KeyColumn {
  readonly codes: Int32Array;
  /** The key of a code; empty for 0. */
  readonly textOf: (code: number) => string;
  /** The code of a key, by looking through all of them; -1 when no charge has it. */
  readonly codeOf: (key: string) => number;
}

/** The facts of all charges of a run: what charges share is kept once, as kinds. */
export interface FactsTable {
  readonly count: number;
  readonly kind: Int32Array;
  readonly kinds: readonly ChargeKind[];
  readonly dates: ReadonlyMap<string, DateColumns>;
  readonly weights: ReadonlyMap<string, WeightColumn>;
  readonly keys: ReadonlyMap<string, KeyColumn>;
  readonly whys: readonly string[];
  /** The distinct readings of the date cells, by column and code. */
  readonly dateReadings: ReadonlyMap<ChargeColumn, readonly DateReading[]>;
}

/**
 * Reads the facts of all charges. Distinct texts are read once, distinct combinations of cells become one kind, and
 * only the three dates are worked out charge by charge; `factsOf` gives the same for a single charge.
 */
export function readFactsTable(
  charges: ChargeTable,
  rulebook: Rulebook,
  terms: ReadingTerms,
  onCharge?: (done: number) => void,
): FactsTable {
  const { reader } = rulebook;
  const { count } = charges;
  const dateFacts = rulebook.facts.filter((fact): fact is DateFact => fact.kind === 'date');
  const columns = dateFacts.map(() => emptyDates(count));
  const whyNumber = new Map<string, number>([['', 0]]);
  const numberOfWhy = (why: string): number => {
    const known = whyNumber.get(why);
    if (known !== undefined) return known;
    whyNumber.set(why, whyNumber.size);
    return whyNumber.size - 1;
  };

  const offense = datesOf(charges, 'offense_date', terms);
  const arrest = datesOf(charges, 'arrest_date', terms);
  const disposition = datesOf(charges, 'disposition_date', terms);
  const offenseCodes = charges.cells.offense_date.codes;
  const arrestCodes = charges.cells.arrest_date.codes;
  const dispositionCodes = charges.cells.disposition_date.codes;

  const kinds = new KindNumbering(charges, rulebook, terms, numberOfWhy);
  const kind = new Int32Array(count);
  let timeline: Timeline | undefined;
  for (let charge = 0; charge < count; charge++) {
    // Charges of one case stand together and share their dates.
    if (
      timeline === undefined ||
      offenseCodes[charge] !== offenseCodes[charge - 1] ||
      arrestCodes[charge] !== arrestCodes[charge - 1] ||
      dispositionCodes[charge] !== dispositionCodes[charge - 1]
    ) {
      timeline = reader.timeline(
        {
          offense: offense[offenseCodes[charge]],
          arrest: arrest[arrestCodes[charge]],
          disposition: disposition[dispositionCodes[charge]],
        },
        terms,
      );
    }
    const number = kinds.numberOf(charge, timeline);
    kind[charge] = number;
    const values = reader.dates(kinds.kinds[number], timeline);
    for (let at = 0; at < dateFacts.length; at++) {
      const value = values[dateFacts[at].name];
      putDate(columns[at], charge, value, value.why === '' ? 0 : numberOfWhy(value.why));
    }
    if (onCharge !== undefined && charge % 65_536 === 0) onCharge(charge);
  }
  const keyFacts = rulebook.facts.filter((fact): fact is IdentifierFact => fact.kind === 'identifier');
  return {
    count,
    kind,
    kinds: kinds.kinds,
    weights: kinds.weights,
    dates: new Map(dateFacts.map((fact, at) => [fact.name, columns[at]])),
    keys: new Map(keyFacts.map((fact) => [fact.name, keyColumn(charges, reader, fact.name)])),
    whys: [...whyNumber.keys()],
    dateReadings: new Map<ChargeColumn, readonly DateReading[]>([
      ['offense_date', offense],
      ['arrest_date', arrest],
      ['disposition_date', disposition],
    ]),
  };
}

const emptyDates = (count: number): DateColumns => ({
  first: new Int32Array(count),
  last: new Int32Array(count),
  strictFirst: new Int32Array(count),
  strictLast: new Int32Array(count),
  support: new Int32Array(count),
  why: new Int32Array(count),
});

function putDate(columns: DateColumns, charge: number, value: DateValue, why: number): void {
  columns.first[charge] = value.span.first;
  columns.last[charge] = value.span.last;
  columns.strictFirst[charge] = value.strict.first;
  columns.strictLast[charge] = value.strict.last;
  columns.support[charge] = value.support;
  columns.why[charge] = why;
}

const eachText = <T>(texts: TextTable, read: (text: string) => T): T[] =>
  Array.from({ length: texts.size }, (_, code) => read(texts.textOf(code)));

const datesOf = (charges: ChargeTable, column: ChargeColumn, terms: ReadingTerms): DateReading[] =>
  eachText(charges.cells[column].texts, (text) => readDate(text, terms.asOf));

function keyColumn(charges: ChargeTable, reader: FactReader, fact: string): KeyColumn {
  const source = reader.identifiers.find((identifier) => identifier.fact === fact);
  if (source === undefined) throw new RangeError(`no cell is read for the key ${fact}`);
  const { codes, texts } = charges.cells[source.column];
  const numbers = new Map<string, number>();
  const keyOfText = new Int32Array(texts.size);
  const firstText = [0];
  for (let code = 0; code < texts.size; code++) {
    const key = source.read(texts.textOf(code));
    if (key === '') continue;
    let number = numbers.get(key);
    if (number === undefined) {
      number = firstText.push(code) - 1;
      numbers.set(key, number);
    }
    keyOfText[code] = number;
  }
  const keyCodes = new Int32Array(codes.length);
  for (let charge = 0; charge < codes.length; charge++) keyCodes[charge] = keyOfText[codes[charge]];
  const textOf = (code: number): string => (code === 0 ? '' : source.read(texts.textOf(firstText[code])));
  return {
    codes: keyCodes,
    textOf,
    codeOf: (key) => firstText.findIndex((_, code) => code > 0 && textOf(code) === key),
  };
}
