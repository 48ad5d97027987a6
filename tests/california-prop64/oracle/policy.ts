import { coveredBy, prop64Section } from './citation.js';
import { type Day, dayOf, iso, order, plusYears } from './days.js';
import {
  arrestOf,
  type Charge,
  latest,
  type Person,
  prop64Of,
  registrableOf,
  registrations,
  superStrikeOf,
} from './history.js';
import { type Answer, isRelated } from './offenses.js';
import type { Policy } from './presets.js';

/** On what terms a file is screened. */
export interface Terms {
  readonly county: string;
  readonly asOf: string;
  readonly policy: Policy;
}

type Determination =
  | 'Eligible for Dismissal'
  | 'Eligible for Reduction'
  | 'Not eligible'
  | 'Needs review'
  | '';

/** What is said of one conviction. `by` tells which line of the policy decided. */
export interface Said {
  readonly determination: Determination;
  readonly reason: string;
  readonly by: 'law' | 'bar' | 'not a felony' | 'sections' | 'other' | 'nothing';
}

const PROP_64 = dayOf('2016-11-09');
const NEW_GRADES = ['11359(C)', '11359(D)', '11360(A)(3)'];

/** Sentences and names of facts that the county's documents leave to the program: what it says is pinned here. */
const WORDS = {
  setAside: 'The conviction is already set aside or dismissed.',
  related: 'Related to a HS 11357-60 charge',
  relatedAlone: 'Related charge without a HS 11357-60 charge in its cycle',
  newGrade:
    'counsel: Is a conviction under 11359(C), 11359(D) or 11360(A)(3), which Proposition 64 kept as felonies, open to relief?',
  lateConviction:
    'counsel: The arrest was before 2016-11-09 and the conviction on or after it: which penalties were applied?',
  lateArrest: (arrest: Day): string =>
    `The arrest was on or after 2016-11-09 (${iso(arrest)}), and the penalties of Proposition 64 already applied.`,
  noFelony: 'Misdemeanor or Infraction',
  serving: 'Still serving the sentence',
  otherwise: 'No line of the policy applies',
  superStrike: 'Prior super strike',
  registrable: 'Prior PC 290 conviction or registration',
  twoPriors: 'Two prior convictions of the same section',
  facts: {
    section: 'section',
    sentenceEnd: 'sentence_end',
    superStrike: 'other_charge.super_strike',
    registrable: 'other_charge.registrable',
  },
};

/**
 * Whether a conviction is one that the law speaks of, in the county that asks. The documents are of two minds of one
 * that was set aside (no conviction; not eligible): it is shown, with the word that it is not eligible, and counted
 * nowhere.
 */
export const isInScope = ({ convicted, setAside, citation, county }: Charge, terms: Terms): boolean =>
  (convicted || setAside) &&
  citation !== undefined &&
  prop64Section(citation) !== undefined &&
  county === terms.county.trim().toUpperCase();

const dismissed = (reason: string, by: Said['by']): Said => ({
  determination: 'Eligible for Dismissal',
  reason,
  by,
});
const review = (reason: string, by: Said['by']): Said => ({ determination: 'Needs review', reason, by });
const notEligible = (reason: string, by: Said['by']): Said => ({ determination: 'Not eligible', reason, by });

/** What the statute leaves open or forbids: undefined where it grants relief. */
function byLaw(person: Person, charge: Charge): Said | undefined {
  const arrest = arrestOf(person, charge);
  const { citation, date } = charge;
  if (charge.setAside) return notEligible(WORDS.setAside, 'law');
  if (arrest !== undefined && order(arrest) >= order(PROP_64))
    return notEligible(WORDS.lateArrest(arrest), 'law');
  const open = [
    ...(citation !== undefined && NEW_GRADES.some((grade) => coveredBy(citation, grade))
      ? [WORDS.newGrade]
      : []),
    ...(order(date) >= order(PROP_64) ? [WORDS.lateConviction] : []),
  ];
  return open.length === 0 ? undefined : review(open.join('; '), 'law');
}

/** What is said of a conviction in scope: the statute, then the lines of the policy, the first that matches. */
export function saidOf(person: Person, charge: Charge, terms: Terms): Said {
  const { policy } = terms;
  const law = byLaw(person, charge);
  if (law !== undefined) return law;
  if (!charge.felony) {
    return policy.notFelony === 'review'
      ? review(WORDS.noFelony, 'other')
      : dismissed(WORDS.noFelony, 'not a felony');
  }
  return (
    byBars(person, charge, policy) ??
    bySections(charge, policy.dismissSections, (entry) =>
      dismissed(`Dismiss all HS ${entry} convictions`, 'sections'),
    ) ??
    byHistory(person, charge, terms) ??
    byServing(charge, terms) ??
    (policy.dismissIf?.deceased && person.deceased
      ? dismissed('Individual is deceased', 'other')
      : undefined) ??
    bySections(charge, policy.reduceSections, (entry) => ({
      determination: 'Eligible for Reduction',
      reason: `Reduce all HS ${entry} convictions`,
      by: 'sections',
    })) ??
    (policy.otherwise === 'review'
      ? review(WORDS.otherwise, 'other')
      : { determination: '', reason: '', by: 'nothing' })
  );
}

