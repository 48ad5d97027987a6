import { coveredBy, prop64Section } from './citation.js';
import { type Day, dayOf, order, plusYears } from './days.js';
import {
  arrestOf,
  type Charge,
  latest,
  type Person,
  prop64Of,
  registrableOf,
  superStrikeOf,
} from './history.js';
import type { Answer } from './offenses.js';

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

/** On what terms a file is screened. */
export interface Terms {
  readonly county: string;
  readonly asOf: string;
  readonly policy: Policy;
}

/** What is said of one conviction. `by` tells which line of the policy decided. */
export interface Said {
  readonly determination:
    | 'Eligible for Dismissal'
    | 'Eligible for Reduction'
    | 'Not eligible'
    | 'Needs review'
    | '';
  readonly reason: string;
  readonly by: 'law' | 'bar' | 'not a felony' | 'sections' | 'other' | 'nothing';
}

const PROP_64 = dayOf('2016-11-09');
const NEW_GRADES = ['11359(C)', '11359(D)', '11360(A)(3)'];

/** Whether a conviction is one that the law speaks of, in the county that asks. */
export const isInScope = ({ convicted, citation, county }: Charge, terms: Terms): boolean =>
  convicted &&
  citation !== undefined &&
  prop64Section(citation) !== undefined &&
  county === terms.county.trim().toUpperCase();

/** What the statute leaves open or forbids: undefined where it grants relief. */
function byLaw(person: Person, charge: Charge): Said['determination'] | undefined {
  const arrest = arrestOf(person, charge);
  if (arrest !== undefined && order(arrest) >= order(PROP_64)) return 'Not eligible';
  const { citation } = charge;
  if (citation !== undefined && NEW_GRADES.some((grade) => coveredBy(citation, grade))) return 'Needs review';
  return order(charge.date) >= order(PROP_64) ? 'Needs review' : undefined;
}

const dismissed = (reason: string, by: Said['by']): Said => ({
  determination: 'Eligible for Dismissal',
  reason,
  by,
});
const review = (reason: string, by: Said['by']): Said => ({ determination: 'Needs review', reason, by });

/** What is said of a conviction in scope: the statute, then the lines of the policy, the first that matches. */
export function saidOf(person: Person, charge: Charge, terms: Terms): Said {
  const { policy } = terms;
  const law = byLaw(person, charge);
  if (law !== undefined) return { determination: law, reason: '', by: 'law' };
  if (!charge.felony) {
    return policy.notFelony === 'review'
      ? review('', 'other')
      : dismissed('Misdemeanor or Infraction', 'not a felony');
  }
  const barred = byBars(person, charge, policy);
  if (barred !== undefined) return { determination: barred, reason: '', by: 'bar' };
  const entry = (policy.dismissSections ?? []).find((one) => covers(charge, one));
  if (entry !== undefined) return dismissed(`Dismiss all HS ${entry} convictions`, 'sections');
  const reason = reasonToDismiss(person, charge, terms);
  if (reason !== undefined) return dismissed(reason, 'other');
  if (policy.stillServing === 'review' && isServing(charge, terms)) return review('', 'other');
  if (policy.dismissIf?.deceased && person.deceased) return dismissed('Individual is deceased', 'other');
  const reduced = (policy.reduceSections ?? []).find((one) => covers(charge, one));
  if (reduced !== undefined) {
    const words = `Reduce all HS ${reduced} convictions`;
    return { determination: 'Eligible for Reduction', reason: words, by: 'sections' };
  }
  if (policy.otherwise === 'review') return review('', 'other');
  return { determination: '', reason: '', by: 'nothing' };
}

const covers = ({ citation }: Charge, entry: string): boolean =>
  citation !== undefined && coveredBy(citation, entry);

const isServing = ({ sentenceEnd }: Charge, { asOf }: Terms): boolean =>
  order(sentenceEnd) > order(dayOf(asOf));

const onOrBefore = (one: Day, other: Day): boolean => order(one) <= order(other);

function reasonToDismiss(person: Person, charge: Charge, { policy, asOf }: Terms): string | undefined {
  const today = dayOf(asOf);
  const {
    under21AtConviction,
    ageAtLeast,
    yearsSinceConviction,
    yearsConvictionFree,
    onlyProp64Convictions,
  } = policy.dismissIf ?? {};
  if (under21AtConviction && !onOrBefore(plusYears(person.birth, 21), charge.date))
    return '21 years or younger';
  if (ageAtLeast !== undefined && onOrBefore(plusYears(person.birth, ageAtLeast), today))
    return `${ageAtLeast} years or older`;
  if (yearsSinceConviction !== undefined && onOrBefore(charge.date, plusYears(today, -yearsSinceConviction)))
    return `Conviction occurred ${yearsSinceConviction} or more years ago`;
  if (
    yearsConvictionFree !== undefined &&
    order(latest(person.convictions)) < order(plusYears(today, -yearsConvictionFree))
  )
    return `No convictions in the past ${yearsConvictionFree} years`;
  if (onlyProp64Convictions && prop64Of(person).length === person.convictions.length)
    return 'Only has 11357-60 charges';
  return undefined;
}

/** What a bar says: it excludes, it sends to review, or it may apply and so sends to review. */
function byBars(person: Person, charge: Charge, policy: Policy): Said['determination'] | undefined {
  const { superStrike, pc290, twoPriors } = policy.bars ?? {};
  const arrest = arrestOf(person, charge);
  if (arrest === undefined) throw new Error('the oracle tests bars only where there is an arrest');
  const prior = person.convictions.filter(({ date }) => order(date) < order(arrest));
  const same = prior.filter(({ citation }) => citation?.section === charge.citation?.section);
  const bars: [('exclude' | 'review') | undefined, Answer][] = [
    [superStrike, any(prior.map(superStrikeOf))],
    [pc290, any(prior.map((one) => registrableOf(person, one)))],
    [twoPriors, same.length >= 2 ? 'yes' : 'no'],
  ];
  for (const [bar, answer] of bars) {
    if (bar === undefined || answer === 'no') continue;
    return bar === 'exclude' && answer === 'yes' ? 'Not eligible' : 'Needs review';
  }
  return undefined;
}

const any = (answers: readonly Answer[]): Answer =>
  answers.includes('yes') ? 'yes' : answers.includes('needs facts') ? 'needs facts' : 'no';
