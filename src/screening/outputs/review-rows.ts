import { MOST_SHEET_ROWS } from '../../files/workbook-limits.js';
import { messageOfRow, type RejectedRecord, type RowProblem } from '../../intake/row-problem.js';
import { OUTCOMES, type Outcome } from '../../law/determine.js';
import { whatHappened, whatNext } from '../../messages/registry.js';
import { within } from '../decided-charges.js';
import { codesAt } from '../decisions.js';
import { determinationColumns } from '../determination-row.js';
import type { RunData } from '../run-data.js';
import type { RunFrame } from '../run-frame.js';

export type SheetRow = readonly (string | number | null)[];

/** The first rows of a sheet, as many as it can hold, and how many it would have whole. */
export interface SheetRows {
  readonly rows: readonly SheetRow[];
  readonly whole: number;
}

/** The sheets whose rows come from portions, by the names the rows have here. */
export interface ReviewRows {
  eligible: SheetRows;
  review: SheetRows;
  not: SheetRows;
  problems: SheetRows;
}

const noRows = (): SheetRows => ({ rows: [], whole: 0 });

/** Sheets of no rows, to which portions are added. */
export const emptyReview = (): ReviewRows => ({
  eligible: noRows(),
  review: noRows(),
  not: noRows(),
  problems: noRows(),
});

/** Adds the rows of a portion to those of the portions before it. */
export function addReview(to: ReviewRows, portion: ReviewRows): void {
  for (const sheet of ['eligible', 'review', 'not', 'problems'] as const) {
    to[sheet] = oneAfterTheOther(to[sheet], portion[sheet]);
  }
}

/** How many more rows each sheet has room for. */
export type SheetRoom = Readonly<Record<keyof ReviewRows, number>>;

export const roomIn = (review: ReviewRows): SheetRoom => ({
  eligible: MOST_SHEET_ROWS - review.eligible.rows.length,
  review: MOST_SHEET_ROWS - review.review.rows.length,
  not: MOST_SHEET_ROWS - review.not.rows.length,
  problems: MOST_SHEET_ROWS - review.problems.rows.length,
});

/** The rows of two parts of a sheet, as many as fit. */
export const oneAfterTheOther = (first: SheetRows, second: SheetRows): SheetRows => ({
  rows: [...first.rows, ...second.rows.slice(0, MOST_SHEET_ROWS - first.rows.length)],
  whole: first.whole + second.whole,
});

/** The rows of a portion, no more of them than there is room for. */
export const reviewRowsOf = (data: RunData, room: SheetRoom): ReviewRows => ({
  eligible: determinationRows(data, ['eligible'], room.eligible),
  review: determinationRows(data, ['needs_review'], room.review, FOUND_COLUMNS),
  not: determinationRows(data, ['not_eligible', 'other_county'], room.not),
  problems: problemRows(data.frame, data.problems, room.problems),
});

/** How many columns of the sheet to be reviewed stand empty, after the missing facts, to be filled in. */
const FOUND_COLUMNS = 3;

/** The determinations of some outcomes; `toFillIn` cells stand empty after the missing facts. */
function determinationRows(
  data: RunData,
  outcomes: readonly Outcome[],
  room: number,
  toFillIn = 0,
): SheetRows {
  const empty = Array.from({ length: toFillIn }, () => '');
  const { frame, decisions, words, own } = data;
  const { deciding } = frame;
  const rows: SheetRow[] = [];
  const wanted = decisions.reliefs.map(({ distinct, of }) => ({
    isWanted: distinct.map(({ outcome }) => outcomes.includes(OUTCOMES[outcome])),
    of,
  }));
  const charges = within(data.decided, own.charges);
  const whole = wanted.reduce((sum, one) => sum + countWanted(one, charges), 0);
  for (let at = 0; at < charges.length && rows.length < room; at++) {
    const charge = charges[at];
    for (let relief = 0; relief < wanted.length && rows.length < room; relief++) {
      const { isWanted, of: decisionOf } = wanted[relief];
      if (!isWanted[decisionOf[charge]]) continue;
      const prepared = deciding.reliefs[relief];
      const codes = codesAt(decisions, relief, charge);
      const of = words.of(charge);
      const own = determinationColumns(deciding, prepared, codes, of);
      const [
        ,
        outcome,
        selected,
        rule,
        reason,
        missingFacts,
        assumptions,
        ,
        ,
        selectedRule,
        selectedMissing,
      ] = own;
      const [id, person, nameOf, caseNumber, county, cited, statute, class_, offense, disposition, decided] =
        of.chargeColumns;
      rows.push([
        nameOf,
        caseNumber,
        county,
        statute || cited,
        class_,
        offense,
        disposition,
        decided,
        prepared.relief.title,
        outcome.replace('_', ' '),
        selected,
        reason,
        missingFacts,
        ...empty,
        rule,
        assumptions,
        selectedRule,
        selectedMissing,
        person,
        id,
        of.sourceFile,
        Number(of.sourceRow),
      ]);
    }
  }
  return { rows, whole };
}

function countWanted(
  { isWanted, of }: { readonly isWanted: readonly boolean[]; readonly of: Int32Array },
  charges: Int32Array,
): number {
  let count = 0;
  for (let at = 0; at < charges.length; at++) if (isWanted[of[charges[at]]]) count++;
  return count;
}

/** What is said of rows that were rejected, or kept. */
export function problemRows(
  { files }: Pick<RunFrame, 'files'>,
  problems: readonly (RejectedRecord | RowProblem)[],
  room = MOST_SHEET_ROWS,
): SheetRows {
  const rows = problems.slice(0, room).map((one): SheetRow => {
    const { name } = files[one.file];
    const message = messageOfRow(one, name);
    const column = 'column' in one ? (one.column ?? '') : '';
    return [name, one.row, column, one.code, whatHappened(message), whatNext(message)];
  });
  return { rows, whole: problems.length };
}
