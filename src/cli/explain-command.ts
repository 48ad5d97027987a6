import { type Command, InvalidArgumentError } from 'commander';
import { hashingListsSoon } from '../screening/hashing-lists.js';

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
      // Whoever explains waits for the hash of the list, so it is begun before the law and the engine are loaded.
      const hashing = hashingListsSoon(folder);
      try {
        const asked = {
          row: flags.row,
          ...(flags.file === undefined ? {} : { file: flags.file }),
          ...(flags.relief === undefined ? {} : { relief: flags.relief }),
          ...(hashing === undefined ? {} : { hashing }),
        };
        const { explainedRow } = await import('./explained-row.js');
        process.stdout.write(await explainedRow(folder, asked, flags.json === true));
      } finally {
        hashing?.stop();
      }
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError('a whole number is wanted');
  return Number(text);
}