/** What a policy that speaks of related charges says of one: it goes with a cannabis charge of its cycle. */
export function saidOfRelated(person: Person, charge: Charge, terms: Terms): Said | undefined {
  const { citation, convicted, county, cycle } = charge;
  if (!terms.policy.relatedCharges || !convicted || citation === undefined || !isRelated(citation))
    return undefined;
  if (county !== terms.county.trim().toUpperCase()) return undefined;
  const isBeside = person.charges.some(
    (other) => other.cycle === cycle && other.citation !== undefined && prop64Section(other.citation),
  );
  return isBeside ? dismissed(WORDS.related, 'other') : review(WORDS.relatedAlone, 'other');
}

/** A bare 11357 or 11360 may be any subsection, so a list that names one of them leaves it open. */
function bySections(
  { citation }: Charge,
  entries: readonly string[] = [],
  said: (entry: string) => Said,
): Said | undefined {
  if (citation === undefined) return undefined;
  const { section, subdivisions } = citation;
  for (const entry of entries) {
    if (coveredBy(citation, entry)) return said(entry);
    const isBare = subdivisions === '' && ['11357', '11360'].includes(section);
    if (isBare && entry.startsWith(`${section}(`)) return review(WORDS.facts.section, 'other');
  }
  return undefined;
}

function byServing({ sentenceEnd, latestSentenceEnd }: Charge, { asOf, policy }: Terms): Said | undefined {
  if (policy.stillServing === undefined) return undefined;
  const today = order(dayOf(asOf));
  if (order(sentenceEnd) > today) return review(WORDS.serving, 'other');
  return order(latestSentenceEnd) > today ? review(WORDS.facts.sentenceEnd, 'other') : undefined;
}

const onOrBefore = (one: Day, other: Day): boolean => order(one) <= order(other);

function byHistory(person: Person, charge: Charge, { policy, asOf }: Terms): Said | undefined {
  const ago = (years: number): Day => plusYears(dayOf(asOf), -years);
  const asked = policy.dismissIf ?? {};
  if (asked.under21AtConviction && !onOrBefore(plusYears(person.birth, 21), charge.date))
    return dismissed('21 years or younger', 'other');
  if (asked.ageAtLeast !== undefined && onOrBefore(plusYears(person.birth, asked.ageAtLeast), dayOf(asOf)))
    return dismissed(`${asked.ageAtLeast} years or older`, 'other');
  const since = asked.yearsSinceConviction;
  if (since !== undefined && onOrBefore(charge.date, ago(since)))
    return dismissed(`Conviction occurred ${since} or more years ago`, 'other');
  const free = asked.yearsConvictionFree;
  if (free !== undefined && order(latest(person.convictions)) < order(ago(free)))
    return dismissed(`No convictions in the past ${free} years`, 'other');
  if (asked.onlyProp64Convictions && prop64Of(person).length === person.convictions.length)
    return dismissed('Only has 11357-60 charges', 'other');
  return undefined;
}

/** What the first bar that applies, or may apply, says: it excludes, sends to review, or is left open by a fact. */
function byBars(person: Person, charge: Charge, policy: Policy): Said | undefined {
  const { superStrike, pc290, twoPriors } = policy.bars ?? {};
  if (superStrike === undefined && pc290 === undefined && twoPriors === undefined) return undefined;
  const arrest = arrestOf(person, charge);
  if (arrest === undefined) throw new Error('the oracle tests bars only where there is an arrest');
  const isPrior = (date: Day): boolean => order(date) < order(arrest);
  const prior = person.convictions.filter(({ date }) => isPrior(date));
  const same = prior.filter(({ citation }) => citation?.section === charge.citation?.section);
  const registers = any([
    ...prior.map((one) => registrableOf(person, one)),
    ...registrations(person)
      .filter(isPrior)
      .map((): Answer => 'yes'),
  ]);
  return (
    bar(superStrike, any(prior.map(superStrikeOf)), WORDS.superStrike, WORDS.facts.superStrike) ??
    bar(pc290, registers, WORDS.registrable, WORDS.facts.registrable) ??
    bar(twoPriors, same.length >= 2 ? 'yes' : 'no', WORDS.twoPriors, '')
  );
}

function bar(
  how: 'exclude' | 'review' | undefined,
  answer: Answer,
  words: string,
  missing: string,
): Said | undefined {
  if (how === undefined || answer === 'no') return undefined;
  if (answer === 'needs facts') return review(missing, 'bar');
  return how === 'exclude' ? notEligible(words, 'bar') : review(words, 'bar');
}

const any = (answers: readonly Answer[]): Answer =>
  answers.includes('yes') ? 'yes' : answers.includes('needs facts') ? 'needs facts' : 'no';
