import { grown } from './growing.js';
import type { PersonKeys } from './identity-keys.js';
import { nameKeys } from './identity-name-keys.js';
import { type Lists, listsBy, PairNumbering } from './identity-pairs.js';
import type { IdentityProblem } from './identity-problem.js';
import { placesOfRuns, type RecordRuns } from './identity-runs.js';
import type { SourcePeople } from './identity-sources.js';
import type { RecordTable } from './record-table.js';
import { numbersTo } from './rows-in-order.js';

/** What names with a full birth date say about the sources of a run. */
export interface NameJoins {
  /** Number of each run's normalised name and full birth date, or -1; not there when names are not asked. */
  readonly keyOf?: Int32Array;
  readonly keyCount: number;
  /** Each source's first fellow: sources with the same one are one person. */
  readonly rootOf: Int32Array;
  /** What a row that has nothing but the key is: the root it belongs to, or one of NOBODY and SEVERAL. */
  readonly meant: Int32Array;
}

/** No source carries the key: its rows are a person of their own. */
export const NOBODY = 0;
/** More than one person carries the key: its rows belong to nobody we can name. */
export const SEVERAL = -1;

interface Carriers {
  readonly people: SourcePeople;
  /** Spaces by source, and whether the source has a person key there. */
  readonly bySource: Lists;
  readonly spaces: PairNumbering;
  readonly keyed: Uint8Array;
}

/**
 * Joins sources of different key spaces, and rows without any key, by normalised name with full birth date. A key
 * that could mean several people joins nobody; those it could have meant become unclear, and a problem is reported.
 */
export function joinByName(
  records: RecordTable,
  runs: RecordRuns,
  keys: PersonKeys,
  people: SourcePeople,
  rank: Int32Array,
  problems: IdentityProblem[],
): NameJoins {
  const names = nameKeys(runs, keys, people.of, people.count + 1);
  const sourcesOf = (key: number): number[] =>
    Array.from(names.sources.subarray(names.from[key], names.from[key + 1]));
  const shared = sharedKeys(names.from, names.count);
  const carriers = carriersOf(runs, keys, people, shared.flatMap(sourcesOf));

  const rootOf = numbersTo(people.count + 1);
  const joined: number[] = [];
  const contested = new Set<number>();
  for (const key of shared) {
    const sources = sourcesOf(key);
    if (areToldApart(carriers, sources)) continue;
    if (canBeOne(carriers, sources)) {
      for (const source of sources) join(rootOf, sources[0], source);
      joined.push(key);
    } else contested.add(key);
  }
  dissolveImpossible(carriers, rootOf, joined, sourcesOf, contested);

  const meant = new Int32Array(names.count);
  putMeant(meant, names.from, names.sources, rootOf);
  const wanted = new Uint8Array(names.count);
  putWanted(wanted, names.keyOf, people.of);
  for (const key of shared) if (meant[key] === SEVERAL && wanted[key] === 1) contested.add(key);
  for (const key of contested) for (const source of sourcesOf(key)) people.unclear[source] = 1;
  report(records, runs, people, names.keyOf, contested, sourcesOf, rank, problems);
  return { keyOf: names.keyOf, keyCount: names.count, rootOf, meant };
}

/** The keys that more than one source carries. */
function sharedKeys(from: Int32Array, count: number): number[] {
  const shared: number[] = [];
  for (let key = 0; key < count; key++) if (from[key + 1] - from[key] > 1) shared.push(key);
  return shared;
}

/** Writes the root of the sources of each key, or what it is if there are none, or several. */
function putMeant(meant: Int32Array, from: Int32Array, sources: Int32Array, rootOf: Int32Array): void {
  for (let key = 0; key < meant.length; key++) {
    const end = from[key + 1];
    let root = NOBODY;
    for (let at = from[key]; at < end; at++) {
      const own = rootOf[sources[at]];
      root = root === NOBODY || root === own ? own : SEVERAL;
    }
    meant[key] = root;
  }
}

/** Marks the keys of runs that have nothing else. */
function putWanted(wanted: Uint8Array, keyOf: Int32Array, sourceOf: Int32Array): void {
  for (let run = 0; run < keyOf.length; run++) {
    if (sourceOf[run] === 0 && keyOf[run] >= 0) wanted[keyOf[run]] = 1;
  }
}

/** What names say when they are not asked: nothing. */
export const namesUnasked = (people: SourcePeople): NameJoins => ({
  keyCount: 0,
  rootOf: numbersTo(people.count + 1),
  meant: new Int32Array(0),
});

