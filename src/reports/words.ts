import type { Standing } from './count-run.js';

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
  readonly inShort: {
    readonly heading: string;
    readonly peopleEligible: string;
    readonly chargesEligible: string;
    readonly chargesToReview: string;
    readonly noConvictionLeft: string;
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
    readonly noConvictionLast7Years: string;
  };
  readonly years: {
    readonly heading: string;
    readonly caption: string;
    readonly year: string;
    readonly unknown: string;
    readonly alternative: (p: { bars: string }) => string;
  };
  readonly sections: {
    readonly heading: string;
    readonly caption: string;
    readonly section: string;
    readonly unreadable: string;
    readonly others: (sections: string) => string;
    readonly alternative: (p: { bars: string }) => string;
  };
  /** One bar, read out. */
  readonly bar: (p: { name: string; eligible: string; review: string }) => string;
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
  readonly foot: (p: { law: string; lawHash: string; manifest: string }) => readonly string[];
  readonly pageOf: (page: number, pages: number) => string;
}
