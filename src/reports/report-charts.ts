import type { PdfBlock, PdfTable } from '../files/pdf/pdf-document.js';
import { allOf, type BinnedRow, bySection, byYear } from './binned.js';
import { type Bar, barChart, columnChart } from './chart.js';
import { COLUMNS, type Column, STANDINGS } from './count-run.js';
import { heading, printed, type ReportParts } from './report-parts.js';
import type { Words } from './words.js';

/** By year and by section: a chart of what is approved, eligible and to review, beside a table of all its charges. */
export function chartBlocks({ numbers: { counted, summary }, words }: ReportParts): PdfBlock[] {
  const { approved } = counted;
  const all = summary.charges.underThisLaw;
  const years = byYear((approved ?? counted).years, words.years.unknown);
  const sections = bySection((approved ?? counted).sections, {
    unreadable: words.sections.unreadable,
    others: (count) => words.sections.others(printed(count)),
  });
  const columns: readonly Column[] = approved === undefined ? STANDINGS : COLUMNS;
  const titles =
    approved === undefined
      ? { ...words.standings, approved: '' }
      : { ...words.standings, approved: words.approved.approved, eligible: words.approved.otherEligible };
  const charted = columns.filter((column) => CHARTED.includes(column));
  const bars = (rows: readonly BinnedRow[]): Bar[] =>
    rows.map(({ name, counts }) => ({ name, parts: charted.map((column) => counts[column]) }));
  const legend = charted.map((column) => titles[column]);
  const of = { columns, charted, titles, words, all };
  return [
    heading(words.years.heading),
    beside(columnChart(bars(years), legend, printed), years, {
      ...of,
      first: words.years.year,
      caption: words.years.caption,
      alternative: words.years.alternative,
    }),
    heading(words.sections.heading),
    beside(barChart(bars(sections), legend, printed), sections, {
      ...of,
      first: words.sections.section,
      caption: words.sections.caption,
      alternative: words.sections.alternative,
    }),
  ];
}

/** What the bars show of the columns of the table. */
const CHARTED: readonly Column[] = ['approved', 'eligible', 'needs_review'];

interface Charted {
  readonly columns: readonly Column[];
  readonly charted: readonly Column[];
  readonly titles: Readonly<Record<Column, string>>;
  readonly words: Words;
  readonly all: number;
  readonly first: string;
  readonly caption: string;
  readonly alternative: (p: { withApproved: boolean; bars: string }) => string;
}

function beside(figure: ReturnType<typeof barChart>, rows: readonly BinnedRow[], of: Charted): PdfBlock {
  const withApproved = of.charted.includes('approved');
  const bars = rows
    .map(({ name, counts }) =>
      of.words.bar({
        name,
        approved: withApproved ? printed(counts.approved) : null,
        eligible: printed(counts.eligible),
        review: printed(counts.needs_review),
      }),
    )
    .join('; ');
  return {
    kind: 'beside',
    columns: [
      {
        width: 1,
        blocks: [{ kind: 'figure', figure, alternative: of.alternative({ withApproved, bars }) }],
      },
      { width: 1.1, blocks: [tableOf(rows, of)] },
    ],
  };
}

/** The numbers of a chart and all others, with a last line of their sums. */
function tableOf(rows: readonly BinnedRow[], of: Charted): PdfTable {
  const { columns, titles, words, first, caption, all } = of;
  const sums = columns.map((column) => rows.reduce((sum, { counts }) => sum + counts[column], 0));
  return {
    kind: 'table',
    caption,
    rowHeader: true,
    columns: [
      { title: first, width: 1.5 },
      ...columns.map((column) => ({ title: titles[column], width: 1, align: 'right' as const })),
      { title: words.total, width: 0.9, align: 'right' as const },
    ],
    rows: [
      ...rows.map((row) => [
        row.name,
        ...columns.map((column) => printed(row.counts[column])),
        printed(allOf(row)),
      ]),
      [words.total, ...sums.map(printed), printed(all)],
    ],
  };
}
