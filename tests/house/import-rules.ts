import { isBuiltin } from 'node:module';
import { isCode, isTest, type Manifest, type ProjectFile } from './project-files.js';
import { importsOf, packageOf, targetOf } from './read-imports.js';

/**
 * Which rooms of src/ a room may import, besides itself, `messages` and `files`. A room that is not here does not
 * exist. Of `states`, others see only STATES_INDEXES.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  messages: [],
  files: [],
  record: [],
  law: ['record'],
  intake: ['record'],
  screening: ['record', 'law', 'intake'],
  docket: ['record', 'law', 'screening'],
  court: ['record', 'law', 'intake', 'screening', 'docket'],
  reports: ['record', 'law', 'intake', 'screening', 'docket', 'court'],
  states: ['record', 'law'],
  server: ['record', 'law', 'intake', 'screening', 'docket', 'court', 'reports', 'states'],
  cli: ['record', 'law', 'intake', 'screening', 'docket', 'court', 'reports', 'states', 'server'],
};

/** What each room may import of the two that serve all others. */
const SERVING: Readonly<Record<string, readonly string[]>> = { messages: [], files: ['messages'] };

/**
 * Rooms that declare interfaces for the states. A state may import any type of them (`import type`), and values only
 * from the files that describe what a state hands in: `*layout*.ts` and `*-interface.ts`.
 */
const DECLARING = ['intake', 'screening', 'court', 'reports'];
const INTERFACE_FILE = /\/(?:[^/]*layout[^/]*|[^/]+-interface)\.ts$/;

/** They name the states: all that each hands in, its laws and layouts alone, and its results. */
const STATES_INDEXES = ['src/states/index.ts', 'src/states/laws.ts', 'src/states/results.ts'];

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Every import between files of src/ and web/ that the table does not allow, one sentence each. */
export function brokenArrows(files: readonly ProjectFile[]): string[] {
  const paths = new Set(files.map((file) => file.path));
  const broken: string[] = [];
  for (const file of files.filter(({ path }) => isCode(path))) {
    if (roomOf(file.path) === undefined) broken.push(`${file.path} stands in no room`);
    for (const { specifier, typeOnly, line } of importsOf(file)) {
      const to = targetOf(file, specifier, paths);
      if (to === undefined) continue;
      const why = paths.has(to) ? whyNot({ from: file.path, to, typeOnly }) : 'there is no such file';
      if (why !== undefined) broken.push(`${file.path}:${line} imports ${to}: ${why}`);
    }
  }
  return broken;
}

/** `web`, a room of src/, or undefined. */
function roomOf(path: string): string | undefined {
  const [top, room, ...rest] = path.split('/');
  if (top === 'web') return 'web';
  return top === 'src' && room !== undefined && rest.length > 0 && room in ROOMS ? room : undefined;
}

function whyNot(arrow: Arrow): string | undefined {
  const from = roomOf(arrow.from);
  const to = roomOf(arrow.to);
  if (from === undefined || to === undefined) return 'one of the two stands in no room';
  if (isTest(arrow.to) && !isTest(arrow.from)) return 'only tests import what is made for tests';
  if (from === 'web') return whyNotFromWeb(arrow, to);
  if (from === 'states' && to === 'states') return whyNotBetweenStates(arrow);
  if (from === to) return undefined;
  if (from === 'states' && DECLARING.includes(to)) {
    if (arrow.typeOnly || INTERFACE_FILE.test(arrow.to)) return undefined;
    return `a state imports only types and interface files of ${to}`;
  }
  const allowed = [...(SERVING[from] ?? ['messages', 'files']), ...(ROOMS[from] ?? [])];
  if (!allowed.includes(to)) return `${from} may import ${allowed.join(', ') || 'nothing'}`;
  if (to === 'states' && !STATES_INDEXES.includes(arrow.to)) {
    return `of the states, only ${STATES_INDEXES.join(' and ')} are seen`;
  }
  return undefined;
}

function whyNotFromWeb({ typeOnly }: Arrow, to: string): string | undefined {
  if (to === 'web' || (to === 'server' && typeOnly)) return undefined;
  return 'web imports nothing of src but types of server';
}

/** Files straight in src/states are for all states; the indexes there are the ones that name them. */
function whyNotBetweenStates({ from, to }: Arrow): string | undefined {
  const [own, other] = [stateOf(from), stateOf(to)];
  if (own === other || other === undefined || STATES_INDEXES.includes(from)) return undefined;
  return own === undefined
    ? `only ${STATES_INDEXES.join(' and ')} know which states there are`
    : 'a state imports no other';
}

function stateOf(path: string): string | undefined {
  const [, , state, ...rest] = path.split('/');
  return rest.length > 0 ? state : undefined;
}

/** Every cycle of imports between files, types counted too, as `a -> b -> a`; one for each arrow that closes one. */
export function importCycles(files: readonly ProjectFile[]): string[] {
  const paths = new Set(files.map((file) => file.path));
  const targets = new Map(
    files
      .filter(({ path }) => isCode(path))
      .map((file) => [file.path, importsOf(file).map((one) => targetOf(file, one.specifier, paths))]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const follow = (path: string): void => {
    if (done.has(path)) return;
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) {
      cycles.push([...trail.slice(seenAt), path].join(' -> '));
      return;
    }
    trail.push(path);
    for (const target of targets.get(path) ?? []) if (target !== undefined) follow(target);
    trail.pop();
    done.add(path);
  };
  for (const path of targets.keys()) follow(path);
  return cycles;
}

/** Every import of a package that the manifest does not allow there: tests may use devDependencies, the rest not. */
export function strayPackages(files: readonly ProjectFile[], manifest: Manifest): string[] {
  return files
    .filter(({ path }) => isCode(path))
    .flatMap((file) => {
      const allowed = { ...manifest.dependencies, ...(isTest(file.path) ? manifest.devDependencies : {}) };
      return importsOf(file)
        .filter(({ specifier }) => !specifier.startsWith('.') && !isBuiltin(specifier))
        .filter(({ specifier }) => !(packageOf(specifier) in allowed))
        .map(
          ({ specifier, line }) =>
            `${file.path}:${line} imports ${packageOf(specifier)}, ` +
            `which is no dependency${packageOf(specifier) in manifest.devDependencies ? ' of the program' : ''}`,
        );
    });
}
