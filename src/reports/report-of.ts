import type { PdfBlock, PdfDocument, PdfTable } from '../files/pdf/pdf-document.js';
import { approvedBlocks } from './report-approved.js';
import { chartBlocks } from './report-charts.js';
import { clipped, heading, printed, type ReportParts } from './report-parts.js';
import { whyBlocks } from './report-reasons.js';

/** The report as a document: the same blocks for the page and the PDF. */
export function reportOf(parts: ReportParts): PdfDocument {
  const { numbers, words, texts, policy } = parts;
  const { manifest } = numbers;
  const { program, rulebook, county, asOf } = manifest;
  const terms = words.terms({
    county: county === 'all' ? words.allCounties : county,
    asOf: words.day(asOf),
    policy,
    program: `${program.name} ${program.version}`,
  });
  return {
    title: words.title(texts.title),
    language: words.tag,
    author: words.author,
    day: asOf,
    foot: words.foot({
      law: `${rulebook.id} ${rulebook.version}`,
      lawHash: rulebook.hash.slice(0, 12),
      manifest: numbers.hash,
      approved: numbers.approvedSet,
    }),
    pageOf: words.pageOf,
    blocks: [
      { kind: 'heading', level: 1, text: words.title(texts.title) },
      { kind: 'paragraph', text: terms },
      { kind: 'paragraph', text: words.notAdvice, style: 'bold' },
      ...(parts.isSameText ? [] : [{ kind: 'paragraph', text: words.otherText } as const]),
      ...shortBlocks(parts),
      ...approvedBlocks(parts),
      ...readBlocks(parts),
      ...reliefBlocks(parts),
      ...meaningBlocks(parts),
      ...chartBlocks(parts),
      ...whyBlocks(parts),
    ],
  };
}

function shortBlocks({ numbers: { summary, counted }, words: { inShort } }: ReportParts): PdfBlock[] {
  const charges = (standing: string): number =>
    counted.standings.find((one) => one.standing === standing)?.charges ?? 0;
  const figures: [number, string][] = [
    [summary.people.ifEligibleGranted.peopleWithRelief, inShort.peopleEligible],
    [charges('eligible'), inShort.chargesEligible],
    [charges('needs_review'), inShort.chargesToReview],
    [summary.people.ifEligibleGranted.noConvictionLeft, inShort.noConvictionLeft],
  ];
  return [
    heading(inShort.heading),
    {
      kind: 'beside',
      columns: figures.map(([count, text]) => ({
        width: 1,
        blocks: [
          { kind: 'paragraph', style: 'large-number', text: printed(count) },
          { kind: 'paragraph', style: 'small', text },
        ],
      })),
    },
  ];
}

function readBlocks({ numbers: { manifest, summary }, words: { read }, most }: ReportParts): PdfBlock[] {
  const shown =
    manifest.inputs.length <= most.files ? manifest.inputs : manifest.inputs.slice(0, most.files - 1);
  const others = manifest.inputs.slice(shown.length);
  const rest = (of: (input: (typeof others)[number]) => number): string =>
    printed(others.reduce((sum, input) => sum + of(input), 0));
  const table: PdfTable = {
    kind: 'table',
    caption: read.caption,
    rowHeader: true,
    columns: read.columns.map((title, n) => ({
      title,
      width: [3.2, 1, 1, 1, 2][n],
      align: n > 0 && n < 4 ? 'right' : 'left',
    })),
    rows: [
      ...shown.map(({ name, rows, used, rejected, sha256 }) => [
        clipped(name), // the hash beside it tells which file it is
        printed(rows),
        printed(used),
        printed(rejected),
        sha256.slice(0, 16),
      ]),
      ...(others.length === 0
        ? []
        : [
            [
              read.moreFiles(printed(others.length)),
              rest(({ rows }) => rows),
              rest(({ used }) => used),
              rest(({ rejected }) => rejected),
              '',
            ],
          ]),
      ...(manifest.inputs.length === 1
        ? []
        : [
            [
              read.all,
              printed(summary.rows.read),
              printed(summary.rows.used),
              printed(summary.rows.rejected),
              '',
            ],
          ]),
    ],
  };
  const sentence = read.sentence({
    charges: printed(summary.charges.total),
    people: printed(summary.people.total),
    identified: printed(summary.people.identified),
    underThisLaw: printed(summary.charges.underThisLaw),
    facts: manifest.foundFacts === undefined ? null : printed(manifest.foundFacts.count),
  });
  return [heading(read.heading), table, { kind: 'paragraph', text: sentence }];
}

