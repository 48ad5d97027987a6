import type { RecordStore } from '../intake/record-store.js';
import type { RecordTable } from '../intake/record-table.js';
import { type FactReader, factsOf } from '../law/fact-reader.js';
import type { Context } from '../law/prepared.js';
import { unheardBy } from '../law/unheard.js';
import { CHARGE_COLUMNS, type ChargeCells, type ChargeColumn, chargeCells } from '../record/charge-cells.js';
import type { Deciding } from './determination-row.js';
import { EarlyKinds, isKindEnough } from './early-kinds.js';

/** So many stretches of so many records are looked at, and of so many records of each all cells are read. */
const STRETCHES = 16;
const RECORDS = 2048;
const READ = 6;

/** Shares of the records of a list, from 0 to 1. */
export interface RecordShares {
  /** Of records of which more is asked than their kind: those that rules can hear, and those in scope. */
  readonly heard: number;
  /** Of records that the law is asked of: what is found for these is written. */
  readonly inScope: number;
}

/**
 * About which shares of a list are heard and in scope, from a look at stretches all over it: the others take much less
 * memory. They are 1 where the law knows no cells that tell. They decide nothing but how large portions are, and how many
 * threads decide them.
 */
export function recordShares(
  store: Pick<RecordStore, 'count' | 'table'>,
  deciding: Deciding,
  context: Context,
): RecordShares {
  const { reader } = deciding.rulebook;
  if (reader.early === undefined || store.count === 0) return { heard: 1, inScope: 1 };
  let kinds = 0;
  const isTold = isKindEnough(unheardBy(deciding, context));
  const early = new EarlyKinds(reader.early, context, isTold, () => kinds++);
  const found = { looked: 0, heard: 0, read: 0, inScope: 0 };
  for (let stretch = 0; stretch < STRETCHES; stretch++) {
    const from = Math.floor((store.count * stretch) / STRETCHES);
    const to = Math.min(from + RECORDS, Math.floor((store.count * (stretch + 1)) / STRETCHES));
    const { cells } = store.table(from, to);
    const heard = early.number({ cells, columns: { kind: new Int32Array(to - from), weights: {} } });
    found.looked += to - from;
    found.heard += heard.length;
    const some = everyOf(heard, READ);
    found.read += some.length;
    found.inScope += some.filter((record) => isInScope(reader, cellsOf(cells, record), context)).length;
  }
  const heard = found.heard / found.looked;
  return { heard, inScope: found.read === 0 ? 0 : (heard * found.inScope) / found.read };
}

/** About so many of the numbers, from all over them; no more than twice as many. */
function everyOf(numbers: Int32Array, count: number): Int32Array {
  const step = Math.max(1, Math.floor(numbers.length / count));
  return numbers.filter((_, at) => at % step === 0);
}

const isInScope = (reader: FactReader, cells: ChargeCells, context: Context): boolean =>
  factsOf(reader, cells, context).kind.inScope;

function cellsOf(columns: RecordTable['cells'], record: number): ChargeCells {
  const cells: Record<ChargeColumn, string> = chargeCells({});
  for (const name of CHARGE_COLUMNS) {
    const { codes, texts } = columns[name];
    cells[name] = texts.textOf(codes[record]);
  }
  return cells;
}
