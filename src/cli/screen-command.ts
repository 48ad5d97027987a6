import type { Command } from 'commander';
import { threadsLoaded } from '../files/ready-threads.js';
import { beginThreads } from '../screening/begin-threads.js';
import type { ScreenFlags } from './screen-flags.js';
import { stepBack } from './step-back.js';

/** `freshstart screen INPUT... --law RULEBOOK --county NAME --out DIR` */
export function addScreenCommand(program: Command, end: (code: number) => void): void {
  program
    .command('screen')
    .description('read lists of convictions and write which of them the law clears, why, or what is missing')
    .argument('<input...>', 'files of the list: .csv, .tsv or .txt, each also gzipped, or .xlsx')
    .requiredOption('--law <rulebook>', 'the law to apply, such as illinois-cannabis')
    .requiredOption('--county <name>', 'the county that asks, or all for holders of a whole state')
    .requiredOption('--out <folder>', 'where the results go')
    .option('--as-of <date>', 'decide as of this day (YYYY-MM-DD); today when left out')
    .option('--layout <name>', 'the layout of the files, or a mapping file; by the header when left out')
    .option('--policy <name>', 'what the office asks for within the law: a preset or a YAML file')
    .option('--without <assumption...>', 'switch assumptions off (names as in the law; all of them: all)', [])
    .option('--no-annotated', 'write no copies of the input with the answers added')
    .option('--no-workbook', 'write no review.xlsx')
    .option('--same-source', 'person keys mean the same person in all files')
    .option('--threads <number>', 'how many processors to use; all of them when left out')
    .option(
      '--memory <mib>',
      'how much memory to aim at, in MiB; a quarter of the machine, at most 700, when left out',
    )
    .option('--strict', 'end with exit code 4 when a row was rejected')
    .option('--force', 'replace an earlier run in the folder')
    .action(async (inputs: string[], flags: ScreenFlags) => {
      stepBack();
      beginThreads(inputs, flags.threads === undefined ? undefined : Number(flags.threads));
      try {
        const { screenAsAsked } = await import('./screen-as-asked.js');
        await screenAsAsked(inputs, flags, end);
      } finally {
        // A run that ends as soon as it has begun may have threads that still load.
        await threadsLoaded();
      }
    });
}
