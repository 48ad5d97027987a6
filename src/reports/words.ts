import type { Selection } from '../law/determine.js';
import type { Standing } from './count-run.js';

/** What can be asked of the approved, each as a piece of a sentence. Nobody's name or number is ever among them. */
export interface FilterWords {
  readonly relief: (names: string) => string;
  readonly county: (names: string) => string;
  readonly class: (names: string) => string;
  readonly agency: (names: string) => string;
  /** In the place of the name of an agency, where the list names none. */
  readonly noAgency: string;
  readonly rule: (words: string) => string;
  readonly missing: (facts: string) => string;
  readonly selected: (choices: string) => string;
  readonly choices: Readonly<Record<Exclude<Selection, ''>, string>>;
  readonly more: (count: string) => string;
  readonly reasons: (count: number) => string;
  readonly items: (count: string) => string;
  readonly years: (from: number | undefined, to: number | undefined) => string;
  readonly noYear: string;
  readonly assigned: string;
  readonly unassigned: string;
  readonly person: string;
  readonly search: string;
}

/** Every word of a report but those of a law, in one language. */
export interface Words {
  /** The language as documents name it. */
  readonly tag: string;
  readonly day: (isoDay: string) => string;
  readonly title: (law: string) => string;
  readonly author: string;
  readonly terms: (p: { county: string; asOf: string; policy: string | null; program: string }) => string;
  readonly allCounties: string;
  readonly notAdvice: string;
  /** Where the run was made under another text of the law than the one whose words are printed. */
  readonly otherText: string;
  readonly inShort: {
    readonly heading: string;
    readonly peopleEligible: string;
    readonly chargesEligible: string;
    readonly chargesToReview: string;
    readonly noConvictionLeft: string;
  };
  /** What attorneys approved, in a report that was asked for it. */
  readonly approved: {
    readonly heading: string;
    readonly sentence: (p: { charges: string; people: string; day: string }) => string;
    /** Which of the approved are counted: all, or those of which all of these hold. */
    readonly within: (pieces: readonly string[]) => string;
    readonly filter: FilterWords;
    readonly caption: string;
    readonly charges: string;
    readonly people: string;
    /** The line of the charges under whatever relief. */
    readonly together: string;
    readonly note: string;
    /** Charges that facts made eligible which were found after the run. */
    readonly foundLater: (charges: string) => string;
    /** Where persons were merged or split at the desk. */
    readonly regrouped: string;
    /** How the charts and their tables count a charge once. */
    readonly once: string;
    readonly approved: string;
    readonly otherEligible: string;
  };
  readonly read: {
    readonly heading: string;
    readonly caption: string;
    readonly columns: readonly [string, string, string, string, string];
    readonly moreFiles: (files: string) => string;
    readonly all: string;
    readonly sentence: (p: {
      charges: string;
      people: string;
      identified: string;
      underThisLaw: string;
      facts: string | null;
    }) => string;
  };
  readonly standings: Readonly<Record<Standing, string>>;
  readonly reliefs: {
    readonly heading: string;
    readonly caption: string;
    readonly relief: string;
    /** Of the eligible, what the policy says. */
    readonly selected: string;
    readonly notSelected: string;
    readonly policyOpen: string;
    readonly people: string;
    readonly total: string;
    readonly note: string;
  };
  readonly people: {
    readonly heading: string;
    readonly caption: string;
    readonly what: string;
    readonly ifEligible: string;
    readonly ifSelected: string;
    readonly withRelief: string;
    readonly noFelony: string;
    readonly noConviction: string;
    readonly noRecentConviction: string;
    readonly note: string;
  };
  readonly county: {
    readonly heading: (county: string) => string;
    readonly sentence: (p: {
      people: string;
      convictions: string;
      felonies: string;
      others: string;
      gradeOpen: string;
      earliest: string | null;
      relieved: string;
    }) => string;
    readonly caption: string;
    readonly withPolicy: string;
    readonly dismissAll: string;
    readonly dismissAllAndRelated: string;
    readonly note: string;
  };
  readonly years: {
    readonly heading: string;
    readonly caption: string;
    readonly year: string;
    readonly unknown: string;
    /** The chart in words, with each bar. */
    readonly alternative: (p: { withApproved: boolean; bars: string }) => string;
  };
  readonly sections: {
    readonly heading: string;
    readonly caption: string;
    readonly section: string;
    readonly unreadable: string;
    readonly others: (sections: string) => string;
    /** The chart in words, with each bar. */
    readonly alternative: (p: { withApproved: boolean; bars: string }) => string;
  };
  /** One bar, read out; `approved` is null where that was not asked. */
  readonly bar: (p: { name: string; approved: string | null; eligible: string; review: string }) => string;
  readonly total: string;
  readonly waiting: {
    readonly heading: string;
    readonly reviewCaption: string;
    readonly review: string;
    readonly notCaption: string;
    readonly not: string;
    readonly answers: string;
    readonly others: (reasons: string) => string;
    readonly none: string;
  };
  readonly missing: {
    readonly heading: string;
    readonly caption: string;
    readonly columns: readonly [string, string, string, string];
    /** `more` facts, at least two, are in the file of the run alone; or none. */
    readonly note: (p: { more: string | null }) => string;
    readonly none: string;
    readonly identity: string;
    readonly otherCharges: string;
    readonly otherCharge: (fact: string) => string;
    readonly counsel: (question: string) => string;
    readonly holders: Readonly<Record<'counsel' | 'sender', string>>;
  };
  readonly assumptions: {
    readonly heading: string;
    readonly caption: string;
    readonly columns: readonly [string, string];
    readonly off: (names: string) => string;
  };
  readonly glossary: {
    readonly heading: string;
    readonly own: readonly (readonly [term: string, meaning: string])[];
  };
  readonly foot: (p: {
    law: string;
    lawHash: string;
    manifest: string;
    /** Of the set of approved determinations; null without. */
    approved: string | null;
  }) => readonly string[];
  readonly pageOf: (page: number, pages: number) => string;
}
