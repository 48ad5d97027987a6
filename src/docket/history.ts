import { sql } from 'kysely';
import type { DeterminedAgain } from '../screening/again/person-again.js';
import type { Docket } from './engine.js';
import { foundText } from './person-charges.js';

/** What an act did to a determination, and what was written to it. */
export interface PastDecision {
  readonly item: number;
  readonly entry: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly code: string;
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  /** Null where none was written, or it was purged. */
  readonly text: string | null;
  readonly purged: boolean;
}

/** What was done to determinations, the oldest first. */
export async function historyOfItems(db: Docket, items: readonly number[]): Promise<PastDecision[]> {
  if (items.length === 0) return [];
  const { rows } = await sql<PastDecision>`
    SELECT n.item, n.entry, t.at, t.actor, t.action, t.code, n.kind, n.before, n.after, x.text,
      t.commitment <> '' AND x.text IS NULL AS purged
    FROM decisions n JOIN trail t ON t.seq = n.entry LEFT JOIN trail_texts x ON x.seq = n.entry
    WHERE n.item = ANY(${arrayOf(items)}) ORDER BY n.entry, n.item, n.kind`.execute(db);
  return rows;
}

/** A found fact with what it changed. */
export interface FoundBefore {
  readonly entry: number;
  readonly at: string;
  readonly actor: string;
  readonly chargeId: string;
  readonly fact: string;
  readonly value: string;
  readonly source: string;
  readonly note: string;
  /** The determinations of the person that changed. */
  readonly before: readonly (DeterminedAgain & { readonly chargeId: string })[];
  readonly after: readonly (DeterminedAgain & { readonly chargeId: string })[];
}

/** The facts that were found for charges of a person and stand, the oldest first. */
export async function foundOfPerson(db: Docket, run: number, person: number): Promise<FoundBefore[]> {
  const { rows } = await sql<{
    entry: number;
    at: string;
    actor: string;
    chargeId: string;
    fact: string;
    text: string;
    before: string;
    after: string;
  }>`SELECT f.entry, t.at, t.actor, c.charge_id AS "chargeId", f.fact, x.text, f.before, f.after
    FROM determinations d JOIN found_facts f ON f.item = d.item AND f.run_no = d.run_no AND f.undone_by IS NULL
      JOIN charges c ON c.run_no = d.run_no AND c.charge_no = d.charge_no
      JOIN trail t ON t.seq = f.entry JOIN trail_texts x ON x.seq = f.entry
    WHERE d.run_no = ${run} AND d.person_no = ${person} ORDER BY f.entry`.execute(db);
  return rows.map(({ text, before, after, ...row }) => ({
    ...row,
    ...foundText(text),
    before: JSON.parse(before),
    after: JSON.parse(after),
  }));
}

/** A merging or splitting that concerned a person. */
export interface PastRegrouping {
  readonly entry: number;
  readonly at: string;
  readonly actor: string;
  readonly kind: 'merge' | 'split';
  readonly reason: string | null;
  readonly persons: readonly number[];
  readonly undone: boolean;
}

/** What was done to a person as a whole, the oldest first. */
export async function regroupingsOf(db: Docket, run: number, person: number): Promise<PastRegrouping[]> {
  const { rows } = await sql<PastRegrouping>`
    SELECT g.entry, t.at, t.actor, g.kind, x.text AS reason, g.persons, g.undone_by IS NOT NULL AS undone
    FROM regroupings g JOIN trail t ON t.seq = g.entry LEFT JOIN trail_texts x ON x.seq = g.entry
    WHERE g.run_no = ${run} AND ${person} = ANY(g.persons) ORDER BY g.entry`.execute(db);
  return rows;
}

const arrayOf = (numbers: readonly number[]) =>
  sql`ARRAY[${sql.join(numbers.map((one) => sql.lit(Math.trunc(one))))}]::bigint[]`;
