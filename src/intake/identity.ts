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
  const entityOf = new Int32Array(runs.count);
  putEntities(entityOf, sources.of, names.rootOf, names.keyOf, names.meant, sources.count + 1);
  const entities = sources.count + 1 + names.keyCount;
  const joined = joinEvents(again(), runs, entityOf, entities, rank, problems);
  yield;
  const people = numberPeople(runs.count, joined);
  markUnclear(people.unclear, people.of, sources.unclear, sources.of);
  return people;
}

/** Who each run is: the root of its source, or of what its name and birth date mean; people of a key alone are numbered from `firstOfKeys` on. */
function putEntities(
  entityOf: Int32Array,
  sourceOf: Int32Array,
  rootOf: Int32Array,
  keyOf: Int32Array | undefined,
  meant: Int32Array,
  firstOfKeys: number,
): void {
  for (let run = 0; run < entityOf.length; run++) {
    const source = sourceOf[run];
    const key = source !== 0 || keyOf === undefined ? -1 : keyOf[run];
    if (source !== 0) entityOf[run] = rootOf[source];
    else if (key < 0) entityOf[run] = ALONE;
    else if (meant[key] === SEVERAL) entityOf[run] = ANYBODY;
    else entityOf[run] = meant[key] === NOBODY ? firstOfKeys + key : meant[key];
  }
}

function markUnclear(
  unclear: Uint8Array,
  personOf: Int32Array,
  unclearSources: Uint8Array,
  sourceOf: Int32Array,
): void {
  for (let run = 0; run < personOf.length; run++) {
    if (unclearSources[sourceOf[run]] === 1) unclear[personOf[run]] = 1;
  }
}

/** A record that could be of several people. */
const ANYBODY = -2;

/** An entity that is not numbered yet. */
const NO_NUMBER = -1;

/** Numbers people in the order of their first run; negative entities are a person of their own each. */
function numberPeople(runCount: number, joined: EventPeople): People {
  const of = new Int32Array(runCount);
  const numbers = new Int32Array(joined.entities).fill(NO_NUMBER);
  const unclear = new Uint8Array(runCount);
  const alone = new Uint8Array(runCount);
  const count = putPeople(of, joined.entityOf, numbers, joined.firstAlone, unclear, alone);
  for (const entity of joined.unclear) if (numbers[entity] !== NO_NUMBER) unclear[numbers[entity]] = 1;
  return { count, of, unclear: unclear.slice(0, count), alone: alone.slice(0, count) };
}

function putPeople(
  of: Int32Array,
  entityOf: Int32Array,
  numbers: Int32Array,
  firstAlone: number,
  unclear: Uint8Array,
  alone: Uint8Array,
): number {
  let count = 0;
  for (let run = 0; run < of.length; run++) {
    const entity = entityOf[run];
    const known = entity < 0 ? NO_NUMBER : numbers[entity];
    if (known !== NO_NUMBER) {
      of[run] = known;
      continue;
    }
    of[run] = count;
    if (entity >= 0) numbers[entity] = count;
    if (entity < 0 || entity >= firstAlone) alone[count] = 1;
    if (entity === ANYBODY) unclear[count] = 1;
    count++;
  }
  return count;
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
