import { type Command, InvalidArgumentError } from 'commander';
import { printDay } from '../record/day.js';
import type { ReportLanguage } from '../reports/law-words-interface.js';
import { type ReportOptions, writeReport } from '../reports/write-report.js';
import { reportWords, rulebooks } from '../states/index.js';
import { approvedAsk } from './approved-ask.js';
import { today } from './choose.js';
import { PLACE_OPTIONS, type PlaceFlags } from './docket-place.js';

interface Flags extends PlaceFlags {
  out: string;
  language: ReportLanguage;
  pdf?: boolean;
  html?: boolean;
  approved?: boolean;
}

const DEFAULT_OUT = 'freshstart-report';

/** `freshstart report DIR [--out FOLDER] [--language en|es] [--pdf|--html] [--approved]` */
export function addReportCommand(program: Command): void {
  const command = program
    .command('report')
    .description('write what a run found on two pages that an office can hand out, as HTML and as PDF')
    .argument('<folder>', 'the folder that screen wrote')
    .option('--out <folder>', 'a new folder for the report', DEFAULT_OUT)
    .option('--language <language>', 'en (English) or es (Spanish)', language, 'en')
    .option('--pdf', 'only the PDF')
    .option('--html', 'only the page')
    .option('--approved', 'also what attorneys approved in the desk');
  for (const [option, words] of PLACE_OPTIONS) command.option(option, `${words}, for --approved`);
  command.action(async (folder: string, flags: Flags) => {
    const only = [
      ...(flags.html === true ? (['html'] as const) : []),
      ...(flags.pdf === true ? (['pdf'] as const) : []),
    ];
    const { files } = await writeReport(folder, {
      out: flags.out,
      language: flags.language,
      forms: only.length === 0 ? ['html', 'pdf'] : only,
      rulebooks,
      lawWords: reportWords,
      ...approvedBy(flags),
    });
    process.stdout.write(`${files.map((file) => `Report: ${file}`).join('\n')}\n`);
  });
}

function approvedBy({ approved, data, databaseUrl }: Flags): Pick<ReportOptions, 'approved'> {
  const ask = approvedAsk(approved, { data, databaseUrl });
  return ask === undefined ? {} : { approved: { of: ask, filter: {}, day: printDay(today()) } };
}

function language(text: string): ReportLanguage {
  if (text === 'en' || text === 'es') return text;
  throw new InvalidArgumentError('en or es is wanted');
}
