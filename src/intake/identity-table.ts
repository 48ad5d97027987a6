import { hash } from 'node:crypto';
import { CHARGE_COLUMNS } from '../record/charge-cells.js';
import { type Day, printDay } from '../record/day.js';
import { cellCodes } from './cell-codes.js';
import { type HistoryState, type PersonTable, REJECTED_ROW } from './charge-table.js';
import { picked } from './coded-later.js';
import { compareContent, contentHashes, type RecordBytes } from './identity-content.js';
import { IdsOfPeople } from './identity-ids.js';
import { NO_DAY, type PersonKeys } from './identity-keys.js';
import type { IdentityProblem } from './identity-problem.js';
import { placesOfRuns, type RecordRuns } from './identity-runs.js';
import { normaliseName } from './identity-text.js';
import type { RecordTable, TextTable } from './record-table.js';
import type { Steps } from './steps.js';

/** Every run's person, and what is known of the people so far. */
export interface People {
  readonly count: number;
  readonly of: Int32Array;
  /** 1 for each person whose key or name could mean someone else too. */
  readonly unclear: Uint8Array;
  /** 1 for each person who is one row that nothing joins to any other. */
  readonly alone: Uint8Array;
}

const SEVERAL_DAYS = NO_DAY - 1;

/** The table of people: what they are called, their birth date, and whether their history can be told; `missed` are those of whom a row was rejected. */
export function* makingPersonTable(
  records: RecordTable,
  runs: RecordRuns,
  keys: PersonKeys,
  people: People,
  missed: ReadonlySet<number>,
  fileNames: readonly string[],
  rank: Int32Array,
  problems: IdentityProblem[],
  recordBytes?: RecordBytes,
): Steps<PersonTable> {
  const again = (): RecordTable => records.again?.() ?? records;
  const history = historyStates(people, missed);
  const birthDate = birthDates(again(), runs, keys, people, rank, problems);
  yield;
  const naming = namingCells(records, runs, keys, people, rank);
  yield;
  const id = yield* namingPeople(again(), runs, keys, people, naming, fileNames, rank, recordBytes);
  return { count: people.count, id, history, birthDate };
}

function historyStates(people: People, missed: ReadonlySet<number>): HistoryState[] {
  const states = new Array<HistoryState>(people.count).fill('known');
  for (const person of missed) states[person] = REJECTED_ROW;
  putStates(states, people.unclear, people.alone);
  return states;
}

function putStates(states: HistoryState[], unclear: Uint8Array, alone: Uint8Array): void {
  for (let person = 0; person < states.length; person++) {
    if (unclear[person] === 1) states[person] = 'one key stands for two people';
    else if (alone[person] === 1) states[person] = 'a name alone identifies nobody';
  }
}

function birthDates(
  records: RecordTable,
  runs: RecordRuns,
  keys: PersonKeys,
  people: People,
  rank: Int32Array,
  problems: IdentityProblem[],
): string[] {
  const day = new Int32Array(people.count).fill(NO_DAY);
  const codes = runs.codes.birth_date;
  const several = putBirthDays(day, people.of, codes, keys.birthDay);
  if (several) {
    const isOneOf = (run: number): boolean =>
      day[people.of[run]] === SEVERAL_DAYS && keys.birthDay[codes[run]] !== NO_DAY;
    const places = placesOfRuns(records, runs, rank, (run) => (isOneOf(run) ? people.of[run] : undefined));
    const dates = new Map<number, Set<number>>();
    for (let run = 0; run < runs.count; run++) {
      const person = people.of[run];
      if (!isOneOf(run)) continue;
      const seen = dates.get(person) ?? new Set();
      dates.set(person, seen.add(keys.birthDay[codes[run]]));
    }
    for (const [person, { file, row, rows }] of places.entries) {
      const parameters = { dates: dates.get(person)?.size ?? 0, rows };
      problems.push({ file, row, column: 'birth_date', code: 'IDENTITY_TWO_BIRTH_DATES', parameters });
    }
  }
  return printedDays(day);
}

/** Writes the birth day of each person, or `SEVERAL_DAYS`, and says whether anybody has several. */
function putBirthDays(
  dayOf: Int32Array,
  personOf: Int32Array,
  codes: Int32Array,
  birthDay: Int32Array,
): boolean {
  let several = false;
  for (let run = 0; run < personOf.length; run++) {
    const read = birthDay[codes[run]];
    const person = personOf[run];
    const known = dayOf[person];
    if (read === NO_DAY || known === read) continue;
    if (known !== NO_DAY) several = true;
    dayOf[person] = known === NO_DAY ? read : SEVERAL_DAYS;
  }
  return several;
}

/** Days as texts, one for equal days; what is no day is empty. */
function printedDays(days: Int32Array): string[] {
  const texts = new Array<string>(days.length).fill('');
  const printed = new Map<number, string>([
    [NO_DAY, ''],
    [SEVERAL_DAYS, ''],
  ]);
  putPrinted(texts, days, printed);
  return texts;
}

function putPrinted(texts: string[], days: Int32Array, printed: Map<number, string>): void {
  for (let at = 0; at < texts.length; at++) {
    let text = printed.get(days[at]);
    if (text === undefined) {
      text = printDay(days[at] as Day);
      printed.set(days[at], text);
    }
    texts[at] = text;
  }
}

/** What a person is called by: codes of cells, the file of the key, and the first run. */
interface NamingCells {
  readonly idCode: Int32Array;
  readonly idFile: Int32Array;
  readonly sidCode: Int32Array;
  readonly first: Int32Array;
}

