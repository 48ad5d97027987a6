import type { ChargeCells } from '../record/charge-cells.js';
import type { PacketCharge, PacketPerson } from './packet-model.js';

/** The papers of one law for a court, as a state hands them in. */
export interface CourtPapers {
  /** The id of the rulebook whose runs they are made from. */
  readonly rulebook: string;
  /** What is asked of the court: the reliefs whose determinations go into packets. */
  readonly reliefs: readonly string[];
  readonly documents: readonly CourtDocument[];
  readonly lists: readonly CourtList[];
  /** The number by which the state knows a person, from the cells of a charge; empty when they have none. */
  readonly stateNumber: (cells: ChargeCells) => string;
  /** The class of a conviction as papers name it, from its cell in determinations.csv. */
  readonly classWords: (printed: string) => string;
  /** What each relief is called in papers, by its id. */
  readonly reliefWords: Readonly<Record<string, string>>;
}

/** A Word document that is filled in from a template. */
export interface CourtDocument {
  /** The name of its template and of the document, without `.docx`. */
  readonly id: string;
  readonly title: string;
  /** One for each packet, or one for each person of a packet. */
  readonly per: 'packet' | 'person';
  /** The option that asks for it; without one it is always made. */
  readonly onDemand?: OnDemand;
  /** Only charges of this relief stand in it; a packet that has none goes without it. */
  readonly relief?: string;
  /** Placeholders that a template of it cannot do without. */
  readonly needs: readonly string[];
  /** The program's own draft, as text (see `readDraft`). */
  readonly draft: () => string;
}

/** Documents that are made when they are asked for. */
export type OnDemand = 'orders-per-person' | 'letters';

/** A list, as CSV, workbook and PDF. */
export interface CourtList {
  /** Its name without an ending. */
  readonly id: string;
  readonly title: string;
  /** What a reader must know of it, in a sentence or two. */
  readonly note: string;
  /** One with each packet, or one over all packets. */
  readonly of: 'packet' | 'all';
  readonly rows: 'charge' | 'person' | 'case';
  /** What its rows are sorted by, before all else. */
  readonly order: 'name' | 'case' | 'state-number';
  readonly columns: readonly CourtColumn[];
}

export interface CourtColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly kind?: 'date' | 'number';
  readonly cell: (row: ListRow) => string;
}

/** A row of a list: a charge, or a person or a case with those of their charges that are in the packet. */
export interface ListRow {
  /** The number of the packet, from 1. */
  readonly packet: number;
  /** The number of the person in the packet, from 1, as in its documents. */
  readonly personNumber: number;
  readonly person: PacketPerson;
  readonly charge: PacketCharge;
  readonly charges: readonly PacketCharge[];
}
