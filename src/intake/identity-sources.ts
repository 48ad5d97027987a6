import type { PersonKeys } from './identity-keys.js';
import { PairNumbering } from './identity-pairs.js';
import type { IdentityProblem } from './identity-problem.js';
import { placesOfRuns, type RecordRuns } from './identity-runs.js';
import type { RecordTable } from './record-table.js';

/**
 * The people that the sources' own keys make, before any name is looked at. Sources 1..sidCount are one for each SID,
 * the others one for each person key of one key space (a file, or all files when the key crosses them).
 */
export interface SourcePeople {
  readonly count: number;
  readonly sidCount: number;
  /** Source of each run, or 0 when it has neither a SID nor a person key. */
  readonly of: Int32Array;
  /** Key space of each file. */
  readonly spaceOfFile: Int32Array;
  readonly spaceCount: number;
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
  const spaceOfFile = Int32Array.from({ length: fileCount }, (_, file) => (crosses ? 0 : file));
  const { file } = runs;
  const { person_id: ids, sid: sids } = runs.codes;
  const sidCount = keys.sidTexts.length - 1;
  const idKeys = new PairNumbering(keys.personId.length);
  const of = new Int32Array(runs.count);
  const idKeyOf = new Int32Array(runs.count);
  const sidOfKey: number[] = [];
  const SEVERAL = -1;
  let conflicts = 0;
  for (let run = 0; run < runs.count; run++) {
    const id = keys.personId[ids[run]];
    const sidNumber = keys.sid[sids[run]];
    of[run] = sidNumber;
    idKeyOf[run] = -1;
    if (id === 0) continue;
    const key = idKeys.numberOf(id, spaceOfFile[file[run]]);
    idKeyOf[run] = key;
    if (key === sidOfKey.length) sidOfKey.push(0);
    const known = sidOfKey[key];
    if (sidNumber === 0 || known === sidNumber || known === SEVERAL) continue;
    sidOfKey[key] = known === 0 ? sidNumber : SEVERAL;
    if (known !== 0) conflicts++;
  }
  for (let run = 0; run < runs.count; run++) {
    const key = idKeyOf[run];
    if (of[run] !== 0 || key < 0) continue;
    of[run] = sidOfKey[key] > 0 ? sidOfKey[key] : sidCount + 1 + key;
  }
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
  return { count, sidCount, of, spaceOfFile, spaceCount: crosses ? 1 : fileCount, unclear };
}
