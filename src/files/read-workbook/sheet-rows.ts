import { broken, tooLarge } from './broken.js';
import { parseReference } from './cell-reference.js';
import { type CellTerms, contentOf } from './cell-value.js';
import { MOST_COLUMNS, MOST_ROWS, type WorkbookLimits } from './limits.js';
import type { MergedRange, SheetCell, SheetRow } from './sheet-model.js';
import type { XmlHandler } from './xml-reader.js';

type Attributes = Readonly<Record<string, string>>;

/** Which text of a cell is being read. */
type Reading = 'nothing' | 'value' | 'inline';

/** Makes rows of the XML of a sheet. Rows and cells without a reference follow the one before. */
export class SheetRows implements XmlHandler {
  readonly merges: MergedRange[] = [];
  private ready: SheetRow[] = [];
  private readonly file: string;
  private readonly part: string;
  private readonly terms: CellTerms;
  private readonly limits: WorkbookLimits;
  /** Buttons and the like, which stand after the cells, have rows and columns of their own. */
  private inData = false;
  private inRow = false;
  private inCell = false;
  private inPhonetic = false;
  private row = 0;
  private rowHidden = false;
  private cells: SheetCell[] = [];
  private inOrder = true;
  private rowText = 0;
  private column = 0;
  private type = 'n';
  private style = 0;
  private hasFormula = false;
  private value: string | undefined;
  private inline = '';
  private reading: Reading = 'nothing';

  constructor(file: string, part: string, terms: CellTerms, limits: WorkbookLimits) {
    this.file = file;
    this.part = part;
    this.terms = terms;
    this.limits = limits;
  }

  /** The rows that have become whole since the last time. */
  take(): SheetRow[] {
    const { ready } = this;
    this.ready = [];
    return ready;
  }

  open(name: string, attributes: Attributes): void {
    if (this.inCell) this.openInCell(name);
    else if (name === 'c' && this.inData) this.openCell(attributes);
    else if (name === 'row' && this.inData) this.openRow(attributes);
    else if (name === 'sheetData') this.inData = true;
    else if (name === 'mergeCell') this.addMerge(attributes.ref ?? '');
  }

  text(piece: string): void {
    if (this.reading === 'nothing') return;
    if (this.reading === 'value') this.value = (this.value ?? '') + piece;
    else this.inline += piece;
    this.rowText += piece.length;
    if (this.rowText > this.limits.rowText)
      throw tooLarge(this.file, this.part, `a row of over ${this.limits.rowText} characters`);
  }

  close(name: string): void {
    if (this.inCell) {
      if (name === 'c') this.closeCell();
      else if (name === 'rPh') this.inPhonetic = false;
      else if (name === 'v' || name === 't') this.reading = 'nothing';
    } else if (name === 'row' && this.inData) this.closeRow();
    else if (name === 'sheetData') this.inData = false;
  }

  private openRow(attributes: Attributes): void {
    if (this.inRow) throw this.wrong('a row in a row');
    const number = attributes.r === undefined ? this.row + 1 : wholeNumber(attributes.r);
    if (!(number > this.row && number <= MOST_ROWS)) throw this.wrong('rows that are not in order');
    this.inRow = true;
    this.row = number;
    this.rowHidden = attributes.hidden === '1' || attributes.hidden === 'true';
    this.cells = [];
    this.inOrder = true;
    this.rowText = 0;
    this.column = 0;
  }

  private closeRow(): void {
    if (!this.inOrder) this.sortCells();
    this.ready.push({ number: this.row, hidden: this.rowHidden, cells: this.cells });
    this.cells = [];
    this.inRow = false;
  }

  private openCell(attributes: Attributes): void {
    if (!this.inRow) throw this.wrong('a cell outside the rows');
    const before = this.column;
    if (attributes.r === undefined) this.column += 1;
    else {
      const place = parseReference(attributes.r);
      if (place?.row !== this.row) throw this.wrong('a cell that is not of its row');
      this.column = place.column;
    }
    if (this.column > MOST_COLUMNS) throw this.wrong(`a row of over ${MOST_COLUMNS} cells`);
    if (this.column <= before) this.inOrder = false;
    this.inCell = true;
    this.type = attributes.t ?? 'n';
    this.style = attributes.s === undefined ? 0 : Number(attributes.s);
    this.hasFormula = false;
    this.value = undefined;
    this.inline = '';
    this.reading = 'nothing';
    this.inPhonetic = false;
  }

  private openInCell(name: string): void {
    if (name === 'v') {
      this.value = '';
      this.reading = 'value';
    } else if (name === 't' && !this.inPhonetic) this.reading = 'inline';
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 'c' || name === 'row') throw this.wrong('a cell in a cell');
  }

  private closeCell(): void {
    this.inCell = false;
    const { type, style, value, inline, hasFormula } = this;
    if (value === undefined && inline === '' && !hasFormula) return;
    try {
      const content = contentOf({ type, style, value, inline, hasFormula }, this.terms);
      if (content === undefined) return;
      this.rowText += content.text.length;
      if (content.text.length > this.limits.text || this.rowText > this.limits.rowText)
        throw tooLarge(this.file, this.part, `a row of over ${this.limits.rowText} characters`);
      this.cells.push({ column: this.column, ...content, ...(hasFormula ? { isFormula: true } : {}) });
    } catch (thrown) {
      throw thrown instanceof RangeError ? this.wrong(thrown.message) : thrown;
    }
  }

  private sortCells(): void {
    this.cells.sort((a, b) => a.column - b.column);
    for (let at = 1; at < this.cells.length; at++)
      if (this.cells[at].column === this.cells[at - 1].column) throw this.wrong('two cells in one place');
  }

  private addMerge(reference: string): void {
    const [first, last = first] = reference.split(':').map(parseReference);
    if (first === undefined || last === undefined) throw this.wrong('a merged range that is none');
    if (this.merges.length === this.limits.merges)
      throw tooLarge(this.file, this.part, 'too many merged cells');
    this.merges.push({
      firstRow: Math.min(first.row, last.row),
      lastRow: Math.max(first.row, last.row),
      firstColumn: Math.min(first.column, last.column),
      lastColumn: Math.max(first.column, last.column),
    });
  }

  private wrong(cause: string): Error {
    return broken(this.file, this.part, cause);
  }
}

const wholeNumber = (text: string): number => (/^\d{1,8}$/.test(text) ? Number(text) : Number.NaN);
