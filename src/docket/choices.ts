import { sql } from 'kysely';
import { OUTCOMES, type Outcome, SELECTIONS, type Selection } from '../law/determine.js';
import { DECISION_STATES, type DecisionState, wordOf } from './codes.js';
import type { Docket } from './engine.js';

/** A value that determinations of a run have, and how many. */
export interface Counted<V extends string = string> {
  readonly value: V;
  readonly count: number;
}

/** What there is in a run of what comes from its evaluation; it changes only when determinations are made again. */
export interface EvaluatedChoices {
  readonly outcomes: readonly Counted<Outcome>[];
  readonly selections: readonly Counted<Selection>[];
  readonly reliefs: readonly Counted[];
  readonly rules: readonly (Counted & { readonly relief: string })[];
  /** The most frequent ones. */
  readonly reasons: readonly Counted[];
  readonly missing: readonly Counted[];
  readonly counties: readonly Counted[];
  readonly classes: readonly Counted[];
  /** The value is empty where the list names none; undefined when the agencies of the run were not read. */
  readonly agencies: readonly Counted[] | undefined;
  /** The value is empty where no year is known. */
  readonly years: readonly Counted[];
}

const MOST_REASONS = 200;

/** What stands for the evaluation of a run: another text as soon as a determination was made again. */
export async function evaluationMark(db: Docket, run: number): Promise<string> {
  const { rows } = await sql<{ mark: string }>`SELECT
      (SELECT count(*)::text || ' ' || count(undone_by)::text FROM found_facts WHERE run_no = ${run}) || ' ' ||
      (SELECT count(*)::text || ' ' || count(undone_by)::text FROM regroupings WHERE run_no = ${run}) || ' ' ||
      EXISTS (SELECT 1 FROM determinations WHERE run_no = ${run} AND agency IS NULL) AS mark`.execute(db);
  return rows[0].mark;
}

/** What the store has counted of a value: `one` and `other` are what tells it apart, by number, -1 where unknown. */
interface Tally {
  readonly facet: string;
  readonly one: number;
  readonly other: number;
  readonly who: string;
  readonly count: number;
}

/** What stands in the tallies of a run; the store keeps them right whatever changes. */
async function talliesOf(db: Docket, run: number, facets: readonly string[], most: number): Promise<Tally[]> {
  const parts = facets.map(
    (facet) => sql`(SELECT facet, one, other, who, count FROM tallies
      WHERE run_no = ${sql.lit(run)} AND facet = ${sql.lit(facet)} AND count > 0 ORDER BY count DESC LIMIT ${sql.lit(most)})`,
  );
  return (await sql<Tally>`${sql.join(parts, sql` UNION ALL `)}`.execute(db)).rows;
}

const BY_TERM = ['relief', 'rule', 'county', 'class', 'agency'] as const;
const UNKNOWN = -1;
const ALL = 2_000_000_000;

/** Read from what is counted already, so that it is there at once also of a million determinations. */
export async function evaluatedChoices(db: Docket, run: number): Promise<EvaluatedChoices> {
  const facets = ['outcome', 'selected', 'missing', 'year', ...BY_TERM];
  const tallies = [
    ...(await talliesOf(db, run, facets, ALL)),
    ...(await talliesOf(db, run, ['reason'], MOST_REASONS)),
  ];
  const having = (facet: string): Tally[] => tallies.filter((tally) => tally.facet === facet);
  const terms = ['reason', ...BY_TERM].flatMap((facet) =>
    having(facet).flatMap(({ one, other }) => [one, other]),
  );
  const texts = await textsOfTerms(db, [...new Set(terms)]);
  const text = (term: number): string => texts.get(term) ?? '';
  const byText = (facet: string): Counted[] =>
    having(facet)
      .map(({ one, count }) => ({ value: text(one), count }))
      .sort(byCount);
  const byCode = <W extends string>(facet: string, words: readonly W[]): Counted<W>[] =>
    having(facet)
      .sort((a, b) => a.one - b.one)
      .map(({ one, count }) => ({ value: wordOf(words, one), count }));
  const years = having('year').map(({ one, count }) => ({
    value: one === UNKNOWN ? '' : String(one),
    count,
  }));
  return {
    outcomes: byCode('outcome', OUTCOMES),
    selections: byCode('selected', SELECTIONS),
    reliefs: byText('relief'),
    rules: having('rule')
      .map(({ one, other, count }) => ({ value: text(other), relief: text(one), count }))
      .sort(byCount),
    reasons: byText('reason'),
    missing: await missingOf(db, having('missing')),
    counties: byText('county'),
    classes: byText('class'),
    agencies: having('agency').some(({ one }) => one === UNKNOWN) ? undefined : byText('agency'),
    years: years.sort((a, b) => (a.value < b.value ? -1 : 1)),
  };
}

const byCount = (a: Counted, b: Counted): number => b.count - a.count || (a.value < b.value ? -1 : 1);

async function textsOfTerms(db: Docket, terms: readonly number[]): Promise<Map<number, string>> {
  if (terms.length === 0) return new Map();
  const { rows } = await sql<{ term: number; text: string }>`SELECT term, text FROM terms
    WHERE term = ANY(ARRAY[${sql.join(terms.map((term) => sql.lit(term)))}]::integer[])`.execute(db);
  return new Map(rows.map(({ term, text }) => [term, text]));
}

/** Each fact with the determinations that miss it, or whose policy misses it. */
async function missingOf(db: Docket, tallies: readonly Tally[]): Promise<Counted[]> {
  const { rows: parts } = await sql<{
    term: number;
    part: number;
  }>`SELECT term, part FROM term_parts`.execute(db);
  const partsOf = new Map<number, number[]>();
  for (const { term, part } of parts) partsOf.set(term, [...(partsOf.get(term) ?? []), part]);
  const counts = new Map<number, number>();
  for (const { one, other, count } of tallies) {
    const facts = [one, other].flatMap((list) => partsOf.get(list) ?? []);
    for (const fact of new Set(facts)) counts.set(fact, (counts.get(fact) ?? 0) + count);
  }
  const texts = await textsOfTerms(db, [...counts.keys()]);
  return [...counts].map(([term, count]) => ({ value: texts.get(term) ?? '', count })).sort(byCount);
}

/** What there is in a run of what people decide: where determinations stand, and whose they are. */
export async function decidedChoices(
  db: Docket,
  run: number,
): Promise<{ readonly states: readonly Counted<DecisionState>[]; readonly assignees: readonly Counted[] }> {
  const tallies = await talliesOf(db, run, ['state', 'assignee'], ALL);
  const having = (facet: string): Tally[] => tallies.filter((tally) => tally.facet === facet);
  return {
    states: having('state')
      .sort((a, b) => a.one - b.one)
      .map(({ one, count }) => ({ value: wordOf(DECISION_STATES, one), count })),
    assignees: having('assignee')
      .map(({ who, count }) => ({ value: who, count }))
      .sort((a, b) => (a.value < b.value ? -1 : 1)),
  };
}
