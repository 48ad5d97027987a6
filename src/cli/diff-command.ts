import type { Command } from 'commander';
import { diffRuns } from '../screening/diff/diff-runs.js';
import { rulebooks } from '../states/laws.js';
import { layoutsNamed } from './choose.js';
import { printDiff } from './print-diff.js';
import { PROGRAM_VERSION } from './program.js';
import { untilInterrupted } from './until-interrupted.js';

interface Flags {
  out?: string;
  json?: boolean;
  check?: boolean;
  force?: boolean;
}

const SOMETHING_CHANGED = 1;

/** `freshstart diff A B [--out FILE.csv]` */
export function addDiffCommand(program: Command, end: (code: number) => void): void {
  program
    .command('diff')
    .description('compare two finished runs: which determinations changed, and because of what')
    .argument('<first>', 'the folder of the first run')
    .argument('<second>', 'the folder of the second run')
    .option('--out <file>', 'write every changed determination, with its causes, to this CSV file')
    .option('--json', 'print the numbers as JSON')
    .option('--check', 'end with exit code 1 when a determination changed')
    .option('--force', 'replace the file that --out names')
    .action(async (first: string, second: string, flags: Flags) => {
      const terminal = process.stderr.isTTY;
      const { manifests, counts } = await untilInterrupted((signal) =>
        diffRuns(first, second, {
          rulebooks,
          layouts: layoutsNamed(undefined),
          programVersion: PROGRAM_VERSION,
          ...(flags.out === undefined ? {} : { out: flags.out }),
          force: flags.force === true,
          signal,
          onProgress: (done, whole) => {
            if (terminal) process.stderr.write(`\r\x1b[Kfinding causes: ${done} of ${whole} changes`);
          },
        }),
      ).finally(() => {
        if (terminal) process.stderr.write('\r\x1b[K');
      });
      process.stdout.write(
        flags.json === true
          ? `${JSON.stringify(counts, null, 2)}\n`
          : printDiff({ first, second, out: flags.out }, manifests, counts),
      );
      if (flags.check === true && counts.changed > 0) end(SOMETHING_CHANGED);
    });
}
