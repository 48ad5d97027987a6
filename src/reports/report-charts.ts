import type { PdfBlock, PdfTable } from '../files/pdf/pdf-document.js';
import { allOf, type BinnedRow, bySection, byYear } from './binned.js';
import { type Bar, barChart, columnChart } from './chart.js';
import { STANDINGS } from './count-run.js';
import { heading, printed, type ReportParts } from './report-parts.js';
import type { Words } from './words.js';

/** By year and by section: a chart of what is eligible and to review, beside a table of all its charges. */
export function chartBlocks({ numbers: { counted, summary }, words }: ReportParts): PdfBlock[] {
  const all = summary.charges.underThisLaw;
  const years = byYear(counted.years, words.years.unknown);
  const sections = bySection(counted.sections, {
    unreadable: words.sections.unreadable,
    others: (count) => words.sections.others(printed(count)),
  });
  const legend = { dark: words.standings.eligible, light: words.standings.needs_review };
  return [
    heading(words.years.heading),
    beside(columnChart(barsOf(years), legend, printed), years, words.years.alternative, {
      words,
      first: words.years.year,
      caption: words.years.caption,
      all,
    }),
    heading(words.sections.heading),
    beside(barChart(barsOf(sections), legend, printed), sections, words.sections.alternative, {
      words,
      first: words.sections.section,
      caption: words.sections.caption,
      all,
    }),
  ];
}

const barsOf = (rows: readonly BinnedRow[]): Bar[] =>
  rows.map(({ name, counts }) => ({ name, dark: counts.eligible, light: counts.needs_review }));

interface TableWords {
  readonly words: Words;
  readonly first: string;
  readonly caption: string;
  readonly all: number;
}

function beside(
  figure: ReturnType<typeof barChart>,
  rows: readonly BinnedRow[],
  alternative: (p: { bars: string }) => string,
  table: TableWords,
): PdfBlock {
  const bars = rows
    .map(({ name, counts }) =>
      table.words.bar({ name, eligible: printed(counts.eligible), review: printed(counts.needs_review) }),
    )
    .join('; ');
  return {
    kind: 'beside',
    columns: [
      { width: 1, blocks: [{ kind: 'figure', figure, alternative: alternative({ bars }) }] },
      { width: 1.1, blocks: [tableOf(rows, table)] },
    ],
  };
}

/** The numbers of a chart and all others, with a last line of their sums. */
function tableOf(rows: readonly BinnedRow[], { words, first, caption, all }: TableWords): PdfTable {
  const sums = STANDINGS.map((standing) => rows.reduce((sum, { counts }) => sum + counts[standing], 0));
  return {
    kind: 'table',
    caption,
    rowHeader: true,
    columns: [
      { title: first, width: 1.5 },
      ...STANDINGS.map((standing) => ({
        title: words.standings[standing],
        width: 1,
        align: 'right' as const,
      })),
      { title: words.total, width: 0.9, align: 'right' as const },
    ],
    rows: [
      ...rows.map((row) => [
        row.name,
        ...STANDINGS.map((standing) => printed(row.counts[standing])),
        printed(allOf(row)),
      ]),
      [words.total, ...sums.map(printed), printed(all)],
    ],
  };
}
