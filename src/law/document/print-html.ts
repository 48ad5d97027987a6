import { STYLE } from './html-style.js';
import {
  type Block,
  type Inline,
  type Item,
  inlines,
  type Page,
  type Section,
  sectionsIn,
  type Text,
} from './page.js';

/** A page as one HTML file that needs nothing else: no script, no other file, nothing from the network. */
export const printHtml = (page: Page): string => `${new HtmlPrinter(page).document().join('\n')}\n`;

/** Deepest section that the contents name. */
const CONTENTS_LEVEL = 2;
/** A table of more columns is wider than a small screen. */
const NARROW = 3;

class HtmlPrinter {
  private readonly sections: ReadonlyMap<string, Section>;
  private tables = 0;

  constructor(private readonly of: Page) {
    this.sections = new Map(sectionsIn(of.sections).map(({ section }) => [section.id, section]));
  }

  document(): string[] {
    const { title, front, sections } = this.of;
    return [
      '<!DOCTYPE html>',
      '<html lang="en">',
      '<head>',
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${escaped(title)}</title>`,
      `<style>${STYLE}${this.foot()}</style>`,
      '</head>',
      '<body>',
      '<a class="skip" href="#text">Skip to the text</a>',
      '<header>',
      `<h1>${escaped(title)}</h1>`,
      ...front.flatMap((block) => this.block(block)),
      '</header>',
      ...this.contents(),
      '<main id="text">',
      ...sections.flatMap((section) => this.section(section, 2)),
      '</main>',
      '</body>',
      '</html>',
    ];
  }

  /** The mark of the page at the foot of each printed sheet. */
  private foot(): string {
    const mark = (this.of.mark ?? '').replace(/[^\w .,:-]/g, '');
    return mark === '' ? '' : `@page { @bottom-left { content: '${mark}'; font: 8pt Arial, sans-serif; } }\n`;
  }

  private contents(): string[] {
    if (this.of.sections.length === 0) return [];
    return [
      '<nav aria-labelledby="contents">',
      '<h2 id="contents">Contents</h2>',
      ...this.contentsOf(this.of.sections, 1),
      '</nav>',
    ];
  }

  private contentsOf(sections: readonly Section[], level: number): string[] {
    if (sections.length === 0 || level > CONTENTS_LEVEL) return [];
    return [
      '<ul>',
      ...sections.flatMap((section) => [
        `<li>${link(section, section.title)}`,
        ...this.contentsOf(section.sections, level + 1),
        '</li>',
      ]),
      '</ul>',
    ];
  }

  private section(section: Section, level: number): string[] {
    const heading = `h${Math.min(level, 6)}`;
    const id = escaped(section.id);
    return [
      `<section aria-labelledby="${id}">`,
      `<${heading} id="${id}">${escaped(section.number)}. ${escaped(section.title)}</${heading}>`,
      ...section.blocks.flatMap((block) => this.block(block)),
      ...section.sections.flatMap((part) => this.section(part, level + 1)),
      '</section>',
    ];
  }

  private block(block: Block): string[] {
    switch (block.block) {
      case 'paragraph':
        return [`<p>${this.text(block.text)}</p>`];
      case 'list':
        return this.items(block.items, block.ordered ? 'ol' : 'ul');
      case 'terms':
        return [
          '<dl>',
          ...block.terms.map(
            ([name, text]) => `<div><dt>${escaped(name)}</dt><dd>${this.text(text)}</dd></div>`,
          ),
          '</dl>',
        ];
      case 'table':
        return this.table(block);
      case 'blanks':
        return [
          '<dl class="blanks">',
          ...block.names.map((name) => `<div><dt>${escaped(name)}</dt><dd>&nbsp;</dd></div>`),
          '</dl>',
        ];
    }
  }

  private items(items: readonly Item[], tag: 'ul' | 'ol'): string[] {
    return [
      `<${tag}>`,
      ...items.flatMap(({ text, items: parts }) => [
        `<li>${this.text(text)}`,
        ...(parts === undefined ? [] : this.items(parts, 'ul')),
        '</li>',
      ]),
      `</${tag}>`,
    ];
  }

  /** A wide table scrolls in its own frame, which the keyboard reaches. */
  private table({ caption, columns, rows }: Extract<Block, { block: 'table' }>): string[] {
    const id = `table-caption-${++this.tables}`;
    return [
      `<div class="wide" role="region" aria-labelledby="${id}" tabindex="0">`,
      columns.length > NARROW ? '<table class="many">' : '<table>',
      `<caption id="${id}">${escaped(caption)}</caption>`,
      `<thead><tr>${columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')}</tr></thead>`,
      '<tbody>',
      ...rows.map((row) => `<tr>${row.map((text, at) => this.cell(text, at)).join('')}</tr>`),
      '</tbody>',
      '</table>',
      '</div>',
    ];
  }

  private cell(text: Text, at: number): string {
    return at === 0 ? `<th scope="row">${this.text(text)}</th>` : `<td>${this.text(text)}</td>`;
  }

  private text(text: Text): string {
    return inlines(text)
      .map((inline) => this.inline(inline))
      .join('');
  }

  private inline(inline: Inline): string {
    if (typeof inline === 'string') return breakable(inline);
    if ('code' in inline) return `<code>${escaped(inline.code)}</code>`;
    if ('strong' in inline) return `<strong>${escaped(inline.strong)}</strong>`;
    const section = this.sections.get(inline.section);
    return section === undefined ? escaped(inline.name) : link(section, inline.name);
  }
}

const link = (section: Section, name: string): string =>
  `<a href="#${escaped(section.id)}">${`${escaped(section.number)} ${escaped(name)}`.trimEnd()}</a>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

/** Text that may break after a bar, so that a list of choices without spaces does not widen its table. */
const breakable = (text: string): string => escaped(text).replaceAll('|', '|<wbr>');