/** The smallest filled person key and SID of each person by code point, and where the key stands. */
function namingCells(
  records: RecordTable,
  runs: RecordRuns,
  keys: PersonKeys,
  people: People,
  rank: Int32Array,
): NamingCells {
  const idCode = new Int32Array(people.count);
  const idFile = new Int32Array(people.count);
  const sidCode = new Int32Array(people.count);
  const first = new Int32Array(people.count).fill(-1);
  const { person_id, sid } = records.cells;
  const codes = runs.codes;
  putFirst(first, people.of);
  putIds(idCode, idFile, people.of, codes.person_id, keys.personId, runs.file, rank, person_id.texts);
  putSids(sidCode, people.of, codes.sid, keys.sid, sid.texts);
  return { idCode, idFile, sidCode, first };
}

const isLess = (texts: TextTable, a: number, b: number): boolean =>
  Buffer.compare(texts.bytesOf(a), texts.bytesOf(b)) < 0;

function putFirst(first: Int32Array, personOf: Int32Array): void {
  for (let run = 0; run < personOf.length; run++) if (first[personOf[run]] < 0) first[personOf[run]] = run;
}

function putIds(
  idCode: Int32Array,
  idFile: Int32Array,
  personOf: Int32Array,
  ids: Int32Array,
  personId: Int32Array,
  fileOf: Int32Array,
  rank: Int32Array,
  texts: TextTable,
): void {
  for (let run = 0; run < personOf.length; run++) {
    const person = personOf[run];
    const id = personId[ids[run]];
    if (id === 0) continue;
    const had = idCode[person];
    const file = fileOf[run];
    if (had === 0 || (had !== id && isLess(texts, id, had))) {
      idCode[person] = id;
      idFile[person] = file;
    } else if (had === id && rank[file] < rank[idFile[person]]) idFile[person] = file;
  }
}

function putSids(
  sidCode: Int32Array,
  personOf: Int32Array,
  sids: Int32Array,
  numbers: Int32Array,
  texts: TextTable,
): void {
  for (let run = 0; run < personOf.length; run++) {
    const sid = sids[run];
    const had = sidCode[personOf[run]];
    if (numbers[sid] === 0 || sid === had) continue;
    if (had === 0 || isLess(texts, sid, had)) sidCode[personOf[run]] = sid;
  }
}

function* namingPeople(
  records: RecordTable,
  runs: RecordRuns,
  keys: PersonKeys,
  people: People,
  { idCode, idFile, sidCode, first: firstRun }: NamingCells,
  fileNames: readonly string[],
  rank: Int32Array,
  recordBytes?: RecordBytes,
): Steps<string[]> {
  const { person_id, sid, name } = records.cells;
  const sample = picked(runs.from, firstRun);
  // A person has the text of one column.
  const bySid = codesWhere(sidCode, idCode);
  const keyless = peopleWithout(idCode, sidCode);
  const nobodies = keyless.filter((person) => people.alone[person] === 1);
  const hashes = yield* contentHashes(records, picked(sample, nobodies));
  const named = new IdsOfPeople(people.count);
  named.putCodes(idCode, person_id.texts);
  named.putCodes(bySid, sid.texts);
  for (let at = 0; at < nobodies.length; at++) named.put(nobodies[at], `ROW-${hashes[at].slice(0, 12)}`);
  for (const person of keyless) {
    if (people.alone[person] === 1) continue;
    const run = firstRun[person];
    const text = normaliseName(name.texts.textOf(runs.codes.name[run]));
    const day = printDay(keys.birthDay[runs.codes.birth_date[run]] as Day);
    named.put(person, `NB-${hash('sha256', `${text}\u001f${day}`, 'hex').slice(0, 10)}`);
  }
  yield;
  const clashes = named.clashes();
  if (clashes.size === 0) return named.texts;
  const ids = named.texts.slice();

  const clashing = Int32Array.from([...clashes.values()].flat(), (person) => sample[person]).sort();
  const cells = cellCodes(records, CHARGE_COLUMNS, clashing);
  const content = compareContent(records, rank, recordBytes, cells);
  const taken = new Set<string>();
  for (const id of [...clashes.keys()].sort()) {
    const clash = clashes.get(id) ?? [];
    for (const person of clash) {
      if (sidCode[person] !== 0) ids[person] = `${id}/${sid.texts.textOf(sidCode[person])}`;
      else if (idCode[person] !== 0) ids[person] = `${id}@${fileNames[idFile[person]]}`;
    }
    // What still prints alike (equal rows of nobody, or a key that looks like one of ours) is counted through.
    clash.sort((a, b) => (ids[a] < ids[b] ? -1 : ids[a] > ids[b] ? 1 : content(sample[a], sample[b])));
    clash.forEach((person, at) => {
      const first = at === 0 && ids[person] === id;
      for (let n = 2, text = ids[person]; !first; text = `${ids[person]}-${n++}`) {
        if (named.has(text) || taken.has(text)) continue;
        ids[person] = text;
        taken.add(text);
        break;
      }
    });
  }
  return ids;
}

/** Each code of a person who has none of another kind, and 0. */
function codesWhere(codes: Int32Array, others: Int32Array): Int32Array {
  const own = new Int32Array(codes.length);
  for (let at = 0; at < own.length; at++) own[at] = others[at] === 0 ? codes[at] : 0;
  return own;
}

/** The people who have neither code. */
function peopleWithout(codes: Int32Array, others: Int32Array): Int32Array {
  const without: number[] = [];
  for (let at = 0; at < codes.length; at++) if (codes[at] === 0 && others[at] === 0) without.push(at);
  return Int32Array.from(without);
}
