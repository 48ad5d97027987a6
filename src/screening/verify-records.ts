import type { UnhashedFile } from '../intake/intake-result.js';
import type { RecordTable } from '../intake/record-table.js';
import { Failure } from '../messages/failure.js';
import { CHARGE_COLUMNS, type ChargeCells } from '../record/charge-cells.js';
import type { FirstFault } from './first-fault.js';
import { plainRecord } from './plain-sources.js';
import type { PortionAgain } from './portions-again.js';
import type { Pause } from './progress.js';
import type { RecordsInTurn } from './records-in-turn.js';
import { EventsAgain, haveEvents } from './verify-events.js';

type ReadFile = Pick<UnhashedFile, 'name' | 'delimiter' | 'columnOf' | 'events' | 'lent'>;

/**
 * Reads the records of a portion again by the plain reader: every cell the fast reader coded must be the cell that is
 * found in the record's bytes, and charges of several rows what these make of them. A fault of the first kind is
 * thrown, for nothing comes before it; the others are kept by `faults`. `pause` comes now and then.
 */
export async function compareRecords(
  portion: PortionAgain,
  files: readonly ReadFile[],
  sources: RecordsInTurn,
  faults: FirstFault,
  pause: Pause,
): Promise<void> {
  const { records, home } = portion;
  const events =
    haveEvents(files) && faults.isOpen('lent cells') ? new EventsAgain(portion, files) : undefined;
  const [first, end] = events === undefined ? [home.own.from, home.own.to] : [0, records.count];
  for (let record = first; record < end; record++) {
    if (record % UNTIL_PAUSE === 0) await pause();
    const file = records.file[record];
    const bytes = sources.read(file, records.offset[record], records.length[record]);
    const place = { file, row: records.row[record] };
    const plain = plainRecord(bytes, files[file].delimiter, files[file], place);
    if (record >= home.own.from && record < home.own.to) {
      compareCells(records, record, plain.cells, files[file].name);
    }
    if (events === undefined) continue;
    faults.of('events', () => events.add(record, plain));
    faults.of('lent cells', () => events.lend(record, plain));
  }
  faults.of('lent cells', () => events?.endOfLent());
}

/** So many records are read from one pause to the next. */
const UNTIL_PAUSE = 4096;

function compareCells(records: RecordTable, record: number, plain: ChargeCells, file: string): void {
  for (const column of CHARGE_COLUMNS) {
    const { codes, texts } = records.cells[column];
    if (texts.textOf(codes[record]) === plain[column]) continue;
    const place = { file, row: records.row[record], relief: 'none', column };
    throw new Failure(1, 'SCREENING_READERS_DISAGREE', place);
  }
}