/** In which spaces some sources are. */
function carriersOf(
  runs: RecordRuns,
  keys: PersonKeys,
  people: SourcePeople,
  some: readonly number[],
): Carriers {
  const asked = new Uint8Array(people.count + 1);
  for (const source of some) asked[source] = 1;
  const spaces = new PairNumbering(some.length);
  const keyed = putSpaces(
    spaces,
    asked,
    people.of,
    runs.file,
    people.spaceOfFile,
    runs.codes.person_id,
    keys.personId,
  );
  const bySource = listsBy(spaces.first, spaces.size, people.count + 1);
  return { people, bySource, spaces, keyed };
}

/** Numbers the pairs of source and space, and hands back 1 for those with a person key. */
function putSpaces(
  spaces: PairNumbering,
  asked: Uint8Array,
  sourceOf: Int32Array,
  file: Int32Array,
  spaceOfFile: Int32Array,
  ids: Int32Array,
  personId: Int32Array,
): Uint8Array {
  let keyed: Uint8Array = new Uint8Array(1024);
  for (let run = 0; run < sourceOf.length; run++) {
    const source = sourceOf[run];
    if (source === 0 || asked[source] === 0) continue;
    const at = spaces.numberOf(source, spaceOfFile[file[run]]);
    keyed = grown(keyed, at + 1);
    if (personId[ids[run]] !== 0) keyed[at] = 1;
  }
  return keyed;
}

/** Whether the sources' own keys say that each two of them are different people. */
function areToldApart(carriers: Carriers, sources: readonly number[]): boolean {
  const { people, bySource, spaces, keyed } = carriers;
  // A source without SID has one person key in one space: the others must have theirs in the same one.
  const withoutSid = sources.find((source) => source > people.sidCount);
  if (withoutSid === undefined) return true;
  const space = spaces.second[bySource.items[bySource.from[withoutSid]]];
  return sources.every((source) => {
    const at = spaces.find(source, space);
    return at >= 0 && keyed[at] === 1;
  });
}

/** Whether sources may be one person: not two SIDs, and not two people of one file. */
function canBeOne(carriers: Carriers, sources: readonly number[]): boolean {
  const { people, bySource, spaces } = carriers;
  let sids = 0;
  const taken = new Set<number>();
  for (const source of sources) {
    if (source <= people.sidCount && ++sids > 1) return false;
    for (let at = bySource.from[source]; at < bySource.from[source + 1]; at++) {
      const space = spaces.second[bySource.items[at]];
      if (taken.has(space)) return false;
      taken.add(space);
    }
  }
  return true;
}

/** Keys that are clear one by one may together join two people: then none of them joins. */
function dissolveImpossible(
  carriers: Carriers,
  rootOf: Int32Array,
  joined: readonly number[],
  sourcesOf: (key: number) => number[],
  contested: Set<number>,
): void {
  if (joined.length === 0) return;
  const members = new Map<number, Set<number>>();
  for (const key of joined) {
    for (const source of sourcesOf(key)) {
      const root = rootIn(rootOf, source);
      const list = members.get(root) ?? new Set();
      members.set(root, list.add(source));
    }
  }
  for (let source = 0; source < rootOf.length; source++) rootOf[source] = rootIn(rootOf, source);
  const impossible = new Set<number>();
  for (const [root, sources] of members) if (!canBeOne(carriers, [...sources])) impossible.add(root);
  if (impossible.size === 0) return;
  for (const key of joined) if (impossible.has(rootOf[sourcesOf(key)[0]])) contested.add(key);
  for (const root of impossible) for (const source of members.get(root) ?? []) rootOf[source] = source;
}

function rootIn(rootOf: Int32Array, source: number): number {
  let root = source;
  while (rootOf[root] !== root) {
    rootOf[root] = rootOf[rootOf[root]];
    root = rootOf[root];
  }
  return root;
}

function join(rootOf: Int32Array, a: number, b: number): void {
  const [rootA, rootB] = [rootIn(rootOf, a), rootIn(rootOf, b)];
  rootOf[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
}

function report(
  records: RecordTable,
  runs: RecordRuns,
  people: SourcePeople,
  keyOf: Int32Array,
  contested: ReadonlySet<number>,
  sourcesOf: (key: number) => number[],
  rank: Int32Array,
  problems: IdentityProblem[],
): void {
  if (contested.size === 0) return;
  const contestedOf = (run: number): number | undefined =>
    contested.has(keyOf[run]) ? keyOf[run] : undefined;
  const places = placesOfRuns(records, runs, rank, contestedOf);
  const keyless = placesOfRuns(records, runs, rank, (run) =>
    people.of[run] === 0 ? contestedOf(run) : undefined,
  );
  for (const [key, all] of places.entries) {
    const { file, row } = keyless.entries.get(key) ?? all;
    const rows = keyless.entries.get(key)?.rows ?? all.rows;
    const parameters = { people: sourcesOf(key).length, rows };
    problems.push({ file, row, column: 'name', code: 'IDENTITY_SHARED_NAME', parameters });
  }
}
