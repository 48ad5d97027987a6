import type { PeopleOfRun } from '../intake/identity.js';
import type { UnhashedIntake } from '../intake/intake-result.js';
import { type Portion, peopleOfPortion, recordsOfPortion } from '../intake/portions.js';
import type { FoundFacts } from './found-facts/found-fact.js';
import type { PortionTask } from './portion-data.js';

/** What is handed over to be decided: of a run what was read, who is who, and what was found. */
export interface Undecided {
  readonly intake: UnhashedIntake;
  readonly people: PeopleOfRun;
  readonly found: FoundFacts;
}

interface Place {
  readonly file: number;
  readonly row: number;
}

/**
 * The portions of a run as tasks, made one by one. Whatever is said of a row goes with the portion in whose stretch of
 * the files the row stands: the stretch begins with the first record of the portion and ends before that of the next;
 * the first begins with the first file, the last ends with the last.
 */
export function* portionTasks(
  { intake, people, found }: Undecided,
  portions: readonly Portion[],
): Generator<PortionTask> {
  const { store, files } = intake;
  const placeOf = (record: number): Place => {
    const { file, row } = store.table(record, record + 1);
    return { file: file[0], row: row[0] };
  };
  const fileOf = new Map(files.map(({ name }, at) => [name, at]));
  const rejected = new ByPlace(intake.rejected);
  const problems = new ByPlace([...intake.problems, ...people.problems].sort(inPlaceOrder));
  const placed = found
    .map((fact) => ({ fact, file: fileOf.get(fact.sourceFile) ?? 0, row: fact.sourceRow }))
    .sort(inPlaceOrder);
  const facts = new ByPlace(placed);
  const factsOf = (guests: Int32Array): typeof placed => {
    const places = new Set(
      placed.length === 0 ? [] : Array.from(guests, (guest) => keyOfPlace(placeOf(guest))),
    );
    return placed.filter((one) => places.has(keyOfPlace(one)));
  };
  for (const [at, portion] of portions.entries()) {
    const end = at + 1 < portions.length ? placeOf(portion.to) : undefined;
    yield {
      records: store.table(portion.from, portion.to, portion.guests),
      home: recordsOfPortion(portion),
      people: peopleOfPortion(people, portion),
      rejected: rejected.before(end),
      problems: problems.before(end),
      found: [...facts.before(end), ...factsOf(portion.guests)].map(({ fact }) => fact),
    };
  }
}

const keyOfPlace = ({ file, row }: Place): string => `${file} ${row}`;

const inPlaceOrder = (a: Place, b: Place): number => a.file - b.file || a.row - b.row;

/** Things in the order of their places, taken from the front. */
class ByPlace<T extends Place> {
  #next = 0;

  constructor(private readonly things: readonly T[]) {}

  /** Those that were not taken yet and stand before a place; all of them where none is named. */
  before(end: Place | undefined): T[] {
    const from = this.#next;
    while (
      this.#next < this.things.length &&
      (end === undefined || inPlaceOrder(this.things[this.#next], end) < 0)
    ) {
      this.#next++;
    }
    return this.things.slice(from, this.#next);
  }
}
