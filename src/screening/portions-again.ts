import type { ChargeTable } from '../intake/charge-table.js';
import { ChargeBuilder } from '../intake/charges.js';
import type { PeopleOfRun } from '../intake/identity.js';
import type { IntakeResult } from '../intake/intake-result.js';
import {
  type PeopleOfPortion,
  type Portion,
  type PortionRecords,
  peopleOfPortion,
  portionsOf,
  recordsOfPortion,
} from '../intake/portions.js';
import type { RecordTable } from '../intake/record-table.js';
import { peopleAgain } from './charges-again.js';
import type { OpenRun } from './open-run.js';
import { type OwnPart, ownPart } from './own-part.js';
import { areWhole } from './whole-portions.js';
import { readStretch, sourcePath } from './workspace.js';

/** So many records a portion has at least: few, because the plain reader makes texts of all their cells. */
const PORTION_RECORDS = 50_000;
/** A share of its records that a portion may have as guests at each end; they cost less here than longer portions. */
const MOST_GUESTS = 0.1;
/** So many any portion may have. */
const FEW_GUESTS = 64;

/** A portion of a list that was read again: its records, guests and all, and the charges they make. */
export interface PortionAgain {
  readonly records: RecordTable;
  readonly home: PortionRecords;
  readonly own: OwnPart;
  readonly people: PeopleOfPortion;
  readonly charges: ChargeTable;
}

/** The people of a list, and the portions in which it is gone through. */
export interface ListAgain {
  readonly people: PeopleOfRun;
  readonly portions: readonly Portion[];
}

/**
 * Finds who is who again, and where to cut the list. That a cut tears nobody apart is not taken from the one who cuts,
 * who cuts a run as well: what is torn is found by counting, and then the list stays whole.
 */
export function listAgain(run: OpenRun, intake: IntakeResult, portionRecords = PORTION_RECORDS): ListAgain {
  const { store } = intake;
  const records = store.table(0, store.count);
  const found = peopleAgain(run, intake, records);
  const { person, persons, problems } = found;
  const people = { person, persons, problems };
  const mostGuests = Math.max(FEW_GUESTS, portionRecords * MOST_GUESTS);
  const portions = portionsOf(records, found, portionRecords, mostGuests);
  if (areWhole(store, person, portions)) return { people, portions };
  return { people, portions: [{ from: 0, to: store.count, guests: new Int32Array(0) }] };
}

/** The portions one after the other, each with its charges, without what was found. */
export function* portionsAgain(
  { folder, manifest }: OpenRun,
  { store }: Pick<IntakeResult, 'store'>,
  { people: all, portions }: ListAgain,
): Generator<PortionAgain> {
  const builder = new ChargeBuilder();
  const fileNames = manifest.inputs.map((input) => input.name);
  for (const portion of portions) {
    const records = store.table(portion.from, portion.to, portion.guests);
    const home = recordsOfPortion(portion);
    const people = peopleOfPortion(all, portion);
    const recordBytes = (record: number): Uint8Array =>
      readStretch(
        sourcePath(folder, fileNames[records.file[record]]),
        records.offset[record],
        records.length[record],
      );
    const { table: charges } = builder.build(records, people, { fileNames, recordBytes });
    yield { records, home, people, charges, own: ownPart(charges, home, people) };
  }
}
