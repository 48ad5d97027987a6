import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/files/duckdb.js';
import { assumptionMask } from '../../src/law/prepared.js';
import type { SqlDialect } from '../../src/law/sql/dialect.js';
import { duckdb } from '../../src/law/sql/dialects/duckdb.js';
import { postgres } from '../../src/law/sql/dialects/postgres.js';
import { printSqlScript } from '../../src/law/sql/script/print-script.js';
import { isoDay } from '../../src/record/day.js';
import { rulebooks } from '../../src/states/index.js';
import type { FactsRow } from '../law/facts-rows.js';
import { NO_POSTGRES, type Postgres, startPostgres } from '../law/postgres.testkit.js';
import { saidByEvaluation } from './both-readers.js';
import { SQL_CASES, type SqlCase } from './sql-cases.js';
import {
  type Answers,
  answersOfDuckdb,
  answersOfEvaluation,
  answersOfPostgres,
  difference,
  factsRowsOf,
  untilTable,
} from './sql-engines.js';

const PEOPLE = 500;

const titleOf = ({ rulebook, asOf, county, off, policy }: SqlCase): string =>
  `${rulebook.id} as of ${asOf}, ${county}, without ${off.join(' and ') || 'nothing'}, policy ${policy?.name ?? 'none'}`;

const contextOf = ({ rulebook, asOf, county, off }: SqlCase) => ({
  asOf: isoDay(asOf),
  parameters: { county },
  assumptions: assumptionMask(rulebook, off),
});

function scriptOf(c: SqlCase, dialect: SqlDialect): string {
  const policy =
    c.policy === undefined ? {} : { policy: c.rulebook.readPolicy(c.policy.name, c.policy.document) };
  return printSqlScript(c.rulebook, { dialect, context: contextOf(c), ...policy });
}

const [PLAIN] = SQL_CASES;
const EXAMPLE: SqlCase = { ...PLAIN, county: 'all' };

/** Rows of a few people, and one of them changed. */
function rowsWith(change: FactsRow): FactsRow[] {
  const rows = factsRowsOf(PLAIN.rulebook, PLAIN.people(1, 20), contextOf(PLAIN));
  return rows.map((row, at) => (at === 3 ? { ...row, ...change } : row));
}

const narrowed = { class: 4, class_strict: 12 };
/** What a warehouse may get wrong, and the fact at fault. */
const WRONG: readonly (readonly [what: string, change: FactsRow, fact: string])[] = [
  ['a charge that is there twice', { charge: 2 }, 'charge'],
  ['a county in a spelling of its own', { county: 'COOK COUNTY' }, 'county'],
  ['a choice without a value', { class: 0, class_strict: 0, class_support: 0 }, 'class'],
  ['a value that is not in the list', { class: 1024, class_strict: 1024, class_support: 0 }, 'class'],
  ['a fact that is wider than the sources say', { class: 12, class_strict: 4, class_support: 1 }, 'class'],
  ['a fact that is narrower by nothing', { ...narrowed, class_support: 0 }, 'class'],
  ['an assumption that there is not', { ...narrowed, class_support: 64 }, 'class'],
  ['a negative mask of assumptions', { ...narrowed, class_support: -1 }, 'class'],
  [
    'days that end before they begin',
    {
      arrest_date_first: 10,
      arrest_date_last: 9,
      arrest_date_strict_first: 9,
      arrest_date_strict_last: 10,
      arrest_date_support: 8,
    },
    'arrest_date',
  ],
  [
    'a weight that is no weight',
    { grams_over: 5, grams_up_to: 5, grams_strict_over: 5, grams_strict_up_to: 5, grams_support: 0 },
    'grams',
  ],
];

/** The example of the documentation: its statements, and what it says the view says. */
function documented(): { inserts: string; rows: readonly (readonly string[])[] } {
  const page = readFileSync(new URL('../../docs/law-as-sql.md', import.meta.url), 'utf8');
  const [, inserts = '', after = ''] = /```sql\n([\s\S]*?)```([\s\S]*)/.exec(page) ?? [];
  const lines = after.split('\n').filter((line) => /^\| \d/.test(line));
  const rows = lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
  return { inserts, rows };
}

describe('the documented facts table, in DuckDB', () => {
  it('has the example of the documentation decided as it says', async () => {
    expectDocumented(await answersOfDuckdb(example(duckdb)));
  });

  it.each(WRONG)('refuses %s', async (_, change) => {
    const script = scriptOf(PLAIN, duckdb);
    await expect(answersOfDuckdb({ script, rows: rowsWith(change) })).rejects.toThrow(
      /rows of facts break the rules of the table: see wrong_facts/,
    );
  });

  it('refuses a fact that rests on an assumption for which the script was not printed', async () => {
    const off = { ...PLAIN, off: ['enhancement-recorded'] };
    const rows = rowsWith({ enhanced: 2, enhanced_strict: 3, enhanced_support: 1 });
    await expect(answersOfDuckdb({ script: scriptOf(off, duckdb), rows })).rejects.toThrow(/wrong_facts/);
    expect((await answersOfDuckdb({ script: scriptOf(PLAIN, duckdb), rows })).size).toBeGreaterThan(20);
  });
});

