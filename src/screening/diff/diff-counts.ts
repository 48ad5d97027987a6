import type { Cause, SideName } from './changes.js';
import type { DiffDatabase } from './diff-database.js';

/** How many determinations of one relief went from one outcome to another; an empty outcome: none there. */
export interface Movement {
  readonly relief: string;
  readonly from: { readonly outcome: string; readonly selected: string };
  readonly to: { readonly outcome: string; readonly selected: string };
  readonly determinations: number;
}

/** What a comparison of two runs came to, in numbers. */
export interface DiffCounts {
  /** Charges under the law of the runs. */
  readonly charges: Readonly<Record<SideName, number>> & { readonly both: number };
  /** Determinations that changed. */
  readonly changed: number;
  readonly movements: readonly Movement[];
  /** A determination with several causes counts under each. */
  readonly causes: Readonly<Partial<Record<Cause, number>>>;
  /** People, by their id, who have an eligible charge in the second run only, and in the first only. */
  readonly people: { readonly gained: number; readonly lost: number };
}

/** All of it but the causes. */
export async function countChanges(database: DiffDatabase): Promise<Omit<DiffCounts, 'causes'>> {
  const number = async (sql: string): Promise<number> => Number((await database.rows(sql))[0].n);
  const ids = (side: SideName): string => `SELECT DISTINCT charge_id FROM ${side}_rows`;
  const helped = (side: SideName): string =>
    `SELECT DISTINCT person_id FROM ${side}_rows WHERE outcome = 'eligible'`;
  const count = (sql: string): Promise<number> => number(`SELECT count(*) AS n FROM (${sql})`);
  const movements = await database.rows(`
    SELECT relief, before_outcome, before_selected, after_outcome, after_selected, count(*) AS n
    FROM changed JOIN reliefs USING (relief)
    GROUP BY relief, reliefs.number, before_outcome, before_selected, after_outcome, after_selected
    ORDER BY reliefs.number, before_outcome, before_selected, after_outcome, after_selected`);
  return {
    charges: {
      before: await count(ids('before')),
      after: await count(ids('after')),
      both: await count(`${ids('before')} INTERSECT ${ids('after')}`),
    },
    changed: await count('SELECT nth FROM changed'),
    movements: movements.map((row) => ({
      relief: String(row.relief),
      from: { outcome: String(row.before_outcome ?? ''), selected: String(row.before_selected ?? '') },
      to: { outcome: String(row.after_outcome ?? ''), selected: String(row.after_selected ?? '') },
      determinations: Number(row.n),
    })),
    people: {
      gained: await count(`${helped('after')} EXCEPT ${helped('before')}`),
      lost: await count(`${helped('before')} EXCEPT ${helped('after')}`),
    },
  };
}
