import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const PART = 'xl/worksheets/sheet3.xml';
const ABOUT = 'xl/worksheets/sheet1.xml';

type Cells = Map<string, string>;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const plain = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** A cell as XML, without its reference, of text that someone typed. */
export const typed = (text: string): string => `t="inlineStr"><is><t>${escaped(text)}</t></is>`;
/** The same of a formula, with the value that was saved. */
export const formula = (text: string, value: string): string =>
  `t="str"><f>${escaped(text)}</f><v>${escaped(value)}</v>`;

/** A run's review.xlsx in the hands of someone who fills in its sheet "Needs review". */
export class ReviewBook {
  readonly #parts: Record<string, Uint8Array>;
  readonly #head: string;
  readonly #tail: string;
  readonly #texts: readonly string[];
  #letters = new Map<string, string>();
  /** The attributes and the inside of each cell, by column letters; the first row is the header. */
  rows: Cells[];

  constructor(bytes: Uint8Array) {
    this.#parts = unzipSync(bytes);
    const xml = strFromU8(this.#parts[PART]);
    const from = xml.indexOf('<sheetData>') + '<sheetData>'.length;
    const to = xml.indexOf('</sheetData>');
    this.#head = xml.slice(0, from);
    this.#tail = xml.slice(to).replace(/<autoFilter[^>]*\/>/, '');
    const shared = strFromU8(this.#parts['xl/sharedStrings.xml'] ?? strToU8(''));
    this.#texts = [...shared.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => plain(text));
    this.rows = [...xml.slice(from, to).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(
      ([, cells]) =>
        new Map(
          [...cells.matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(
            ([, letters, attributes, inside]) => [letters, `${attributes.trim()}>${inside ?? ''}`],
          ),
        ),
    );
    for (const letters of this.rows[0].keys()) this.#letters.set(this.#textAt(0, letters), letters);
  }

  static of = (run: string): ReviewBook => new ReviewBook(readFileSync(join(run, 'review.xlsx')));

  /** The text of a cell, `row` counted as the spreadsheet counts. */
  text(row: number, heading: string): string {
    return this.#textAt(row - 1, this.#lettersOf(heading));
  }

  headings(): string[] {
    return [...this.rows[0].keys()].map((letters) => this.#textAt(0, letters));
  }

  /** The number of the one row that has these texts. */
  row(texts: Readonly<Record<string, string>>): number {
    const found = this.rows.flatMap((_, at) =>
      at > 0 && Object.entries(texts).every(([heading, text]) => this.text(at + 1, heading) === text)
        ? [at + 1]
        : [],
    );
    if (found.length !== 1) throw new Error(`${found.length} rows have ${JSON.stringify(texts)}`);
    return found[0];
  }

  /** Types into a cell; `xml` as `typed` and `formula` give it. */
  put(row: number, heading: string, xml: string): this {
    this.rows[row - 1].set(this.#lettersOf(heading), xml);
    return this;
  }

  /** Enters what was found in the one row that has these texts; its number. */
  enter(texts: Readonly<Record<string, string>>, found: string, source = 'court file', note = ''): number {
    const row = this.row(texts);
    this.put(row, 'Found fact', typed(found)).put(row, 'Source', typed(source)).put(row, 'Note', typed(note));
    return row;
  }

  without(heading: string): this {
    for (const row of this.rows) row.delete(this.#lettersOf(heading));
    this.#letters.delete(heading);
    return this;
  }

  /** Changes the sheet "About this run". */
  about(change: (xml: string) => string): this {
    this.#parts[ABOUT] = strToU8(change(strFromU8(this.#parts[ABOUT])));
    return this;
  }

  part(name: string, bytes: Uint8Array): this {
    this.#parts[name] = bytes;
    return this;
  }

  bytes(): Uint8Array {
    const rows = this.rows.map((cells, at) => {
      const xml = [...cells].map(([letters, cell]) => {
        const separator = cell.startsWith('>') ? '' : ' ';
        return `<c r="${letters}${at + 1}"${separator}${cell}</c>`;
      });
      return `<row r="${at + 1}">${xml.join('')}</row>`;
    });
    return zipSync({ ...this.#parts, [PART]: strToU8(`${this.#head}${rows.join('')}${this.#tail}`) });
  }

  #lettersOf(heading: string): string {
    const letters = this.#letters.get(heading);
    if (letters === undefined) throw new Error(`there is no column ${heading}`);
    return letters;
  }

  #textAt(at: number, letters: string): string {
    const cell = this.rows[at].get(letters) ?? '';
    const shared = /t="s"[^>]*><v>(\d+)<\/v>/.exec(cell);
    if (shared !== null) return this.#texts[Number(shared[1])];
    const text = /<t[^>]*>([^<]*)<\/t>/.exec(cell) ?? /<v>([^<]*)<\/v>/.exec(cell);
    return text === null ? '' : plain(text[1]);
  }
}
