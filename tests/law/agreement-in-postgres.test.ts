import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { determine, OUTCOMES, readingOf, SELECTIONS, select } from '../../src/law/determine.js';
import { preparePolicy, prepareRelief } from '../../src/law/prepared.js';
import { compilePolicy, compileRelief, type SqlStep } from '../../src/law/sql/compile-relief.js';
import { fill, textIn } from '../../src/law/sql/dialect.js';
import { postgres as dialect } from '../../src/law/sql/dialects/postgres.js';
import { columnsOf } from '../../src/law/sql/fact-columns.js';
import { copyOf, factColumns } from './facts-rows.js';
import { FACTS, gardenRulebook, randomContext, randomPolicy, randomRelief } from './gardens.js';
import { NO_POSTGRES, type Postgres, startPostgres } from './postgres.testkit.js';
import { randomFrom } from './random.js';
import { type Entry, randomEntries } from './random-facts.js';

const ROUNDS = 4;
const RELIEFS = 24;
const PEOPLE = 100;

const keys = {
  notFilled: textIn(dialect, ''),
  literalOf: (_: string, text: string) => textIn(dialect, text),
};

/** Statements that make the facts table of the invented law and fill it. */
function loading(entries: readonly Entry[]): string {
  const columns = FACTS.flatMap(columnsOf).map(
    ({ name, type }) => `"${name}" ${dialect.types[type === 'key' ? 'text' : type]} NOT NULL`,
  );
  const rows = entries.map(({ charge, person, historyKnown, historyWhole, inScope, facts }) => ({
    ...{ charge, person, history_known: historyKnown, history_whole: historyWhole, in_scope: inScope },
    ...factColumns(FACTS, facts),
  }));
  return `DROP SCHEMA public CASCADE; CREATE SCHEMA public;
CREATE TABLE facts (charge integer NOT NULL, person integer NOT NULL, history_known boolean NOT NULL, history_whole boolean NOT NULL,
in_scope boolean NOT NULL, ${columns.join(', ')});
${copyOf(rows)}
${dialect.begin.map((statement) => `${statement};`).join('\n')}`;
}

/** Statements that print the rows of the last step, each after the words that say of what it is. */
const printing = (what: string, steps: readonly SqlStep[]): string[] => [
  ...steps.slice(0, -1).map(({ name, sql }) => `${fill(dialect.makeTemporaryTable, { name, query: sql })};`),
  `COPY (SELECT '${what}' AS what, answers.* FROM (${steps[steps.length - 1].sql}) AS answers) TO STDOUT;`,
  ...steps.slice(0, -1).map(({ name }) => `${fill(dialect.dropTable, { name })};`),
];

describe.skipIf(NO_POSTGRES)('a law invented at random', () => {
  let server: Postgres;
  const said = new Set<string>();
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'is read alike by evaluation and in a PostgreSQL of its own, made by initdb (%i)',
    async (round) => {
      const random = randomFrom(770 + round);
      const pairsUpTo = [0, 2, undefined, 0][round % 4];
      const reliefs = Array.from({ length: RELIEFS }, (_, at) => randomRelief(random, `prize-${at}`));
      const rulebook = gardenRulebook(reliefs, round % 2 === 0 ? 'march-1' : 'february-28');
      const entries = randomEntries(random, PEOPLE);
      const expected = new Map<string, string>();
      const script = [loading(entries)];
      for (const relief of reliefs) {
        const context = randomContext(random);
        const prepared = prepareRelief(rulebook, relief);
        const policy = preparePolicy(rulebook, randomPolicy(random, relief.id));
        const reading = readingOf(rulebook, prepared, context);
        const policyReading = readingOf(rulebook, policy, context);
        const steps = compileRelief(prepared, { ...reading, dialect, keys, pairsUpTo }, 'r');
        script.push(...printing(relief.id, steps));
        const asked = { ...policyReading, dialect, keys, pairsUpTo };
        const policySteps = compilePolicy(policy, relief.id, asked, 'p');
        script.push(...printing(`${relief.id} asked`, policySteps));
        for (const { charge, person, inScope, historyKnown, historyWhole, facts } of entries) {
          if (!inScope) continue;
          const others = entries.filter((o) => o.person === person && o.charge !== charge);
          const subject = { facts, others: others.map((o) => o.facts), historyKnown, historyWhole };
          const d = determine(prepared, subject, reading);
          const s = select(policy, relief.id, subject, policyReading);
          said.add(d.outcome).add(s.selected);
          const decided = [OUTCOMES.indexOf(d.outcome), d.rule, d.missing, d.support];
          const selected = [SELECTIONS.indexOf(s.selected), s.line, s.missing, s.support];
          expected.set(`${relief.id}\t${charge}`, decided.join(' '));
          expected.set(`${relief.id} asked\t${charge}`, selected.join(' '));
        }
      }
      const lines = (await server.run(script.join('\n'))).split('\n').filter((line) => line !== '');
      const found = new Map(
        lines.map((line) => {
          const [what, charge, ...codes] = line.split('\t');
          return [`${what}\t${charge}`, codes.join(' ')];
        }),
      );
      expect(lines.length).toBe(expected.size);
      const different = [...expected].filter(([of, codes]) => found.get(of) !== codes);
      expect(different.map(([of, codes]) => ({ of, codes, instead: found.get(of) }))).toEqual([]);
    },
  );

  it('and comes to every outcome and selection', () => {
    expect([...said].sort()).toEqual(
      ['eligible', 'needs_review', 'no', 'not_eligible', 'other_county', 'unknown', 'yes'].sort(),
    );
  });
});
