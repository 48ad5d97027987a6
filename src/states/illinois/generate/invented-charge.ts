/** A citation in three parts, as statutes number themselves: `720`, `550`, `4(c)`. A part may be missing. */
export interface CitationParts {
  readonly chapter: string;
  readonly act: string;
  readonly section: string;
}

/** What a charge is for, before it has dates and an outcome. */
export interface InventedCharge {
  /** The citation in one of its spellings. */
  readonly statute: string;
  /** The same citation, or its target's if the charge is an attempt, conspiracy or solicitation; without a spelling. */
  readonly parts: CitationParts;
  readonly inchoate: Inchoate;
  readonly description: string;
  readonly class: string;
  readonly isFelony: boolean;
  readonly isCivil: boolean;
  readonly isCannabis: boolean;
  readonly grams: string;
}

/** How a crime was begun or planned only. */
export type Inchoate = 'none' | 'attempt' | 'conspiracy' | 'solicitation';

/** The parts of a citation that is spelled `720 ILCS 5/18-1(a)`, `720-5/18-1(a)` or `38-18-1-A`; else all in one. */
export function partsOfStatute(statute: string): CitationParts {
  const compiled = /^(\d{3})(?: ILCS |-)([\d.]+)\/(.+)$/.exec(statute);
  if (compiled !== null) return { chapter: compiled[1], act: compiled[2], section: compiled[3] };
  const revised = /^(38|56\.5|95\.5)[- ](.+)$/.exec(statute);
  if (revised !== null) return { chapter: revised[1], act: '-', section: revised[2] };
  return { chapter: statute, act: '', section: '' };
}
