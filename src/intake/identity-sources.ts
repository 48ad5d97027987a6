import type { PersonKeys } from './identity-keys.js';
import { type PairNumbering, pairsFor, personOrder } from './identity-pairs.js';
import type { IdentityProblem } from './identity-problem.js';
import { placesOfRuns, type RecordRuns } from './identity-runs.js';
import type { RecordTable } from './record-table.js';
import { numbersTo } from './rows-in-order.js';

/**
 * The people that the sources' own keys make, before any name is looked at. Sources 1..sidCount are one for each SID
 * (some of them nobody's), the others one for each person key of one key space (a file, or all files when the key crosses them).
 */
export interface SourcePeople {
  readonly count: number;
  readonly sidCount: number;
  /** Source of each run, or 0 when it has neither a SID nor a person key. */
  readonly of: Int32Array;
  /** Key space of each file. */
  readonly spaceOfFile: Int32Array;
  /** 1 for a source that shares its person key with another SID: index 0 is not used. */
  readonly unclear: Uint8Array;
}

/** Puts rows together by SID, and by person key within a key space; a key with two SIDs is kept apart. */
export function resolveSources(
  records: RecordTable,
  runs: RecordRuns,
  keys: PersonKeys,
  fileCount: number,
  crosses: boolean,
  rank: Int32Array,
  problems: IdentityProblem[],
): SourcePeople {
  const spaceOfFile = crosses ? new Int32Array(fileCount) : numbersTo(fileCount);
  const { file } = runs;
  const { person_id: ids, sid: sids } = runs.codes;
  const sidCount = keys.sid.length - 1;
  // Spaces come in the order of the files.
  const inOrder = crosses || personOrder(file).inOrder;
  const idKeys = pairsFor({ person: file, inOrder }, { from: 0, to: keys.personId.length }, runs.count);
  const idKeyOf = new Int32Array(runs.count);
  putIdKeys(idKeyOf, idKeys, ids, keys.personId, file, spaceOfFile);
  const sidOfKey = new Int32Array(idKeys.size);
  const conflicts = putSids(sidOfKey, idKeyOf, sids, keys.sid);
  const of = new Int32Array(runs.count);
  putSources(of, idKeyOf, sidOfKey, sids, keys.sid);
  const count = sidCount + idKeys.size;
  const unclear = new Uint8Array(count + 1);
  if (conflicts > 0) {
    const keyOf = (run: number): number | undefined =>
      idKeyOf[run] >= 0 && sidOfKey[idKeyOf[run]] === SEVERAL ? idKeyOf[run] : undefined;
    const places = placesOfRuns(records, runs, rank, keyOf);
    const sidsOf = new Map<number, Set<number>>();
    for (let run = 0; run < runs.count; run++) {
      const key = keyOf(run);
      if (key === undefined) continue;
      unclear[of[run]] = 1;
      const seen = sidsOf.get(key) ?? new Set();
      sidsOf.set(key, seen);
      if (of[run] <= sidCount) seen.add(of[run]);
    }
    for (const [key, { file, row, rows }] of places.entries) {
      const parameters = { people: sidsOf.get(key)?.size ?? 0, rows };
      problems.push({ file, row, column: 'person_id', code: 'IDENTITY_ONE_KEY_TWO_SIDS', parameters });
    }
  }
  return { count, sidCount, of, spaceOfFile, unclear };
}

const NO_KEY = -1;
/** Instead of the one SID that a key has. */
const SEVERAL = -1;

/** Numbers the filled person keys of runs, in their key spaces. */
function putIdKeys(
  keyOf: Int32Array,
  numbers: Pick<PairNumbering, 'numberOf'>,
  ids: Int32Array,
  personId: Int32Array,
  file: Int32Array,
  spaceOfFile: Int32Array,
): void {
  for (let run = 0; run < keyOf.length; run++) {
    const id = personId[ids[run]];
    keyOf[run] = id === 0 ? NO_KEY : numbers.numberOf(spaceOfFile[file[run]], id);
  }
}

/** Writes the SID that stands with each key, and says how often another stood there. */
function putSids(sidOfKey: Int32Array, keyOf: Int32Array, sids: Int32Array, numbers: Int32Array): number {
  let conflicts = 0;
  for (let run = 0; run < keyOf.length; run++) {
    const key = keyOf[run];
    const sid = numbers[sids[run]];
    if (key < 0 || sid === 0) continue;
    const known = sidOfKey[key];
    if (known === sid || known === SEVERAL) continue;
    sidOfKey[key] = known === 0 ? sid : SEVERAL;
    if (known !== 0) conflicts++;
  }
  return conflicts;
}

/** The source of each run: its SID, or that of its key, or the key; keys come after the SIDs. */
function putSources(
  of: Int32Array,
  keyOf: Int32Array,
  sidOfKey: Int32Array,
  sids: Int32Array,
  numbers: Int32Array,
): void {
  for (let run = 0; run < of.length; run++) {
    const sid = numbers[sids[run]];
    const key = keyOf[run];
    if (sid !== 0 || key < 0) of[run] = sid;
    else of[run] = sidOfKey[key] > 0 ? sidOfKey[key] : numbers.length + key;
  }
}
