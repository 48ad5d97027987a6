import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import { writeAtomic } from '../files/atomic-write.js';
import { lawDocument, openPointsPage, rulebookListPage } from '../law/document/law-document.js';
import {
  type DocumentFormat,
  FORMATS,
  printLaw,
  printOpenPoints,
  printRulebooks,
} from '../law/document/print-document.js';
import type { Rulebook } from '../law/rulebook.js';
import { Failure } from '../messages/failure.js';
import { rulebooks } from '../states/index.js';
import { rulebookNamed } from './choose.js';

interface Flags {
  format?: DocumentFormat;
  out?: string;
  openPoints?: boolean;
}

/** `freshstart law [RULEBOOK] [--format md|html|json] [--out FILE] [--open-points]` */
export function addLawCommand(program: Command): void {
  program
    .command('law')
    .description('print a rulebook as a document that a lawyer can read, check and sign')
    .argument('[rulebook]', 'the rulebook; without it, a list of those there are')
    .addOption(
      new Option('--format <format>', 'md, html or json; by the name of the file, else md').choices(FORMATS),
    )
    .option('--out <file>', 'write it to this file, replacing it')
    .option('--open-points', 'only what still waits for counsel')
    .action(async (name: string | undefined, flags: Flags) => {
      const text = documentOf(name, flags);
      if (flags.out === undefined) {
        process.stdout.write(text);
        return;
      }
      await writeAtomic(flags.out, text);
      process.stdout.write(`Written: ${flags.out}\n`);
    });
}

function documentOf(name: string | undefined, flags: Flags): string {
  const format = flags.format ?? formatOf(flags.out);
  const rulebook = name === undefined ? onlyOne() : rulebookNamed(name);
  if (rulebook === undefined && (flags.out !== undefined || flags.openPoints === true)) {
    throw new Failure(2, 'CLI_LAW_NOT_NAMED', { laws: rulebooks.map(({ id }) => id).join(', ') });
  }
  if (rulebook === undefined) return printRulebooks(rulebooks, rulebookListPage(rulebooks), format);
  if (flags.openPoints === true) return printOpenPoints(rulebook, openPointsPage(rulebook), format);
  return printLaw(rulebook, lawDocument(rulebook), format);
}

const onlyOne = (): Rulebook | undefined => (rulebooks.length === 1 ? rulebooks[0] : undefined);

/** What the name of the file says; `md` where it says nothing. */
function formatOf(file: string | undefined): DocumentFormat {
  const ending = extname(file ?? '')
    .slice(1)
    .toLowerCase();
  return FORMATS.find((format) => format === ending) ?? 'md';
}
