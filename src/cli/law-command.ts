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
import { dialectNamed, dialectNames } from '../law/sql/dialects.js';
import { printSqlScript } from '../law/sql/script/print-script.js';
import { Failure } from '../messages/failure.js';
import { contextOf, countyOf, mustBeAssumption } from '../screening/terms.js';
import { rulebooks } from '../states/laws.js';
import { asOfDate, policyNamed, rulebookNamed } from './choose.js';

const SQL = 'sql';
const ALL_FORMATS = [...FORMATS, SQL] as const;

/** What only a script in SQL is printed for. */
interface SqlFlags {
  dialect?: string;
  asOf?: string;
  county?: string;
  policy?: string;
  without?: string[];
}

interface Flags extends SqlFlags {
  format?: (typeof ALL_FORMATS)[number];
  out?: string;
  openPoints?: boolean;
}

const SQL_OPTIONS: Readonly<Record<keyof SqlFlags, string>> = {
  dialect: '--dialect',
  asOf: '--as-of',
  county: '--county',
  policy: '--policy',
  without: '--without',
};

/** `freshstart law [RULEBOOK] [--format md|html|json|sql] [--out FILE] [--open-points]` */
export function addLawCommand(program: Command): void {
  program
    .command('law')
    .description('print a rulebook as a document that a lawyer can read, check and sign, or as SQL')
    .argument('[rulebook]', 'the rulebook; without it, a list of those there are')
    .addOption(
      new Option('--format <format>', 'md, html, json or sql; by the name of the file, else md').choices(
        ALL_FORMATS,
      ),
    )
    .option('--out <file>', 'write it to this file, replacing it')
    .option('--open-points', 'only what still waits for counsel')
    .option('--dialect <engine>', `of SQL: the engine it is for (${dialectNames()})`)
    .option('--as-of <date>', 'of SQL: decide as of this day (YYYY-MM-DD); today when left out')
    .option('--county <name>', 'of SQL: the county that asks; all when left out')
    .option('--policy <name>', 'of SQL: what the office asks for within the law: a preset or a YAML file')
    .option('--without <assumption...>', 'of SQL: switch assumptions off (all of them: all)')
    .action(async (name: string | undefined, flags: Flags) => {
      const text = textOf(name, flags);
      if (flags.out === undefined) {
        process.stdout.write(text);
        return;
      }
      await writeAtomic(flags.out, text);
      process.stdout.write(`Written: ${flags.out}\n`);
    });
}

function textOf(name: string | undefined, flags: Flags): string {
  const format = flags.format ?? formatOf(flags.out);
  const rulebook = name === undefined ? onlyOne() : rulebookNamed(name);
  return format === SQL ? scriptOf(rulebook, flags) : documentOf(rulebook, format, flags);
}

function documentOf(rulebook: Rulebook | undefined, format: DocumentFormat, flags: Flags): string {
  for (const flag of ['dialect', 'asOf', 'county', 'policy', 'without'] as const) {
    if (flags[flag] !== undefined) throw new Failure(2, 'CLI_ONLY_WITH_SQL', { option: SQL_OPTIONS[flag] });
  }
  if (rulebook === undefined && (flags.out !== undefined || flags.openPoints === true)) {
    throw new Failure(2, 'CLI_LAW_NOT_NAMED', { laws: rulebooks.map(({ id }) => id).join(', ') });
  }
  if (rulebook === undefined) return printRulebooks(rulebooks, rulebookListPage(rulebooks), format);
  if (flags.openPoints === true) return printOpenPoints(rulebook, openPointsPage(rulebook), format);
  return printLaw(rulebook, lawDocument(rulebook), format);
}

function scriptOf(rulebook: Rulebook | undefined, flags: Flags): string {
  if (flags.openPoints === true) {
    throw new Failure(2, 'CLI_USAGE', { wrong: '--open-points is a document, and there is none in SQL.' });
  }
  if (rulebook === undefined) {
    const choices = rulebooks.map(({ id }) => id).join(', ');
    throw new Failure(2, 'CLI_SQL_NEEDS', { what: 'a rulebook', choices });
  }
  if (flags.dialect === undefined) {
    throw new Failure(2, 'CLI_SQL_NEEDS', { what: 'an engine with --dialect', choices: dialectNames() });
  }
  const without = flags.without ?? [];
  const off = without.includes('all') ? rulebook.assumptions.map(({ name }) => name) : without;
  for (const name of off) mustBeAssumption(rulebook, name);
  const policy = policyNamed(rulebook, flags.policy);
  const terms = { asOf: asOfDate(flags.asOf), assumptionsOff: off };
  return printSqlScript(rulebook, {
    dialect: dialectNamed(flags.dialect),
    context: contextOf(rulebook, terms, countyOf(rulebook, flags.county ?? 'all')),
    ...(policy === undefined ? {} : { policy }),
  });
}

const onlyOne = (): Rulebook | undefined => (rulebooks.length === 1 ? rulebooks[0] : undefined);

/** What the name of the file says; `md` where it says nothing. */
function formatOf(file: string | undefined): (typeof ALL_FORMATS)[number] {
  const ending = extname(file ?? '')
    .slice(1)
    .toLowerCase();
  return ALL_FORMATS.find((format) => format === ending) ?? 'md';
}
