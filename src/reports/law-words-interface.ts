/** The languages a report is written in. */
export type ReportLanguage = 'en' | 'es';

/**
 * What a report says of one law in one language, in words for people who are no lawyers. Where a text is not there,
 * that of the rulebook is printed.
 */
export interface LawWords {
  /** The id of the rulebook. */
  readonly rulebook: string;
  readonly language: ReportLanguage;
  readonly title?: string;
  /** By the relief's id: what it is called, and what it means for a person. */
  readonly reliefs: Readonly<Record<string, { readonly title?: string; readonly explained: string }>>;
  /** By the words of a rule in the rulebook: a clause that is true when the rule holds. */
  readonly rules?: Readonly<Record<string, string>>;
  /** By the words of a fact in the rulebook. */
  readonly facts?: Readonly<Record<string, string>>;
  /** By the holder's name in the rulebook. */
  readonly holders?: Readonly<Record<string, string>>;
  /** By the assumption's name. */
  readonly assumptions?: Readonly<Record<string, string>>;
  /** By the name of the preset: the title of the policy. */
  readonly policies?: Readonly<Record<string, string>>;
  /** By the question in the rulebook. */
  readonly questions?: Readonly<Record<string, string>>;
  /** Words of the law that the report uses, each with what it means. */
  readonly terms: readonly (readonly [term: string, meaning: string])[];
}
