import { MOST_SHEET_ROWS } from '../../files/workbook-limits.js';
import type { WorkbookColumn, WorkbookSheet } from '../../files/workbook-model.js';
import type { RejectedRecord } from '../../intake/row-problem.js';
import { printDay } from '../../record/day.js';
import type { MissingFact } from '../missing-facts.js';
import type { HashedFrame } from '../run-frame.js';
import type { Summary } from '../summary.js';
import {
  oneAfterTheOther,
  problemRows,
  type ReviewRows,
  type SheetRow,
  type SheetRows,
} from './review-rows.js';

const text = (title: string, width: number): WorkbookColumn => ({ title, width, kind: 'text' });
const date = (title: string, width = 12): WorkbookColumn => ({ title, width, kind: 'date' });
const number = (title: string, width = 10): WorkbookColumn => ({ title, width, kind: 'number' });

const entry = (title: string, width: number): WorkbookColumn => ({ title, width, kind: 'entry' });

/** What the sheets are called that are read again with what someone found. */
export const ABOUT_SHEET = 'About this run';
export const REVIEW_SHEET = 'Needs review';
/** The line of the first sheet that says which run the workbook is of. */
export const RUN_LINE = 'Run';

type Row = SheetRow;

/** The sheets of review.xlsx. What does not fit a sheet stands in the CSV that the first sheet names. */
export function reviewSheets(
  frame: HashedFrame,
  rejected: readonly RejectedRecord[],
  ofPortions: ReviewRows,
  missing: readonly MissingFact[],
  summary: Summary,
  about: readonly (readonly [string, string])[],
): WorkbookSheet[] {
  const problems = oneAfterTheOther(problemRows(frame, rejected), ofPortions.problems);
  const sheets = [
    determinationSheet('Eligible', ofPortions.eligible),
    determinationSheet(REVIEW_SHEET, ofPortions.review, TO_FILL_IN),
    determinationSheet('Not eligible', ofPortions.not),
    missingSheet(missing),
    problemSheet(problems),
  ];
  return [aboutSheet(frame, about, summary, sheets), ...sheets.map(({ sheet }) => sheet)];
}

/** A sheet, how many rows it would have whole, and which file has them all. */
interface CutSheet {
  readonly sheet: WorkbookSheet;
  readonly whole: number;
  readonly file: string;
}

/** The columns `toFillIn` stand empty after the missing facts. */
function determinationSheet(
  name: string,
  { rows, whole }: SheetRows,
  toFillIn: readonly WorkbookColumn[] = [],
): CutSheet {
  const columns = [
    ...DETERMINATION_SHEET.slice(0, AFTER_MISSING),
    ...toFillIn,
    ...DETERMINATION_SHEET.slice(AFTER_MISSING),
  ];
  return { sheet: { name, columns, rows }, whole, file: 'determinations.csv' };
}

const TO_FILL_IN: readonly WorkbookColumn[] = [
  entry('Found fact', 28),
  entry('Source', 26),
  entry('Note', 26),
];

const DETERMINATION_SHEET: readonly WorkbookColumn[] = [
  text('Name', 24),
  text('Case number', 16),
  text('County', 12),
  text('Statute', 22),
  text('Class', 8),
  date('Offense date'),
  text('Disposition', 22),
  date('Disposition date', 16),
  text('Relief', 34),
  text('Outcome', 13),
  text('Selected', 10),
  text('Reason', 60),
  text('Missing facts', 40),
  text('Rule', 16),
  text('Assumptions', 30),
  text('Policy line', 16),
  text('Missing for the policy', 23),
  text('Person', 16),
  text('Charge', 18),
  text('File', 18),
  number('Row', 8),
];

const AFTER_MISSING = DETERMINATION_SHEET.findIndex(({ title }) => title === 'Missing facts') + 1;

function missingSheet(missing: readonly MissingFact[]): CutSheet {
  const rows = missing
    .slice(0, MOST_SHEET_ROWS)
    .map(
      (fact): Row => [
        fact.label.text,
        fact.words,
        fact.holder,
        fact.peopleAlone,
        fact.chargesAlone.length,
        fact.people,
        fact.charges,
        idList(fact.chargesAlone),
      ],
    );
  const columns = [
    text('Missing fact', 24),
    text('What it is', 50),
    text('Held by', 30),
    number('People it alone decides', 14),
    number('Charges it alone decides', 14),
    number('People', 10),
    number('Charges', 10),
    text('Charges it alone decides', 60),
  ];
  return {
    sheet: { name: 'Missing facts', columns, rows },
    whole: missing.length,
    file: 'missing-facts.csv',
  };
}

