import { closeSync, openSync, readSync } from 'node:fs';
import type { CsvFile } from '../../files/csv-writer.js';
import { PairNumbering } from '../../intake/identity-pairs.js';
import type { UnhashedFile } from '../../intake/intake-result.js';
import { OUTCOMES, SELECTIONS } from '../../law/determine.js';
import { ruleIdOf } from '../../law/wording.js';
import type { MessageCode } from '../../messages/registry.js';
import type { Deciding } from '../determination-row.js';
import type { Pause } from '../progress.js';
import { inScope, type RunData } from '../run-data.js';

/** Reads stretches of a file that mostly follow one another. */
class Stretches {
  private readonly file: number;
  private room = Buffer.alloc(0);
  private buffer = Buffer.alloc(0);
  private start = 0;

  constructor(path: string) {
    this.file = openSync(path, 'r');
  }

  /** A view of the bytes, good until the next call. */
  bytes(offset: number, length: number): Uint8Array {
    if (offset < this.start || offset + length > this.start + this.buffer.length) {
      if (this.room.length < length) this.room = Buffer.allocUnsafeSlow(Math.max(length, WINDOW));
      const read = readSync(this.file, this.room, 0, this.room.length, offset);
      if (read < length) throw new RangeError('a kept source is shorter than what was read of it');
      this.buffer = this.room.subarray(0, read);
      this.start = offset;
    }
    return this.buffer.subarray(offset - this.start, offset - this.start + length);
  }

  close(): void {
    closeSync(this.file);
  }
}

const WINDOW = 4 * 1024 * 1024;

/** Why a row was rejected that has as many cells as the header, so that cells can be added to it as to any other. */
const FRAMED: readonly MessageCode[] = [
  'INTAKE_ROW_MOVED',
  'INTAKE_ROW_NO_COUNT',
  'INTAKE_ROW_NOT_TEXT',
  'INTAKE_ROW_NUL',
];
/** Why one was that has more or fewer. */
const MISCOUNTED: readonly MessageCode[] = ['INTAKE_ROW_TOO_FEW_CELLS', 'INTAKE_ROW_TOO_MANY_CELLS'];

/** Begins the copy of an input file: its header, with the names of the cells that are added. */
export function putAnnotatedHead(
  out: CsvFile,
  { delimiter, headerBytes }: UnhashedFile,
  deciding: Deciding,
  source: string,
): void {
  const stretches = new Stretches(source);
  try {
    out.bytes(stretches.bytes(0, headerBytes.offset + headerBytes.length));
    out.text(`${delimiter}${addedHeader(deciding).join(delimiter)}\n`);
  } finally {
    stretches.close();
  }
}

/**
 * Puts the records of a portion's own that are of one input file, with cells appended to each: the charge id, and for each
 * relief its outcome and the rule that decided. The record's own bytes stand unchanged. A record rejected for
 * what is in its cells, or for their number, is copied with empty cells; one rejected for its quoting or its length, or
 * with an open quotation mark, stands in rejected-rows.csv alone.
 */
export async function putAnnotated(
  out: CsvFile,
  data: RunData,
  fileIndex: number,
  source: string,
  pause: Pause,
): Promise<void> {
  const separator = data.frame.files[fileIndex].delimiter;
  const empty = separator.repeat(addedHeader(data.frame.deciding).length);
  const addedCells = new AddedCells(data, separator);
  const stretches = new Stretches(source);
  try {
    const rejected = data.rejected.filter((one) => one.file === fileIndex);
    const chargeOf = chargeOfRecord(data);
    const { records, own } = data;
    let next = 0;
    const copyRejectedBefore = (row: number): void => {
      for (; next < rejected.length && rejected[next].row < row; next++) {
        const { code, offset, length } = rejected[next];
        const isFramed = FRAMED.includes(code);
        if (!isFramed && !MISCOUNTED.includes(code)) continue;
        const bytes = stretches.bytes(offset, length);
        if (!isFramed && !marksPair(bytes)) continue;
        out.bytes(bytes);
        out.text(`${empty}\n`);
      }
    };
    for (let record = own.records.from; record < own.records.to; record++) {
      if (record % 65_536 === 0) await pause();
      if (records.file[record] !== fileIndex) continue;
      copyRejectedBefore(records.row[record]);
      out.bytes(stretches.bytes(records.offset[record], records.length[record]));
      addedCells.put(out, chargeOf[record]);
    }
    copyRejectedBefore(Number.POSITIVE_INFINITY);
  } finally {
    stretches.close();
  }
}

