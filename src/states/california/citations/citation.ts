/** One section of a code of California. */
export interface CaSection {
  /** `HS`, `PC`. */
  readonly code: string;
  /** `11357`, `288.5`, `653F`; letters upper case. */
  readonly number: string;
  /** From the outside in, upper case: `['A', '1']`. */
  readonly subdivisions: readonly string[];
}

/** What one cell cites. Attempt (PC 664) and conspiracy (PC 182) are marks on their target, not sections beside it. */
export interface CaCitation {
  readonly attempt: boolean;
  readonly conspiracy: boolean;
  /** PC 653f beside another section; it stays among the sections. */
  readonly solicitation: boolean;
  /** At least one. */
  readonly sections: readonly CaSection[];
}

/** Why a text was not read as a citation; holds nothing of the text. */
export type UnreadableCitation =
  | 'blank'
  | 'sources disagree'
  | 'holds no section number'
  | 'names no code'
  | 'not a section number'
  | 'too long to be a citation';

export type CaCitationReading =
  | { readonly kind: 'citation'; readonly citation: CaCitation }
  | { readonly kind: 'unreadable'; readonly why: UnreadableCitation };
