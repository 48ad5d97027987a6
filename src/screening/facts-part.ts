import { codedLater, picked } from '../intake/coded-later.js';
import { PairNumbering } from '../intake/identity-pairs.js';
import {
  type ChargeKind,
  DATE_COLUMNS,
  type DatesRead,
  type FactReader,
  type ReadingTerms,
  type Timeline,
} from '../law/fact-reader.js';
import type { DateValue } from '../law/facts.js';
import type { Rulebook } from '../law/rulebook.js';
import { CHARGE_COLUMNS } from '../record/charge-cells.js';
import { ANY_DAY } from '../record/date-span.js';
import type { DateReading } from '../record/read-date.js';
import { DateReadings, DaysRead } from './date-readings.js';
import { EarlyKinds } from './early-kinds.js';
import {
  type ChargesToRead,
  type DateColumns,
  type DateValues,
  dateValues,
  type FactsPart,
  putDate,
} from './fact-columns.js';
import { KindNumbering } from './kind-numbering.js';
import { type ReadColumn, type Timelines, timelinesOf } from './timelines.js';

/** Reads the facts of charges into their columns: of all of a run, or of portions of it, which then share numbers. */
export class PartReader {
  readonly #dateFacts: readonly string[];
  readonly #readsBirths: boolean;
  readonly #whys = new Whys();
  readonly #kinds: KindNumbering;
  readonly #rules = new Rules();
  readonly #readings: Readonly<Record<keyof DatesRead, DateReadings>>;
  readonly #early: EarlyKinds | undefined;
  /** The numbers of kinds that a few cells told. */
  readonly #unheard = new Set<number>();

  /** Without `asked` all facts of every charge are read. */
  constructor(
    private readonly rulebook: Pick<Rulebook, 'facts' | 'reader'>,
    private readonly terms: ReadingTerms,
    asked?: AskedOfCharges,
  ) {
    const isAsked = (fact: string): boolean => asked === undefined || asked.facts.has(fact);
    const ofBirth = rulebook.reader.birth?.fact;
    this.#readsBirths = ofBirth !== undefined && isAsked(ofBirth);
    this.#dateFacts = rulebook.facts
      .filter((fact) => fact.kind === 'date' && fact.name !== ofBirth && isAsked(fact.name))
      .map(({ name }) => name);
    this.#kinds = new KindNumbering(rulebook, terms, (why) => this.#whys.numberOf(why));
    const { early } = rulebook.reader;
    if (early !== undefined && asked !== undefined) {
      if (rulebook.facts.some((fact) => fact.kind === 'weight'))
        throw new RangeError('weights are read of all');
      this.#early = new EarlyKinds(early, terms, asked.isKindEnough, (kind) => this.#numberOfUnheard(kind));
    }
    const days = new DaysRead();
    const readings = (): DateReadings => new DateReadings(terms, days);
    this.#readings = { offense: readings(), arrest: readings(), disposition: readings(), birth: readings() };
  }

  /** The readings of a date column, by code. */
  readingsOf(date: keyof DatesRead, { cells }: Pick<ChargesToRead, 'cells'>): readonly DateReading[] {
    return this.#readings[date].of(cells[DATE_COLUMNS[date]].texts);
  }

