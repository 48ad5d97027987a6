import { Failure } from '../messages/failure.js';
import { LIST_COLUMNS } from '../record/charge-cells.js';
import type { HeaderMatch } from './layout.js';

/** One way to read a header that no layout accepts. */
export interface HeaderReading {
  readonly cells: readonly string[];
  readonly match: HeaderMatch;
}

const FIRST_BLOCK = 65_536;

/** What else is known of such a header: the bound in bytes that it passes, and whether its quoting is broken. */
export interface HeaderTrouble {
  readonly tooLong: number | undefined;
  readonly quotesBroken: boolean;
}

/**
 * The failure (exit 3) that best explains why a header could not be used: the file is no text, its first line is too
 * long or badly quoted, or columns are missing or there twice. `start` is the beginning of the file.
 */
export function headerFailure(
  start: Uint8Array,
  readings: readonly HeaderReading[],
  { tooLong, quotesBroken }: HeaderTrouble,
  file: string,
): Failure {
  const place = { file };
  const looksLike = binaryKind(start.subarray(0, FIRST_BLOCK));
  if (looksLike !== undefined) return new Failure(3, 'INTAKE_NOT_TEXT', { looksLike }, place) as Failure;
  if (tooLong !== undefined)
    return new Failure(3, 'INTAKE_HEADER_TOO_LONG', { limit: tooLong }, place) as Failure;
  let best: HeaderReading | undefined;
  for (const reading of readings) if (isBetter(reading, best)) best = reading;
  if (best === undefined || (best.match.known === 0 && quotesBroken))
    return new Failure(3, 'INTAKE_HEADER_QUOTES', {}, place) as Failure;
  const { cells, match } = best;
  if (match.kind === 'twice')
    return new Failure(3, 'INTAKE_COLUMN_TWICE', { columns: match.columns }, place) as Failure;
  const missing = match.kind === 'missing' ? match.missing : [];
  if (match.known === 0)
    return new Failure(3, 'INTAKE_NO_HEADER', { missing, cells: cells.length }, place) as Failure;
  return new Failure(
    3,
    'INTAKE_COLUMNS_MISSING',
    { missing, found: foundIn(match) ?? knownNames(cells), others: cells.length - match.known },
    place,
  ) as Failure;
}

/** The reading with most known columns is meant; among equals the one that sees more cells. */
const isBetter = (one: HeaderReading, other: HeaderReading | undefined): boolean =>
  other === undefined ||
  one.match.known > other.match.known ||
  (one.match.known === other.match.known && one.cells.length > other.cells.length);

const foundIn = (match: HeaderMatch): readonly string[] | undefined =>
  match.kind === 'missing' ? match.found : undefined;

/** Only names of columns that are known: the first line may be a row of the list, and rows are not shown. */
const knownNames = (cells: readonly string[]): string[] =>
  cells.map((cell) => cell.toLowerCase()).filter((cell) => LIST_COLUMNS.some((column) => column === cell));

/** Whether the beginning of a file shows that it is no text. */
export const isBinary = (start: Uint8Array): boolean =>
  binaryKind(start.subarray(0, FIRST_BLOCK)) !== undefined;

/** What a file that holds control characters looks like; undefined for text. */
function binaryKind(
  block: Uint8Array,
): 'a workbook or zip archive' | 'a PDF document' | 'binary data' | undefined {
  const magic = String.fromCharCode(...block.subarray(0, 4));
  if (magic === 'PK\u0003\u0004') return 'a workbook or zip archive';
  if (magic === '%PDF') return 'a PDF document';
  return block.some(isControl) ? 'binary data' : undefined;
}

const isControl = (byte: number): boolean => byte < 0x09 || (byte > 0x0d && byte < 0x20) || byte === 0x7f;
