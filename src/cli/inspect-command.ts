import { existsSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { writeAtomic } from '../files/atomic-write.js';
import { draftMapping } from '../intake/inspect/draft-mapping.js';
import { type Inspection, inspectFile } from '../intake/inspect/inspect-file.js';
import { shownSamples } from '../intake/inspect/mask.js';
import { Failure } from '../messages/failure.js';
import { knownLayouts, layoutOf, layoutWithoutNames } from '../server/known-layouts.js';
import { vocabularies } from '../states/index.js';
import { printInspection } from './print-inspection.js';
import { progressLine } from './progress-line.js';

interface Flags {
  out?: string;
  json?: boolean;
  force?: boolean;
}

const WIDTH_ELSEWHERE = 100;
const WIDEST = 120;
const NARROWEST = 40;

/** `freshstart inspect FILE [--out MAPPING.yaml] [--json]` */
export function addInspectCommand(program: Command): void {
  program
    .command('inspect')
    .description('say what the columns of a file seem to be, whatever its layout, and draft a mapping for it')
    .argument('<file>', 'a table: .csv, .tsv or .txt, also gzipped, or a workbook')
    .option('--out <mapping>', 'write the drafted mapping to this file (.yaml)')
    .option('--json', 'as JSON')
    .option('--force', 'replace the mapping if it is there')
    .action(async (file: string, flags: Flags) => {
      const { out } = flags;
      if (out !== undefined && flags.force !== true && existsSync(out))
        throw new Failure(2, 'INSPECT_OUT_EXISTS', { path: out });
      if (out !== undefined && isSameFile(file, out))
        throw new Failure(2, 'INSPECT_OUT_IS_INPUT', { path: out });
      const inspection = await inspectWithProgress(file);
      const draft = draftMapping(inspection);
      if (out !== undefined) await writeAtomic(out, draft);
      if (flags.json === true) {
        process.stdout.write(`${JSON.stringify(asJson(inspection, draft), null, 2)}\n`);
        return;
      }
      const width = Math.max(NARROWEST, Math.min(process.stdout.columns ?? WIDTH_ELSEWHERE, WIDEST));
      process.stdout.write(printInspection(inspection, width));
      process.stdout.write(out === undefined ? `\nThe draft of a mapping:\n\n${draft}` : '');
      process.stdout.write(nextSteps(file, out, layoutKnown(inspection)));
    });
}

/** Whether both paths lead to one file, by whatever names or links. */
function isSameFile(path: string, other: string): boolean {
  const [a, b] = [path, other].map((one) => statSync(one, { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

async function inspectWithProgress(file: string): Promise<Inspection> {
  const line = progressLine(process.stderr);
  const whole = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  let done = 0;
  try {
    return await inspectFile(file, {
      vocabularies,
      layoutWithoutNames: (cells) => layoutWithoutNames(cells, knownLayouts),
      onRead: (bytes) => {
        done += bytes;
        line.show({ stage: 'reading', done, whole, unit: 'bytes' });
      },
    });
  } finally {
    line.clear();
  }
}

/** The inspection without a cell that the printed one would not show. */
function asJson(inspection: Inspection, draft: string) {
  const { file, table, profiles, proposals, passedOver, recognisers, state, rowsAre } = inspection;
  const { delimiter, encoding, rows, rejected, emptyCellsAfter } = table;
  return {
    file,
    delimiter,
    encoding,
    rows,
    rejected,
    emptyCellsAfter,
    layout: layoutKnown(inspection) ?? null,
    state: state ?? null,
    joinRows: rowsAre.areJoined,
    notices: rowsAre.notices,
    columns: profiles.map((profile) => {
      const { sample, kind, dates } = profile;
      const proposal = proposals.find(({ fields }) => fields.includes(sample.field));
      return {
        column: sample.field + 1,
        header: sample.header,
        filled: sample.filled,
        distinct: sample.distinct.count,
        distinctIsExact: sample.distinct.isExact,
        kind,
        ...(dates === undefined ? {} : { dateFormat: dates.format }),
        samples: shownSamples(profile, proposal?.column, recognisers),
        proposed: proposal?.column ?? null,
        sureness: proposal?.sureness ?? null,
        why: proposal === undefined ? [passedOver.get(sample.field) ?? ''].filter(Boolean) : proposal.why,
        notes: proposal?.notes ?? [],
      };
    }),
    mapping: draft,
  };
}

const layoutKnown = ({ profiles }: Inspection): string | undefined =>
  layoutOf(
    profiles.map(({ sample }) => sample.header),
    knownLayouts,
  );

function nextSteps(file: string, out: string | undefined, known: string | undefined): string {
  const program = process.platform === 'win32' ? 'freshstart' : './freshstart';
  if (known !== undefined && out === undefined)
    return `\nThe file has the layout ${known}, which screen reads without a mapping, and knows better than a draft.\n`;
  if (out === undefined)
    return `\nTo use it: ${program} inspect ${shown(file)} --out my-mapping.yaml writes it to a file. Look through that\nfile, then screen with --layout my-mapping.yaml.\n`;
  return `\nThe draft of a mapping stands in ${out}. Look through it, then:\n${program} screen ${shown(file)} --layout ${shown(out)} --law RULEBOOK --county NAME --out FOLDER\n`;
}

const shown = (path: string): string => (/[^\w./\\:-]/.test(path) ? `"${path}"` : path);