function reliefBlocks({ numbers: { summary }, words, texts }: ReportParts): PdfBlock[] {
  const { reliefs, standings } = words;
  const titleOf = (id: string): string => texts.reliefs.find((one) => one.id === id)?.title ?? id;
  const titles = [
    reliefs.relief,
    standings.eligible,
    reliefs.selected,
    reliefs.notSelected,
    reliefs.policyOpen,
    standings.needs_review,
    standings.other_county,
    standings.not_eligible,
    reliefs.total,
    reliefs.people,
  ];
  return [
    heading(reliefs.heading),
    {
      kind: 'table',
      caption: reliefs.caption,
      rowHeader: true,
      columns: titles.map((title, n) => ({
        title,
        width: n === 0 ? 3.2 : 1,
        align: n === 0 ? 'left' : 'right',
      })),
      rows: Object.entries(summary.reliefs).map(([id, { charges, people, selected }]) => [
        titleOf(id),
        printed(charges.eligible),
        printed(selected.yes),
        printed(selected.no),
        printed(selected.unknown),
        printed(charges.needs_review),
        printed(charges.other_county),
        printed(charges.not_eligible),
        printed(summary.charges.underThisLaw),
        printed(people.eligible),
      ]),
    },
    { kind: 'paragraph', style: 'small', text: reliefs.note },
  ];
}

/** What it means for people, and beside it what the county counts of its own, where the law has that. */
function meaningBlocks(parts: ReportParts): PdfBlock[] {
  const [people, county] = [peopleBlocks(parts), countyBlocks(parts)];
  const columns = [
    { width: 1, blocks: people },
    { width: 1.1, blocks: county },
  ];
  return [
    heading(parts.words.people.heading),
    ...(county.length === 0 ? people : [{ kind: 'beside', columns } as const]),
  ];
}

function peopleBlocks({ numbers: { summary }, words: { people } }: ReportParts): PdfBlock[] {
  const { ifEligibleGranted, ifSelectedGranted } = summary.people;
  const lines = [
    [people.withRelief, 'peopleWithRelief'],
    [people.noFelony, 'noFelonyLeft'],
    [people.noConviction, 'noConvictionLeft'],
    [people.noRecentConviction, 'noRecentConvictionLeft'],
  ] as const;
  return [
    {
      kind: 'table',
      caption: people.caption,
      rowHeader: true,
      columns: [
        { title: people.what, width: 2.4 },
        { title: people.ifEligible, width: 1.3, align: 'right' },
        { title: people.ifSelected, width: 1.3, align: 'right' },
      ],
      rows: lines.map(([text, of]) => [text, printed(ifEligibleGranted[of]), printed(ifSelectedGranted[of])]),
    },
    { kind: 'paragraph', style: 'small', text: people.note },
  ];
}

function countyBlocks({ numbers: { summary }, words }: ReportParts): PdfBlock[] {
  const own = summary.countySummary;
  if (own === undefined) return [];
  const { county, people } = words;
  const convictions = Object.values(own.convictionsBySection).reduce((sum, count) => sum + count, 0);
  const lines = [
    [people.noFelony, 'noFelony'],
    [people.noConviction, 'noConviction'],
    [people.noRecentConviction, 'noConvictionLast7Years'],
  ] as const;
  return [
    {
      kind: 'heading',
      level: 3,
      text: county.heading(own.county === 'all' ? words.allCounties : own.county),
    },
    {
      kind: 'paragraph',
      text: county.sentence({
        people: printed(own.peopleWithConviction),
        convictions: printed(convictions),
        felonies: printed(own.felonyConvictions),
        others: printed(own.otherConvictions),
        gradeOpen: printed(convictions - own.felonyConvictions - own.otherConvictions),
        earliest: own.earliestConviction === null ? null : words.day(own.earliestConviction),
        relieved: printed(own.peopleWithRelief),
      }),
    },
    {
      kind: 'table',
      caption: county.caption,
      rowHeader: true,
      columns: [
        { title: people.what, width: 2.2 },
        { title: county.withPolicy, width: 1.2, align: 'right' },
        { title: county.dismissAll, width: 1.4, align: 'right' },
        { title: county.dismissAllAndRelated, width: 1.4, align: 'right' },
      ],
      rows: lines.map(([text, of]) => [
        text,
        printed(own.withPolicy[of]),
        printed(own.withDismissAll[of]),
        printed(own.withDismissAllAndRelated[of]),
      ]),
    },
    { kind: 'paragraph', style: 'small', text: county.note },
  ];
}
