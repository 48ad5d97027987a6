import { CHARGE_COLUMNS, type ChargeColumn } from '../record/charge-cells.js';
import { EventSayings } from './event-sayings.js';
import { ExtendedTexts } from './extended-texts.js';
import type { Lending } from './layout.js';
import { LentEchoes } from './lent-echoes.js';
import { GroupNames } from './lent-groups.js';
import { LentSayings } from './lent-sayings.js';
import type { RecordTable, TextsOfColumns } from './record-table.js';

/** What was made of more combinations than this is forgotten between portions: most of them do not come again. */
const MOST_REMEMBERED = 100_000;

/**
 * What is kept of the text tables of a run while charges are made of its records, all at once or portion by portion:
 * the texts that charges have beside those of records, and what was made of distinct texts.
 */
export class RunTexts {
  #events: EventSayings;
  readonly #texts: readonly ExtendedTexts[];
  readonly #lent = new Map<Lending, LentSayings>();
  readonly #echoes = new Map<Lending, LentEchoes>();
  /** By what names groups; layouts may share it. */
  readonly #names = new Map<Lending['group'], Map<ChargeColumn, GroupNames>>();

  readonly #ofRecords: TextsOfColumns;

  constructor(cells: RecordTable['cells']) {
    this.#ofRecords = textsOf(cells);
    this.#texts = CHARGE_COLUMNS.map((column) => ExtendedTexts.over(cells[column].texts));
    this.#events = new EventSayings(this.#texts);
  }

  /** Whether other records have the very same text tables. */
  areOf({ cells }: RecordTable): boolean {
    return CHARGE_COLUMNS.every((column) => cells[column].texts === this.#ofRecords[column].texts);
  }

  /** The texts of a column of charges. */
  of(column: ChargeColumn): ExtendedTexts {
    return this.#texts[PLACE[column]];
  }

  /** What rows that are one charge say together. */
  get events(): EventSayings {
    if (this.#events.size > MOST_REMEMBERED) this.#events = new EventSayings(this.#texts);
    return this.#events;
  }

  /** What rows say to others by a rule of lending. */
  lent(lending: Lending): LentSayings {
    const known = this.#lent.get(lending);
    if (known !== undefined && known.size < MOST_REMEMBERED) return known;
    const texts = lending.gives.map((column) => this.of(column));
    const made = new LentSayings(lending, this.#ofRecords, texts);
    this.#lent.set(lending, made);
    return made;
  }

  /** What rows say to others by a rule by which they say their very cells; undefined for other rules. */
  echoes(lending: Lending): LentEchoes | undefined {
    const { echoes } = lending;
    if (echoes === undefined) return undefined;
    const known = this.#echoes.get(lending);
    if (known !== undefined) return known;
    const made = new LentEchoes(lending, echoes, this.#ofRecords, (column) => this.of(column));
    this.#echoes.set(lending, made);
    return made;
  }

  /** The names that a rule of lending gives groups. */
  names({ column, group }: Pick<Lending, 'column' | 'group'>): GroupNames {
    const byColumn = this.#names.get(group) ?? new Map<ChargeColumn, GroupNames>();
    this.#names.set(group, byColumn);
    const names = byColumn.get(column) ?? new GroupNames(this.#ofRecords[column].texts, group);
    byColumn.set(column, names);
    return names;
  }
}

/** The texts alone: the codes of the records that were met first would be held for all of a run. */
const textsOf = (cells: RecordTable['cells']): TextsOfColumns =>
  Object.fromEntries(CHARGE_COLUMNS.map((column) => [column, { texts: cells[column].texts }])) as Record<
    ChargeColumn,
    TextsOfColumns[ChargeColumn]
  >;

const PLACE = Object.fromEntries(CHARGE_COLUMNS.map((column, at) => [column, at])) as Readonly<
  Record<ChargeColumn, number>
>;
