import type { Header } from './find-header.js';
import type { Frame } from './frame-record.js';
import { madeCell } from './layout.js';
import { movedTest } from './moved-row.js';
import { cellsOfRecord } from './parse-record.js';
import type { ScannerSink } from './record-scanner.js';
import type { RecordsBuilder } from './records-builder.js';
import type { RejectedRecord, Rejection } from './row-problem.js';
import { isUtf8 } from './utf8.js';
import { isWindows1252 } from './windows-1252.js';

/** What is counted while the records of a file pass. */
export interface Tally {
  header: { readonly header: Header; readonly offset: number; readonly length: number } | undefined;
  records: number;
  blankLines: number;
  /** Clean records with bytes above 0x7f, by how they were read; the second as numbers of rows. */
  utf8Records: number;
  readonly windows1252Rows: number[];
  readonly rejected: RejectedRecord[];
}

/** A tally of a file of which nothing has been read. */
export const newTally = (): Tally => ({
  header: undefined,
  records: 0,
  blankLines: 0,
  utf8Records: 0,
  windows1252Rows: [],
  rejected: [],
});

/** The sink that counts in `tally` what a scanner finds in file `file`, and hands its clean records to `builder`. */
export function tallying(tally: Tally, file: number, builder: RecordsBuilder): ScannerSink {
  const reject = (rejection: Rejection, offset: number, length: number): void => {
    tally.rejected.push({ file, row: tally.records, offset, length, ...rejection });
  };
  const setAside = (bytes: Buffer, frame: Frame, from: number, offset: number): void => {
    const length = frame.end - from;
    // Cells that have moved do not say whose row it is.
    const isInPlace = movedCode === 'INTAKE_ROW_NO_COUNT';
    const personKey = isInPlace ? personKeyOf(bytes.subarray(from, frame.end)) : '';
    const known = personKey === '' ? {} : { personKey };
    const place = { file, row: tally.records, offset, length };
    tally.rejected.push({ code: movedCode, parameters: {}, ...place, ...known });
  };
  let hasMoved = movedTest(undefined);
  let personKeyOf = (_record: Uint8Array): string => '';
  let movedCode: 'INTAKE_ROW_MOVED' | 'INTAKE_ROW_NO_COUNT' = 'INTAKE_ROW_MOVED';
  return {
    header(header, offset, length) {
      tally.header = { header, offset, length };
      builder.beginFile(file, header.columns);
      hasMoved = movedTest(header.columns.moved);
      movedCode = header.columns.moved?.code ?? 'INTAKE_ROW_MOVED';
      const { person_id } = header.columns.columnOf;
      if (person_id === undefined) return;
      personKeyOf = (record) =>
        madeCell(
          person_id,
          cellsOfRecord(record, header.delimiter).map(({ text }) => text),
        );
    },
    record(bytes, frame, from, offset) {
      tally.records += 1;
      const length = frame.end - from;
      if (frame.hasNul) return reject({ code: 'INTAKE_ROW_NUL', parameters: {} }, offset, length);
      if (hasMoved(bytes, frame)) return setAside(bytes, frame, from, offset);
      let asUtf8 = true;
      if (frame.hasHighBytes) {
        asUtf8 = isUtf8(bytes, from, frame.end);
        if (asUtf8) tally.utf8Records += 1;
        else if (isWindows1252(bytes, from, frame.end)) tally.windows1252Rows.push(tally.records);
        else return reject({ code: 'INTAKE_ROW_NOT_TEXT', parameters: {} }, offset, length);
      }
      builder.add(bytes, frame, tally.records, offset, length, asUtf8);
    },
    rejected(rejection, offset, length) {
      tally.records += 1;
      reject(rejection, offset, length);
    },
    blankLine() {
      tally.blankLines += 1;
    },
    endOfChunk() {
      builder.flush();
    },
  };
}
