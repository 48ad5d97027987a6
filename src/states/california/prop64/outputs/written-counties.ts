import { closeSync, openSync, readSync } from 'node:fs';
import { csvFields } from '../../../../files/csv-fields.js';
import { CA_DOJ_COLUMNS, fieldOf } from '../../layouts/ca-doj-columns.js';
import type { CountyPortion } from './county-portion.js';
import type { KeptRows } from './kept-rows.js';
import { Said } from './said.js';

const FIELDS = CA_DOJ_COLUMNS.length;
const COUNTY = fieldOf('STP_ORI_CNTY_NAME');
const LAYOUT = 'ca-doj';
const QUOTE = 0x22;

/**
 * Which records name the requesting county letter by letter, in capitals and without a blank around it, as their files
 * write it. That is read in the file only where the cell, without its blanks, names it.
 */
export class WrittenCounties {
  /** As it is written, in UTF-8. */
  private readonly county: Uint8Array;
  private readonly named: Said;
  private readonly isOwnLayout: readonly boolean[];
  private readonly known = new Map<number, boolean>();
  private readonly bounds = new Int32Array(2 * FIELDS);
  private readonly opened: (number | undefined)[] = [];

  constructor(private readonly run: CountyPortion) {
    const { data, county } = run;
    const written = county.toUpperCase();
    this.county = Buffer.from(written);
    this.named = new Said(data.charges.records.cells.county, (text) => text === written);
    this.isOwnLayout = data.frame.files.map(({ layout }) => layout.name === LAYOUT);
  }

  isAsWritten(record: number): boolean {
    const { file } = this.run.data.charges.records;
    if (this.isOwnLayout[file[record]] && !this.named.of(this.named.codes[record])) return false;
    return this.known.get(record) ?? this.isInFile(record);
  }

  /** Learns it of a record whose row is at hand. */
  learn(record: number, row: KeptRows): void {
    const isAsWritten =
      row.fields === FIELDS && this.isCounty(row.buffer, row.fieldFrom(COUNTY), row.fieldTo(COUNTY));
    this.known.set(record, isAsWritten);
  }

  close(): void {
    for (const file of this.opened) if (file !== undefined) closeSync(file);
  }

  private isInFile(record: number): boolean {
    const { file, offset, length } = this.run.data.charges.records;
    const bytes = Buffer.allocUnsafe(length[record]);
    readSync(this.fileOf(file[record]), bytes, 0, bytes.length, offset[record]);
    if (csvFields(bytes, this.bounds) !== FIELDS) return false;
    return this.isCounty(bytes, this.bounds[2 * COUNTY], this.bounds[2 * COUNTY + 1]);
  }

  private isCounty(bytes: Buffer, from: number, to: number): boolean {
    const marks = bytes[from] === QUOTE ? 1 : 0;
    const { county } = this;
    if (to - from - 2 * marks !== county.length) return false;
    for (let at = 0; at < county.length; at++) if (bytes[from + marks + at] !== county[at]) return false;
    return true;
  }

  private fileOf(file: number): number {
    const before = this.opened[file];
    if (before !== undefined) return before;
    const opened = openSync(this.run.sourceOf(file), 'r');
    this.opened[file] = opened;
    return opened;
  }
}
