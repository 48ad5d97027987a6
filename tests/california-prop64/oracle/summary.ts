import { prop64Section } from './citation.js';
import { type Day, dayOf, iso, order, plusYears } from './days.js';
import type { Row } from './doj-file.js';
import { type Charge, type Person, peopleOf } from './history.js';
import { isInScope, type Said, saidOf, saidOfRelated, type Terms } from './policy.js';
import { type Policy, PRESETS } from './presets.js';

/** How many people would have nothing left of a kind. */
export interface Freed {
  readonly noFelony: number;
  readonly noConviction: number;
  readonly noConvictionLast7Years: number;
}

type Counts = Readonly<Record<string, number>>;

/** The numbers of a county; counts name only what there is. */
export interface Summary {
  readonly county: string;
  readonly lines: number;
  readonly earliestConviction: string | null;
  readonly peopleWithConviction: number;
  readonly convictionsBySection: Counts;
  readonly felonyConvictions: number;
  readonly otherConvictions: number;
  readonly peopleWithRelief: number;
  readonly dismissalsBySection: Counts;
  readonly reductionsBySection: Counts;
  readonly dismissalsByReason: Counts;
  readonly withPolicy: Freed;
  readonly withDismissAll: Freed;
  readonly withDismissAllAndRelated: Freed;
}

const sectionOf = ({ citation }: Charge): string => (citation && prop64Section(citation)) ?? '';

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Counts {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

const isDismissal = ({ determination }: Said): boolean => determination === 'Eligible for Dismissal';
const isReduction = ({ determination }: Said): boolean => determination === 'Eligible for Reduction';

/** The summary of a county from all rows of a run. */
export function summaryOf(rows: readonly Row[], terms: Terms): Summary {
  const people = peopleOf(rows);
  const inScope = people.flatMap((person) =>
    person.charges
      .filter((charge) => charge.convicted && isInScope(charge, terms))
      .map((charge) => ({ person, charge, said: saidOf(person, charge, terms) })),
  );
  const charges = inScope.map(({ charge }) => charge);
  const relieved = inScope.filter(({ said }) => isDismissal(said) || isReduction(said));
  const bySections = relieved.filter(({ said }) => said.by === 'sections');
  const dates = charges.map(({ date }) => date).sort((one, other) => order(one) - order(other));
  return {
    county: terms.county,
    lines: rows.length,
    earliestConviction: dates.length === 0 ? null : iso(dates[0]),
    peopleWithConviction: new Set(inScope.map(({ person }) => person)).size,
    convictionsBySection: countBy(charges, sectionOf),
    felonyConvictions: charges.filter(({ felony }) => felony).length,
    otherConvictions: charges.filter(({ felony }) => !felony).length,
    peopleWithRelief: new Set(relieved.map(({ person }) => person)).size,
    dismissalsBySection: countBy(
      bySections.filter(({ said }) => isDismissal(said)).map(({ charge }) => charge),
      sectionOf,
    ),
    reductionsBySection: countBy(
      bySections.filter(({ said }) => isReduction(said)).map(({ charge }) => charge),
      sectionOf,
    ),
    dismissalsByReason: countBy(
      relieved.filter(({ said }) => isDismissal(said) && said.by === 'other'),
      ({ said }) => said.reason,
    ),
    withPolicy: freed(people, terms, terms.policy),
    withDismissAll: freed(people, terms, PRESETS.statewide),
    withDismissAllAndRelated: freed(people, terms, { ...PRESETS.statewide, relatedCharges: true }),
  };
}

function freed(people: readonly Person[], terms: Terms, policy: Policy): Freed {
  const asked = { ...terms, policy };
  const since = plusYears(dayOf(terms.asOf), -7);
  const nothingLeft = (of: (charge: Charge) => boolean, reduced: boolean): number =>
    people.filter((person) => {
      const convictions = person.convictions.filter(of);
      return convictions.length > 0 && convictions.every((one) => goes(person, one, asked, reduced));
    }).length;
  return {
    noFelony: nothingLeft(({ felony }) => felony, true),
    noConviction: nothingLeft(() => true, false),
    noConvictionLast7Years: nothingLeft(({ date }) => onOrAfter(date, since), false),
  };
}

const onOrAfter = (date: Day, since: Day): boolean => order(date) >= order(since);

function goes(person: Person, charge: Charge, terms: Terms, reduced: boolean): boolean {
  if (isInScope(charge, terms)) {
    const said = saidOf(person, charge, terms);
    return isDismissal(said) || (reduced && isReduction(said));
  }
  const related = saidOfRelated(person, charge, terms);
  return related !== undefined && isDismissal(related);
}
