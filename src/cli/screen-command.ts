import type { Command } from 'commander';
import { LEAST_MEMORY } from '../screening/memory.js';
import type { EndedStage } from '../screening/restart/ended-stage.js';
import { type ScreenOptions, type ScreenResult, screen } from '../screening/screen.js';
import { stateResults } from '../states/results.js';
import { asOfDate, layoutsNamed, policyNamed, rulebookNamed, today, wholeNumber } from './choose.js';
import { printScreened } from './print-screened.js';
import { PROGRAM_VERSION } from './program.js';
import { progressLine } from './progress-line.js';
import { stepBack } from './step-back.js';
import { untilInterrupted } from './until-interrupted.js';

interface Flags {
  law: string;
  county: string;
  out: string;
  asOf?: string;
  layout?: string;
  policy?: string;
  without: string[];
  annotated: boolean;
  workbook: boolean;
  sameSource?: boolean;
  strict?: boolean;
  force?: boolean;
  threads?: string;
  memory?: string;
}

const REJECTED_UNDER_STRICT = 4;
const MOST_THREADS = 256;
const MOST_MEMORY = 1024 * 1024;
const STILL_TO_COME = '\nThe day that --as-of names is still to come: what holds then may not hold today.\n';

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
    .action(async (inputs: string[], flags: Flags) => {
      const rulebook = rulebookNamed(flags.law);
      const policy = policyNamed(rulebook, flags.policy);
      const threads =
        flags.threads === undefined ? undefined : wholeNumber('--threads', flags.threads, 1, MOST_THREADS);
      const memoryMiB =
        flags.memory === undefined
          ? undefined
          : wholeNumber('--memory', flags.memory, LEAST_MEMORY, MOST_MEMORY);
      const off = flags.without.includes('all')
        ? rulebook.assumptions.map(({ name }) => name)
        : flags.without;
      const asOf = asOfDate(flags.asOf);
      const result = await screenWithProgress({
        inputs,
        rulebook,
        county: flags.county,
        out: flags.out,
        asOf,
        ...(policy === undefined ? {} : { policy }),
        assumptionsOff: off,
        layouts: layoutsNamed(flags.layout),
        sameSource: flags.sameSource === true,
        annotated: flags.annotated,
        workbook: flags.workbook,
        force: flags.force === true,
        ...(threads === undefined ? {} : { threads }),
        ...(memoryMiB === undefined ? {} : { memoryMiB }),
      });
      process.stdout.write(printScreened(result));
      if (asOf > today()) process.stdout.write(STILL_TO_COME);
      if (flags.strict === true && result.summary.rows.rejected > 0) end(REJECTED_UNDER_STRICT);
    });
}

const CONTINUED: Readonly<Record<EndedStage, string>> = {
  reading: 'An earlier run of the same was stopped after reading: going on from there.\n',
  deciding: 'An earlier run of the same was stopped after deciding: going on from there.\n',
};

type Asked = Omit<ScreenOptions, 'programVersion' | 'clock' | 'onProgress' | 'onContinued' | 'signal'>;

/** Screens with progress on the terminal; ctrl-C stops it and leaves nothing half-written. */
export async function screenWithProgress(asked: Asked): Promise<ScreenResult> {
  stepBack();
  const line = progressLine(process.stderr);
  try {
    return await untilInterrupted((signal) =>
      screen({
        stateResults,
        ...asked,
        programVersion: PROGRAM_VERSION,
        clock: () => performance.now(),
        onProgress: line.show,
        onContinued: (after) => {
          line.clear();
          process.stderr.write(CONTINUED[after]);
        },
        signal,
      }),
    );
  } finally {
    line.clear();
  }
}
