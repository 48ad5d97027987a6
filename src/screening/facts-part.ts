import type { ThreadWork } from '../files/in-thread.js';
import type { TextTable } from '../intake/record-table.js';
import { type SharedTexts, sharedTextsOf, textTableOfShared } from '../intake/text-table.js';
import { DATE_COLUMNS, type ReadingTerms, type Timeline } from '../law/fact-reader.js';
import type { DateValue } from '../law/facts.js';
import type { Rulebook } from '../law/rulebook.js';
import { CHARGE_COLUMNS, type ChargeColumn } from '../record/charge-cells.js';
import { type DateReading, readDate } from '../record/read-date.js';
import {
  type ChargesToRead,
  type DateColumns,
  type FactColumns,
  type FactsPart,
  rangeOf,
} from './fact-columns.js';
import { KindNumbering } from './kind-numbering.js';

/** The readings of the distinct texts of a date column, by code. */
export const readDates = (texts: TextTable, { asOf }: ReadingTerms): DateReading[] =>
  Array.from({ length: texts.size }, (_, code) => readDate(texts.textOf(code), asOf));

/** Reads the facts of some charges into their columns. */
export function readFactsPart(
  { cells, columns }: ChargesToRead,
  { facts, reader }: Rulebook,
  terms: ReadingTerms,
  onCharge?: (done: number) => void,
): FactsPart {
  const count = columns.kind.length;
  const dateFacts = facts.filter((fact) => fact.kind === 'date').map(({ name }) => name);
  const whys = new Whys();
  const readColumn = (column: ChargeColumn) => ({
    codes: cells[column].codes,
    readings: readDates(cells[column].texts, terms),
  });
  const offense = readColumn(DATE_COLUMNS.offense);
  const arrest = readColumn(DATE_COLUMNS.arrest);
  const disposition = readColumn(DATE_COLUMNS.disposition);
  const birth = readColumn(DATE_COLUMNS.birth);
  const kinds = new KindNumbering({ cells, columns }, { facts, reader }, terms, (why) => whys.numberOf(why));
  let timeline: Timeline | undefined;
  for (let charge = 0; charge < count; charge++) {
    // Charges of one case stand together and share their dates.
    if (
      timeline === undefined ||
      offense.codes[charge] !== offense.codes[charge - 1] ||
      arrest.codes[charge] !== arrest.codes[charge - 1] ||
      disposition.codes[charge] !== disposition.codes[charge - 1] ||
      birth.codes[charge] !== birth.codes[charge - 1]
    ) {
      timeline = reader.timeline(
        {
          offense: offense.readings[offense.codes[charge]],
          arrest: arrest.readings[arrest.codes[charge]],
          disposition: disposition.readings[disposition.codes[charge]],
          birth: birth.readings[birth.codes[charge]],
        },
        terms,
      );
    }
    const number = kinds.numberOf(charge, timeline);
    columns.kind[charge] = number;
    const values = reader.dates(kinds.kinds[number], timeline);
    for (const fact of dateFacts) {
      const value = values[fact];
      putDate(columns.dates[fact], charge, value, value.why === '' ? 0 : whys.numberOf(value.why));
    }
    if (onCharge !== undefined && charge % 65_536 === 0) onCharge(charge);
  }
  return { kinds: kinds.kinds, weights: kinds.weights, whys: whys.texts };
}

/** Numbers texts in order of appearance; the empty text is 0. */
class Whys {
  readonly texts = [''];
  readonly #numbers = new Map([['', 0]]);

  numberOf(why: string): number {
    const known = this.#numbers.get(why);
    if (known !== undefined) return known;
    const number = this.texts.push(why) - 1;
    this.#numbers.set(why, number);
    return number;
  }
}

function putDate(columns: DateColumns, charge: number, value: DateValue, why: number): void {
  columns.first[charge] = value.span.first;
  columns.last[charge] = value.span.last;
  columns.strictFirst[charge] = value.strict.first;
  columns.strictLast[charge] = value.strict.last;
  columns.support[charge] = value.support;
  columns.why[charge] = why;
}

type SharedCells = Readonly<
  Record<ChargeColumn, { readonly codes: Int32Array; readonly texts: SharedTexts }>
>;

/** Some charges, to be read in a thread: `home` says where the thread finds the rulebook. */
interface FactsTask {
  readonly cells: Partial<SharedCells>;
  readonly columns: FactColumns;
  readonly home: Rulebook['home'];
  readonly terms: ReadingTerms;
}

/** The cells of the charges `from` to before `to`. */
export function cellsBetween(
  cells: ChargesToRead['cells'],
  from: number,
  to: number,
): ChargesToRead['cells'] {
  const some = CHARGE_COLUMNS.map((column) => {
    const { codes, texts } = cells[column];
    return [column, { codes: codes.subarray(from, to), texts }];
  });
  return Object.fromEntries(some);
}

/** The charges `from` to before `to` as a task for a thread, with the columns that facts are read from. */
export function factsTask(
  cells: ChargesToRead['cells'],
  { reader, home }: Rulebook,
  terms: ReadingTerms,
  columns: FactColumns,
  from: number,
  to: number,
): FactsTask {
  const read = new Set<ChargeColumn>([
    ...Object.values(DATE_COLUMNS),
    ...reader.kindCells.flatMap((one) => one.columns),
  ]);
  const shared = [...read].map((column) => {
    const { codes, texts } = cells[column];
    // A copy of these codes alone: a view would be handed over with all the memory behind it.
    return [column, { codes: codes.slice(from, to), texts: sharedTextsOf(texts) }];
  });
  const { asOf, assumptions } = terms;
  return {
    cells: Object.fromEntries(shared),
    columns: rangeOf(columns, from, to),
    home,
    terms: { asOf, assumptions },
  };
}

/**
 * Does such a task, in a thread. Columns that no fact is read from are blank.
 *
 * @public the thread asks for it by name
 */
export async function factsOfTask({ cells, columns, home, terms }: FactsTask): Promise<FactsPart> {
  const found: Readonly<Record<string, Rulebook>> = await import(home.module);
  const rulebook = found[home.name];
  const blank = { codes: new Int32Array(0), texts: textTableOfShared(NO_TEXTS) };
  const whole = CHARGE_COLUMNS.map((column) => {
    const shared = cells[column];
    return [
      column,
      shared === undefined ? blank : { codes: shared.codes, texts: textTableOfShared(shared.texts) },
    ];
  });
  return readFactsPart({ cells: Object.fromEntries(whole), columns }, rulebook, terms);
}

const NO_TEXTS: SharedTexts = {
  size: 1,
  arena: new Uint8Array(new SharedArrayBuffer(0)),
  starts: new Uint32Array(new SharedArrayBuffer(8)),
};

/** The same as work for a thread. */
export const factsWork: ThreadWork<FactsTask, FactsPart> = { module: import.meta.url, run: factsOfTask };
