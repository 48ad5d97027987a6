import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { say } from './say.mjs';

/*
 * Changes the law of Illinois by one small thing at a time (a day, a tenth of a gram, a class, a comparison, a rule
 * left out) and asks whether the scenarios and the unit tests notice. A change nobody notices is printed.
 *
 *   npm run mutate                      all of it (many minutes)
 *   npm run mutate -- timeline reliefs  only the files whose names hold these words
 *   npm run mutate -- --list            what would be tried
 *   npm run mutate -- --all             every change with who noticed it, not only the unnoticed ones
 *
 * The sources are changed in a copy. The scenarios are read and evaluated anew in this process, without the engine;
 * what they do not notice goes to the unit tests, in a vitest that stays open. Exit 0 when every change is noticed,
 * 1 when some are not, 2 when something fails without any change.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LAW = 'src/states/illinois/cannabis';
const FILES = [
  ...[
    'conditions',
    'reliefs',
    'class-and-weight',
    'timeline',
    'facts',
    'section',
    'policy',
    'assumptions',
  ].map((name) => `${LAW}/${name}.ts`),
  'src/states/illinois/tables/cannabis-tiers.ts',
  ...['cook-2019', 'mchenry-2020', 'will-2020'].map((name) => `${LAW}/policies/${name}.yaml`),
];
const UNIT_TESTS = ['class-and-weight', 'timeline', 'section', 'policy', 'conditions', 'facts'].map(
  (name) => `${LAW}/${name}.test.ts`,
);

/**
 * @typedef {{ file: string, at: number, length: number, into: string, line: string, what: string }} Mutant
 * @typedef {{ find: RegExp, into: (match: RegExpExecArray) => string[], only?: RegExp }} Pattern
 */

