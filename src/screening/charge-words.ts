import type { ChargeTable } from '../intake/charge-table.js';
import { PairNumbering } from '../intake/identity-pairs.js';
import type { FactReader } from '../law/fact-reader.js';
import type { FactWords } from '../law/wording.js';
import type { ChargeColumn } from '../record/charge-cells.js';
import { printDateSpan } from '../record/date-span.js';
import type { Day } from '../record/day.js';
import { printGramSpan } from '../record/gram-span.js';
import type { ChargeWords } from './determination-row.js';
import type { FactsTable } from './facts-table.js';
import { type KeptWords, whyOf } from './kept-words.js';
import { printCell, printedDate } from './print-cell.js';

/** The first of some cells that is filled, as sentences name it. */
export function firstFilled(
  columns: readonly ChargeColumn[],
  cell: (column: ChargeColumn) => string,
): string {
  for (const column of columns) {
    const text = cell(column);
    if (text !== '') return text;
  }
  return 'none recorded';
}

/** The number of no text at all; no code, and not the -1 that begins a chain of numbers. */
const NO_TEXT = -2;

/** The words of every charge of a run, by its number. */
export class RunWords {
  private readonly datePairs = new PairNumbering();

  constructor(
    private readonly charges: ChargeTable,
    private readonly facts: FactsTable,
    private readonly fileNames: readonly string[],
    private readonly reader: FactReader,
    readonly kept: KeptWords,
  ) {}

  /** The text of a cell of a charge. */
  cell(charge: number, column: ChargeColumn): string {
    const { codes, texts } = this.charges.cells[column];
    return printCell(texts.textOf(codes[charge]));
  }

  /** An ISO date of a charge: offense, arrest or disposition. */
  date(charge: number, column: ChargeColumn): string {
    const readings = this.facts.dateReadings.get(column);
    return readings === undefined ? '' : printedDate(readings, this.charges.cells[column].codes[charge]);
  }

  county(charge: number): string {
    const keys = this.facts.keys.get('county');
    const code = keys?.codes[charge] ?? 0;
    return code === 0 || keys === undefined ? this.cell(charge, 'county') : keys.textOf(code);
  }

  of(charge: number): ChargeWords {
    const { records, record } = this.charges;
    const first = record[charge];
    return {
      chargeColumns: this.chargeColumns(charge),
      sourceFile: this.fileNames[records.file[first]],
      sourceRow: String(records.row[first]),
      ...this.ofFacts(charge),
    };
  }

  /** What sentences about a charge are made of. */
  ofFacts(charge: number): FactWords {
    return {
      printed: (fact) => this.printed(charge, fact),
      why: (fact) => this.why(charge, fact),
    };
  }

  chargeColumns(charge: number): string[] {
    const kind = this.facts.kinds[this.facts.kind[charge]];
    return [
      this.charges.idOf(charge),
      this.charges.persons.id[this.charges.person[charge]],
      this.cell(charge, 'name'),
      this.cell(charge, 'case_number'),
      this.county(charge),
      this.cell(charge, 'statute'),
      kind.statute,
      kind.class,
      this.date(charge, 'offense_date'),
      this.cell(charge, 'disposition'),
      this.date(charge, 'disposition_date'),
    ];
  }

  printed(charge: number, fact: string): string {
    const kind = this.facts.kinds[this.facts.kind[charge]];
    const words = kind.printed[fact];
    if (words !== undefined) return words;
    const columns = this.reader.printedAsCell[fact];
    if (columns !== undefined) return firstFilled(columns, (column) => this.cell(charge, column));
    const weights = this.facts.weights.get(fact);
    if (weights !== undefined) return printGramSpan(weights.values[weights.of[charge]].span) || 'not known';
    const dates = this.facts.dates.get(fact);
    if (dates !== undefined) {
      const at = dates.of[charge];
      const span = { first: dates.first[at] as Day, last: dates.last[at] as Day };
      return printDateSpan(span) || 'not known';
    }
    const keys = this.facts.keys.get(fact);
    if (keys === undefined) throw new RangeError(`${fact} was not read`);
    return keys.textOf(keys.codes[charge]) || 'not known';
  }

  /** Gives a number that is the same for charges for which `printed` is the same text; undefined when there is none. */
  textNumbers(fact: string): (charge: number) => number | undefined {
    const { kind, kinds } = this.facts;
    const ofKind = this.kept.printed.numbersOf(kinds, fact);
    const others = this.otherNumbers(fact);
    return (charge) => {
      const number = ofKind[kind[charge]];
      // Odd for what kinds say, even for the rest: the numbers of two sources must not meet.
      return number >= 0 ? 2 * number + 1 : others(charge);
    };
  }

  /** The same for texts that kinds do not say. */
  private otherNumbers(fact: string): (charge: number) => number | undefined {
    const columns = this.reader.printedAsCell[fact];
    if (columns !== undefined) {
      const codes = columns.map((column) => this.charges.cells[column].codes);
      return (charge) => {
        for (let at = 0; at < codes.length; at++) {
          if (codes[at][charge] !== 0) return 2 * (codes[at][charge] * codes.length + at);
        }
        return NO_TEXT;
      };
    }
    const dates = this.facts.dates.get(fact);
    if (dates !== undefined) {
      const { of, first, last } = dates;
      return (charge) => 2 * this.datePairs.numberOf(first[of[charge]], last[of[charge]]);
    }
    const numbers = this.facts.weights.get(fact)?.of ?? this.facts.keys.get(fact)?.codes;
    return numbers === undefined ? () => undefined : (charge) => 2 * numbers[charge];
  }

  /** Gives a number that is the same for charges for which `why` is the same text. */
  whyNumbers(fact: string): (charge: number) => number {
    const told = this.facts.dates.get(fact) ?? this.facts.weights.get(fact);
    if (told !== undefined) return (charge) => told.why[told.of[charge]];
    const { kind, kinds } = this.facts;
    const ofKind = this.kept.why.numbersOf(kinds, fact);
    return (charge) => ofKind[kind[charge]];
  }

  why(charge: number, fact: string): string {
    const dates = this.facts.dates.get(fact);
    if (dates !== undefined) return this.facts.whys[dates.why[dates.of[charge]]];
    const weights = this.facts.weights.get(fact);
    if (weights !== undefined) return weights.values[weights.of[charge]].why;
    return whyOf(this.facts.kinds[this.facts.kind[charge]], fact);
  }
}