describe('a facts table that is a view', () => {
  it('is refused where it has a NULL, and read where it has none', async () => {
    const script = scriptOf(EXAMPLE, duckdb);
    const [table, rest] = [untilTable(script), script.slice(untilTable(script).length)];
    const { inserts } = documented();
    for (const [column, refused] of [
      ['class AS class', false],
      ['nullif(class, 4) AS class', true],
      ["nullif(county, 'Will') AS county", true],
    ] as const) {
      const database = await openDatabase();
      try {
        const view = `CREATE VIEW facts AS SELECT * REPLACE (${column}) FROM own;`;
        await database.run(`${table} ${inserts} ALTER TABLE facts RENAME TO own; ${view}`);
        if (refused) await expect(database.run(rest)).rejects.toThrow(/1 rows of facts/);
        else await database.run(rest);
      } finally {
        database.close();
      }
    }
  });
});

describe.each(rulebooks.map((rulebook) => [rulebook.id, rulebook] as const))('the law %s', (_, rulebook) => {
  it('lists the places with which a county is compared as it spells them itself', () => {
    expect(rulebook.places.map(rulebook.readPlace)).toEqual(rulebook.places);
  });
});

const example = (dialect: SqlDialect) => ({
  script: scriptOf(EXAMPLE, dialect),
  inserts: documented().inserts,
});

function expectDocumented(answers: Answers): void {
  const { rows } = documented();
  expect(rows.length).toBe(4);
  for (const [charge, relief, ...cells] of rows) {
    const said = answers.get(`${charge} ${relief}`)?.split(' | ').slice(0, cells.length);
    expect([charge, relief, said]).toEqual([charge, relief, cells]);
  }
  const decided = [...answers.keys()].filter((key) => key.startsWith('2 '));
  expect(decided).toEqual([]);
}

describe.skipIf(NO_POSTGRES)('the law as SQL, in a PostgreSQL of its own (initdb) and in DuckDB', () => {
  let server: Postgres;
  const seen = new Map<string, Set<string>>();
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  it.each(SQL_CASES.map((c, seed): [string, SqlCase, number] => [titleOf(c), c, seed]))(
    '%s: every charge as by evaluation',
    async (_, c, seed) => {
      const people = c.people(5000 + seed, PEOPLE);
      const rows = factsRowsOf(c.rulebook, people, contextOf(c));
      const inPostgres = await answersOfPostgres(server, { script: scriptOf(c, postgres), rows });
      const inDuckdb = await answersOfDuckdb({ script: scriptOf(c, duckdb), rows });
      const policy = c.policy === undefined ? {} : { policy: c.policy };
      const terms = { asOf: isoDay(c.asOf), county: c.county, ...policy };
      const said = saidByEvaluation(c.rulebook, people, { ...terms, assumptions: contextOf(c).assumptions });
      expect(difference(inPostgres, inDuckdb)).toBeUndefined();
      expect(difference(inPostgres, answersOfEvaluation(c.rulebook, said.flat()))).toBeUndefined();
      expect(inPostgres.size).toBeGreaterThan(PEOPLE);
      const ofLaw = seen.get(c.rulebook.id) ?? new Set();
      seen.set(c.rulebook.id, ofLaw);
      for (const answer of inPostgres.values()) ofLaw.add(answer.split(' | ').slice(0, 2).join(' '));
    },
  );

  it('and the histories reach every outcome, and every answer of a policy, of each rulebook', () => {
    for (const { id } of rulebooks) {
      expect([id, ...[...(seen.get(id) ?? [])].sort()]).toEqual([
        id,
        ...['eligible no', 'eligible unknown', 'eligible yes', 'needs_review '],
        ...['not_eligible ', 'other_county '],
      ]);
    }
  });

  it('has the example of the documentation decided as it says', async () => {
    expectDocumented(await answersOfPostgres(server, example(postgres)));
  });

  it.each(WRONG)('refuses %s, and decides nothing', async (_, change, fact) => {
    const script = scriptOf(PLAIN, postgres);
    const rows = rowsWith(change);
    await expect(answersOfPostgres(server, { script, rows })).rejects.toThrow(
      /rows of facts break the rules of the table: see wrong_facts/,
    );
    expect(await server.run('SELECT DISTINCT fact FROM wrong_facts;')).toBe(`${fact}\n`);
    const left = "SELECT count(*) FROM information_schema.tables WHERE table_name LIKE 'decisions_of_%';";
    expect(await server.run(left)).toBe('0\n');
  });

  it('decides nothing from rows that were refused when it is run by a psql that does not stop', async () => {
    const script = scriptOf(PLAIN, postgres);
    const rows = rowsWith({ class: 0 });
    await expect(answersOfPostgres(server, { script, rows })).rejects.toThrow(/wrong_facts/);
    const left = "SELECT count(*) FROM information_schema.tables WHERE table_name LIKE 'decisions_of_%';";
    expect(await server.run(`\\set ON_ERROR_STOP off\n${script}\n${left}`)).toMatch(/^0$/m);
    expect(await server.run('SELECT count(*) FROM facts;')).toBe(`${rows.length}\n`);
  });
});
