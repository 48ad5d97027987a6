import type { ChargeColumn } from '../record/charge-cells.js';
import type { Day } from '../record/day.js';
import type { PersonTable } from './charge-table.js';
import type { RecordBytes } from './identity-content.js';
import { ALONE, type EventPeople, joinEvents } from './identity-events.js';
import { type PersonKeys, readingPersonKeys } from './identity-keys.js';
import { joinByName, NOBODY, namesUnasked, SEVERAL } from './identity-names.js';
import { fileRanks, type IdentityProblem, sortProblems } from './identity-problem.js';
import { peopleWithRejectedRows } from './identity-rejected.js';
import { findingRuns, placesOfRuns, type RecordRuns, spreadOver } from './identity-runs.js';
import { resolveSources } from './identity-sources.js';
import { makingPersonTable, type People } from './identity-table.js';
import type { RecordTable } from './record-table.js';
import type { RejectedRecord } from './row-problem.js';
import { allAtOnce, type Steps } from './steps.js';

export interface IdentityOptions {
  /** Birth dates are read as of this day. */
  readonly asOf: Day;
  /** Whether one person key in two files means one person. */
  readonly personKeyCrossesFiles: boolean;
  /** Rows without any key are never known by name and birth date. */
  readonly neverByName?: boolean;
  /** Base name of each file, by its index. */
  readonly fileNames: readonly string[];
  /** What was rejected; where it is known whose row it was, that person's history is not whole. */
  readonly rejected?: readonly Pick<RejectedRecord, 'file' | 'personKey'>[];
  /** Tells records apart whose cells are equal; asked for groups of equals only. */
  readonly recordBytes?: RecordBytes;
}

/** Who is who in a run. */
export interface PeopleOfRun {
  /** Person of each record. */
  readonly person: Int32Array;
  readonly persons: PersonTable;
  readonly problems: readonly IdentityProblem[];
}

export interface ResolvedPeople extends PeopleOfRun {
  /** What the identifying cells mean, by their codes. */
  readonly keys: PersonKeys;
  /** Records that follow one another and are of one person, and who that is. */
  readonly runs: RecordRuns;
  readonly personOfRun: Int32Array;
}

/** The same at once. */
export const resolvePeople = (records: RecordTable, options: IdentityOptions): ResolvedPeople =>
  allAtOnce(resolvingPeople(records, options));

/**
 * Who is who, found step by step, so that a long list can be left in between. Rows with one SID are one person everywhere; rows with one person key are one person within a file, and
 * across files if the key crosses them. Without SID, people of different files and rows without any key join by
 * normalised name with a full birth date, if it can mean one person only. Whoever cannot be told from another has an
 * unknown history. The order of files and rows changes nothing but the numbering, which follows the records.
 *
 * What is asked of rows is asked of runs of rows that say the same of whose they are. Each step reads the columns it
 * needs and forgets them: of a long list no more is held than one step takes.
 */
export function* resolvingPeople(records: RecordTable, options: IdentityOptions): Steps<ResolvedPeople> {
  const { asOf, personKeyCrossesFiles, fileNames, rejected = [], recordBytes } = options;
  const namesAsked = options.neverByName !== true;
  const again = (): RecordTable => records.again?.() ?? records;
  const rank = fileRanks(fileNames);
  const problems: IdentityProblem[] = [];
  const keys = yield* readingPersonKeys(records, asOf, namesAsked);
  yield;
  const runs = yield* findingRuns(
    records,
    keys,
    (column) => column !== 'name' || namesAsked || keys.placeholders.name.includes(1),
  );
  yield;
  for (const column of ['person_id', 'sid', 'name'] as const) {
    reportPlaceholders(again(), runs, column, keys.placeholders[column], rank, problems);
  }
  yield;
  const people = yield* joiningRuns(again, runs, keys, options, rank, problems);
  yield;
  const missed = peopleWithRejectedRows(again(), runs, keys, people, rejected, personKeyCrossesFiles);
  yield;
  const persons = yield* makingPersonTable(
    records,
    runs,
    keys,
    people,
    missed,
    fileNames,
    rank,
    problems,
    recordBytes,
  );
  yield;
  const person = spreadOver(runs, people.of);
  return { person, persons, problems: sortProblems(problems, rank), keys, runs, personOfRun: people.of };
}

/** Which runs are of one person, step by step; `again` gives the records in a table that has read nothing yet. */
function* joiningRuns(
  again: () => RecordTable,
  runs: RecordRuns,
  keys: PersonKeys,
  { personKeyCrossesFiles, fileNames, neverByName }: IdentityOptions,
  rank: Int32Array,
  problems: IdentityProblem[],
): Steps<People> {
  const sources = resolveSources(
    again(),
    runs,
    keys,
    fileNames.length,
    personKeyCrossesFiles,
    rank,
    problems,
  );
  yield;
  const names =
    neverByName === true ? namesUnasked(sources) : joinByName(again(), runs, keys, sources, rank, problems);
  yield;
  const entityOf = (run: number): number => {
    const source = sources.of[run];
    if (source !== 0) return names.rootOf[source];
    const key = names.keyOf?.[run] ?? -1;
    if (key < 0) return ALONE;
    if (names.meant[key] === SEVERAL) return ANYBODY;
    return names.meant[key] === NOBODY ? sources.count + 1 + key : names.meant[key];
  };
  const entities = sources.count + 1 + names.keyCount;
  const joined = joinEvents(again(), runs, entityOf, entities, rank, problems);
  yield;
  const people = numberPeople(runs.count, joined);
  for (let run = 0; run < runs.count; run++) {
    if (sources.unclear[sources.of[run]] === 1) people.unclear[people.of[run]] = 1;
  }
  return people;
}

/** A record that could be of several people. */
const ANYBODY = -2;

/** An entity that is not numbered yet. */
const NO_NUMBER = -1;

/** Numbers people in the order of their first run; negative entities are a person of their own each. */
function numberPeople(runCount: number, joined: EventPeople): People {
  const { entityOf, entities, firstAlone, unclear: unclearEntities } = joined;
  const of = new Int32Array(runCount);
  const numbers = new Int32Array(entities).fill(NO_NUMBER);
  const unclear = new Uint8Array(runCount);
  const alone = new Uint8Array(runCount);
  let count = 0;
  for (let run = 0; run < runCount; run++) {
    const entity = entityOf(run);
    const known = entity < 0 ? NO_NUMBER : numbers[entity];
    const person = known === NO_NUMBER ? count++ : known;
    of[run] = person;
    if (entity < 0) {
      alone[person] = 1;
      if (entity === ANYBODY) unclear[person] = 1;
    } else if (known === NO_NUMBER) {
      numbers[entity] = person;
      if (entity >= firstAlone) alone[person] = 1;
      if (unclearEntities.has(entity)) unclear[person] = 1;
    }
  }
  return { count, of, unclear: unclear.slice(0, count), alone: alone.slice(0, count) };
}

function reportPlaceholders(
  records: RecordTable,
  runs: RecordRuns,
  column: Extract<ChargeColumn, 'person_id' | 'sid' | 'name'>,
  placeholders: Uint8Array,
  rank: Int32Array,
  problems: IdentityProblem[],
): void {
  if (!placeholders.includes(1)) return;
  const codes = runs.codes[column];
  const places = placesOfRuns(records, runs, rank, (run) =>
    placeholders[codes[run]] === 1 ? runs.file[run] : undefined,
  );
  for (const { file, row, rows } of places.entries.values()) {
    problems.push({ file, row, column, code: 'IDENTITY_PLACEHOLDER', parameters: { rows } });
  }
}
