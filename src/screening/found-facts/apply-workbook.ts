import { basename } from 'node:path';
import type { Layout } from '../../intake/layout.js';
import type { Rulebook } from '../../law/rulebook.js';
import { Failure } from '../../messages/failure.js';
import { chargesAgain, readAgain } from '../charges-again.js';
import { checkFiles } from '../check-files.js';
import { type OpenRun, openRun } from '../open-run.js';
import { type RerunPlan, rerunPlan } from '../rerun.js';
import { runKey } from '../run-key.js';
import type { AppliedWorkbook } from './applied-workbook.js';
import { inRunOrder, plainText } from './found-fact.js';
import { foundFactsOf } from './found-facts-csv.js';
import { type SettledEntries, settleEntries } from './settle-entries.js';
import { readTypedRows, type TypedWorkbook } from './typed-rows.js';

export interface ApplyOptions {
  readonly rulebooks: readonly Rulebook[];
  readonly layouts: readonly Layout[];
  readonly out: string;
  /** Whether an earlier run in `out` may be replaced. */
  readonly force: boolean;
}

/** The run that a workbook makes of another: how to ask for it, and what came of the entries. */
export interface ApplyPlan {
  readonly asked: RerunPlan['asked'] & { readonly applied: AppliedWorkbook };
  readonly settled: SettledEntries;
  /** Facts that were found before, and are kept. */
  readonly earlier: number;
}

/**
 * Reads what someone typed into the review workbook of a finished run, and judges every entry. Nothing is written.
 * Throws a Failure: wrong usage when `folder` is no run or the workbook is of another; a failed check when the run is
 * not as its manifest says; unusable input when the file is no such workbook, or nothing was typed in it.
 */
export async function applyWorkbook(
  folder: string,
  workbook: string,
  options: ApplyOptions,
): Promise<ApplyPlan> {
  const run = openRun(folder, options.rulebooks);
  const name = plainText(basename(workbook));
  const typed = await readTypedRows(workbook);
  mustBeOf(run, typed, basename(workbook));
  const { asked } = await rerunPlan(folder, { ...options, keptWillDo: true });
  await checkFiles(run);
  const earlier = foundFactsOf(folder, run.manifest);
  const { deciding, context, manifest } = run;
  const fileNames = manifest.inputs.map((input) => input.name);
  const charges = chargesAgain(run, await readAgain(run, options.layouts));
  const settled = settleEntries({ charges, fileNames, deciding, context, earlier }, typed.rows, name);
  const { entries, refused, found } = settled;
  const applied = { workbook: name, entries, applied: entries - refused.length, refused };
  return {
    asked: { ...asked, found: inRunOrder([...earlier, ...found], fileNames), applied },
    settled,
    earlier: earlier.length,
  };
}

function mustBeOf({ manifest }: OpenRun, { run: said, rows }: TypedWorkbook, file: string): void {
  if (said === undefined) throw new Failure(3, 'FACTS_RUN_NOT_SAID', {}, { file });
  const run = runKey(manifest);
  const isKey = /^[0-9a-f]{12}$/.test(said);
  if (said !== run)
    throw new Failure(2, 'FACTS_OTHER_RUN', { run, workbook: isKey ? said : 'changed' }, { file });
  if (rows.length === 0) throw new Failure(3, 'FACTS_NO_ENTRIES', {}, { file });
}
