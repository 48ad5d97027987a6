import type { ChargeTable } from '../intake/charge-table.js';
import { CHARGE_DATES, type ChargeKind, DATE_COLUMNS, type ReadingTerms } from '../law/fact-reader.js';
import type { Context } from '../law/prepared.js';
import type { Rulebook } from '../law/rulebook.js';
import { unheardBy } from '../law/unheard.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import type { DateReading } from '../record/read-date.js';
import type { Deciding } from './determination-row.js';
import { isKindEnough } from './early-kinds.js';
import { type DateColumns, type FactColumns, factColumns } from './fact-columns.js';
import { factsTold } from './facts-asked.js';
import { type AskedOfCharges, PartReader } from './facts-part.js';
import { type KeyColumn, keysOf } from './key-columns.js';
import type { WeightColumn } from './kind-numbering.js';

/** The facts of all charges of a run: what charges share is kept once, as kinds. */
export interface FactsTable {
  readonly count: number;
  readonly kind: Int32Array;
  readonly kinds: readonly ChargeKind[];
  /** The numbers of kinds that no rule hears; the dates of such charges were not read. */
  readonly unheard: ReadonlySet<number>;
  readonly dates: ReadonlyMap<string, DateColumns>;
  readonly weights: ReadonlyMap<string, WeightColumn>;
  readonly keys: ReadonlyMap<string, KeyColumn>;
  readonly whys: readonly string[];
  /** The distinct readings of the date cells, by column and code. */
  readonly dateReadings: ReadonlyMap<ChargeColumn, readonly DateReading[]>;
}

/**
 * Reads the facts of all charges. Distinct texts are read once, distinct combinations of cells become one kind, and
 * dates are worked out once for each distinct combination of them; `factsOf` gives the same for a single charge.
 */
export const readFactsTable = (charges: ChargeTable, rulebook: Rulebook, terms: ReadingTerms): FactsTable =>
  new FactsReader(rulebook, terms).read(charges);

/**
 * Reads the facts of portions of the charges of one run, one after the other. What was found of texts is kept for the
 * next. Kinds, weights and reasons have one numbering over all portions: the lists in what is handed back are the same
 * ones, which grow; numbers of keys are of one portion.
 */
export class FactsReader {
  readonly #reader: PartReader;

  /**
   * With `asked` no other dates are read than those asked for, and of charges that no rule hears only what tells so,
   * where their law knows such cells.
   */
  constructor(
    private readonly rulebook: Rulebook,
    terms: ReadingTerms,
    asked?: AskedOfCharges,
  ) {
    this.#reader = new PartReader(rulebook, terms, asked);
  }

  /** Reads as much as a run asks of its charges. */
  static ofRun(deciding: Deciding, context: Context): FactsReader {
    const asked = {
      facts: factsTold(deciding),
      isKindEnough: isKindEnough(unheardBy(deciding, context)),
    };
    return new FactsReader(deciding.rulebook, context, asked);
  }

  read(charges: ChargeTable): FactsTable {
    const columns = factColumns(this.rulebook, charges.count);
    const { weights, ...read } = this.#reader.read({ cells: charges.cells, columns });
    const weighed = Object.entries(columns.weights).map(([fact, of]): [string, WeightColumn] => {
      const { values, why } = weights[fact];
      return [fact, { of, values, why }];
    });
    const found = { ...read, weights: new Map(weighed) };
    return factsTable(charges, this.#reader, columns, found, keysOf(charges, this.rulebook.reader));
  }
}

/** The table of columns that are filled. */
function factsTable(
  charges: ChargeTable,
  reader: PartReader,
  columns: FactColumns,
  found: Pick<FactsTable, 'kinds' | 'unheard' | 'weights' | 'dates' | 'whys'>,
  keys: ReadonlyMap<string, KeyColumn>,
): FactsTable {
  return {
    count: charges.count,
    kind: columns.kind,
    ...found,
    keys,
    dateReadings: new Map(CHARGE_DATES.map((date) => [DATE_COLUMNS[date], reader.readingsOf(date, charges)])),
  };
}