/** Lines on which a change can leave the law as it was, and why: unnoticed there is not unnoticed law. */
const MAY_BE_THE_SAME_LAW = [
  /* A short way for exact dates in order; what it turns away goes the long way to the same end. */
  /if \(o\.first !== o\.last \|\| a\.first/,
  /if \(o\.first > a\.first \|\| a\.first/,
  /* Past the end of the table no change of the law lies on or before a day. */
  /while \(version < TIER_CHANGES\.length/,
  /* An agency that is not filled makes `same` unknown, and unknown goes on as false does. */
  /isFilled\(fact\.agency\)/,
  /* A type alone, which no program that runs has. */
  /\(entry\): entry is \[Setting,/,
];

/** @param {string} iso @param {number} days */
const otherDay = (iso, days) => new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);

/** @param {string} number */
const aLittle = (number) => {
  const value = Number(number.replaceAll('_', ''));
  return [value + 0.1, value - 0.1].filter((n) => n > 0).map((n) => String(Number(n.toFixed(3))));
};

/** Each item of a list left out in turn. @param {string[]} items @param {string} by */
const without = (items, by) =>
  items.length < 2 ? [] : items.map((_, at) => items.filter((_item, k) => k !== at).join(by));

/** @type {Record<string, string>} */
const SWAPS = {
  '<=': '<',
  '<': '<=',
  '>=': '>',
  '>': '>=',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '&': '|',
  '|': '&',
  all: 'any',
  any: 'all',
  some: 'none',
  none: 'some',
  isBefore: 'isOnOrBefore',
  isOnOrBefore: 'isBefore',
  isAfter: 'isOnOrAfter',
  isOnOrAfter: 'isAfter',
  sameDay: 'daysApart',
  daysApart: 'sameDay',
  first: 'last',
  last: 'first',
  max: 'min',
  min: 'max',
  true: 'false',
  false: 'true',
  YES: 'NO',
  NO: 'YES',
  EITHER: 'NO',
  offenseNearArrest: 'withinTenYears',
  withinTenYears: 'offenseNearArrest',
  "'yes'": "'no'",
  "'no'": "'yes'",
};
/** The classes of the tiers and their neighbours. @type {Record<string, string>} */
const NEXT_CLASS = { C: 'B', B: 'A', A: '4', 4: '3', 3: '2', 2: '1', 1: 'X', X: '1', civil: 'C' };

/** @param {RegExpExecArray} match */
const swapped = (match) => [SWAPS[match[0]]];

/** @type {Pattern[]} */
const PATTERNS = [
  { find: /\d{4}-\d{2}-\d{2}/g, into: ([iso]) => [otherDay(iso, 1), otherDay(iso, -1)] },
  { find: /(?<= )(?:<=|>=|<|>|===|!==|&&|\|\|)(?= )/g, into: swapped },
  { find: /(?<=[\w)] )[&|](?= (?!undefined)[\w(~])/g, into: swapped },
  // Named through the module, as the file may not import the other one.
  {
    find: /(?<![\w.])(?:all|any|some|none|isBefore|isOnOrBefore|isAfter|isOnOrAfter|sameDay|daysApart)(?=\()/g,
    into: (match) => [`law_.${SWAPS[match[0]]}`],
    only: /conditions|reliefs|policy/,
  },
  { find: /(?<![\w.])not(?=\()/g, into: () => ['law_.all'], only: /conditions|reliefs/ },
  { find: /(?<=\.)(?:first|last)\b/g, into: swapped },
  { find: /(?<=Math\.)(?:max|min)\b/g, into: swapped },
  { find: /(?<![\w.'])(?:true|false)(?![\w'])/g, into: swapped },
  { find: /(?<![\w.|])(?:YES|NO|EITHER)(?![\w|])/g, into: swapped, only: /facts/ },
  { find: /(?<=ASSUMED\.)(?:offenseNearArrest|withinTenYears)/g, into: swapped },
  { find: /(?<=, )'(?:yes|no)'(?=\))/g, into: swapped },
  // Weights and other numbers of two or more; days and years of the timeline by one.
  { find: /(?<=(?:over|upTo|maxGrams): |fact\.grams, )\d[\d.]*/g, into: ([number]) => aLittle(number) },
  {
    find: /(?<== -?)\d[\d_]+(?=;)/g,
    into: ([n]) => [1, -1].map((d) => String(Number(n.replaceAll('_', '')) + d)),
  },
  { find: /(?<=asOfDate, )1/g, into: () => ['0', '2'] },
  // A value, a class or a spelling fewer; another class.
  {
    find: /(?<=isAnyOf\(fact\.\w+, )'[^)]*'(?=\))/g,
    into: ([values]) => without(values.split(', '), ', '),
  },
  { find: /(?<== \[)'[^\]]*'(?=\] as const)/g, into: ([values]) => without(values.split(', '), ', ') },
  {
    find: /(?<=classes: \[)'[^\]]*'(?=\])/g,
    into: ([values]) => [
      ...without(values.split(', '), ', '),
      ...values
        .split(', ')
        .map((c, at, all) =>
          all.map((d, k) => (k === at ? `'${NEXT_CLASS[c.slice(1, -1)]}'` : d)).join(', '),
        ),
    ],
    only: /tiers/,
  },
  {
    find: /(?<=^ {2}'?[X\d]'?: ')\w(?=',$)/gm,
    into: ([c]) => [NEXT_CLASS[c]],
    only: /class-and-weight/,
  },
  {
    find: /(?<=\(\?:)[A-Z0-9+]+(?:\|[A-Z0-9+ ]*)+(?=\))/g,
    into: ([words]) => without(words.split('|'), '|'),
  },
  // A rule, or a part of a rule, left out.
  {
    find: /^ {2,8}(?:notCleared|notCivil|notEnhanced|section\(.*\)|convicted\(.*\)|grams30\(.*\)|beforeLegalisation\(.*\)),\n/gm,
    into: () => [''],
    only: /reliefs/,
  },
  {
    find: /^ {2,8}(?:isFilled|ofOther|same|sameDay|daysApart|not|isOnOrAfter|inSameCase|fromSameArrest)\b.*,\n/gm,
    into: () => [''],
    only: /conditions/,
  },
  {
    find: /(?<=all\()(?:[^()]|\((?:[^()]|\([^()]*\))*\))*(?=\))/g,
    into: ([parts]) => (parts.includes('\n') ? [] : without(parts.split(/, (?![^(]*\))/), ', ')),
    only: /conditions|reliefs/,
  },
  {
    find: /^(?:possessionOnly|misdemeanorOnly|maxGrams|no\w+|offense\w+): .*\n/gm,
    into: () => [''],
    only: /yaml/,
  },
];

/** Stretches of a source that are not law: comments, imports, types, words for people. @param {string} source */
function silentStretches(source) {
  const silent = [
    /\/\*[\s\S]*?\*\//g,
    /^\s*\/\/.*$/gm,
    /^import [\s\S]*?;$/gm,
    /^.*classes: \[\].*$/gm,
    /^(?:export )?interface [\s\S]*?^}/gm,
    /^(?:export )?type .*;$/gm,
    /^(?:title|source|notes): .*$/gm,
    /^\s*(?:title|words|basis|citation|grants|actor|asOf):.*$/gm,
    /^const AS_OF .*$/gm,
    /^const (?:YES|NO|EITHER) .*$/gm,
    /`[^`]*`/g,
    /'[^'\n]*[a-z] [^'\n]*'/g,
    /"[^"\n]*"/g,
    /: 'yes' \| .*$/gm,
  ];
  return silent.flatMap((pattern) =>
    [...source.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]),
  );
}

/** @param {string} file @returns {Mutant[]} */
function mutantsOf(file) {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  const silent = silentStretches(source);
  const seen = new Set();
  /** @type {Mutant[]} */
  const mutants = [];
  for (const { find, into, only } of PATTERNS) {
    if (only !== undefined && !only.test(file)) continue;
    for (const match of source.matchAll(find)) {
      const [text] = match;
      const at = match.index;
      if (silent.some(([from, to]) => at >= from && at < to)) continue;
      const before = source.slice(0, at).split('\n');
      const line = source.split('\n')[before.length - 1];
      for (const other of into(/** @type {RegExpExecArray} */ (match))) {
        const key = `${at} ${text.length} ${other}`;
        if (other === text || seen.has(key)) continue;
        seen.add(key);
        const what = `${file}:${before.length}  ${text.trim()}  ->  ${other.trim() || '(left out)'}`;
        mutants.push({ file, at, length: text.length, into: other, line, what });
      }
    }
  }
  return mutants.sort((a, b) => a.at - b.at);
}

/** The changed source. @param {string} source @param {Mutant} mutant */
function changed(source, { at, length, into }) {
  const text = source.slice(0, at) + into + source.slice(at + length);
  return into.startsWith('law_.') ? `import * as law_ from '../../../law/condition.js';\n${text}` : text;
}

/** A copy of the sources and tests in which the law is changed and tried. */
async function laboratory() {
  const folder = mkdtempSync(path.join(tmpdir(), 'freshstart-mutants-'));
  for (const part of ['src', 'tests', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const { modules, vitest } = await openTools(folder);
  const unitTests = await vitest.globTestSpecifications(UNIT_TESTS);
  return {
    folder,
    /**
     * Writes a source of the copy, so that whoever loads it next reads it anew.
     * @param {string} file
     * @param {string} source
     */
    write: (file, source) => {
      const place = path.join(folder, file);
      writeFileSync(place, source);
      vitest.invalidateFile(place);
      modules.environments.ssr.moduleGraph.onFileChange(place);
    },
    /**
     * Who notices a change: the scenarios, else the unit tests, else nobody (empty). Law that does not even load is
     * noticed.
     * @returns {Promise<'' | 'scenarios' | 'unit tests' | 'loading'>}
     */
    noticedBy: async () => {
      try {
        const checks = await modules.ssrLoadModule(path.join(folder, 'tests/rulebooks/scenario-checks.ts'));
        if (checks.firstBrokenOf('illinois-cannabis') !== undefined) return 'scenarios';
      } catch {
        return 'loading';
      }
      const { testModules, unhandledErrors } = await vitest.rerunTestSpecifications(unitTests, true);
      return unhandledErrors.length > 0 || !testModules.every((module) => module.ok()) ? 'unit tests' : '';
    },
    close: async () => {
      await Promise.all([vitest.close(), modules.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What loads the scenarios into this process, and a vitest; both stay open. @param {string} root */
async function openTools(root) {
  const entry = path.join(ROOT, 'node_modules', 'vitest', 'dist', 'node.js');
  /** @type {typeof import('vitest/node')} */
  const { createViteServer, createVitest } = await import(pathToFileURL(entry).href);
  const server = { middlewareMode: true, hmr: false, watch: null, ws: /** @type {const} */ (false) };
  const modules = await createViteServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    server,
  });
  const vitest = await createVitest(
    'test',
    {
      root,
      config: path.join(root, 'vitest.config.ts'),
      watch: true,
      bail: 1,
      pool: 'threads',
      isolate: false,
      fileParallelism: false,
      reporters: [{}],
      silent: true,
    },
    { server: { watch: null } },
  );
  return { modules, vitest };
}

async function main() {
  const args = process.argv.slice(2);
  const words = args.filter((arg) => !arg.startsWith('--'));
  const files = FILES.filter(
    (file) => words.length === 0 || words.some((word) => path.basename(file).includes(word)),
  );
  const mutants = files.flatMap(mutantsOf);
  if (args.includes('--list')) {
    for (const { what } of mutants) process.stdout.write(`${what}\n`);
    say(`${mutants.length} changes`);
    return 0;
  }
  const lab = await laboratory();
  try {
    const unchanged = await lab.noticedBy();
    if (unchanged !== '') {
      say(`The ${unchanged} fail without any change; nothing was tried.`);
      return 2;
    }
    /** @type {Record<string, number>} */
    const noticed = { scenarios: 0, 'unit tests': 0, loading: 0, 'no law': 0, '': 0 };
    for (const [number, mutant] of mutants.entries()) {
      const source = readFileSync(path.join(ROOT, mutant.file), 'utf8');
      lab.write(mutant.file, changed(source, mutant));
      const noticer = await lab.noticedBy();
      const by =
        noticer === '' && MAY_BE_THE_SAME_LAW.some((line) => line.test(mutant.line)) ? 'no law' : noticer;
      noticed[by]++;
      if (by === '' || args.includes('--all')) process.stdout.write(`${by || 'nobody'}: ${mutant.what}\n`);
      lab.write(mutant.file, source);
      if ((number + 1) % 50 === 0) say(`${number + 1} of ${mutants.length} tried`);
    }
    if ((await lab.noticedBy()) !== '')
      throw new Error('a change was left behind: the result is worth nothing');
    const counts = `${noticed.scenarios} by the scenarios, ${noticed['unit tests']} by the unit tests`;
    const others = `${noticed.loading} at loading, ${noticed['no law']} that change no law, ${noticed['']} by nobody`;
    say(`${mutants.length} changes: ${counts}, ${others}`);
    return noticed[''] === 0 ? 0 : 1;
  } finally {
    await lab.close();
  }
}

process.exitCode = await main();
