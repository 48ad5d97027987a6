import type { Day } from '../../../../record/day.js';
import type { ChargeVersion } from './charge-words.js';

/** A case as the prosecutor's office keeps it. */
export interface ProsecutedCase {
  readonly id: string;
  readonly received: Day;
  /** Taken over from the system before this one, with what that one knew. */
  readonly isConverted: boolean;
  readonly category: string;
  readonly updatedCategory: string;
  readonly court: string;
  readonly facility: string;
  readonly city: string;
  readonly agency: string;
  readonly incident: Day;
  readonly arrest: Day;
  /** Minutes since midnight. */
  readonly arrestTime: number;
  readonly review: string;
  readonly arraigned: Day | undefined;
  /** The person, and at times another accused of the same charges. */
  readonly participants: readonly Participant[];
}

export interface Participant {
  readonly id: string;
  readonly age: number;
  readonly race: string;
  readonly gender: string;
  readonly charges: readonly ProsecutedCharge[];
}

/** A charge against one participant: what was disposed of it, and the sentences, each in the order of time. */
export interface ProsecutedCharge {
  readonly id: string;
  readonly count: number;
  readonly isPrimary: boolean;
  readonly dispositions: readonly DispositionEvent[];
  readonly sentences: readonly SentenceEvent[];
}

export interface DispositionEvent {
  readonly version: ChargeVersion;
  readonly disposition: string;
  readonly reason: string;
  readonly date: Day;
  readonly judge: string;
}

/** One sentencing of a charge. */
export interface SentenceEvent {
  readonly of: DispositionEvent;
  readonly phase: string;
  readonly date: Day;
  readonly type: string;
  readonly isCurrent: boolean;
  readonly commitment: string;
  readonly term: string;
  readonly unit: string;
  readonly judge: string;
}
