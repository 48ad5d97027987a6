import type { Command } from 'commander';
import { verifyRun } from '../screening/verify.js';
import { rulebooks } from '../states/laws.js';
import { layoutsNamed } from './choose.js';
import { printNumber } from './print-number.js';
import { untilInterrupted } from './until-interrupted.js';

const n = (number: number, word: string): string =>
  `${printNumber(number)} ${word}${number === 1 ? '' : 's'}`;

/** `freshstart verify DIR` */
export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('check a finished run: every file, every record, every fact and every determination again')
    .argument('<folder>', 'the folder that screen wrote')
    .action(async (folder: string) => {
      const terminal = process.stderr.isTTY;
      const found = await untilInterrupted((signal) =>
        verifyRun(folder, {
          rulebooks,
          layouts: layoutsNamed(undefined),
          signal,
          onProgress: (done, whole) => {
            if (terminal) process.stderr.write(`\r\x1b[Kverifying: ${done} of ${whole} rows`);
          },
        }),
      ).finally(() => {
        if (terminal) process.stderr.write('\r\x1b[K');
      });
      process.stdout.write(
        `All is as it was written: ${n(found.files, 'file')}, ${n(found.rows, 'row')}, ${n(found.charges, 'charge')}; ${n(found.determinations, 'determination')} ${found.determinations === 1 ? 'was' : 'were'} decided again by the second reader and ${found.determinations === 1 ? 'agrees' : 'agree'}.\n`,
      );
    });
}
