import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * Measures the docket: node scripts/bench/docket.mjs [--charges N] [--database-url URL] [--run FOLDER]. Screens an
 * invented list (into FOLDER, if that is named; a run that is there is used again), takes the run into a new store
 * (embedded unless an empty database is named), asks for pages by every filter and sort and for people, and approves
 * 100,000 at once. The program must be built.
 */
const { values: flags } = parseArgs({
  options: {
    charges: { type: 'string', default: '36000' },
    'database-url': { type: 'string' },
    run: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
/** @param {string} name */
const built = (name) => import(new URL(`../../dist/modules/docket/${name}.js`, import.meta.url).href);
const { openStore } = await built('open-store');
const { importRun } = await built('import-run');
const { listDeterminations, countDeterminations } = await built('list-determinations');
const { decide, previewDecision } = await built('decide');
const { undo } = await built('undo');
const { askedOf, determinationsOf, personNumbered } = await built('person-charges');
const { historyOfItems } = await built('history');
const { decidedChoices, evaluatedChoices } = await built('choices');
const { runNamed } = await built('runs');
const { openAgain } = await built('../screening/again/run-again');
const { personAgain } = await built('../screening/again/person-again');
const { knownLayouts } = await built('../server/known-layouts');
const { listReader } = await built('../screening/lists-again');
const { rulebooks } = await built('../states/index');
const at = '2026-11-23T10:00:00.000Z';
const folder = mkdtempSync(path.join(os.tmpdir(), 'freshstart-bench-docket-'));
/** @param {string[]} args */
const freshstart = (...args) =>
  execFileSync(process.execPath, [path.join(root, 'scripts', 'start.mjs'), ...args], { stdio: 'ignore' });
/** @param {string} line */
const print = (line) => process.stdout.write(`${line}\n`);
/** @template T @param {string} what @param {() => Promise<T>} work @returns {Promise<T>} */
async function timed(what, work) {
  const begin = performance.now();
  const found = await work();
  print(`${what}: ${((performance.now() - begin) / 1000).toFixed(2)} s`);
  return found;
}

/** @param {string} out @param {string} list */
function screenTo(out, list) {
  freshstart(
    'generate',
    '--layout',
    'charge-list',
    '--people',
    String(Math.round(Number(flags.charges) / 3)),
    '--seed',
    '1',
    '--out',
    list,
  );
  freshstart(
    'screen',
    list,
    '--law',
    'illinois-cannabis',
    '--county',
    'Cook',
    '--as-of',
    '2026-11-22',
    '--out',
    out,
    '--no-annotated',
    '--no-workbook',
  );
}

try {
  print(
    `${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)} at the begin; Node ${process.versions.node}`,
  );
  const list = path.join(folder, 'list.csv');
  const out = flags.run ?? path.join(folder, 'run');
  if (!existsSync(out)) screenTo(out, list);
  const url = flags['database-url'];
  const place = url === undefined ? { data: path.join(folder, 'data') } : { databaseUrl: url };
  const store = await timed('a new store', () => openStore(place, { now: at }));
  const { run, counts } = await timed('import', () =>
    importRun(store, out, { by: 'bench', at, lists: listReader(knownLayouts) }),
  );
  print(`${counts.determinations} determinations, ${counts.charges} charges, ${counts.people} people`);
  const [middle] = (
    await listDeterminations(store.db, run, {
      filter: {},
      sort: 'name',
      limit: 1,
      after: { value: 16 * (counts.people >> 1), place: 0 },
    })
  ).rows;
  const filters = [
    {},
    { outcome: ['eligible'] },
    { outcome: ['needs_review'], missing: ['grams'] },
    { rule: ['grams'] },
    { reason: [middle.reason] },
    { year: { from: 2005, to: 2005 } },
    { class: ['4'], outcome: ['eligible'] },
    { county: ['Will'] },
    { agency: [middle.agency] },
    { state: ['rejected'] },
    { assignee: 'grace' },
    { search: middle.name.slice(0, 6) },
    { search: middle.caseNumber },
    { search: middle.personId },
    { search: middle.name.slice(0, 2) },
    { search: '20', outcome: ['eligible'] },
    { search: '20' },
    { search: middle.name.slice(0, 2), rule: ['grams'] },
    { search: middle.name.replace(/^(..)[^,]*, (.).*$/, '$1 $2') },
    { relief: [middle.relief] },
    { year: { from: 1997, to: 2006 } },
    { state: ['open', 'rejected'], county: ['Cook'] },
    { person: middle.person },
    { year: { from: 1990, to: 1999 }, class: ['A'], missing: ['grams'] },
  ];
  /** @type {{ what: string, took: number[] }[]} */
  const lines = [];
  for (const filter of filters) {
    for (const sort of ['place', 'name', 'case', 'year', 'outcome', 'state']) {
      const took = [];
      for (let round = 0; round < Number(flags.rounds); round++) {
        const begin = performance.now();
        const asked = { filter, sort, descending: round % 2 === 1, limit: 100 };
        const { next } = await listDeterminations(store.db, run, asked);
        took.push(performance.now() - begin);
        if (next === undefined) continue;
        const then = performance.now();
        await listDeterminations(store.db, run, { ...asked, after: next });
        took.push(performance.now() - then);
      }
      lines.push({
        what: `${JSON.stringify(filter).replaceAll(/"search":"[^"]*"|"reason":\[[^\]]*\]/g, (s) => s.slice(0, 9))} by ${sort}`,
        took,
      });
    }
    const took = [];
    for (let round = 0; round < Number(flags.rounds); round++) {
      const begin = performance.now();
      await countDeterminations(store.db, run, filter);
      took.push(performance.now() - begin);
    }
    lines.push({ what: `${JSON.stringify(filter).slice(0, 30)} counted`, took });
  }
  const { runNo } = await runNamed(store.db, run);
  const tookChoices = [];
  for (let round = 0; round < Number(flags.rounds); round++) {
    const begin = performance.now();
    await evaluatedChoices(store.db, runNo);
    await decidedChoices(store.db, runNo);
    tookChoices.push(performance.now() - begin);
  }
  lines.push({ what: 'the choices of all filters', took: tookChoices });
  const again = await openAgain(out, { rulebooks, layouts: knownLayouts });
  /** What a person's page is made of. @param {number} person */
  const askPerson = async (person) => {
    /** @type {{ item: number }[]} */
    const rows = await determinationsOf(store.db, run, person);
    await personAgain(again, await askedOf(store.db, runNo, await personNumbered(store.db, runNo, person)));
    await historyOfItems(
      store.db,
      rows.map(({ item }) => item),
    );
  };
  const people = await listDeterminations(store.db, run, { filter: {}, limit: 1_000 });
  const tookPeople = [];
  for (let at = 0; at < people.rows.length; at += 20) {
    const { person } = people.rows[at];
    const begin = performance.now();
    await askPerson(person);
    tookPeople.push(performance.now() - begin);
  }
  lines.push({ what: 'a person', took: tookPeople });
  again.close();
  /** @param {number[]} times */
  const p95 = (times) => [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;
  const all = lines.flatMap(({ took }) => took);
  print(
    `${all.length} pages and counts: p50 ${[...all].sort((a, b) => a - b)[all.length >> 1]?.toFixed(0)} ms, p95 ${p95(all).toFixed(0)} ms, longest ${Math.max(...all).toFixed(0)} ms`,
  );
  print(`the choices of all filters: longest ${Math.max(...tookChoices).toFixed(0)} ms`);
  print(`a person: p95 ${p95(tookPeople).toFixed(0)} ms of ${tookPeople.length}`);
  print(
    `over 150 ms (p95 of each): ${lines.filter(({ took }) => p95(took) > 150).length} of ${lines.length}`,
  );
  for (const { what, took } of lines.sort((a, b) => p95(b.took) - p95(a.took)).slice(0, 12))
    print(`  ${p95(took).toFixed(0)} ms  ${what}`);
  const page = await listDeterminations(store.db, run, {
    filter: {},
    limit: 1,
    after: { value: null, place: 0 },
  });
  const filter = counts.determinations > 200_000 ? { year: { from: 2000, to: 2004 } } : {};
  const preview = await timed('preview of a bulk approval', () =>
    previewDecision(store.db, run, filter, { action: 'approve' }),
  );
  print(`${preview.changing} would change (first item ${page.rows[0].item})`);
  const chosen = { filter, fingerprint: preview.fingerprint };
  const { entry } = await timed('bulk approval', () =>
    decide(store.db, { run, chosen, by: 'bench', at }, { action: 'approve' }),
  );
  await timed('its undo', () => undo(store.db, { entry: entry.seq, by: 'bench', at }));
  await store.close();
  print(`load ${os.loadavg()[0]?.toFixed(1)} at the end`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
