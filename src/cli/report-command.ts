import { type Command, InvalidArgumentError } from 'commander';
import type { ReportLanguage } from '../reports/law-words-interface.js';
import { writeReport } from '../reports/write-report.js';
import { reportWords, rulebooks } from '../states/index.js';

interface Flags {
  out: string;
  language: ReportLanguage;
  pdf?: boolean;
  html?: boolean;
}

const DEFAULT_OUT = 'freshstart-report';

/** `freshstart report DIR [--out FOLDER] [--language en|es] [--pdf|--html]` */
export function addReportCommand(program: Command): void {
  program
    .command('report')
    .description('write what a run found on two pages that an office can hand out, as HTML and as PDF')
    .argument('<folder>', 'the folder that screen wrote')
    .option('--out <folder>', 'a new folder for the report', DEFAULT_OUT)
    .option('--language <language>', 'en (English) or es (Spanish)', language, 'en')
    .option('--pdf', 'only the PDF')
    .option('--html', 'only the page')
    .action(async (folder: string, flags: Flags) => {
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
      });
      process.stdout.write(`${files.map((file) => `Report: ${file}`).join('\n')}\n`);
    });
}

function language(text: string): ReportLanguage {
  if (text === 'en' || text === 'es') return text;
  throw new InvalidArgumentError('en or es is wanted');
}
