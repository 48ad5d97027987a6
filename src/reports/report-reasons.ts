import type { PdfBlock, PdfTable } from '../files/pdf/pdf-document.js';
import { answersByRule } from './law-texts.js';
import { heading, printed, type ReportParts } from './report-parts.js';

/** Why charges wait or are not eligible, what is missing, what was assumed, and what the words mean. */
export function whyBlocks(parts: ReportParts): PdfBlock[] {
  return [...reasonBlocks(parts), ...missingBlocks(parts), ...assumptionBlocks(parts), ...glossary(parts)];
}

function reasonBlocks({
  numbers: { summary },
  words,
  texts,
  most: { reasons: limit },
}: ReportParts): PdfBlock[] {
  const { waiting } = words;
  const table = (outcome: 'needs_review' | 'not_eligible', caption: string, title: string): PdfTable => {
    const reasons = answersByRule(summary.reliefs, outcome, texts);
    const most = reasons.length <= limit ? reasons.length : limit - 1;
    const rest = reasons.slice(most);
    const sum = (some: typeof reasons): string =>
      printed(some.reduce((all, { answers }) => all + answers, 0));
    return {
      kind: 'table',
      caption,
      rowHeader: true,
      columns: [
        { title, width: 4 },
        { title: waiting.answers, width: 1, align: 'right' },
      ],
      rows: [
        ...(reasons.length === 0 ? [[waiting.none, printed(0)]] : []),
        ...reasons.slice(0, most).map(({ words: text, answers }) => [text, printed(answers)]),
        ...(rest.length === 0 ? [] : [[waiting.others(printed(rest.length)), sum(rest)]]),
        [words.total, sum(reasons)],
      ],
    };
  };
  return [
    heading(waiting.heading),
    {
      kind: 'beside',
      columns: [
        { width: 1, blocks: [table('needs_review', waiting.reviewCaption, waiting.review)] },
        { width: 1, blocks: [table('not_eligible', waiting.notCaption, waiting.not)] },
      ],
    },
  ];
}

function missingBlocks({ numbers: { summary }, words: { missing }, texts, most }: ReportParts): PdfBlock[] {
  const facts = summary.missingFacts;
  if (facts.length === 0) return [heading(missing.heading), { kind: 'paragraph', text: missing.none }];
  const shown = facts.length <= most.facts ? facts : facts.slice(0, most.facts - 1);
  const more = facts.length - shown.length;
  return [
    heading(missing.heading),
    {
      kind: 'table',
      caption: missing.caption,
      rowHeader: true,
      columns: missing.columns.map((title, n) => ({
        title,
        width: [4, 2, 1.2, 1.2][n],
        align: n < 2 ? 'left' : 'right',
      })),
      rows: shown.map(({ missingFact, heldBy, peopleAlone, people }) => [
        texts.missing(missingFact),
        texts.holder(heldBy),
        printed(peopleAlone),
        printed(people),
      ]),
    },
    { kind: 'paragraph', style: 'small', text: missing.note({ more: more === 0 ? null : printed(more) }) },
  ];
}

function assumptionBlocks({
  numbers: { summary, manifest },
  words: { assumptions },
  texts,
}: ReportParts): PdfBlock[] {
  const { off } = manifest.assumptions;
  return [
    heading(assumptions.heading),
    {
      kind: 'table',
      caption: assumptions.caption,
      rowHeader: true,
      columns: assumptions.columns.map((title, n) => ({
        title,
        width: n === 0 ? 6 : 1,
        align: n === 0 ? 'left' : 'right',
      })),
      rows: manifest.assumptions.on.map((name) => [
        texts.assumption(name),
        printed(summary.assumptions[name] ?? 0),
      ]),
    },
    ...(off.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            style: 'small',
            text: assumptions.off(off.map((name) => texts.assumption(name)).join(' ')),
          } as const,
        ]),
  ];
}

function glossary({ words: { glossary }, texts }: ReportParts): PdfBlock[] {
  const terms: string[] = [
    ...texts.reliefs.map(({ title, explained }) => `${title}: ${explained}`),
    ...[...texts.terms, ...glossary.own].map(([term, meaning]) => `${term}: ${meaning}`),
  ];
  const half = Math.ceil(terms.length / 2);
  return [
    heading(glossary.heading),
    {
      kind: 'beside',
      columns: [terms.slice(0, half), terms.slice(half)].map((items) => ({
        width: 1,
        blocks: [{ kind: 'list', items }],
      })),
    },
  ];
}
