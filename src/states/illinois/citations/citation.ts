/** An offense begun or planned that the citation wraps around its target: 720 ILCS 5/8-4, 8-2, 8-1. */
export type Inchoate = 'none' | 'attempt' | 'conspiracy' | 'solicitation';

/** The place in the Illinois Revised Statutes (in force until 1993) as it was cited. */
export interface RevisedStatutesPlace {
  /** `38`, `56 1/2` or `95 1/2`. */
  readonly chapter: string;
  /** `704`, `1402`, `9-1`. */
  readonly paragraph: string;
}

/** One section of the Illinois Compiled Statutes. */
export interface Citation {
  /** `720`, `625`, `730`. */
  readonly chapter: string;
  /** `550`, `5`, `570`. */
  readonly act: string;
  /**
   * `4`, `5.2`, `11-1.20`, `402`; the letter of an article is upper case (`16A-3`, `29D-14.9`). A number without
   * a hyphen in an act that is divided into articles is an article whose section was left out (`720 ILCS 5/12`).
   */
  readonly section: string;
  /** From the outside in, lower case: `['c']`, `['a', '2']`, `['a-7']`. */
  readonly subsections: readonly string[];
  /** What is wrapped around this section, which is then the target. */
  readonly inchoate: Inchoate;
  /** Present when the target was cited by its old number; the fields above are its translation. */
  readonly revisedStatutes?: RevisedStatutesPlace;
}

/**
 * What a citation cell says. Every chapter of the Compiled Statutes is a `citation`, the Vehicle Code (625)
 * included. `other-code` was understood and is no section of theirs: a local ordinance, or a chapter of the
 * Revised Statutes that is not translated. `unreadable` gives a reason that holds nothing of the cell.
 */
export type CitationReading =
  | { readonly kind: 'citation'; readonly citation: Citation }
  | { readonly kind: 'other-code'; readonly what: 'local ordinance' | 'other chapter' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unreadable'; readonly why: UnreadableCitation };

/** Why a citation cell was not read. */
export type UnreadableCitation =
  | 'sources disagree'
  | 'too long to be one citation'
  | 'holds no citation'
  | 'no such chapter'
  | 'no such act in this chapter'
  | 'no such article in this act'
  | 'a chapter or act without its section'
  | 'a section without its chapter and act'
  | 'not a section number'
  | 'a paragraph of the Revised Statutes whose section is not known'
  | 'holds text that was not understood'
  | 'several different citations'
  | 'more than one of attempt, conspiracy and solicitation'
  | 'an attempt, conspiracy or solicitation without a citation'
  | 'names an ordinance and a state law';

const INCHOATE_SECTIONS: ReadonlyMap<string, Inchoate> = new Map([
  ['8-4', 'attempt'],
  ['8-2', 'conspiracy'],
  ['8-1', 'solicitation'],
]);

/**
 * Which inchoate offense a section is, by itself: `attempt` for 720 ILCS 5/8-4, `none` for any other section.
 */
export function inchoateOf(place: Pick<Citation, 'chapter' | 'act' | 'section'>): Inchoate {
  if (place.chapter !== '720' || place.act !== '5') return 'none';
  return INCHOATE_SECTIONS.get(place.section) ?? 'none';
}

/** Whether this cites attempt, conspiracy or solicitation and leaves out what was attempted. */
export function isBareInchoate(citation: Citation): boolean {
  return citation.inchoate === 'none' && inchoateOf(citation) !== 'none';
}
