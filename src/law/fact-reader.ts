import type { ChargeCells, ChargeColumn } from '../record/charge-cells.js';
import type { Day } from '../record/day.js';
import { type DateReading, readDate } from '../record/read-date.js';
import type { ChargeFacts, ChoiceValue, DateValue, FactValue, WeightValue } from './facts.js';
import type { Truth } from './truth.js';

/** What reading depends on beside the cells. */
export interface ReadingTerms {
  readonly asOf: Day;
  /** Which assumptions are on: bit n for the n-th assumption of the rulebook. */
  readonly assumptions: number;
}

/** The dates of one charge as its cells give them; `birth` is that of the person, as the charge states it. */
export interface DatesRead {
  readonly offense: DateReading;
  readonly arrest: DateReading;
  readonly disposition: DateReading;
  readonly birth: DateReading;
}

/** The columns that dates are read from, by the date they give. */
export const DATE_COLUMNS = {
  offense: 'offense_date',
  arrest: 'arrest_date',
  disposition: 'disposition_date',
  birth: 'birth_date',
} as const satisfies Record<keyof DatesRead, ChargeColumn>;

/** Those of the charge itself. */
export const CHARGE_DATES: readonly (keyof DatesRead)[] = ['offense', 'arrest', 'disposition'];

/** The dates of one charge after order and assumptions have narrowed them. */
export interface Timeline {
  readonly offense: DateValue;
  readonly arrest: DateValue;
  readonly disposition: DateValue;
}

/** All that is known of a charge but its dates, weights and keys; equal for charges whose cells read alike. */
export interface ChargeKind {
  /** Whether the law's reliefs are asked of this charge at all; others are history only. */
  readonly inScope: boolean;
  /** Why a charge is history only, for the count of the run; empty when in scope. */
  readonly outside: string;
  /** The citation in one standard spelling, or empty when it could not be read. */
  readonly statute: string;
  readonly class: string;
  /** The choices, by the name of the fact. */
  readonly facts: Readonly<Record<string, ChoiceValue>>;
  /** Whether the charge is a conviction, and of a felony: what remains of a person's record is counted by these. */
  readonly conviction: Truth;
  readonly felony: Truth;
  /** How facts are printed in sentences, by the name of the fact; `statute` is the citation. */
  readonly printed: Readonly<Record<string, string>>;
  /** All that `dates` asks of a kind, in the state's own words: kinds of one rule have the same dates. */
  readonly dateRule: string;
  /** Cells that could not be read or contradict each other: column and what is wrong. */
  readonly problems: readonly { readonly column: ChargeColumn; readonly what: string }[];
}

/** What the cells of a charge say: its kind, and its weights by the name of the fact. */
export interface CellsRead {
  readonly kind: ChargeKind;
  readonly weights: Readonly<Record<string, WeightValue>>;
}

/** Reads the cells that are read apart, of charges that are alike in all others: what those say is not read again. */
export type ApartReader = (cells: ChargeCells) => CellsRead;

/** Cells that are read together, and what of them matters. */
export interface KindCells {
  readonly columns: readonly ChargeColumn[];
  /** The cells are read apart, as those of a weight or of lengths are: many are different, and add little to a kind. */
  readonly ofWeight?: true;
  readonly key: (texts: readonly string[], terms: ReadingTerms) => string;
}

/**
 * A few cells that mostly tell that a charge is history which no rule hears (`unheardBy`), so that the others need not
 * be read. `read` gives the kind of such a charge, never in scope and never a conviction: what other cells would tell of
 * it is any value, and nothing is printed of it. It gives undefined where the other cells must be read. Whether no rule
 * hears the kind is found out from the law, and not believed. Only for laws without weights.
 */
export interface EarlyReader {
  readonly cells: readonly KindCells[];
  readonly read: (cells: ChargeCells, terms: ReadingTerms) => ChargeKind | undefined;
}

/**
 * How a state turns cells into facts. Split by what each part depends on, so that millions of charges can be read by
 * reading each distinct combination once; `factsOf` puts the parts together for a single charge.
 */
export interface FactReader {
  /**
   * The cells that `read` reads, in groups that are read together, each with a key: charges of equal keys and equal
   * period read alike, however their cells are spelled.
   */
  readonly kindCells: readonly KindCells[];
  readonly early?: EarlyReader;
  /** The keys: for each identifier fact the cell it comes from, and its one spelling (empty: not filled). */
  readonly identifiers: readonly {
    readonly fact: string;
    readonly column: ChargeColumn;
    readonly read: (text: string) => string;
  }[];
  /** Facts that sentences print as the cell says: the columns of which the first filled one is printed. */
  readonly printedAsCell: Readonly<Record<string, readonly ChargeColumn[]>>;
  readonly timeline: (dates: Omit<DatesRead, 'birth'>, terms: ReadingTerms) => Timeline;
  /** A small whole number; `read` gives the same answer for timelines of the same number. */
  readonly period: (timeline: Timeline) => number;
  /** Reads all cells but those that are read apart, which what is handed back reads. */
  readonly read: (cells: ChargeCells, timeline: Timeline, terms: ReadingTerms) => ApartReader;
  /** The date facts but `birth`, each by its name; of a kind its `dateRule` alone is asked. */
  readonly dates: Readonly<
    Record<string, (kind: Pick<ChargeKind, 'dateRule'>, timeline: Timeline) => DateValue>
  >;
  /** The date fact that is the day of a conviction; by it, what a person would have left of the last years is counted. */
  readonly convictionDate: string;
  /** The fact that rests on the birth date alone, of a law that asks for it. */
  readonly birth?: { readonly fact: string; readonly read: (reading: DateReading) => DateValue };
}

/** Everything that is known of one charge, by the plain way: no engine, no sharing between charges. */
export function factsOf(
  reader: FactReader,
  cells: ChargeCells,
  terms: ReadingTerms,
): { kind: ChargeKind; timeline: Timeline; facts: ChargeFacts } {
  const read = (column: ChargeColumn): DateReading => readDate(cells[column], terms.asOf);
  const { offense, arrest, disposition, birth } = DATE_COLUMNS;
  const timeline = reader.timeline(
    { offense: read(offense), arrest: read(arrest), disposition: read(disposition) },
    terms,
  );
  const { kind, weights } = reader.read(cells, timeline, terms)(cells);
  const facts: Record<string, FactValue> = { ...kind.facts, ...weights };
  for (const [fact, dateOf] of Object.entries(reader.dates)) facts[fact] = dateOf(kind, timeline);
  if (reader.birth !== undefined) facts[reader.birth.fact] = reader.birth.read(read(birth));
  for (const { fact, column, read } of reader.identifiers) {
    facts[fact] = { kind: 'identifier', text: read(cells[column]) };
  }
  return { kind, timeline, facts };
}
