import { type RawBuilder, sql } from 'kysely';
import { OUTCOMES, SELECTIONS } from '../law/determine.js';
import { DETERMINATION_COLUMNS } from '../screening/determination-row.js';
import { DECISION_STATES } from './codes.js';
import { copyInto, type Docket } from './engine.js';
import { guardedText as text } from './guarded-text.js';
import { portionsOf } from './portions.js';
import { BETWEEN_WORDS, IS_NOT_PLAIN, searchKey } from './search-words.js';
import { AGENCY_OF_CHARGE } from './stage-lists.js';

/** Columns whose texts are few, and stand in `terms`. */
const TERM_COLUMNS = [
  'relief',
  'rule',
  'reason',
  'missing_facts',
  'assumptions',
  'selected_rule',
  'selected_missing_facts',
  'county',
  'class',
] as const;

const DECIDE_AGAIN = DECISION_STATES.indexOf('decide_again');

/** Columns that are lists, joined by `; `. */
const LISTS: readonly string[] = ['missing_facts', 'selected_missing_facts', 'assumptions'];

/** Puts the rows of determinations.csv into a table of the transaction, `staged`, numbered as they stand there. */
export async function stageRows(trx: Docket, pieces: AsyncIterable<Buffer>): Promise<void> {
  const columns = DETERMINATION_COLUMNS.map((name) => `${quoted(name)} text NOT NULL`).join(', ');
  await sql
    .raw(
      `CREATE TEMPORARY TABLE staged (place integer GENERATED ALWAYS AS IDENTITY, ${columns}) ON COMMIT DROP`,
    )
    .execute(trx);
  await copyInto(trx, 'staged', DETERMINATION_COLUMNS.map(quoted), pieces);
  await sql.raw('CREATE INDEX ON staged (charge_id)').execute(trx);
  await sql.raw('ANALYZE staged').execute(trx);
}

/** The ids of the people of `staged`. */
export async function stagedPeople(trx: Docket): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`SELECT DISTINCT person_id AS id FROM staged`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/** Charges and terms, out of `staged`. How many there are. */
export async function importCharges(
  trx: Docket,
  run: number,
  portion: number | undefined,
): Promise<{ readonly charges: number; readonly determinations: number }> {
  await sql`CREATE TEMPORARY TABLE charged ON COMMIT DROP AS
    SELECT row_number() OVER (ORDER BY case_key, case_number COLLATE "C", place)::integer AS n, one.*, case_key
    FROM (SELECT DISTINCT ON (charge_id) charge_id, place, person_id, ${text('name')} AS name,
      ${text('case_number')} AS case_number, ${text('statute_cited')} AS statute_cited,
      ${text('statute')} AS statute, offense_date, ${text('disposition')} AS disposition, disposition_date,
      source_file, source_row::integer AS source_row FROM staged ORDER BY charge_id, place) AS one
    CROSS JOIN LATERAL (SELECT regexp_replace(lower(case_number COLLATE "C"), ${BETWEEN_WORDS}, '', 'g') COLLATE "C"
      AS case_key) AS keyed`.execute(trx);
  await sql`ANALYZE charged`.execute(trx);
  const { rows } = await sql<{ charges: number; determinations: number }>`SELECT
    (SELECT count(*)::integer FROM charged) AS charges, (SELECT count(*)::integer FROM staged) AS determinations`.execute(
    trx,
  );
  const counts = rows[0];
  for (const { from, to } of portionsOf(counts.charges, portion)) {
    await sql`INSERT INTO charges (run_no, charge_no, person_no, charge_id, name, case_number, case_key, statute_cited,
        statute, offense_date, disposition, disposition_date, source_file, source_row)
      SELECT ${sql.lit(run)}, n, person_no, charge_id, c.name, case_number, case_key, statute_cited,
        statute, offense_date, disposition, disposition_date, source_file, source_row
      FROM charged c JOIN people p ON p.run_no = ${sql.lit(run)} AND p.person_id = c.person_id
      WHERE n BETWEEN ${sql.lit(from)} AND ${sql.lit(to)}`.execute(trx);
  }
  await keyOtherCases(trx, run);
  await importTerms(trx);
  await sql`ANALYZE charges`.execute(trx);
  return counts;
}

/** The keys of case numbers that the database cannot make. */
async function keyOtherCases(trx: Docket, run: number): Promise<void> {
  const { rows } = await sql<{ n: number; text: string }>`SELECT n, case_number AS text FROM charged
    WHERE case_number ${IS_NOT_PLAIN}`.execute(trx);
  if (rows.length === 0) return;
  const keys = JSON.stringify(rows.map(({ n, text: number }) => ({ n, key: searchKey(number) })));
  await sql`UPDATE charges c SET case_key = k.key FROM json_to_recordset(${keys}::json) AS k(n integer, key text)
    WHERE c.run_no = ${sql.lit(run)} AND c.charge_no = k.n`.execute(trx);
}

async function importTerms(trx: Docket): Promise<void> {
  for (const column of TERM_COLUMNS) {
    await sql`INSERT INTO terms (text) SELECT DISTINCT ${text(column)} FROM staged
      WHERE NOT EXISTS (SELECT 1 FROM terms t WHERE md5(t.text) = md5(${text(column)})) ON CONFLICT DO NOTHING`.execute(
      trx,
    );
    if (!LISTS.includes(column)) continue;
    await splitLists(trx, sql`(SELECT DISTINCT ${text(column)} AS text FROM staged)`);
  }
  await sql`ANALYZE terms`.execute(trx);
}

