import type { ChargeTable } from '../intake/charge-table.js';
import { PairNumbering } from '../intake/identity-pairs.js';
import type { TextTable } from '../intake/record-table.js';
import type { ChargeKind, FactReader, KindCells, ReadingTerms } from '../law/fact-reader.js';
import type { DateFact, DateValue, IdentifierFact } from '../law/facts.js';
import type { Rulebook } from '../law/rulebook.js';
import { type ChargeCells, type ChargeColumn, chargeCells } from '../record/charge-cells.js';
import { type DateReading, readDate } from '../record/read-date.js';

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

/** A key of all charges: codes from 1, 0 for not filled; `texts[code]` is the key. */
export interface KeyColumn {
  readonly codes: Int32Array;
  readonly texts: readonly string[];
  readonly codeOf: ReadonlyMap<string, number>;
}

/** The facts of all charges of a run: what charges share is kept once, as kinds. */
export interface FactsTable {
  readonly count: number;
  readonly kind: Int32Array;
  readonly kinds: readonly ChargeKind[];
  readonly dates: ReadonlyMap<string, DateColumns>;
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

  const pairs = reader.kindCells.map(() => new PairNumbering());
  const keyNumbers = reader.kindCells.map((cells) => keyNumbersOf(charges, cells, terms));
  const kinds: ChargeKind[] = [];
  const kind = new Int32Array(count);
  for (let charge = 0; charge < count; charge++) {
    const timeline = reader.timeline(
      {
        offense: offense[offenseCodes[charge]],
        arrest: arrest[arrestCodes[charge]],
        disposition: disposition[dispositionCodes[charge]],
      },
      terms,
    );
    let number = reader.period(timeline);
    for (let at = 0; at < pairs.length; at++) number = pairs[at].numberOf(number, keyNumbers[at][charge]);
    if (number === kinds.length) {
      kinds.push(reader.kind(cellsOfKind(charges, reader, charge), timeline, terms));
    }
    kind[charge] = number;
    const values = reader.dates(kinds[number], timeline);
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
    kinds,
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

/** A number for each charge, the same for charges whose cells of this group have one key. */
function keyNumbersOf(charges: ChargeTable, { columns, key }: KindCells, terms: ReadingTerms): Int32Array {
  const cells = columns.map((column) => charges.cells[column]);
  const spellings = columns.map(() => new PairNumbering());
  const numberOfKey = new Map<string, number>();
  const numberOfSpelling: number[] = [];
  const numbers = new Int32Array(charges.count);
  for (let charge = 0; charge < charges.count; charge++) {
    let spelling = 0;
    for (let at = 0; at < cells.length; at++) {
      spelling = spellings[at].numberOf(spelling, cells[at].codes[charge]);
    }
    if (spelling === numberOfSpelling.length) {
      const text = key(
        cells.map(({ codes, texts }) => texts.textOf(codes[charge])),
        terms,
      );
      const number = numberOfKey.get(text) ?? numberOfKey.size;
      numberOfKey.set(text, number);
      numberOfSpelling.push(number);
    }
    numbers[charge] = numberOfSpelling[spelling];
  }
  return numbers;
}

/** The cells a kind is read from; the others are left blank, as they must not matter. */
function cellsOfKind(charges: ChargeTable, reader: FactReader, charge: number): ChargeCells {
  const some: Partial<Record<ChargeColumn, string>> = {};
  for (const column of reader.kindCells.flatMap((cells) => cells.columns)) {
    const { codes, texts } = charges.cells[column];
    some[column] = texts.textOf(codes[charge]);
  }
  return chargeCells(some);
}

function keyColumn(charges: ChargeTable, reader: FactReader, fact: string): KeyColumn {
  const source = reader.identifiers.find((identifier) => identifier.fact === fact);
  if (source === undefined) throw new RangeError(`no cell is read for the key ${fact}`);
  const { codes, texts } = charges.cells[source.column];
  const codeOf = new Map<string, number>();
  const keyTexts = [''];
  const keyOfText = new Int32Array(texts.size);
  for (let code = 0; code < texts.size; code++) {
    const key = source.read(texts.textOf(code));
    if (key === '') continue;
    let number = codeOf.get(key);
    if (number === undefined) {
      number = keyTexts.length;
      codeOf.set(key, number);
      keyTexts.push(key);
    }
    keyOfText[code] = number;
  }
  const keyCodes = new Int32Array(codes.length);
  for (let charge = 0; charge < codes.length; charge++) keyCodes[charge] = keyOfText[codes[charge]];
  return { codes: keyCodes, texts: keyTexts, codeOf };
}
