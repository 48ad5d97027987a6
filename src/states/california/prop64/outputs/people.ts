import { ANY_DAY, exactly } from '../../../../record/date-span.js';
import type { Day } from '../../../../record/day.js';
import { type OffenseAnswer, registrableOf, superStrikeOf } from '../../tables/offense-answers.js';
import { citationOf } from '../cell-readings.js';
import { PROP64_NUMBERS } from '../prop64-sections.js';
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
  /** In the order of PROP64_NUMBERS. */
  readonly bySection: readonly number[];
}

/** Finds what is printed of people. */
export class PeopleNumbers {
  private readonly tables: OffenseTables;

  constructor(
    run: CountyPortion,
    private readonly convictions: Convictions,
  ) {
    this.tables = new OffenseTables(run);
  }

  of(person: number): PersonNumbers {
    const { convictions } = this;
    const bySection = PROP64_NUMBERS.map(() => 0);
    const superStrikes: string[] = [];
    const registrable: string[] = [];
    let count = 0;
    let latest: Day | undefined;
    let isEveryDayKnown = true;
    let isRegistered = false;
    let isDeceased = false;
    const charges = convictions.ofPerson(person);
    for (let at = 0; at < charges.length; at++) {
      const charge = charges[at];
      const view = convictions.of(charge);
      if (view.isRegistration) isRegistered = true;
      if (view.isDeceased) isDeceased = true;
      if (!view.isConviction) continue;
      count++;
      const day = convictions.dayOf(charge);
      if (day === undefined) isEveryDayKnown = false;
      else if (latest === undefined || day > latest) latest = day;
      if (view.section !== undefined) bySection[PROP64_NUMBERS.indexOf(view.section)]++;
      if (this.tables.mayName(charge)) this.tables.put(superStrikes, registrable, charge, day);
    }
    return {
      convictions: count,
      superStrikes,
      registrable,
      isRegistered,
      isDeceased,
      latest: isEveryDayKnown ? latest : undefined,
      bySection,
    };
  }
}

const UNASKED = 0;
const NOTHING = 1;
const SOMETHING = 2;

/** What the tables of offenses say of convictions. Of most they say nothing on any day, which is found once for each citation. */
class OffenseTables {
  /** By the code of the companions, and of the statute. */
  private readonly known: (Uint8Array | undefined)[] = [];
  private readonly cells: CountyPortion['data']['charges']['cells'];
  private readonly statutes: Int32Array;
  private readonly companions: Int32Array;

  constructor({ data }: CountyPortion) {
    this.cells = data.charges.cells;
    this.statutes = this.cells.statute.codes;
    this.companions = this.cells.companions.codes;
  }

  /** Whether they say anything of the conviction on any day. */
  mayName(charge: number): boolean {
    const companions = this.companions[charge];
    const statute = this.statutes[charge];
    const known = this.known[companions] ?? this.begin(companions);
    if (known[statute] === UNASKED) known[statute] = this.saysAnything(charge) ? SOMETHING : NOTHING;
    return known[statute] === SOMETHING;
  }

  /** Adds an entry to each list whose table names the conviction. */
  put(superStrikes: string[], registrable: string[], charge: number, day: Day | undefined): void {
    const reading = citationOf(this.statuteOf(charge));
    if (reading.kind !== 'citation') return;
    const on = { convicted: day === undefined ? ANY_DAY : exactly(day) };
    const flags = this.companionsOf(charge);
    put(superStrikes, superStrikeOf(reading.citation, on, flags));
    put(registrable, registrableOf(reading.citation, on, flags));
  }

  private saysAnything(charge: number): boolean {
    const superStrikes: string[] = [];
    const registrable: string[] = [];
    this.put(superStrikes, registrable, charge, undefined);
    return superStrikes.length + registrable.length > 0;
  }

  private begin(companions: number): Uint8Array {
    const known = new Uint8Array(this.cells.statute.texts.size);
    this.known[companions] = known;
    return known;
  }

  private statuteOf(charge: number): string {
    return this.cells.statute.texts.textOf(this.statutes[charge]);
  }

  private companionsOf(charge: number): string {
    return this.cells.companions.texts.textOf(this.companions[charge]);
  }
}

/** One entry for each conviction. */
function put(list: string[], { printed }: OffenseAnswer): void {
  if (printed.length > 0) list.push(printed.join(' / '));
}