  #numberOfUnheard(kind: ChargeKind): number {
    const number = this.#kinds.add(kind);
    this.#unheard.add(number);
    return number;
  }

  /** Reads some charges. What is handed back grows with further ones, and its numbers stay what they are. */
  read(charges: ChargesToRead): FactsPart {
    const places = this.#early?.number(charges);
    const read = places === undefined ? charges : chargesAt(charges, places);
    const kinds = this.#kinds;
    const readColumn = (date: keyof DatesRead, { cells }: ChargesToRead): ReadColumn => ({
      codes: cells[DATE_COLUMNS[date]].codes,
      readings: this.readingsOf(date, charges),
    });
    const dates = {
      offense: readColumn('offense', read),
      arrest: readColumn('arrest', read),
      disposition: readColumn('disposition', read),
    };
    const timelines = timelinesOf(dates, this.rulebook.reader, this.terms);
    kinds.number(read, timelines);
    if (places !== undefined) putAt(charges.columns.kind, places, read.columns.kind);
    const found = this.#dates(read, timelines).map(([fact, { of, ...values }]): [string, DateColumns] => [
      fact,
      { of: places === undefined ? of : spreadOut(of, places, charges.columns.kind.length), ...values },
    ]);
    return {
      kinds: kinds.kinds,
      unheard: this.#unheard,
      weights: kinds.weights,
      dates: new Map([...found, ...(this.#readsBirths ? this.#births(readColumn('birth', charges)) : [])]),
      whys: this.#whys.texts,
    };
  }

  /** The date facts of charges: found once for each timeline and rule for dates. Number 0 is that of charges not read. */
  #dates({ columns }: ChargesToRead, { of: timelineOf, timelines }: Timelines): [string, DateColumns][] {
    const rules = this.#rules;
    rules.add(this.#kinds.kinds);
    const pairs = new PairNumbering(timelines.length);
    const of = new Int32Array(timelineOf.length);
    numberPairs(of, pairs, timelineOf, rules.of, columns.kind);
    const found = this.#dateFacts.map((fact): [string, DateColumns] => [
      fact,
      { of, ...dateValues(pairs.size + 1) },
    ]);
    for (const [fact, values] of found) {
      putDate(values, 0, NOT_READ, 0);
      const dateOf = this.rulebook.reader.dates[fact];
      this.#put(values, dateOf, pairs.size, pairs.first, pairs.second, rules.kinds, timelines);
    }
    return found;
  }

  #put(
    values: DateValues,
    dateOf: FactReader['dates'][string],
    size: number,
    first: Int32Array,
    second: Int32Array,
    kinds: readonly ChargeKind[],
    timelines: readonly Timeline[],
  ): void {
    for (let pair = 0; pair < size; pair++) {
      this.#putOne(values, pair + 1, dateOf(kinds[second[pair]], timelines[first[pair]]));
    }
  }

  #putOne(to: DateValues, at: number, value: DateValue): void {
    putDate(to, at, value, this.#whys.numberOf(value.why));
  }

  /** The fact that is read from the birth date alone, where the law has one. */
  #births({ codes, readings }: ReadColumn): [string, DateColumns][] {
    const { birth } = this.rulebook.reader;
    if (birth === undefined) return [];
    const values = dateValues(readings.length);
    this.#putBirths(values, readings, birth.read);
    return [[birth.fact, { of: codes, ...values }]];
  }

  #putBirths(
    to: DateValues,
    readings: readonly DateReading[],
    read: (reading: DateReading) => DateValue,
  ): void {
    for (let code = 0; code < readings.length; code++) this.#putOne(to, code, read(readings[code]));
  }
}

/** What a run asks of its charges: the facts by their names, and whether of a charge its kind alone. */
export interface AskedOfCharges {
  readonly facts: ReadonlySet<string>;
  readonly isKindEnough: (kind: ChargeKind) => boolean;
}

/** The date of a charge of which it was not read: any day. */
const NOT_READ: DateValue = { kind: 'date', span: ANY_DAY, strict: ANY_DAY, support: 0, why: '' };

/** Some of the charges, with columns of their own. */
function chargesAt({ cells }: ChargesToRead, places: Int32Array): ChargesToRead {
  const some = CHARGE_COLUMNS.map((name) => {
    const column = cells[name];
    return [name, codedLater(() => picked(column.codes, places), column.texts)];
  });
  return { cells: Object.fromEntries(some), columns: { kind: new Int32Array(places.length), weights: {} } };
}

function putAt(to: Int32Array, places: Int32Array, values: Int32Array): void {
  for (let at = 0; at < places.length; at++) to[places[at]] = values[at];
}

/** Numbers at their places among `count`, 0 elsewhere. */
function spreadOut(numbers: Int32Array, places: Int32Array, count: number): Int32Array {
  const all = new Int32Array(count);
  putAt(all, places, numbers);
  return all;
}

/** From 1: the number of each charge's timeline together with the rule for dates of its kind. */
function numberPairs(
  of: Int32Array,
  pairs: PairNumbering,
  timelineOf: Int32Array,
  ruleOf: Int32Array,
  kind: Int32Array,
): void {
  for (let charge = 0; charge < of.length; charge++) {
    of[charge] = pairs.numberOf(timelineOf[charge], ruleOf[kind[charge]]) + 1;
  }
}

/** The rules for dates that kinds have: the number of each kind's, and of each rule the first kind. */
class Rules {
  /** Longer than the kinds are many. */
  of = new Int32Array(1024);
  readonly kinds: ChargeKind[] = [];
  readonly #numbers = new Map<string, number>();
  #count = 0;

  /** Adds the kinds behind those of before. */
  add(kinds: readonly ChargeKind[]): void {
    if (kinds.length > this.of.length) {
      const longer = new Int32Array(2 * kinds.length);
      longer.set(this.of);
      this.of = longer;
    }
    for (; this.#count < kinds.length; this.#count++) {
      this.of[this.#count] = this.#numberOf(kinds[this.#count]);
    }
  }

  #numberOf(kind: ChargeKind): number {
    const known = this.#numbers.get(kind.dateRule);
    if (known !== undefined) return known;
    this.#numbers.set(kind.dateRule, this.kinds.length);
    return this.kinds.push(kind) - 1;
  }
}

/** Numbers texts in order of appearance; the empty text is 0. */
class Whys {
  readonly texts = [''];
  readonly #numbers = new Map([['', 0]]);

  numberOf(why: string): number {
    if (why === '') return 0;
    const known = this.#numbers.get(why);
    if (known !== undefined) return known;
    const number = this.texts.push(why) - 1;
    this.#numbers.set(why, number);
    return number;
  }
}
