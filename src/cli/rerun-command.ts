import type { Command } from 'commander';
import { mustBeTheSame, rerunPlan } from '../screening/rerun.js';
import { rulebooks } from '../states/laws.js';
import { layoutsNamed } from './choose.js';
import { screenWithProgress } from './screen-with-progress.js';

interface Flags {
  out: string;
  inputs?: string;
  force?: boolean;
}

/** `freshstart rerun MANIFEST --out DIR [--inputs DIR]` */
export function addRerunCommand(program: Command): void {
  program
    .command('rerun')
    .description('make a finished run again from its manifest, and compare every file byte for byte')
    .argument('<manifest>', 'the manifest.json of the run, or its folder')
    .requiredOption('--out <folder>', 'where the run is made again')
    .option(
      '--inputs <folder>',
      'where the inputs are, under the names they had; when left out: where they were, or the copies in the run',
    )
    .option('--force', 'replace an earlier run in the folder')
    .action(async (path: string, flags: Flags) => {
      const { manifest, asked } = await rerunPlan(path, {
        rulebooks,
        layouts: layoutsNamed(undefined),
        out: flags.out,
        ...(flags.inputs === undefined ? {} : { inputsFolder: flags.inputs }),
        force: flags.force === true,
      });
      const again = await screenWithProgress(asked);
      const files = mustBeTheSame(manifest, again.manifest);
      process.stdout.write(
        `Made again, byte for byte: ${files} of ${files} files are the same.\nResults: ${again.folder}\n`,
      );
    });
}
