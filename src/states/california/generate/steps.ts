import type { Day } from '../../../record/day.js';
import type { Agency, ReportingCounty } from './agencies.js';
import type { InventedCharge } from './charges.js';
import type { SentencePart } from './sentences.js';

/** A row of the file, but for what it shares with the others of its step, cycle and person. */
export interface DojRow {
  /** Cycle, step and count, three digits each, and three zeros. */
  order: string;
  /** The number of the case or the arrest; undefined on the rows behind the first count of a step. */
  number: string | undefined;
  readonly charge: InventedCharge | undefined;
  /** What the row says of the charge. */
  description: string;
  /** Type of the charge: F, M, I, N, or blank. */
  type: string;
  disposition: string;
  /** FELONY, MISDEMEANOR, INFRACTION, or blank. */
  status: string;
  readonly part: SentencePart;
  comment: string;
}

/** The kinds of steps, by the words of the file. */
export type StepKind = keyof typeof STEP_CODES;

export const STEP_CODES = Object.freeze({
  'ARREST/DETAINED/CITED': 'ARR',
  'SUPPLEMENTAL ARREST': 'SUP',
  'COURT ACTION': 'CRT',
  CUSTODY: 'CUS',
  PROBATION: 'PRB',
  REGISTRATION: 'REG',
  APPLICANT: 'APP',
  DECEASED: 'DEC',
});

/** An event of a cycle. */
export interface DojStep {
  readonly kind: StepKind;
  readonly day: Day;
  /** The day as the file writes it. */
  date: string;
  /** The day on which the charges were disposed of: that of the step, or soon after. */
  readonly disposed: string;
  readonly agency: Agency;
  readonly county: ReportingCounty;
  countyName: string;
  readonly rows: DojRow[];
}

/** An arrest and what followed it, or another event by itself. */
export interface DojCycle {
  /** From 101 on. */
  readonly order: number;
  readonly day: Day;
  readonly steps: readonly DojStep[];
}
