import { sql } from 'kysely';
import { writeAtomicStream } from '../files/atomic-write.js';
import { csvCell } from '../files/csv-writer.js';
import { guardFormula } from '../files/formula-guard.js';
import { DETERMINATION_COLUMNS, type DeterminationColumn } from '../screening/determination-row.js';
import type { Docket } from './engine.js';
import { type ListAsked, type ListedDetermination, listDeterminations } from './list-determinations.js';
import type { Cursor } from './list-ways.js';
import { type TrailHead, trailHead } from './trail.js';

const PAGE = 1_000;

/** Columns of determinations.csv as the docket lists them; the rest are of the same name. */
const FROM: Readonly<Record<DeterminationColumn, (row: ListedDetermination) => string | number>> = {
  charge_id: ({ chargeId }) => chargeId,
  person_id: ({ personId }) => personId,
  name: ({ name }) => name,
  case_number: ({ caseNumber }) => caseNumber,
  county: ({ county }) => county,
  statute_cited: ({ statuteCited }) => statuteCited,
  statute: ({ statute }) => statute,
  class: (row) => row.class,
  offense_date: ({ offenseDate }) => offenseDate,
  disposition: ({ disposition }) => disposition,
  disposition_date: ({ dispositionDate }) => dispositionDate,
  relief: ({ relief }) => relief,
  outcome: ({ outcome }) => outcome,
  selected: ({ selected }) => selected,
  rule: ({ rule }) => rule,
  reason: ({ reason }) => reason,
  missing_facts: ({ missing }) => missing,
  assumptions: ({ assumptions }) => assumptions,
  source_file: ({ sourceFile }) => sourceFile,
  source_row: ({ sourceRow }) => sourceRow,
  selected_rule: ({ selectedRule }) => selectedRule,
  selected_missing_facts: ({ selectedMissing }) => selectedMissing,
};

/** The columns of an export: those of determinations.csv, who arrested, and what was decided. */
const EXPORT_COLUMNS = [...DETERMINATION_COLUMNS, 'arresting_agency', 'decision', 'assigned_to'] as const;

/** Stands where the agencies of a run were not read, which is another thing than a list without them. */
const NOT_READ = 'not read';

/**
 * Writes all determinations of a filter as CSV, as they stand at one moment: formulas are guarded as in
 * determinations.csv. Returns where the trail stood then. Throws a Failure with exit 3 when it cannot be written.
 */
export async function exportRows(
  db: Docket,
  run: string,
  asked: Pick<ListAsked, 'filter' | 'sort' | 'descending'>,
  path: string,
): Promise<{ readonly rows: number; readonly head: TrailHead }> {
  return await db.transaction().execute(async (trx) => {
    await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`.execute(trx);
    const head = await trailHead(trx);
    let rows = 0;
    await writeAtomicStream(path, async (write) => {
      await write(`${EXPORT_COLUMNS.join(',')}\n`);
      for (let after: Cursor | undefined; ; ) {
        const more = after === undefined ? {} : { after };
        const page = await listDeterminations(trx, run, { ...asked, ...more, limit: PAGE });
        rows += page.rows.length;
        if (page.rows.length > 0) await write(`${page.rows.map(lineOf).join('\n')}\n`);
        after = page.next;
        if (after === undefined) return;
      }
    });
    return { rows, head };
  });
}

const lineOf = (row: ListedDetermination): string =>
  [
    ...DETERMINATION_COLUMNS.map((column) => FROM[column](row)),
    row.agency ?? NOT_READ,
    row.state,
    row.assignee ?? '',
  ]
    .map((cell) => csvCell(guardFormula(String(cell))))
    .join(',');
