import type { PdfBlock, PdfTable } from '../files/pdf/pdf-document.js';
import { allOf, type BinnedRow, bySection, byYear } from './binned.js';
import { barChart, type ChartPart, columnChart } from './chart.js';
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
  const of = { ...(approved === undefined ? withoutApproved(words) : withApproved(words)), words, all };
  return [
    heading(words.years.heading),
    beside(columnChart(years, of.parts, printed), years, {
      ...of,
      first: words.years.year,
      caption: words.years.caption,
      alternative: words.years.alternative,
    }),
    heading(words.sections.heading),
    beside(barChart(sections, of.parts, printed), sections, {
      ...of,
      first: words.sections.section,
      caption: words.sections.caption,
      alternative: words.sections.alternative,
    }),
  ];
}

/** What the columns of a table are called, and the parts of its chart: some of them. */
interface Shown {
  readonly columns: readonly { readonly of: Column; readonly title: string }[];
  readonly parts: readonly ChartPart<Column>[];
  /** Whether what is approved is among them. */
  readonly withApproved: boolean;
}

const withoutApproved = ({ standings }: Words): Shown => ({
  columns: STANDINGS.map((of) => ({ of, title: standings[of] })),
  parts: [
    { of: 'eligible', name: standings.eligible, grey: 0.25 },
    { of: 'needs_review', name: standings.needs_review, grey: 0.85 },
  ],
  withApproved: false,
});

function withApproved({ standings, approved }: Words): Shown {
  const titles = { ...standings, approved: approved.approved, eligible: approved.otherEligible };
  return {
    columns: COLUMNS.map((of) => ({ of, title: titles[of] })),
    parts: [
      { of: 'approved', name: titles.approved, grey: 0.05 },
      { of: 'eligible', name: titles.eligible, grey: 0.5 },
      { of: 'needs_review', name: titles.needs_review, grey: 0.88 },
    ],
    withApproved: true,
  };
}

interface Charted extends Shown {
  readonly words: Words;
  readonly all: number;
  readonly first: string;
  readonly caption: string;
  readonly alternative: (p: { withApproved: boolean; bars: string }) => string;
}

function beside(figure: ReturnType<typeof barChart>, rows: readonly BinnedRow[], of: Charted): PdfBlock {
  const { withApproved } = of;
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
  const { columns, words, first, caption, all } = of;
  const sums = columns.map(({ of: column }) => rows.reduce((sum, { counts }) => sum + counts[column], 0));
  return {
    kind: 'table',
    caption,
    rowHeader: true,
    columns: [
      { title: first, width: 1.5 },
      ...columns.map(({ title }) => ({ title, width: 1, align: 'right' as const })),
      { title: words.total, width: 0.9, align: 'right' as const },
    ],
    rows: [
      ...rows.map((row) => [
        row.name,
        ...columns.map(({ of: column }) => printed(row.counts[column])),
        printed(allOf(row)),
      ]),
      [words.total, ...sums.map(printed), printed(all)],
    ],
  };
}
