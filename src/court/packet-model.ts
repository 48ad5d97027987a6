import type { DateSpan } from '../record/date-span.js';

/** A charge that relief is asked for, as the list tells of it. Texts are empty where the list says nothing. */
export interface PacketCharge {
  readonly relief: string;
  /** What the relief is called in papers. */
  readonly reliefWords: string;
  readonly chargeId: string;
  readonly caseNumber: string;
  /** One text for all spellings of the case number; empty when there is none. */
  readonly caseKey: string;
  readonly county: string;
  readonly count: string;
  readonly statute: string;
  readonly description: string;
  readonly class: string;
  readonly arrestId: string;
  readonly agency: string;
  /** Undefined where the list has no date, or one that cannot be read. */
  readonly offense: DateSpan | undefined;
  readonly arrest: DateSpan | undefined;
  readonly conviction: DateSpan | undefined;
  readonly ageAtOffense: string;
  readonly sinceConviction: string;
  /** What the determination rests on, as determinations.csv names it. */
  readonly assumptions: string;
  readonly sourceFile: string;
  readonly sourceRow: number;
}

/** A person with the charges that relief is asked for, newest conviction first. */
export interface PacketPerson {
  /** Their number in the run, which orders those of one name. */
  readonly number: number;
  readonly personId: string;
  readonly name: string;
  /** Other names the list has for them. */
  readonly otherNames: readonly string[];
  /** The number the state knows them by. */
  readonly stateNumber: string;
  readonly birth: DateSpan | undefined;
  readonly ageNow: string;
  readonly charges: readonly PacketCharge[];
}

/** What is filed together. */
export interface Packet {
  /** From 1. */
  readonly number: number;
  readonly county: string;
  /** The courthouse of the office file whose cases these are. */
  readonly courthouse: Courthouse | undefined;
  readonly people: readonly PacketPerson[];
}

/** A courthouse, and how the numbers of its cases begin. */
export interface Courthouse {
  readonly name: string;
  readonly address: string;
  readonly judge: string;
  readonly cases: readonly string[];
}
