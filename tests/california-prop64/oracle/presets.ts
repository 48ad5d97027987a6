/** What a county asks for, with the keys of a policy file. */
export interface Policy {
  readonly dismissSections?: readonly string[];
  readonly reduceSections?: readonly string[];
  readonly dismissIf?: {
    readonly under21AtConviction?: boolean;
    readonly ageAtLeast?: number;
    readonly yearsSinceConviction?: number;
    readonly yearsConvictionFree?: number;
    readonly onlyProp64Convictions?: boolean;
    readonly deceased?: boolean;
  };
  readonly notFelony?: 'dismiss' | 'review';
  readonly stillServing?: 'review';
  readonly otherwise?: 'review';
  readonly relatedCharges?: boolean;
  readonly bars?: {
    readonly superStrike?: 'exclude' | 'review';
    readonly pc290?: 'exclude' | 'review';
    readonly twoPriors?: 'exclude' | 'review';
  };
}

/** What the four presets come to, as the counties' practice is told. */
export const PRESETS: Readonly<Record<string, Policy>> = {
  statewide: { dismissSections: ['11357', '11358', '11359', '11360'] },
  'los-angeles': {
    dismissSections: ['11357(A)', '11357(B)'],
    notFelony: 'review',
    bars: { superStrike: 'exclude', pc290: 'exclude', twoPriors: 'exclude' },
    dismissIf: {
      ageAtLeast: 50,
      under21AtConviction: true,
      onlyProp64Convictions: true,
      yearsConvictionFree: 10,
      deceased: true,
    },
    stillServing: 'review',
    otherwise: 'review',
  },
  'san-joaquin-contra-costa': {
    dismissSections: ['11357'],
    dismissIf: { yearsConvictionFree: 5 },
    stillServing: 'review',
    otherwise: 'review',
    relatedCharges: true,
  },
  sacramento: {
    dismissSections: ['11357(B)'],
    dismissIf: { yearsConvictionFree: 10 },
    reduceSections: ['11357', '11358', '11359', '11360'],
  },
};
