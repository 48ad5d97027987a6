import { openDatabase } from '../../src/files/duckdb.js';
import { quoteIdentifier } from '../../src/files/sql.js';
import type { ChargeTable } from '../../src/intake/charge-table.js';
import { readingOf } from '../../src/law/determine.js';
import type { Context, PreparedPolicy, PreparedRelief } from '../../src/law/prepared.js';
import type { Compilation } from '../../src/law/sql/compile-condition.js';
import { compilePolicy, compileRelief, type SqlStep } from '../../src/law/sql/compile-relief.js';
import { duckdb } from '../../src/law/sql/dialects/duckdb.js';
import { type AnsweredCharges, Answers, type Decisions, decisionsOf } from '../../src/screening/decisions.js';
import type { Deciding } from '../../src/screening/determination-row.js';
import { FactsLoader } from '../../src/screening/facts-loading.js';
import type { FactsTable } from '../../src/screening/facts-table.js';

/**
 * Decides all charges by the law as SQL, each by itself: all facts of every charge stand in the engine, which makes
 * every step of every relief. A run asks it far less, and is compared with this.
 */
export async function decidedWhole(
  charges: ChargeTable,
  facts: FactsTable,
  deciding: Deciding,
  context: Context,
): Promise<Decisions> {
  const { policy, reliefs, rulebook } = deciding;
  const compilationOf = (prepared: PreparedRelief | PreparedPolicy): Compilation => ({
    ...readingOf(rulebook, prepared, context),
    dialect: duckdb,
    keys: {
      notFilled: '0',
      literalOf: (fact, text) => String(facts.keys.get(fact)?.codeOf(text) ?? -1),
    },
  });
  const database = await openDatabase();
  try {
    const keys = (fact: string): Int32Array => {
      const column = facts.keys.get(fact);
      if (column === undefined) throw new RangeError(`${fact} was not read`);
      return column.codes;
    };
    const rows = Int32Array.from({ length: charges.count }, (_, charge) => charge);
    const loaded = { rows, kinds: facts.kinds, kind: facts.kind, keys };
    await new FactsLoader(database, rulebook.facts).load(charges, facts, loaded);
    const answered = async (steps: readonly SqlStep[]): Promise<AnsweredCharges> => {
      const before = steps.slice(0, -1);
      for (const { name, sql } of before)
        await database.run(`CREATE TEMPORARY TABLE ${quoteIdentifier(name)} AS ${sql}`);
      const { count, columns } = await database.readAllIntColumns(steps[steps.length - 1].sql);
      const [charge, code, rule, missing, support] = columns;
      const answers = new Answers();
      const of = new Int32Array(charges.count).fill(-1);
      for (let row = 0; row < count; row++) {
        of[charge[row]] = answers.numberOf(code[row], rule[row], missing[row], support[row]);
      }
      return { distinct: answers.distinct, of };
    };
    const decided = reliefs.map(async (prepared, at) => {
      const { id } = prepared.relief;
      const own = await answered(compileRelief(prepared, compilationOf(prepared), `relief_${at + 1}`));
      if (policy === undefined || !rulebook.policyReliefs.includes(id)) return decisionsOf(own);
      const lines = compilePolicy(policy, id, compilationOf(policy), `policy_${at + 1}`);
      return decisionsOf(own, await answered(lines));
    });
    return { reliefs: await Promise.all(decided) };
  } finally {
    database.close();
  }
}
