import { unguardFormula } from '../../files/formula-guard.js';
import { CHARGE_COLUMNS, type ChargeCells, type ChargeColumn } from '../../record/charge-cells.js';

/** A fact that someone found outside the list: a text for one cell of a charge, and where it was found. */
export interface FoundFact {
  readonly chargeId: string;
  /** Where the charge stands in its results: base name and row of its first record. */
  readonly sourceFile: string;
  readonly sourceRow: number;
  readonly fact: string;
  /** The cell that states the fact. */
  readonly column: ChargeColumn;
  readonly value: string;
  readonly source: string;
  readonly note: string;
  /** Base name of the workbook it was entered in, and the rows there, `5` or `5; 9`. */
  readonly workbook: string;
  readonly workbookRows: string;
}

/** The name of a run's file of found facts. */
export const FOUND_FACTS = 'found-facts.csv';

/** The found facts of a run, in their file's order. */
export type FoundFacts = readonly FoundFact[];

/**
 * Typed text as it is kept: one line without control characters or outer blanks, and without the apostrophe that
 * keeps a text from running as a formula.
 */
export function plainText(text: string): string {
  const line = Buffer.from(text)
    .toString('utf8')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const bare = unguardFormula(line);
  return bare === line ? line : plainText(bare);
}

/** The cells of a charge with what was found in the place of what the list says. */
export function cellsWithFound(cells: ChargeCells, found: readonly FoundFact[]): ChargeCells {
  if (found.length === 0) return cells;
  const changed: Record<ChargeColumn, string> = { ...cells };
  for (const { column, value } of found) changed[column] = value;
  return changed;
}

/** A found fact with its row in the file of them, from 1. */
export interface NumberedFact extends FoundFact {
  readonly number: number;
}

/** Looks found facts up by the file and row of a charge. */
export type FoundAt = (file: string, row: number) => readonly NumberedFact[];

export function foundByPlace(found: FoundFacts): FoundAt {
  const places = new Map<string, NumberedFact[]>();
  for (const [at, one] of found.entries()) {
    const place = `${one.sourceRow} ${one.sourceFile}`;
    places.set(place, [...(places.get(place) ?? []), { ...one, number: at + 1 }]);
  }
  return (file, row) => places.get(`${row} ${file}`) ?? NOTHING_FOUND;
}

const NOTHING_FOUND: readonly NumberedFact[] = Object.freeze([]);

/** In the order of the files, rows and cells of a run. */
export function inRunOrder(found: FoundFacts, fileNames: readonly string[]): FoundFacts {
  const cell = ({ column }: FoundFact): number => CHARGE_COLUMNS.indexOf(column);
  return [...found].sort(
    (a, b) =>
      fileNames.indexOf(a.sourceFile) - fileNames.indexOf(b.sourceFile) ||
      a.sourceRow - b.sourceRow ||
      cell(a) - cell(b) ||
      (a.fact < b.fact ? -1 : 1),
  );
}
