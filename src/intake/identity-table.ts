import { hash } from 'node:crypto';
import { CHARGE_COLUMNS } from '../record/charge-cells.js';
import { type Day, printDay } from '../record/day.js';
import { cellCodes } from './cell-codes.js';
import { type HistoryState, type PersonTable, REJECTED_ROW } from './charge-table.js';
import { compareContent, contentHashes, type RecordBytes } from './identity-content.js';
import { NO_DAY, type PersonKeys } from './identity-keys.js';
import type { IdentityProblem } from './identity-problem.js';
import { placesOfRuns, type RecordRuns } from './identity-runs.js';
import type { RecordTable } from './record-table.js';
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
  const history = Array.from({ length: people.count }, (_, person): HistoryState => {
    if (people.unclear[person] === 1) return 'one key stands for two people';
    if (people.alone[person] === 1) return 'a name alone identifies nobody';
    return missed.has(person) ? REJECTED_ROW : 'known';
  });
  const birthDate = birthDates(again(), runs, keys, people, rank, problems);
  yield;
  const naming = namingCells(records, runs, keys, people, rank);
  yield;
  const id = yield* namingPeople(again(), runs, keys, people, naming, fileNames, rank, recordBytes);
  return { count: people.count, id, history, birthDate };
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
  let several = false;
  for (let run = 0; run < runs.count; run++) {
    const read = keys.birthDay[codes[run]];
    const person = people.of[run];
    if (read === NO_DAY || day[person] === read) continue;
    several ||= day[person] !== NO_DAY;
    day[person] = day[person] === NO_DAY ? read : SEVERAL_DAYS;
  }
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
  const printed = new Map<number, string>([
    [NO_DAY, ''],
    [SEVERAL_DAYS, ''],
  ]);
  return Array.from(day, (read) => {
    let text = printed.get(read);
    if (text === undefined) {
      text = printDay(read as Day);
      printed.set(read, text);
    }
    return text;
  });
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
  const { person_id: ids, sid: sids } = runs.codes;
  const isLess = (texts: typeof sid.texts, a: number, b: number): boolean =>
    Buffer.compare(texts.bytesOf(a), texts.bytesOf(b)) < 0;
  for (let run = 0; run < runs.count; run++) {
    const person = people.of[run];
    if (first[person] < 0) first[person] = run;
    const id = keys.personId[ids[run]];
    if (id !== 0) {
      const had = idCode[person];
      const file = runs.file[run];
      if (had === 0 || (had !== id && isLess(person_id.texts, id, had))) {
        idCode[person] = id;
        idFile[person] = file;
      } else if (had === id && rank[file] < rank[idFile[person]]) idFile[person] = file;
    }
    const sidText = sids[run];
    if (keys.sid[sidText] === 0 || sidText === sidCode[person]) continue;
    if (sidCode[person] === 0 || isLess(sid.texts, sidText, sidCode[person])) sidCode[person] = sidText;
  }
  return { idCode, idFile, sidCode, first };
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
  const { person_id, sid } = records.cells;
  const sample = firstRun.map((run) => runs.from[run]);
  const isNobody = (person: number): boolean =>
    idCode[person] === 0 && sidCode[person] === 0 && people.alone[person] === 1;
  const hashes = yield* contentHashes(
    records,
    sample.filter((_, person) => isNobody(person)),
  );
  let hashed = 0;
  const ids: string[] = new Array(people.count);
  const byId = new Map<string, number>();
  const clashes = new Map<string, number[]>();
  for (let person = 0; person < people.count; person++) {
    let id: string;
    if (idCode[person] !== 0) id = person_id.texts.textOf(idCode[person]);
    else if (sidCode[person] !== 0) id = sid.texts.textOf(sidCode[person]);
    else if (people.alone[person] === 1) id = `ROW-${hashes[hashed++].slice(0, 12)}`;
    else {
      const run = firstRun[person];
      const name = keys.nameTexts[keys.name[runs.codes.name[run]]];
      const day = printDay(keys.birthDay[runs.codes.birth_date[run]] as Day);
      id = `NB-${hash('sha256', `${name}\u001f${day}`, 'hex').slice(0, 10)}`;
    }
    ids[person] = id;
    const other = byId.get(id);
    if (other === undefined) {
      byId.set(id, person);
      continue;
    }
    const clash = clashes.get(id) ?? [other];
    clash.push(person);
    clashes.set(id, clash);
  }
  if (clashes.size === 0) return ids;

  const clashing = Int32Array.from([...clashes.values()].flat(), (person) => sample[person]).sort();
  const cells = cellCodes(records, CHARGE_COLUMNS, clashing);
  const content = compareContent(records, rank, recordBytes, cells);
  const taken = new Set(ids);
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
        if (taken.has(text)) continue;
        ids[person] = text;
        taken.add(text);
        break;
      }
    });
  }
  return ids;
}
