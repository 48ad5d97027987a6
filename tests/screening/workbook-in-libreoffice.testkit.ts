import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readWorkbook } from '../../src/files/read-workbook/read-workbook.js';

const PROGRAM = 'soffice';
const LONGEST = 90_000;

const isInstalled = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => folder !== '' && existsSync(join(folder, PROGRAM)));

/** Why no workbook can be opened in LibreOffice here; undefined when one can, or when it is asked for in any case. */
export const whyNoOffice: string | undefined =
  isInstalled || process.env.FRESHSTART_REQUIRE_TOOLS === '1' ? undefined : `${PROGRAM} is not installed`;

/** A cell as a spreadsheet has it: text, or a value to reckon with (a number, a date). Empty cells are empty text. */
interface SeenCell {
  readonly text: string;
  readonly isText: boolean;
}

/** A sheet from its first cell to its last filled one, every row as long as the longest. */
export interface SeenSheet {
  readonly name: string;
  readonly rows: readonly (readonly SeenCell[])[];
}

/** The sheets of a workbook in order. */
export type SeenBook = readonly SeenSheet[];

const EMPTY: SeenCell = { text: '', isText: true };

/** The workbook as the program's own reader sees it. */
export async function seenByUs(path: string): Promise<SeenBook> {
  const handle = await open(path);
  try {
    const { sheets, sheet } = await readWorkbook(handle, { file: basename(path) });
    const book: SeenSheet[] = [];
    for (const [at, { name }] of sheets.entries()) {
      const rows: SeenCell[][] = [];
      for await (const some of sheet(at).rows) {
        for (const { number, cells } of some) {
          while (rows.length < number) rows.push([]);
          for (const { column, kind, text, isFormula } of cells) {
            const row = rows[number - 1];
            while (row.length < column) row.push(EMPTY);
            row[column - 1] = { text, isText: kind === 'text' && isFormula !== true };
          }
        }
      }
      book.push({ name, rows: filledPart(rows) });
    }
    return book;
  } finally {
    await handle.close();
  }
}

/**
 * How LibreOffice writes every sheet (the last option) as CSV: commas, quotation marks, UTF-8, in the English of the
 * United States; all texts quoted, numbers and dates not; values as they are and not as shown; of a formula its value.
 */
const EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,true,true,false,false,false,-1';
const WORKBOOK = 'xlsx:Calc MS Excel 2007 XML';

/** LibreOffice with a profile of its own, which is as good as new. */
export class LibreOffice {
  readonly #folder: string;

  /** `folder`: an empty one, for the profile and what is written. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Opens workbooks, all in one start, no two of the same base name; those that it refuses are missing. */
  async opened(paths: readonly string[]): Promise<Map<string, SeenBook>> {
    const said = await this.#convert(EVERY_SHEET, join(this.#folder, 'csv'), paths);
    const books = new Map<string, SeenSheet[]>();
    let book: SeenSheet[] = [];
    for (const line of said.split('\n')) {
      const path = paths.find((one) => line.startsWith(`convert ${one} `));
      if (path !== undefined) {
        book = [];
        books.set(path, book);
      }
      const [, name, csv] = /^Writing sheet (.+) -> (.+)$/.exec(line) ?? [];
      if (csv !== undefined) book.push({ name, rows: filledPart(csvCells(readFileSync(csv, 'utf8'))) });
    }
    return books;
  }

  /** Opens a workbook and saves it as one again; where it stands now. */
  async saved(path: string): Promise<string> {
    const folder = join(this.#folder, 'saved');
    await this.#convert(WORKBOOK, folder, [path]);
    return join(folder, basename(path));
  }

  #convert(to: string, folder: string, paths: readonly string[]): Promise<string> {
    const profile = pathToFileURL(join(this.#folder, 'profile'));
    const args = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', to, '--outdir', folder];
    const options = { env: { ...process.env, LC_ALL: 'C.UTF-8' }, timeout: LONGEST };
    return new Promise((resolve, reject) => {
      execFile(PROGRAM, [...args, ...paths], options, (failed, stdout, stderr) => {
        if (failed === null) resolve(stdout);
        else reject(new Error(`${PROGRAM} failed:\n${stdout}${stderr}`, { cause: failed }));
      });
    });
  }
}

/** The cells of CSV in which texts alone are quoted. */
function csvCells(csv: string): SeenCell[][] {
  const rows: SeenCell[][] = [];
  let row: SeenCell[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/gy;
  for (const [, quoted, plain, end] of csv.matchAll(pattern)) {
    row.push(
      quoted === undefined
        ? { text: plain, isText: plain === '' }
        : { text: quoted.replaceAll('""', '"'), isText: true },
    );
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

function filledPart(rows: readonly (readonly SeenCell[])[]): SeenCell[][] {
  const lengths = rows.map((row) => row.findLastIndex(({ text }) => text !== '') + 1);
  const width = Math.max(0, ...lengths);
  return rows
    .slice(0, lengths.findLastIndex((length) => length > 0) + 1)
    .map((row) => Array.from({ length: width }, (_, at) => row[at] ?? EMPTY));
}
