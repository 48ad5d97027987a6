import type { EventPart, RecordTable } from './record-table.js';

type Cells = RecordTable['cells'];

/** Where records stand, each column read or made when it is asked for, and how. */
export interface PlacesLater {
  readonly file: () => Int32Array;
  readonly row: () => Int32Array;
  readonly offset: () => Float64Array;
  readonly length: () => Int32Array;
}

/** Records of which each column is asked for once, when it is needed first. A class for the reason `codedLater` has. */
export class RecordsLater implements RecordTable {
  readonly again?: NonNullable<RecordTable['again']>;
  readonly pick?: NonNullable<RecordTable['pick']>;
  readonly changes?: NonNullable<RecordTable['changes']>;
  readonly events?: NonNullable<RecordTable['events']>;
  readonly lent?: NonNullable<RecordTable['lent']>;
  #file: Int32Array | undefined;
  #row: Int32Array | undefined;
  #offset: Float64Array | undefined;
  #length: Int32Array | undefined;

  constructor(
    readonly count: number,
    readonly cells: Cells,
    private readonly places: PlacesLater,
    {
      again,
      pick,
      changes,
      events,
      lent,
    }: Pick<RecordTable, 'again' | 'pick' | 'changes' | 'events' | 'lent'> = {},
  ) {
    if (again !== undefined) this.again = again;
    if (pick !== undefined) this.pick = pick;
    if (changes !== undefined) this.changes = changes;
    if (events !== undefined) this.events = events;
    if (lent !== undefined) this.lent = lent;
  }

  get file(): Int32Array {
    this.#file ??= this.places.file();
    return this.#file;
  }

  get row(): Int32Array {
    this.#row ??= this.places.row();
    return this.#row;
  }

  get offset(): Float64Array {
    this.#offset ??= this.places.offset();
    return this.#offset;
  }

  get length(): Int32Array {
    this.#length ??= this.places.length();
    return this.#length;
  }
}

/** The same records with other cells. No column is asked for that is not needed. */
export function withCells(records: RecordTable, cells: Cells): RecordTable {
  if (cells === records.cells) return records;
  return new RecordsLater(records.count, cells, {
    file: () => records.file,
    row: () => records.row,
    offset: () => records.offset,
    length: () => records.length,
  });
}

/** Records whose layout says that several tell of one charge; of which charge each is, is read when it is needed. */
export class EventsLater implements EventPart {
  readonly events: EventPart['events'];
  readonly from: number;
  readonly to: number;
  readonly ofRun: boolean;
  readonly groups: number;
  readonly fields: EventPart['fields'];
  #group: Int32Array | undefined;

  constructor(
    { events, from, to, ofRun, groups, fields }: Omit<EventPart, 'group'>,
    private readonly groupOf: () => Int32Array,
  ) {
    this.events = events;
    this.from = from;
    this.to = to;
    this.ofRun = ofRun;
    this.groups = groups;
    this.fields = fields;
  }

  get group(): Int32Array {
    this.#group ??= this.groupOf();
    return this.#group;
  }
}
