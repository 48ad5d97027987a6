import type { ChargeTable } from '../intake/charge-table.js';
import type { FactReader } from '../law/fact-reader.js';
import { type ChargeColumn, SOURCES_DISAGREE } from '../record/charge-cells.js';
import { printDateSpan } from '../record/date-span.js';
import type { Day } from '../record/day.js';
import type { DateReading } from '../record/read-date.js';
import type { ChargeWords } from './determination-row.js';
import type { FactsTable } from './facts-table.js';

/** A cell as it is printed in results. */
export const printCell = (text: string): string => (text === SOURCES_DISAGREE ? 'sources disagree' : text);

/** A date cell as it is printed: ISO as far as it is known, empty when it cannot be read. */
export const printReading = (reading: DateReading): string =>
  reading.kind === 'read' ? printDateSpan(reading.span) : '';

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
  private readonly dates = new Map<ChargeColumn, readonly string[]>();

  constructor(
    private readonly charges: ChargeTable,
    private readonly facts: FactsTable,
    private readonly fileNames: readonly string[],
    private readonly reader: FactReader,
  ) {
    for (const [column, readings] of facts.dateReadings) this.dates.set(column, readings.map(printReading));
  }

  /** The text of a cell of a charge. */
  cell(charge: number, column: ChargeColumn): string {
    const { codes, texts } = this.charges.cells[column];
    return printCell(texts.textOf(codes[charge]));
  }

  /** An ISO date of a charge: offense, arrest or disposition. */
  date(charge: number, column: ChargeColumn): string {
    return this.dates.get(column)?.[this.charges.cells[column].codes[charge]] ?? '';
  }

  county(charge: number): string {
    const keys = this.facts.keys.get('county');
    const code = keys?.codes[charge] ?? 0;
    return code === 0 || keys === undefined ? this.cell(charge, 'county') : keys.texts[code];
  }

  of(charge: number): ChargeWords {
    const { records, record } = this.charges;
    const first = record[charge];
    return {
      chargeColumns: this.chargeColumns(charge),
      sourceFile: this.fileNames[records.file[first]],
      sourceRow: String(records.row[first]),
      printed: (fact) => this.printed(charge, fact),
      why: (fact) => this.why(charge, fact),
    };
  }

  chargeColumns(charge: number): string[] {
    const kind = this.facts.kinds[this.facts.kind[charge]];
    return [
      this.charges.id[charge],
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
    const dates = this.facts.dates.get(fact);
    if (dates !== undefined) {
      const span = { first: dates.first[charge] as Day, last: dates.last[charge] as Day };
      return printDateSpan(span) || 'not known';
    }
    const keys = this.facts.keys.get(fact);
    return keys === undefined ? 'not known' : keys.texts[keys.codes[charge]] || 'not known';
  }

  /** A number that is the same for charges for which `printed` is the same text; undefined when there is none. */
  textNumber(charge: number, fact: string): number | undefined {
    const kind = this.facts.kind[charge];
    if (this.facts.kinds[kind].printed[fact] !== undefined) return kind;
    const columns = this.reader.printedAsCell[fact];
    if (columns === undefined) return this.facts.keys.get(fact)?.codes[charge];
    for (let at = 0; at < columns.length; at++) {
      const code = this.charges.cells[columns[at]].codes[charge];
      if (code !== 0) return code * columns.length + at;
    }
    return NO_TEXT;
  }

  why(charge: number, fact: string): string {
    const dates = this.facts.dates.get(fact);
    if (dates !== undefined) return this.facts.whys[dates.why[charge]];
    const value = this.facts.kinds[this.facts.kind[charge]].facts[fact];
    return value === undefined || value.kind === 'identifier' ? '' : value.why;
  }
}
