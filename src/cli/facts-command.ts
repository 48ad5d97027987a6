import type { Command } from 'commander';
import { applyWorkbook } from '../screening/found-facts/apply-workbook.js';
import { rulebooks } from '../states/laws.js';
import { layoutsNamed } from './choose.js';
import { printApplied } from './print-applied.js';
import { screenWithProgress } from './screen-with-progress.js';

interface Flags {
  out: string;
  strict?: boolean;
  force?: boolean;
}

const REFUSED_UNDER_STRICT = 4;

/** `freshstart facts apply DIR WORKBOOK --out NEWDIR` */
export function addFactsCommand(program: Command, end: (code: number) => void): void {
  const facts = program.command('facts').description('work with facts that someone found outside the list');
  facts
    .command('apply')
    .description('make a run again with the facts that were typed into its review.xlsx, each with its source')
    .argument('<folder>', 'the folder of the run')
    .argument('<workbook>', 'its review.xlsx, with what was found in the sheet "Needs review"')
    .requiredOption('--out <folder>', 'where the new run goes')
    .option('--strict', 'end with exit code 4 when an entry was refused')
    .option('--force', 'replace an earlier run in the folder')
    .action(async (folder: string, workbook: string, flags: Flags) => {
      const plan = await applyWorkbook(folder, workbook, {
        rulebooks,
        layouts: layoutsNamed(undefined),
        out: flags.out,
        force: flags.force === true,
      });
      const result = await screenWithProgress(plan.asked);
      process.stdout.write(printApplied(folder, plan, result));
      if (flags.strict === true && plan.settled.refused.length > 0) end(REFUSED_UNDER_STRICT);
    });
}
