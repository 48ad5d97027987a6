import { inThread } from '../files/in-thread.js';
import type { ChargeTable } from '../intake/charge-table.js';
import { CHARGE_DATES, type ChargeKind, type ReadingTerms } from '../law/fact-reader.js';
import type { Rulebook } from '../law/rulebook.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import type { DateReading } from '../record/read-date.js';
import { type DateColumns, type FactColumns, type FactsPart, factColumns, rangeOf } from './fact-columns.js';
import { cellsBetween, factsTask, factsWork, readDates, readFactsPart } from './facts-part.js';
import { joinParts } from './join-facts.js';
import { type KeyColumn, type KeyTexts, keysOf } from './key-columns.js';
import type { WeightColumn } from './kind-numbering.js';

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

/** The share of the charges that the other thread reads; it has to load the law first. */
const SHARE_OF_THREAD = 0.48;

/** The same as `readFactsTable`, with another thread reading some of the charges. */
export async function readFactsInThreads(
  charges: ChargeTable,
  rulebook: Rulebook,
  terms: ReadingTerms,
  keyTexts: Promise<readonly KeyTexts[]>,
  onCharge?: (done: number) => void,
): Promise<FactsTable> {
  const columns = factColumns(rulebook, charges.count);
  const cut = Math.round(charges.count * (1 - SHARE_OF_THREAD));
  const working = inThread(factsWork, factsTask(charges.cells, rulebook, terms, columns, cut, charges.count));
  try {
    const first = readFactsPart(
      { cells: charges.cells, columns: rangeOf(columns, 0, cut) },
      rulebook,
      terms,
      onCharge,
    );
    const keys = keysOf(charges, rulebook.reader, await keyTexts);
    const second = await working.result;
    return factsTable(charges, terms, columns, [first, second], [0, cut, charges.count], keys);
  } finally {
    working.stop();
  }
}

/**
 * Reads the facts of all charges. Distinct texts are read once, distinct combinations of cells become one kind, and
 * only the three dates are worked out charge by charge; `factsOf` gives the same for a single charge. With `cuts` the
 * charges are read in parts that end there, which changes nothing but the numbers of kinds.
 */
export function readFactsTable(
  charges: ChargeTable,
  rulebook: Rulebook,
  terms: ReadingTerms,
  onCharge?: (done: number) => void,
  cuts: readonly number[] = [],
): FactsTable {
  const columns = factColumns(rulebook, charges.count);
  const bounds = [0, ...cuts, charges.count];
  const parts = bounds
    .slice(1)
    .map((to, at) =>
      readFactsPart(
        { cells: cellsBetween(charges.cells, bounds[at], to), columns: rangeOf(columns, bounds[at], to) },
        rulebook,
        terms,
        onCharge,
      ),
    );
  return factsTable(charges, terms, columns, parts, bounds, keysOf(charges, rulebook.reader));
}

/** The table of parts whose columns are filled, each with numbers of its own. */
function factsTable(
  charges: ChargeTable,
  terms: ReadingTerms,
  columns: FactColumns,
  parts: readonly FactsPart[],
  bounds: readonly number[],
  keys: ReadonlyMap<string, KeyColumn>,
): FactsTable {
  const joined = joinParts(columns, parts, bounds);
  return {
    count: charges.count,
    kind: columns.kind,
    ...joined,
    dates: new Map(Object.entries(columns.dates)),
    keys,
    dateReadings: new Map(
      CHARGE_DATES.map((column) => [column, readDates(charges.cells[column].texts, terms)]),
    ),
  };
}
