import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/files/duckdb.js';
import type { Condition } from '../../src/law/condition.js';
import { partsOf } from '../../src/law/condition.js';
import { determine, OUTCOMES, readingOf, SELECTIONS, select } from '../../src/law/determine.js';
import { type Context, preparePolicy, prepareRelief } from '../../src/law/prepared.js';
import type { Compilation } from '../../src/law/sql/compile-condition.js';
import { compilePolicy, compileRelief } from '../../src/law/sql/compile-relief.js';
import type { SqlDialect } from '../../src/law/sql/dialect.js';
import { duckdb } from '../../src/law/sql/dialects/duckdb.js';
import { BED_CODES, loadEntries, rowsOf } from './engine.testkit.js';
import { gardenRulebook, randomContext, randomPolicy, randomRelief } from './gardens.js';
import { randomFrom } from './random.js';
import { randomEntries, subjectOf } from './random-facts.js';

/** The same engine, told everything in other words than it is in DUCKDB_WORDS. */
const OTHER_WORDS: SqlDialect = {
  ...duckdb,
  types: { ...duckdb.types, whole: 'SIGNED' },
  bitAnd: 'bits_in_both({a}, {b})',
  bitOr: 'bits_in_any({a}, {b})',
  least: 'list_min([{list}])',
  sumWhere: 'CAST(sum(CASE WHEN {condition} THEN {value} ELSE 0 END) AS SIGNED)',
  leastWhere: 'coalesce(min(CASE WHEN {condition} THEN {value} END), 0)',
  bitsWhere: 'coalesce(bit_or(CASE WHEN {condition} THEN {value} END), 0)',
  dateOfDay: "CAST(to_timestamp({day} * 86400) AT TIME ZONE 'UTC' AS DATE)",
  monthOf: 'extract(month FROM {date})',
  dayOfMonth: 'extract(day FROM {date})',
  dayYearsLater: "date_diff('day', DATE '1970-01-01', CAST({date} + to_years({years}) AS DATE))",
};
const DUCKDB_WORDS = / [&|] |FILTER|least\(|INTEGER|INTERVAL|\bmonth\(|\bday\(/;
const ITS_FUNCTIONS = `CREATE MACRO bits_in_both(a, b) AS (a & b); CREATE MACRO bits_in_any(a, b) AS (a | b);`;

const ROUNDS = 8;
const RELIEFS = 24;
const PEOPLE = 120;
/** All others by ranks, those of some people, and as runs do it. */
const PAIRS_UP_TO = [0, 2, undefined, 0];

const nodesIn = (condition: Condition): string[] => [condition.node, ...partsOf(condition).flatMap(nodesIn)];

describe('a law invented at random', () => {
  const nodes = new Set<string>();
  const outcomes = new Set<string>();

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'is read alike by evaluation and in the engine (%i)',
    async (round) => {
      const random = randomFrom(77 + round);
      const dialect = round < ROUNDS - 2 ? duckdb : OTHER_WORDS;
      const pairsUpTo = PAIRS_UP_TO[round % PAIRS_UP_TO.length];
      const reliefs = Array.from({ length: RELIEFS }, (_, at) => randomRelief(random, `prize-${at}`));
      const rulebook = gardenRulebook(reliefs, round % 2 === 0 ? 'march-1' : 'february-28');
      const entries = randomEntries(random, PEOPLE);
      const subjects = entries.map((e) => subjectOf(e, entries));
      const database = await openDatabase();
      try {
        await database.run(ITS_FUNCTIONS);
        await loadEntries(database, entries);
        for (const relief of reliefs) {
          const context: Context = randomContext(random);
          const policy = randomPolicy(random, relief.id);
          for (const { holds } of [...relief.rules, ...policy.lines])
            for (const node of nodesIn(holds)) nodes.add(node);

          const prepared = prepareRelief(rulebook, relief);
          const reading = readingOf(rulebook, prepared, context);
          const compilation: Compilation = { ...reading, dialect, keys: BED_CODES, pairsUpTo };
          const steps = compileRelief(prepared, compilation, 'r');
          const decided = await rowsOf(database, steps);
          const preparedPolicy = preparePolicy(rulebook, policy);
          const policyReading = readingOf(rulebook, preparedPolicy, context);
          const policyCompilation: Compilation = {
            ...policyReading,
            dialect,
            keys: BED_CODES,
            pairsUpTo,
          };
          const policySteps = compilePolicy(preparedPolicy, relief.id, policyCompilation, 'p');
          const selected = await rowsOf(database, policySteps);
          if (dialect === OTHER_WORDS) {
            for (const { sql } of [...steps, ...policySteps]) expect(sql).not.toMatch(DUCKDB_WORDS);
          }

          for (const [at, entry] of entries.entries()) {
            if (!entry.inScope) continue;
            const d = determine(prepared, subjects[at], reading);
            const s = select(preparedPolicy, relief.id, subjects[at], policyReading);
            outcomes.add(d.outcome).add(s.selected);
            const byEvaluation = {
              decided: [OUTCOMES.indexOf(d.outcome), d.rule, d.missing, d.support],
              selected: [SELECTIONS.indexOf(s.selected), s.line, s.missing, s.support],
            };
            const inEngine = { decided: decided.get(entry.charge), selected: selected.get(entry.charge) };
            if (JSON.stringify(inEngine) === JSON.stringify(byEvaluation)) continue;
            expect({ relief, policy, context, subject: subjects[at], said: inEngine }).toEqual({
              relief,
              policy,
              context,
              subject: subjects[at],
              said: byEvaluation,
            });
          }
          expect(decided.size).toBe(entries.filter((e) => e.inScope).length);
        }
      } finally {
        database.close();
      }
    },
  );

  it('mentions every node of the language, and comes to every outcome and selection', () => {
    expect([...nodes].sort()).toEqual([
      'all',
      'any',
      'ask-counsel',
      'assume',
      'at-least',
      'date',
      'days-apart',
      'is-any-of',
      'is-filled',
      'is-parameter',
      'missing',
      'not',
      'same',
      'same-day',
      'some',
      'undecided',
      'weight-at-most',
    ]);
    expect([...outcomes].sort()).toEqual([
      'eligible',
      'needs_review',
      'no',
      'not_eligible',
      'other_county',
      'unknown',
      'yes',
    ]);
  });
});
