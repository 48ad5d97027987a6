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

/** Counts once over the run; of a million determinations this takes a second or more. */
export async function evaluatedChoices(db: Docket, run: number): Promise<EvaluatedChoices> {
  const { rows } = await sql<Grouped>`
    SELECT outcome, selected, relief, rule, reason, missing, selected_missing, county, class, agency, year,
      grouping(outcome, selected, relief, rule, reason, missing, county, class, agency, year) AS without,
      count(*)::integer AS count
    FROM determinations WHERE run_no = ${sql.lit(run)}
    GROUP BY GROUPING SETS ((outcome), (selected), (relief), (relief, rule), (reason), (missing, selected_missing),
      (county), (class), (agency), (year))`.execute(db);
  const texts = await textsOf(db, rows);
  const text = (term: number | null): string => texts.get(term ?? -1) ?? '';
  const having = (column: Column): Grouped[] => rows.filter(({ without }) => without === WITHOUT[column]);
  const byText = (column: 'relief' | 'reason' | 'county' | 'class' | 'agency'): Counted[] =>
    having(column)
      .map((row) => ({ value: text(row[column]), count: row.count }))
      .sort(byCount);
  const years = having('year').map(({ year, count }) => ({
    value: year === null ? '' : String(year),
    count,
  }));
  return {
    outcomes: having('outcome').map((row) => ({
      value: wordOf(OUTCOMES, row.outcome ?? -1),
      count: row.count,
    })),
    selections: having('selected').map((row) => ({
      value: wordOf(SELECTIONS, row.selected ?? -1),
      count: row.count,
    })),
    reliefs: byText('relief'),
    rules: having('rule')
      .map((row) => ({ value: text(row.rule), relief: text(row.relief), count: row.count }))
      .sort(byCount),
    reasons: byText('reason').slice(0, MOST_REASONS),
    missing: await missingOf(db, having('missing')),
    counties: byText('county'),
    classes: byText('class'),
    agencies: having('agency').some(({ agency }) => agency === null) ? undefined : byText('agency'),
    years: years.sort((a, b) => (a.value < b.value ? -1 : 1)),
  };
}

interface Grouped extends Readonly<Record<Column, number | null>> {
  readonly selected_missing: number | null;
  readonly without: number;
  readonly count: number;
}

const COLUMNS = [
  ...(['outcome', 'selected', 'relief', 'rule', 'reason'] as const),
  ...(['missing', 'county', 'class', 'agency', 'year'] as const),
] as const;
type Column = (typeof COLUMNS)[number];

/** What `grouping` says of a set: a bit for each column it is without, the last column lowest. */
const bitsWithout = (...own: readonly Column[]): number =>
  COLUMNS.reduce((bits, column) => 2 * bits + (own.includes(column) ? 0 : 1), 0);
const WITHOUT: Readonly<Record<Column, number>> = {
  outcome: bitsWithout('outcome'),
  selected: bitsWithout('selected'),
  relief: bitsWithout('relief'),
  rule: bitsWithout('relief', 'rule'),
  reason: bitsWithout('reason'),
  missing: bitsWithout('missing'),
  county: bitsWithout('county'),
  class: bitsWithout('class'),
  agency: bitsWithout('agency'),
  year: bitsWithout('year'),
};

const byCount = (a: Counted, b: Counted): number => b.count - a.count || (a.value < b.value ? -1 : 1);

async function textsOf(db: Docket, rows: readonly Grouped[]): Promise<Map<number, string>> {
  const terms = new Set(
    rows.flatMap((row) => [row.relief, row.rule, row.reason, row.county, row.class, row.agency]),
  );
  return await textsOfTerms(
    db,
    [...terms].filter((term) => term !== null),
  );
}

async function textsOfTerms(db: Docket, terms: readonly number[]): Promise<Map<number, string>> {
  if (terms.length === 0) return new Map();
  const { rows } = await sql<{ term: number; text: string }>`SELECT term, text FROM terms
    WHERE term = ANY(ARRAY[${sql.join(terms.map((term) => sql.lit(term)))}]::integer[])`.execute(db);
  return new Map(rows.map(({ term, text }) => [term, text]));
}

/** Each fact with the determinations that miss it, or whose policy misses it. */
async function missingOf(db: Docket, rows: readonly Grouped[]): Promise<Counted[]> {
  const { rows: parts } = await sql<{
    term: number;
    part: number;
  }>`SELECT term, part FROM term_parts`.execute(db);
  const partsOf = new Map<number, number[]>();
  for (const { term, part } of parts) partsOf.set(term, [...(partsOf.get(term) ?? []), part]);
  const counts = new Map<number, number>();
  for (const { missing, selected_missing: selected, count } of rows) {
    const facts = [missing, selected].flatMap((list) => (list === null ? [] : (partsOf.get(list) ?? [])));
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
  const { rows: states } = await sql<{
    state: number;
    count: number;
  }>`SELECT state, count(*)::integer AS count
    FROM determinations WHERE run_no = ${sql.lit(run)} GROUP BY state ORDER BY state`.execute(db);
  const { rows: assignees } = await sql<Counted>`SELECT assignee AS value, count(*)::integer AS count
    FROM determinations WHERE run_no = ${sql.lit(run)} AND assignee IS NOT NULL
    GROUP BY assignee ORDER BY assignee`.execute(db);
  const all = states.reduce((sum, { count }) => sum + count, 0);
  const given = assignees.reduce((sum, { count }) => sum + count, 0);
  return {
    states: states.map(({ state, count }) => ({ value: wordOf(DECISION_STATES, state), count })),
    assignees: [...(all > given ? [{ value: '', count: all - given }] : []), ...assignees],
  };
}
