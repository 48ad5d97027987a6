import type { inThread, Working } from './in-thread.js';
import { packWork, rowsOfSheets, zippedWorkbook } from './workbook.js';
import type { Workbook, WorkbookSheet } from './workbook-model.js';

/**
 * The bytes that `writeWorkbook` gives, made by two works at once, as `beside` does them: of a long list a workbook
 * takes seconds when nothing else is left to do.
 */
export function workbookBeside(beside: typeof inThread, workbook: Workbook): Working<Uint8Array> {
  const rows = rowsOfSheets(workbook);
  const shares = sharesOf(rows).map((own) =>
    beside(packWork, { workbook: { sheets: workbook.sheets.map(emptyBut(own)) }, own, rows }),
  );
  const result = Promise.all(shares.map((share) => share.result)).then(([first, second]) =>
    zippedWorkbook({ ...first, ...second }),
  );
  // Whoever waits for the result hears of a failure.
  result.catch(() => undefined);
  return {
    result,
    stop: () => {
      for (const share of shares) share.stop();
    },
  };
}

/** The sheets of each work, about as many rows in both. */
function sharesOf(rows: readonly number[]): number[][] {
  const shares = [0, 1].map(() => ({ rows: 0, own: [] as number[] }));
  const longestFirst = [...rows.keys()].sort((a, b) => rows[b] - rows[a] || a - b);
  for (const at of longestFirst) {
    const share = shares[0].rows <= shares[1].rows ? shares[0] : shares[1];
    share.rows += rows[at];
    share.own.push(at);
  }
  return shares.map(({ own }) => own).filter((own) => own.length > 0);
}

const emptyBut =
  (own: readonly number[]) =>
  (sheet: WorkbookSheet, at: number): WorkbookSheet =>
    own.includes(at) ? sheet : { ...sheet, rows: [] };
