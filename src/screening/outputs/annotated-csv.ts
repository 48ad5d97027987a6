import { PagedFile } from '../../files/append-file.js';
import type { CsvFile } from '../../files/csv-writer.js';
import { picked } from '../../intake/coded-later.js';
import { threadGatherer } from '../../intake/gather.js';
import type { UnhashedFile } from '../../intake/intake-result.js';
import type { RecordTable } from '../../intake/record-table.js';
import type { RejectedRecord } from '../../intake/row-problem.js';
import { OUTCOMES, SELECTIONS } from '../../law/determine.js';
import { ruleIdOf } from '../../law/wording.js';
import type { MessageCode } from '../../messages/registry.js';
import { DensePairs } from '../dense-pairs.js';
import type { Deciding } from '../determination-row.js';
import type { Pause } from '../progress.js';
import type { RunData } from '../run-data.js';
import { RowsWithCells } from './rows-with-cells.js';

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
  const header = Buffer.alloc(headerBytes.offset + headerBytes.length);
  const file = new PagedFile(source);
  try {
    file.read(header, 0);
  } finally {
    file.close();
  }
  out.bytes(header);
  out.text(`${delimiter}${addedHeader(deciding).join(delimiter)}\n`);
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
  const rows = new AnnotatedRows(out, data, fileIndex, source);
  const { from, to } = data.own.records;
  try {
    for (let at = from; at < to; at += PAUSE_EVERY) {
      await pause();
      rows.put(at, Math.min(to, at + PAUSE_EVERY));
    }
    rows.end();
  } finally {
    rows.close();
  }
}

const PAUSE_EVERY = 65_536;

/** The rows of a portion that are of one file. A class, because what the engine compiles of a method serves every portion. */
class AnnotatedRows {
  readonly #rows: RowsWithCells;
  readonly #added: AddedCells;
  readonly #records: RecordTable;
  readonly #chargeOf: Int32Array;
  readonly #rejected: readonly RejectedRecord[];
  #nextRejected = 0;
  readonly #empty: Uint8Array;

  constructor(
    out: CsvFile,
    data: RunData,
    private readonly fileIndex: number,
    source: string,
  ) {
    const separator = data.frame.files[fileIndex].delimiter;
    this.#empty = Buffer.from(`${separator.repeat(addedHeader(data.frame.deciding).length)}\n`);
    this.#added = new AddedCells(data, separator);
    this.#rejected = data.rejected.filter((one) => one.file === fileIndex && isCopied(one));
    this.#chargeOf = chargeOfRecord(data);
    this.#records = data.records;
    this.#rows = new RowsWithCells(out, threadGatherer(), source, separator, data.charges.idOf.bytes);
  }

  /** Puts the records from `from` to before `to`, each after what was rejected before it. */
  put(from: number, to: number): void {
    const { file, row, offset, length } = this.#records;
    const rows = this.#rows;
    const added = this.#added;
    const chargeOf = this.#chargeOf;
    for (let record = from; record < to; record++) {
      if (file[record] !== this.fileIndex) continue;
      this.#putRejectedBefore(row[record]);
      const charge = chargeOf[record];
      const number = added.numbers[charge];
      rows.put(offset[record], length[record], charge, number, added.lineOf(number, charge));
    }
  }

  /** Puts what was rejected after the last record. */
  end(): void {
    this.#putRejectedBefore(Number.POSITIVE_INFINITY);
    this.#rows.write();
  }

  close(): void {
    this.#rows.close();
  }

  #putRejectedBefore(row: number): void {
    while (this.#nextRejected < this.#rejected.length && this.#rejected[this.#nextRejected].row < row) {
      this.#putRejected(this.#rejected[this.#nextRejected++]);
    }
  }

  #putRejected({ code, offset, length }: RejectedRecord): void {
    if (!FRAMED.includes(code) && !marksPair(this.#rows.bytes(offset, length))) return;
    this.#rows.putPlain(offset, length, this.#empty);
  }
}

const isCopied = ({ code }: RejectedRecord): boolean => FRAMED.includes(code) || MISCOUNTED.includes(code);

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

/** What stands behind the ids of charges: their cells, with the separators before them, and the line end; none needs quoting. */
class AddedCells {
  /** Of each charge the number of its cells; 0 where it gets no determinations. */
  readonly numbers: Int32Array;
  readonly #ofReliefs: readonly { readonly of: Int32Array; readonly cells: readonly string[] }[];
  /** By number. */
  readonly #lines: (Uint8Array | undefined)[];

  constructor({ charges, decided, decisions, frame }: RunData, separator: string) {
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
    const chains = new Int32Array(decided.length);
    for (const { of, cells } of this.#ofReliefs) {
      const each = Int32Array.from(cells, (_, at) => at + 1);
      new DensePairs().numberAll(chains, picked(of, decided), each, cells.length);
    }
    this.numbers = new Int32Array(charges.count);
    putNumbers(this.numbers, decided, chains);
    this.#lines = [Buffer.from(`${separator.repeat(addedHeader(frame.deciding).length - 1)}\n`)];
  }

  /** The cells of a number, which a charge has. */
  lineOf(number: number, charge: number): Uint8Array {
    return this.#lines[number] ?? this.#newLine(number, charge);
  }

  #newLine(number: number, charge: number): Uint8Array {
    const line = Buffer.from(`${this.#ofReliefs.map(({ of, cells }) => cells[of[charge]]).join('')}\n`);
    while (this.#lines.length < number) this.#lines.push(undefined);
    this.#lines[number] = line;
    return line;
  }
}

/** Puts for some charges the numbers of their chains, from 1. */
function putNumbers(numbers: Int32Array, charges: Int32Array, chains: Int32Array): void {
  for (let at = 0; at < charges.length; at++) numbers[charges[at]] = chains[at] + 1;
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
