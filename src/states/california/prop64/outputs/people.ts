import { ANY_DAY, exactly } from '../../../../record/date-span.js';
import type { Day } from '../../../../record/day.js';
import { type OffenseAnswer, registrableOf, superStrikeOf } from '../../tables/offense-answers.js';
import { citationOf } from '../cell-readings.js';
import { PROP64_NUMBERS, type Prop64Number } from '../prop64-sections.js';
import type { Convictions } from './convictions.js';
import type { CountyPortion } from './county-portion.js';

/** What the added cells say of a person. */
export interface PersonNumbers {
  readonly convictions: number;
  readonly superStrikes: readonly string[];
  readonly registrable: readonly string[];
  readonly isRegistered: boolean;
  readonly isDeceased: boolean;
  /** The day of the latest conviction, or undefined when there is none or one has no known day. */
  readonly latest: Day | undefined;
  readonly bySection: Readonly<Record<Prop64Number, number>>;
}

/** What is printed of a person, found once for each who is asked for. */
export function personNumbers(
  run: CountyPortion,
  convictions: Convictions,
): (person: number) => PersonNumbers {
  const known = new Map<number, PersonNumbers>();
  return (person) => {
    const before = known.get(person);
    if (before !== undefined) return before;
    const found = numbersOf(run, convictions, run.data.chargesOf(person));
    known.set(person, found);
    return found;
  };
}

function numbersOf({ data }: CountyPortion, convictions: Convictions, charges: Int32Array): PersonNumbers {
  const { statute, companions } = data.charges.cells;
  const bySection = Object.fromEntries(PROP64_NUMBERS.map((number) => [number, 0])) as Record<
    Prop64Number,
    number
  >;
  const superStrikes: string[] = [];
  const registrable: string[] = [];
  const days: (Day | undefined)[] = [];
  let isRegistered = false;
  let isDeceased = false;
  for (const charge of charges) {
    const view = convictions.of(charge);
    isRegistered ||= view.isRegistration;
    isDeceased ||= view.isDeceased;
    if (!view.isConviction) continue;
    const day = convictions.dayOf(charge);
    days.push(day);
    if (view.section !== undefined) bySection[view.section] += 1;
    const reading = citationOf(statute.texts.textOf(statute.codes[charge]));
    if (reading.kind !== 'citation') continue;
    const on = { convicted: day === undefined ? ANY_DAY : exactly(day) };
    const flags = companions.texts.textOf(companions.codes[charge]);
    put(superStrikes, superStrikeOf(reading.citation, on, flags));
    put(registrable, registrableOf(reading.citation, on, flags));
  }
  const latest = days.reduce<Day | undefined>(
    (a, b) => (a === undefined || (b !== undefined && b > a) ? b : a),
    undefined,
  );
  return {
    convictions: days.length,
    superStrikes,
    registrable,
    isRegistered,
    isDeceased,
    latest: days.includes(undefined) ? undefined : latest,
    bySection,
  };
}

/** One entry for each conviction. */
function put(list: string[], { printed }: OffenseAnswer): void {
  if (printed.length > 0) list.push(printed.join(' / '));
}
