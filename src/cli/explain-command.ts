import { type Command, InvalidArgumentError } from 'commander';
import { explainRow } from '../screening/explain.js';
import { rulebooks } from '../states/index.js';
import { layoutsNamed } from './choose.js';
import { printExplanation } from './print-explanation.js';

interface Flags {
  row: number;
  file?: string;
  relief?: string;
  json?: boolean;
}

/** `freshstart explain DIR --row N` */
export function addExplainCommand(program: Command): void {
  program
    .command('explain')
    .description(
      'show why a row was decided as it was: each rule, its source, the facts, and the original cells',
    )
    .argument('<folder>', 'the folder that screen wrote')
    .requiredOption('--row <number>', 'the row of the list, the header not counted', wholeNumber)
    .option('--file <name>', 'which file, when the run was made from several')
    .option('--relief <id>', 'only this relief')
    .option('--json', 'as JSON')
    .action(async (folder: string, flags: Flags) => {
      const explanation = await explainRow(folder, {
        row: flags.row,
        ...(flags.file === undefined ? {} : { file: flags.file }),
        ...(flags.relief === undefined ? {} : { relief: flags.relief }),
        rulebooks,
        layouts: layoutsNamed(undefined),
      });
      process.stdout.write(
        flags.json === true ? `${JSON.stringify(explanation, null, 2)}\n` : printExplanation(explanation),
      );
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError('a whole number is wanted');
  return Number(text);
}
