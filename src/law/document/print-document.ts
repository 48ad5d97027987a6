import type { Rulebook } from '../rulebook.js';
import { rulebookData, rulebookHash } from '../rulebook-hash.js';
import type { LawDocument } from './law-document.js';
import type { Page } from './page.js';
import { printHtml } from './print-html.js';
import { printMarkdown } from './print-markdown.js';

export const FORMATS = ['md', 'html', 'json'] as const;

export type DocumentFormat = (typeof FORMATS)[number];

/** The form of the JSON, for programs that read it. */
const JSON_FORMAT = 1;

/**
 * The document of a rulebook as text. As JSON: the law (its compact JSON has the law's hash), and the text (its compact
 * JSON has the text's hash) from which every page is printed.
 */
export function printLaw(rulebook: Rulebook, document: LawDocument, format: DocumentFormat): string {
  if (format !== 'json') return printPage(document.page, format);
  const { lawHash, textHash, text, page } = document;
  return printJson({
    kind: 'law',
    rulebook: { ...aboutRulebook(rulebook), lawHash, textHash },
    law: rulebookData(rulebook),
    text,
    signature: page.sections[page.sections.length - 1],
  });
}

/** The open points of a rulebook as text. */
export function printOpenPoints(rulebook: Rulebook, page: Page, format: DocumentFormat): string {
  if (format !== 'json') return printPage(page, format);
  return printJson({
    kind: 'open-points',
    rulebook: { ...aboutRulebook(rulebook), lawHash: rulebookHash(rulebook) },
    text: { title: page.title, sections: page.sections },
  });
}

/** The list of rulebooks as text. */
export function printRulebooks(rulebooks: readonly Rulebook[], page: Page, format: DocumentFormat): string {
  if (format !== 'json') return printPage(page, format);
  return printJson({
    kind: 'rulebooks',
    rulebooks: rulebooks.map((one) => ({ ...aboutRulebook(one), lawHash: rulebookHash(one) })),
  });
}

const printPage = (page: Page, format: 'md' | 'html'): string =>
  format === 'md' ? printMarkdown(page) : printHtml(page);

const aboutRulebook = ({ id, title, jurisdiction, version, asOf }: Rulebook) => ({
  id,
  title,
  jurisdiction,
  version,
  asOf,
});

const printJson = (document: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify({ format: JSON_FORMAT, ...document }, null, 2)}\n`;
