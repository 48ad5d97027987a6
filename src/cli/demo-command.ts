import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { writeFailure } from '../files/fs-failure.js';
import { MANIFEST_NAME } from '../files/output-folder.js';
import { cellsOfRecord } from '../intake/parse-record.js';
import type { Demo, Rulebook } from '../law/rulebook.js';
import { Failure } from '../messages/failure.js';
import { DETERMINATION_COLUMNS, type DeterminationColumn } from '../screening/determination-row.js';
import { manifestSchema } from '../screening/manifest.js';
import { rulebooks } from '../states/laws.js';
import { asOfDate, layoutsNamed, policyNamed, rulebookNamed } from './choose.js';
import { printScreened } from './print-screened.js';
import { screenWithProgress } from './screen-with-progress.js';

interface Flags {
  law: string;
  out: string;
}

/** `freshstart demo [--law RULEBOOK] [--out DIR]` */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('screen an invented list, to see what comes of it')
    .option('--law <rulebook>', 'the law to apply', 'illinois-cannabis')
    .option('--out <folder>', 'where the results go; an earlier demo there is replaced', 'freshstart-demo')
    .action(async (flags: Flags) => {
      const rulebook = rulebookNamed(flags.law);
      const demo = demoOf(rulebook);
      const policy = policyNamed(rulebook, demo.policy);
      const folder = mkdtempSync(join(tmpdir(), 'freshstart-demo-'));
      try {
        const list = join(folder, demo.fileName);
        writeList(list, demo);
        const result = await screenWithProgress({
          inputs: [list],
          rulebook,
          county: demo.county,
          out: flags.out,
          asOf: asOfDate(demo.asOf),
          ...(policy === undefined ? {} : { policy }),
          assumptionsOff: [],
          layouts: layoutsNamed(undefined),
          sameSource: false,
          annotated: true,
          workbook: true,
          force: isEarlierDemo(flags.out, demo),
        });
        process.stdout.write(
          `Screened ${demo.title}; nobody in it is real. It is kept as\n${join(flags.out, 'workspace', 'sources', demo.fileName)}\n\n`,
        );
        process.stdout.write(printScreened(result));
        process.stdout.write(nextSteps(flags.out, result.folder, rulebook));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
}

function demoOf(rulebook: Rulebook): Demo {
  if (rulebook.demo !== undefined) return rulebook.demo;
  const others = rulebooks.filter(({ demo }) => demo !== undefined).map(({ id }) => id);
  throw new Failure(2, 'CLI_USAGE', {
    wrong: `${rulebook.id} has no list to show; give --law one of: ${others.join(', ')}`,
  });
}

/** Writes the list in pieces of a megabyte, readable by its owner only. */
function writeList(path: string, demo: Demo): void {
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      let piece = '';
      const flush = (): void => {
        const bytes = Buffer.from(piece);
        for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
        piece = '';
      };
      demo.write((text) => {
        piece += text;
        if (piece.length > 1_000_000) flush();
      });
      flush();
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw writeFailure(error, path);
  }
}

/** Whether the folder holds a run of the same list; another run, which somebody may need, is not replaced. */
function isEarlierDemo(out: string, demo: Demo): boolean {
  try {
    const { inputs } = manifestSchema.parse(JSON.parse(readFileSync(join(out, MANIFEST_NAME), 'utf8')));
    return inputs.length === 1 && inputs[0].name === demo.fileName;
  } catch {
    return false;
  }
}

function nextSteps(out: string, folder: string, rulebook: Rulebook): string {
  const program = process.platform === 'win32' ? 'freshstart' : './freshstart';
  const shown = /[^\w./\\:-]/.test(out) ? `"${out}"` : out;
  const { selected, review } = rowsToShow(folder, rulebook.policyReliefs[0]);
  return [
    '',
    'To try next:',
    `1. ${program} explain ${shown} --row ${selected}`,
    `   why the charge in row ${selected} of the list is eligible and selected; row ${review} needs review, and says what is missing`,
    `2. ${program} verify ${shown}`,
    '   decides everything again by the second reader of the law, and compares',
    `3. open ${join(out, 'review.xlsx')}`,
    '   the eligible charges, the facts that are missing, and who holds them',
    '',
  ].join('\n');
}

/** Rows of the list: one whose charge is eligible and selected, and one that needs review. */
function rowsToShow(folder: string, relief: string): { selected: string; review: string } {
  const lines = readFileSync(join(folder, 'determinations.csv'), 'utf8').split('\n');
  const rows = lines.map((line) => cellsOfRecord(Buffer.from(line), ',').map(({ text }) => text));
  const find = (wanted: Partial<Record<DeterminationColumn, string>>): string => {
    const cell = (row: readonly string[], column: DeterminationColumn): string =>
      row[DETERMINATION_COLUMNS.indexOf(column)];
    const found = rows.find(
      (row) =>
        row.length === DETERMINATION_COLUMNS.length &&
        DETERMINATION_COLUMNS.every(
          (column) => wanted[column] === undefined || cell(row, column) === wanted[column],
        ),
    );
    return found === undefined ? '1' : cell(found, 'source_row');
  };
  return {
    selected: find({ relief, outcome: 'eligible', selected: 'yes' }),
    review: find({ relief, outcome: 'needs_review' }),
  };
}
