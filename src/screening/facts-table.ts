import { inThread } from '../files/in-thread.js';
import type { ChargeTable } from '../intake/charge-table.js';
import { CHARGE_DATES, type ChargeKind, DATE_COLUMNS, type ReadingTerms } from '../law/fact-reader.js';
import type { Rulebook } from '../law/rulebook.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import type { DateReading } from '../record/read-date.js';
import { type DateColumns, type FactColumns, factColumns, rangeOf } from './fact-columns.js';
import { cellsBetween, factsTask, factsWork, PartReader } from './facts-part.js';
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
    const reader = new PartReader(rulebook, terms);
    const first = reader.read({ cells: charges.cells, columns: rangeOf(columns, 0, cut) }, onCharge);
    const keys = keysOf(charges, rulebook.reader, await keyTexts);
    const second = await working.result;
    const joined = joinParts(columns, [first, second], [0, cut, charges.count]);
    return factsTable(charges, reader, columns, joined, keys);
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
  if (cuts.length === 0) return new FactsReader(rulebook, terms).read(charges, onCharge);
  const columns = factColumns(rulebook, charges.count);
  const bounds = [0, ...cuts, charges.count];
  const readers = bounds.slice(1).map(() => new PartReader(rulebook, terms));
  const parts = readers.map((reader, at) => {
    const [from, to] = [bounds[at], bounds[at + 1]];
    return reader.read(
      { cells: cellsBetween(charges.cells, from, to), columns: rangeOf(columns, from, to) },
      onCharge,
    );
  });
  const joined = joinParts(columns, parts, bounds);
  return factsTable(charges, readers[0], columns, joined, keysOf(charges, rulebook.reader));
}

/**
 * Reads the facts of portions of the charges of one run, one after the other. What was found of texts is kept for the
 * next. Kinds, weights and reasons have one numbering over all portions: the lists in what is handed back are the same
 * ones, which grow; numbers of keys are of one portion.
 */
export class FactsReader {
  readonly #reader: PartReader;

  constructor(
    private readonly rulebook: Rulebook,
    terms: ReadingTerms,
  ) {
    this.#reader = new PartReader(rulebook, terms);
  }

  read(charges: ChargeTable, onCharge?: (done: number) => void): FactsTable {
    const columns = factColumns(this.rulebook, charges.count);
    const { kinds, weights, whys } = this.#reader.read({ cells: charges.cells, columns }, onCharge);
    const weighed = Object.entries(columns.weights).map(([fact, of]): [string, WeightColumn] => {
      const { values, why } = weights[fact];
      return [fact, { of, values, why }];
    });
    const found = { kinds, whys, weights: new Map(weighed) };
    return factsTable(charges, this.#reader, columns, found, keysOf(charges, this.rulebook.reader));
  }
}

/** The table of columns that are filled. */
function factsTable(
  charges: ChargeTable,
  reader: PartReader,
  columns: FactColumns,
  found: Pick<FactsTable, 'kinds' | 'weights' | 'whys'>,
  keys: ReadonlyMap<string, KeyColumn>,
): FactsTable {
  return {
    count: charges.count,
    kind: columns.kind,
    ...found,
    dates: new Map(Object.entries(columns.dates)),
    keys,
    dateReadings: new Map(CHARGE_DATES.map((date) => [DATE_COLUMNS[date], reader.readingsOf(date, charges)])),
  };
}
