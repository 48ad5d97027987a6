import { closeSync, openSync, readSync } from 'node:fs';
import type { EndingFile } from '../../files/block-file.js';
import { CsvFile } from '../../files/csv-writer.js';
import { guardFormula } from '../../files/formula-guard.js';
import { messageOfRow, type RejectedRecord, type RowProblem } from '../../intake/row-problem.js';
import { whatHappened, whatNext } from '../../messages/registry.js';
import type { MissingFact } from '../missing-facts.js';
import type { RunData } from '../run-data.js';
import type { RunFrame } from '../run-frame.js';

function writing(path: string, write: (file: CsvFile) => void): EndingFile {
  const file = new CsvFile(path);
  try {
    write(file);
    return file.end();
  } catch (error) {
    file.abandon();
    throw error;
  }
}

const guarded = (cells: readonly string[]): string[] => cells.map(guardFormula);

/** missing-facts.csv: the worklist, and the charges each fact alone would decide. */
export function writeMissingFacts(path: string, missing: readonly MissingFact[]): EndingFile {
  return writing(path, (file) => {
    file.row([
      'missing_fact',
      'meaning',
      'held_by',
      'people_alone',
      'charges_alone',
      'people',
      'charges',
      'charge_ids_alone',
    ]);
    for (const fact of missing) {
      file.row(
        guarded([
          fact.label.text,
          fact.words,
          fact.holder,
          String(fact.peopleAlone),
          String(fact.chargesAlone.length),
          String(fact.people),
          String(fact.charges),
          fact.chargesAlone.join('; '),
        ]),
      );
    }
  });
}

/** Begins problems.csv: what could not be read in rows that were kept. */
export const putProblemsHead = (file: CsvFile): void =>
  file.row(['source_file', 'source_row', 'column', 'code', 'what', 'next']);

/** Puts the problems of a portion. */
export function putProblems(file: CsvFile, { frame, problems }: RunData): void {
  for (const problem of problems) putProblem(file, frame.files[problem.file].name, problem);
}

function putProblem(file: CsvFile, name: string, problem: RowProblem): void {
  const message = messageOfRow(problem, name);
  file.row(
    guarded([
      name,
      String(problem.row),
      problem.column ?? '',
      problem.code,
      whatHappened(message),
      whatNext(message),
    ]),
  );
}

const PIECE = 1024 * 1024;
const QUOTE = 0x22;

/**
 * rejected-rows.csv: every record that was set aside, with its reason and its text, byte for byte (quotation marks
 * doubled). A text that could run as a formula gets an apostrophe before it.
 */
export function writeRejectedRows(
  path: string,
  { files }: Pick<RunFrame, 'files'>,
  rows: readonly RejectedRecord[],
  sourceOf: (file: number) => string,
): EndingFile {
  return writing(path, (file) => {
    file.row(['source_file', 'source_row', 'code', 'reason', 'next', 'text']);
    for (const rejected of rows) {
      const { name } = files[rejected.file];
      const message = messageOfRow(rejected, name);
      for (const cell of [
        name,
        String(rejected.row),
        rejected.code,
        whatHappened(message),
        whatNext(message),
      ]) {
        file.cell(guardFormula(cell));
      }
      file.text(',"');
      copyQuoted(file, sourceOf(rejected.file), rejected.offset, rejected.length);
      file.text('"');
      file.endRow();
    }
  });
}

/** Copies a stretch of a file into a quoted cell, piece by piece. */
function copyQuoted(file: CsvFile, path: string, offset: number, length: number): void {
  const source = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(Math.min(PIECE, Math.max(length, 1)));
    for (let done = 0; done < length; ) {
      const read = readSync(source, buffer, 0, Math.min(buffer.length, length - done), offset + done);
      if (read === 0) throw new RangeError('a kept source is shorter than what was read of it');
      const piece = buffer.subarray(0, read);
      if (done === 0 && mayRun(piece)) file.text("'");
      let from = 0;
      for (let at = piece.indexOf(QUOTE); at >= 0; at = piece.indexOf(QUOTE, at + 1)) {
        file.bytes(piece.subarray(from, at + 1));
        from = at;
      }
      file.bytes(piece.subarray(from));
      done += read;
    }
  } finally {
    closeSync(source);
  }
}

/** Whether a text that begins with these bytes would get the guard. */
function mayRun(start: Uint8Array): boolean {
  const text = Buffer.from(start.subarray(0, GUARDED)).toString('utf8');
  return guardFormula(text) !== text;
}

/** Blanks before a formula are looked past this far. */
const GUARDED = 65_536;
