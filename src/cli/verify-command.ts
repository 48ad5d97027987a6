import type { Command } from 'commander';
import { verifyRun } from '../screening/verify.js';
import { rulebooks } from '../states/index.js';
import { layoutsNamed } from './choose.js';

/** `freshstart verify DIR` */
export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('check a finished run: every file, every record, every fact and every determination again')
    .argument('<folder>', 'the folder that screen wrote')
    .action(async (folder: string) => {
      const terminal = process.stderr.isTTY;
      const found = await verifyRun(folder, {
        rulebooks,
        layouts: layoutsNamed(undefined),
        onProgress: (done, whole) => {
          if (terminal) process.stderr.write(`\r\x1b[Kverifying: ${done} of ${whole} charges`);
        },
      });
      if (terminal) process.stderr.write('\r\x1b[K');
      process.stdout.write(
        `All is as it was written: ${found.files} files, ${found.rows} rows, ${found.charges} charges; ${found.determinations} determinations were decided again by the second reader and agree.\n`,
      );
    });
}
