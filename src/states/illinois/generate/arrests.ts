import type { Day } from '../../../record/day.js';
import { iso, yearOf } from '../../invented-dates.js';
import { spreadNumber } from '../../invented-people.js';
import { type Random, weighted } from '../../random.js';
import type { County } from '../counties.js';
import { inventCannabisCharge } from './cannabis-charges.js';
import type { InventedRow } from './charge-row.js';
import type { InventedCharge } from './invented-charge.js';
import { inventOtherCharge, type OtherKind } from './other-charges.js';
import { inventOutcome, openOutcome } from './outcomes.js';
import type { InventedPerson } from './people.js';
import { inventAgency, inventCaseNumber } from './places.js';

type ChargeKind = 'cannabis' | OtherKind;

/** What an arrest is for. */
const CHARGES_OF = {
  cannabis: ['cannabis'],
  'cannabis twice': ['cannabis', 'cannabis'],
  'cannabis with another': ['cannabis', 'not violent'],
  'cannabis with violence': ['cannabis', 'violent', 'not violent'],
  'cannabis with a doubtful case': ['cannabis', 'to review'],
  other: ['not violent'],
  doubtful: ['to review'],
  violent: ['violent', 'not violent'],
} as const satisfies Readonly<Record<string, readonly ChargeKind[]>>;

export type ArrestKind = keyof typeof CHARGES_OF;

export interface ArrestPlan {
  readonly person: InventedPerson;
  readonly isFirst: boolean;
  readonly kind: ArrestKind;
  readonly county: County;
  readonly offense: Day;
  readonly asOf: Day;
  /** 1 as real lists are, 0 not at all: then every charge has its county. */
  readonly dirt: number;
}

/** Days from the offense to the arrest: mostly none, seldom a warrant of years. */
const UNTIL_ARREST = weighted<readonly [least: number, most: number]>([
  [[0, 0], 88],
  [[1, 30], 9],
  [[60, 2500], 3],
]);

/** How many numbers of arrests are told apart; more than a list of a million charges has. */
const ARREST_NUMBERS = 10_000_000;

/** Invents one arrest: its charges, the case (or two) they are in, and how each ended by the as-of day. */
export function inventArrest(plan: ArrestPlan, random: Random): InventedRow[] {
  const { person, kind, county, offense, asOf, dirt } = plan;
  const [least, most] = random.pick(UNTIL_ARREST);
  const arrest = Math.min(asOf, offense + random.between(least, most)) as Day;
  const charges = CHARGES_OF[kind].map((of) =>
    of === 'cannabis' ? inventCannabisCharge(offense, random) : inventOtherCharge(of, offense, random),
  );
  const decided = (arrest + random.between(7, random.chance(0.8) ? 400 : 1400)) as Day;
  const year = yearOf(arrest);
  const isFelony = charges.some((charge) => charge.isFelony);
  let caseNumber = inventCaseNumber(county, year, isFelony, random);
  const common: Placed = {
    person,
    variant: plan.isFirst ? 0 : 1,
    arrestId: random.chance(0.9) ? `X9${spreadNumber(random.below(ARREST_NUMBERS))}` : '',
    agency: inventAgency(county, random),
    county: random.chance(0.01 * dirt) ? '' : county,
    offense,
    arrest,
    decided,
    asOf,
  };
  let count = 0;
  return charges.map((charge, at) => {
    if (at > 0 && random.chance(0.08)) {
      caseNumber = inventCaseNumber(county, year, charge.isFelony, random);
      count = 0;
    }
    count++;
    return rowOf(charge, common, caseNumber, count, random);
  });
}

interface Placed {
  readonly person: InventedPerson;
  /** Which of the person's spellings the source used at this arrest. */
  readonly variant: 0 | 1;
  readonly arrestId: string;
  readonly agency: string;
  readonly county: County | '';
  readonly offense: Day;
  readonly arrest: Day;
  readonly decided: Day;
  readonly asOf: Day;
}

function rowOf(
  charge: InventedCharge,
  placed: Placed,
  caseNumber: string,
  count: number,
  random: Random,
): InventedRow {
  const { person, variant, offense, arrest, decided, asOf } = placed;
  const outcome = decided > asOf ? openOutcome(random) : inventOutcome(charge.isCivil, random);
  const disposition = outcome.isDated ? decided : undefined;
  const isCharged = outcome.disposition !== 'RELEASED WITHOUT CHARGING';
  const cells = {
    person_id: person.personId,
    sid: person.sids[variant],
    name: person.names[variant],
    birth_date: person.birthDates[variant],
    sex: person.sex,
    race: person.race,
    arrest_id: placed.arrestId,
    arrest_date: iso(arrest),
    arresting_agency: placed.agency,
    offense_date: iso(offense),
    county: placed.county,
    case_number: isCharged ? caseNumber : '',
    count: isCharged && random.chance(0.95) ? String(count) : '',
    statute: charge.statute,
    description: charge.description,
    class: classCell(charge, random),
    grams: charge.grams,
    enhanced: random.chance(0.03) ? (random.chance(0.3) ? 'yes' : 'no') : '',
    disposition: outcome.disposition,
    disposition_date: disposition === undefined ? '' : iso(disposition),
    sentence: outcome.sentence,
    sentence_end_date: sentenceEnd(disposition, outcome.sentenceDays, asOf, random),
    cleared: disposition !== undefined && random.chance(0.012) ? clearedCell(disposition, asOf, random) : '',
  };
  return {
    cells,
    person,
    charge,
    outcome,
    agency: placed.agency,
    caseNumber,
    count,
    offense,
    arrest,
    disposition,
  };
}

function classCell(charge: InventedCharge, random: Random): string {
  if (charge.isCivil) return random.pick(['civil', 'civil', 'CIVIL LAW VIOLATION', '']);
  if (charge.class === '' || random.chance(0.75)) return charge.class;
  const group = charge.isFelony ? 'F' : 'M';
  if (!/^[ABCX1-4]$/.test(charge.class)) return charge.class;
  return random.pick([
    `Class ${charge.class} ${charge.isFelony ? 'felony' : 'misdemeanor'}`,
    `${group} ${charge.class}`,
    `${group}${charge.class}`,
    group,
    '',
  ]);
}

function sentenceEnd(disposition: Day | undefined, days: number, asOf: Day, random: Random): string {
  if (disposition === undefined || days === 0 || random.chance(0.3)) return '';
  const end = (disposition + random.between(30, days)) as Day;
  return end > asOf ? '' : iso(end);
}

function clearedCell(disposition: Day, asOf: Day, random: Random): string {
  const day = Math.min(asOf, disposition + random.between(365, 4000)) as Day;
  return random.pick(['yes', 'Y', iso(day), iso(day), 'no']);
}