/** Says of each text of a list which texts it is made of, and adds these. */
export async function splitLists(trx: Docket, texts: RawBuilder<unknown>): Promise<void> {
  await sql`INSERT INTO terms (text) SELECT DISTINCT part FROM ${texts} AS l
    CROSS JOIN LATERAL regexp_split_to_table(l.text, '; ') AS part
    WHERE NOT EXISTS (SELECT 1 FROM terms t WHERE md5(t.text) = md5(part)) ON CONFLICT DO NOTHING`.execute(
    trx,
  );
  await sql`INSERT INTO term_parts (term, part) SELECT DISTINCT whole.term, one.term FROM ${texts} AS l
    JOIN terms whole ON whole.text = l.text CROSS JOIN LATERAL regexp_split_to_table(l.text, '; ') AS part
    JOIN terms one ON one.text = part WHERE part <> '' ON CONFLICT DO NOTHING`.execute(trx);
}

/**
 * The determinations, out of `staged`. One that an earlier run of the source had keeps its number, its state and who
 * it is assigned to; one that was decided and has another outcome now is to be decided again, which becomes a decision
 * of the entry `seq`.
 */
export async function importDeterminations(
  trx: Docket,
  {
    run,
    source,
    seq,
    withAgencies,
    determinations,
    portion,
  }: {
    readonly run: number;
    readonly source: number;
    readonly seq: number;
    /** Whether they stand in `read_again`. */
    readonly withAgencies: boolean;
    readonly determinations: number;
    readonly portion: number | undefined;
  },
): Promise<void> {
  const terms = sql.join(
    TERM_COLUMNS.map(
      (column) =>
        sql`JOIN terms ${sql.id(`t_${column}`)} ON ${sql.id(`t_${column}`, 'text')} = ${text(column)}`,
    ),
    sql` `,
  );
  const term = (column: (typeof TERM_COLUMNS)[number]) => sql.id(`t_${column}`, 'term');
  const prior = await newestOfSource(trx, source, run);
  const portions = portionsOf(determinations, portion);
  if (portions.length > 1) await sql`CREATE INDEX ON staged (place)`.execute(trx);
  for (const { from, to } of portions) {
    await sql`INSERT INTO determinations (item, run_no, place, charge_no, person_no, relief, rule, reason, missing,
      assumptions, selected_rule, selected_missing, county, class, agency, outcome, selected, year, state, assignee)
    SELECT coalesce(prior.item, nextval('items')), ${sql.lit(run)}, staged.place, c.charge_no, c.person_no, ${term('relief')},
      ${term('rule')}, ${term('reason')}, ${term('missing_facts')}, ${term('assumptions')}, ${term('selected_rule')},
      ${term('selected_missing_facts')}, ${term('county')}, ${term('class')},
      ${withAgencies ? sql`agency.term` : sql`NULL`},
      ${numbered(OUTCOMES, sql`staged.outcome`)}, ${numbered(SELECTIONS, sql`staged.selected`)},
      CASE WHEN staged.offense_date ~ '^[0-9]{4}' THEN left(staged.offense_date, 4)::smallint END,
      CASE WHEN prior.state IN (1, 2, 3) AND prior.outcome <> ${numbered(OUTCOMES, sql`staged.outcome`)}
        THEN ${sql.lit(DECIDE_AGAIN)} ELSE coalesce(prior.state, 0) END, prior.assignee
    FROM staged JOIN charges c ON c.run_no = ${sql.lit(run)} AND c.charge_id = staged.charge_id ${terms} ${withAgencies ? AGENCY_OF_CHARGE : sql``}
      LEFT JOIN ${prior} AS prior ON prior.charge_id = staged.charge_id AND prior.relief = ${term('relief')}
    WHERE staged.place BETWEEN ${sql.lit(from)} AND ${sql.lit(to)}`.execute(trx);
  }
  const names = sql.join(DECISION_STATES.map((name) => sql.lit(name)));
  await sql`INSERT INTO decisions (entry, item, kind, before, after)
    SELECT ${sql.lit(seq)}, d.item, 'state', (ARRAY[${names}]::text[])[prior.state + 1], 'decide_again'
    FROM determinations d JOIN charges c ON c.run_no = d.run_no AND c.charge_no = d.charge_no
      JOIN ${prior} AS prior ON prior.charge_id = c.charge_id AND prior.relief = d.relief
    WHERE d.run_no = ${sql.lit(run)} AND d.state = ${sql.lit(DECIDE_AGAIN)} AND prior.state <> d.state`.execute(
    trx,
  );
}

/** The newest determination of each charge and relief of a source before a run, as a table of the transaction. */
async function newestOfSource(trx: Docket, source: number, run: number): Promise<RawBuilder<unknown>> {
  await sql`CREATE TEMPORARY TABLE prior ON COMMIT DROP AS
    SELECT DISTINCT ON (c.charge_id, d.relief) c.charge_id, d.relief, d.item, d.state, d.outcome, d.assignee
    FROM runs r JOIN determinations d ON d.run_no = r.run_no
      JOIN charges c ON c.run_no = d.run_no AND c.charge_no = d.charge_no
    WHERE r.source_no = ${sql.lit(source)} AND r.run_no <> ${sql.lit(run)}
    ORDER BY c.charge_id, d.relief, d.run_no DESC`.execute(trx);
  await sql`ANALYZE prior`.execute(trx);
  return sql`prior`;
}

/** The place of a word in a list, from 0. */
const numbered = (words: readonly string[], word: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`(array_position(ARRAY[${sql.join(words.map((one) => sql.lit(one)))}]::text[], ${word}) - 1)`;

const quoted = (name: string): string => `"${name}"`;
