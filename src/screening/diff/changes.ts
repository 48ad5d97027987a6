/** What can make a determination another one. */
export const CAUSES = [
  'fact',
  'other-charge',
  'layout',
  'new-charge',
  'gone-charge',
  'date',
  'county',
  'assumption',
  'policy',
  'rule',
  'program',
] as const;

export type Cause = (typeof CAUSES)[number];

/** The two runs that are compared. */
export const SIDES = ['before', 'after'] as const;
export type SideName = (typeof SIDES)[number];

/** What a run said of one relief for one charge, as its columns have it. */
export interface Answer {
  readonly outcome: string;
  readonly selected: string;
  readonly rule: string;
  readonly missingFacts: string;
}

/** Whether two answers are one, or both charges get none. */
export const sameAnswer = (a: Answer | undefined, b: Answer | undefined): boolean =>
  a?.outcome === b?.outcome &&
  a?.selected === b?.selected &&
  a?.rule === b?.rule &&
  a?.missingFacts === b?.missingFacts;

/** A determination as it stands in one run. */
export interface Standing extends Answer {
  /** The file as its cell has it, and the row. */
  readonly file: string;
  readonly row: number;
}

/** A determination of which the two runs say different things, or that only one of them has. */
export interface Change {
  readonly chargeId: string;
  readonly personId: string;
  readonly caseNumber: string;
  readonly county: string;
  readonly statute: string;
  readonly relief: string;
  readonly before?: Standing;
  readonly after?: Standing;
  /** Number of the charge in each run's index, -1 where it has no determination. */
  readonly charge: Readonly<Record<SideName, number>>;
  /** Number of the person in each run's index, -1 where nobody goes by the person's id. */
  readonly person: Readonly<Record<SideName, number>>;
}

/** Why a determination changed: the causes, and a sentence that names exactly what. */
export interface Because {
  readonly causes: readonly Cause[];
  readonly what: string;
}