/** Whether the quotation marks of a line pair up; a copy with an open one would swallow the rows after it. */
function marksPair(bytes: Uint8Array): boolean {
  let marks = 0;
  for (const byte of bytes) if (byte === 0x22) marks++;
  return marks % 2 === 0;
}

function addedHeader({ reliefs, rulebook }: Deciding): string[] {
  return [
    'freshstart_charge_id',
    ...reliefs.flatMap(({ relief }) => [
      `${relief.id} outcome`,
      `${relief.id} rule`,
      ...(rulebook.policyReliefs.includes(relief.id) ? [`${relief.id} selected`] : []),
    ]),
  ];
}

/** The added cells of charges with the separators before them and the line end; none needs quoting. */
class AddedCells {
  readonly #ofReliefs: readonly { readonly of: Int32Array; readonly cells: readonly string[] }[];
  readonly #none: Uint8Array;
  readonly #chains: readonly PairNumbering[];
  /** By the number of what is decided by all reliefs: what stands behind the id. */
  readonly #known: (Uint8Array | undefined)[] = [];

  constructor(
    private readonly data: RunData,
    private readonly separator: string,
  ) {
    const { decisions, frame } = data;
    const { reliefs, rulebook } = frame.deciding;
    this.#ofReliefs = reliefs.map((prepared, relief) => {
      const { distinct, of } = decisions.reliefs[relief];
      const cells = distinct.map(({ outcome, rule, selected }) => {
        const own = [OUTCOMES[outcome], ruleIdOf(prepared, rule)];
        if (rulebook.policyReliefs.includes(prepared.relief.id)) own.push(SELECTIONS[selected]);
        return own.map((cell) => `${separator}${cell}`).join('');
      });
      return { of, cells };
    });
    this.#chains = reliefs.map(() => new PairNumbering());
    this.#none = Buffer.from(`${separator.repeat(addedHeader(frame.deciding).length - 1)}\n`);
  }

  put(out: CsvFile, charge: number): void {
    out.text(this.separator);
    out.text(this.data.charges.idOf(charge));
    out.bytes(inScope(this.data, charge) ? this.#decided(charge) : this.#none);
  }

  #decided(charge: number): Uint8Array {
    let number = 0;
    for (let at = 0; at < this.#ofReliefs.length; at++) {
      number = this.#chains[at].numberOf(number, this.#ofReliefs[at].of[charge]);
    }
    const before = this.#known[number];
    if (before !== undefined) return before;
    const line = this.#ofReliefs.map(({ of, cells }) => cells[of[charge]]).join('');
    const bytes = Buffer.from(`${line}\n`);
    this.#known[number] = bytes;
    return bytes;
  }
}

/** The charge each clean record belongs to. */
export function chargeOfRecord(data: Pick<RunData, 'charges'>): Int32Array {
  const { record, more, moreFrom, records } = data.charges;
  const of = new Int32Array(records.count).fill(-1);
  putCharges(of, record, more, moreFrom);
  return of;
}

/** Writes for the first and each further record of charges the number of the charge. */
function putCharges(of: Int32Array, record: Int32Array, more: Int32Array, moreFrom: Int32Array): void {
  for (let charge = 0; charge < record.length; charge++) {
    of[record[charge]] = charge;
    for (let at = moreFrom[charge]; at < moreFrom[charge + 1]; at++) of[more[at]] = charge;
  }
}