const MAX_IDS = 50;

function idList(all: readonly string[]): string {
  const ids = all.slice(0, MAX_IDS);
  const more = all.length - ids.length;
  return more > 0 ? `${ids.join('; ')}; and ${more} more in missing-facts.csv` : ids.join('; ');
}

function problemSheet({ rows, whole }: SheetRows): CutSheet {
  const columns = [
    text('File', 20),
    number('Row', 8),
    text('Column', 16),
    text('Code', 30),
    text('What happened', 60),
    text('What to do next', 60),
  ];
  return {
    sheet: { name: 'Problems', columns, rows },
    whole,
    file: 'rejected-rows.csv and problems.csv',
  };
}

const HOW_TO_FILL_IN: readonly (readonly [string, string])[] = [
  [
    'To enter what you found',
    `In the sheet "${REVIEW_SHEET}", type the value under Found fact and where you found it under Source. Save, then run: freshstart facts apply FOLDER WORKBOOK --out NEWFOLDER`,
  ],
  [
    'How to write a found fact',
    'The value alone where one fact is missing: Plea of guilty. Else each by its name: disposition = Plea of guilty; grams = 12.4.',
  ],
  [
    'What must stay',
    'This sheet, and the columns Charge, Found fact and Source. Rows may be sorted, hidden, added and taken away.',
  ],
];

function aboutSheet(
  { deciding }: HashedFrame,
  about: readonly (readonly [string, string])[],
  summary: Summary,
  sheets: readonly CutSheet[],
): WorkbookSheet {
  const rows: Row[] = [...about, ...HOW_TO_FILL_IN].map(([what, value]) => [what, value]);
  rows.push(['', '']);
  for (const { sheet, whole, file } of sheets) {
    const cut = whole > sheet.rows.length;
    rows.push([
      `Sheet "${sheet.name}"`,
      cut
        ? `the first ${sheet.rows.length} of ${whole} rows; all of them stand in ${file}`
        : whole === 1
          ? '1 row'
          : `${whole} rows`,
    ]);
  }
  rows.push(['', '']);
  for (const { relief } of deciding.reliefs) {
    const { charges, people, selected } = summary.reliefs[relief.id];
    rows.push([
      relief.title,
      `charges: ${charges.eligible} eligible (${selected.yes} selected), ${charges.needs_review} need review, ${charges.not_eligible} not eligible, ${charges.other_county} in another county; people with an eligible charge: ${people.eligible}`,
    ]);
  }
  const { ifEligibleGranted: granted } = summary.people;
  rows.push(
    ['People in the list', String(summary.people.total)],
    ['People with any relief', String(granted.peopleWithRelief)],
    ['... who would have no conviction left in this list', String(granted.noConvictionLeft)],
    ['... who would have no felony conviction left in this list', String(granted.noFelonyLeft)],
    [
      '... who would have no conviction left in this list of the last 7 years',
      String(granted.noRecentConvictionLeft),
    ],
  );
  return { name: ABOUT_SHEET, columns: [text('What', 44), text('Value', 110)], rows };
}

/** What a run was made from, as lines for people. */
export function aboutLines(
  { context, county, deciding, files }: HashedFrame,
  program: string,
  hash: string,
  run: string,
): (readonly [string, string])[] {
  const { rulebook, policy } = deciding;
  return [
    ['Program', program],
    [RUN_LINE, run],
    [
      'Law',
      `${rulebook.title} (version ${rulebook.version}, text ${hash.slice(0, 12)}, as of ${rulebook.asOf})`,
    ],
    ['Decided as of', printDay(context.asOf)],
    ['County', county],
    ['Policy', policy === undefined ? 'none: everything eligible is selected' : policy.policy.title],
    ...files.map((file): [string, string] => [
      `File ${file.name}`,
      `${file.records} rows: ${file.clean} used, ${file.rejected} rejected, ${file.blankLines} blank lines; SHA-256 ${file.sha256}`,
    ]),
    ['Note', 'A machine prepared this list. An attorney decides; nothing here is legal advice.'],
  ];
}
