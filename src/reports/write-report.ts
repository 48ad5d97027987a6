import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { runIdOf } from '../docket/run-id.js';
import { writeAtomic } from '../files/atomic-write.js';
import { openOutputFolder } from '../files/output-folder.js';
import type { PdfDocument } from '../files/pdf/pdf-document.js';
import { pdfAndPages } from '../files/pdf/pdf-of.js';
import type { Rulebook } from '../law/rulebook.js';
import { rulebookHash } from '../law/rulebook-hash.js';
import { Failure } from '../messages/failure.js';
import type { Manifest } from '../screening/manifest.js';
import type { ApprovedAnswers, ApprovedAsked } from './approved-charges.js';
import { htmlOf } from './document-html.js';
import { lawTexts } from './law-texts.js';
import type { LawWords, ReportLanguage } from './law-words-interface.js';
import { reportOf } from './report-of.js';
import type { MostRows } from './report-parts.js';
import { numbersOf, type RunNumbers } from './run-numbers.js';
import { toldLater } from './told-later.js';
import { ENGLISH } from './words-en.js';
import { SPANISH } from './words-es.js';

export type ReportForm = 'html' | 'pdf';

export interface ReportOptions {
  readonly out: string;
  readonly language: ReportLanguage;
  readonly forms: readonly ReportForm[];
  readonly rulebooks: readonly Rulebook[];
  /** What each law is in each language. */
  readonly lawWords: readonly LawWords[];
  /** Asks what attorneys approved, of which the report then has a part; without it, it speaks of the run alone. */
  readonly approved?: ApprovedAsked;
}

/** What was written. */
export interface WrittenReport {
  readonly files: readonly string[];
  readonly pages: number;
}

const WORDS = { en: ENGLISH, es: SPANISH } as const;
/** Letters from large to small, in points: the first with which the report fits on two pages. */
const SIZES = [9, 8.5, 8, 7.5, 7];
const MOST_PAGES = 2;
/** So many rows; and so many where that does not fit in the smallest letters. */
const ROWS: readonly MostRows[] = [
  { files: 3, reasons: 6, facts: 7 },
  { files: 2, reasons: 4, facts: 4 },
];

/**
 * Writes the report of a finished run into a new folder, as `report.html` and `report.pdf`. The run's files are held
 * against its manifest first. Throws a Failure that says what is wrong with the run or the folder; then nothing is
 * written.
 */
export async function writeReport(folder: string, options: ReportOptions): Promise<WrittenReport> {
  refuseInside(folder, options.out);
  const output = openOutputFolder(options.out, { force: false });
  try {
    const documents = reportIn(
      await numbersOf(folder, output.folder, (manifest) => approvedIn(manifest, options)),
      options,
    );
    const { fitted, bytes, pages } = onTwoPages(documents);
    const contents = { html: htmlOf(fitted), pdf: bytes } as const;
    const files = options.forms.map((form) => `report.${form}`);
    for (const form of options.forms)
      await writeAtomic(join(output.folder, `report.${form}`), contents[form]);
    output.commit();
    return { files: files.map((file) => join(options.out, file)), pages };
  } catch (error) {
    output.abandon();
    throw error;
  }
}

/** A run's own folder holds what its manifest lists, and nothing else. */
function refuseInside(folder: string, out: string): void {
  const inside = relative(resolve(folder), resolve(out));
  if (inside.split(sep)[0] !== '..' && !isAbsolute(inside))
    throw new Failure(2, 'REPORT_INSIDE_RUN', { path: out });
}

/** What was approved of a run, with what was found later of its charges. Throws a Failure when it is nothing. */
async function approvedIn(
  manifest: Manifest,
  { approved: asked, rulebooks }: ReportOptions,
): Promise<ApprovedAnswers | undefined> {
  if (asked === undefined) return undefined;
  const { id } = manifest.rulebook;
  const rulebook = rulebooks.find((one) => one.id === id);
  if (rulebook === undefined) throw new Failure(2, 'REPORT_UNKNOWN_LAW', { law: id });
  const approved = await asked.of(
    manifest,
    rulebook.reliefs.map((relief) => relief.id),
  );
  if (approved.determinations.size === 0)
    throw new Failure(2, 'REPORT_NOTHING_APPROVED', { run: runIdOf(manifest) });
  return { approved, told: toldLater(approved.found, rulebook, manifest) };
}

/** The report of a run's numbers, in a language: with all its rows, and with fewer. */
function reportIn(
  numbers: RunNumbers,
  {
    language,
    rulebooks,
    lawWords,
    approved,
  }: Pick<ReportOptions, 'language' | 'rulebooks' | 'lawWords' | 'approved'>,
): PdfDocument[] {
  const { id } = numbers.manifest.rulebook;
  const rulebook = rulebooks.find((one) => one.id === id);
  const plain = lawWords.find((one) => one.rulebook === id && one.language === language);
  if (rulebook === undefined || plain === undefined) throw new Failure(2, 'REPORT_UNKNOWN_LAW', { law: id });
  const words = WORDS[language];
  const { policy } = numbers.manifest;
  const parts = {
    numbers,
    words,
    texts: lawTexts(rulebook, plain, words),
    isSameText: rulebookHash(rulebook) === numbers.manifest.rulebook.hash,
    policy: policy === null ? null : (plain.policies?.[policy.name] ?? policy.title),
    asked: approved,
  };
  return ROWS.map((most) => reportOf({ ...parts, most }));
}

/** The first of the documents, in letters as large as can be, that fits on two pages; else the last in the smallest. */
function onTwoPages(documents: readonly PdfDocument[]) {
  const tries = documents.flatMap((document) => SIZES.map((textSize) => ({ ...document, textSize })));
  const [first, ...others] = tries;
  let last = { fitted: first, ...pdfAndPages(first) };
  for (const fitted of others) {
    if (last.pages <= MOST_PAGES) break;
    last = { fitted, ...pdfAndPages(fitted) };
  }
  return last;
}
