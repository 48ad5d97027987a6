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

/** A page as Markdown (GitHub's), readable as it stands: only the contents are links, and there is no HTML. */
export function printMarkdown(page: Page): string {
  const print = new MarkdownPrinter(page);
  return `${print.page().join('\n\n')}\n`;
}

/** Deepest section that the contents name. */
const CONTENTS_LEVEL = 2;

class MarkdownPrinter {
  private readonly sections: ReadonlyMap<string, Section>;

  constructor(private readonly of: Page) {
    this.sections = new Map(sectionsIn(of.sections).map(({ section }) => [section.id, section]));
  }

  page(): string[] {
    const { title, front, sections } = this.of;
    return [
      `# ${escaped(title)}`,
      ...front.flatMap((block) => this.block(block)),
      ...this.contents(),
      ...sections.flatMap((section) => this.section(section, 2)),
    ];
  }

  private contents(): string[] {
    const listed = sectionsIn(this.of.sections).filter(({ level }) => level <= CONTENTS_LEVEL);
    if (listed.length === 0) return [];
    const lines = listed.map(
      ({ section, level }) =>
        `${'  '.repeat(level - 1)}- [${headingOf(section)}](#${slug(headingOf(section))})`,
    );
    return ['## Contents', lines.join('\n')];
  }

  private section(section: Section, level: number): string[] {
    return [
      `${'#'.repeat(Math.min(level, 6))} ${headingOf(section)}`,
      ...section.blocks.flatMap((block) => this.block(block)),
      ...section.sections.flatMap((part) => this.section(part, level + 1)),
    ];
  }

  private block(block: Block): string[] {
    switch (block.block) {
      case 'paragraph':
        return [startSafe(this.text(block.text))];
      case 'list':
        return [this.items(block.items, block.ordered, '').join('\n')];
      case 'terms':
        return [block.terms.map(([name, text]) => `- **${escaped(name)}:** ${this.text(text)}`).join('\n')];
      case 'table':
        return [this.table(block.columns, block.rows)];
      case 'blanks':
        return block.names.map((name) => `${escaped(name)}: ${'_'.repeat(40)}`);
    }
  }

  private items(items: readonly Item[], ordered: boolean, indent: string): string[] {
    return items.flatMap(({ text, items: parts = [] }, at) => {
      const mark = ordered ? `${at + 1}. ` : '- ';
      const within = indent + ' '.repeat(mark.length);
      return [`${indent}${mark}${startSafe(this.text(text))}`, ...this.items(parts, false, within)];
    });
  }

  private table(columns: readonly string[], rows: readonly (readonly Text[])[]): string {
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    return [
      line(columns.map((column) => escaped(column).replaceAll('|', '\\|'))),
      line(columns.map(() => '---')),
      ...rows.map((row) => line(row.map((text) => this.text(text).replaceAll('|', '\\|')))),
    ].join('\n');
  }

  private text(text: Text): string {
    return inlines(text)
      .map((inline) => this.inline(inline))
      .join('');
  }

  private inline(inline: Inline): string {
    if (typeof inline === 'string') return escaped(inline);
    if ('code' in inline) return codeSpan(inline.code);
    if ('strong' in inline) return `**${escaped(inline.strong)}**`;
    const section = this.sections.get(inline.section);
    return `${section?.number ?? ''} ${escaped(inline.name)}`.trim();
  }
}

const headingOf = ({ number, title }: Section): string => `${number}. ${escaped(title)}`;

/** The anchor that GitHub and most other readers give a heading. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** Text in which nothing is markup: no emphasis, link, HTML, code or entity. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*[\]<>~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\s*\n\s*/g, ' ');

/** A line that begins with text, and not with what would make it a heading or an item. */
const startSafe = (line: string): string => line.replace(/^(#{1,6}\s|[-+]\s|\d+[.)]\s)/, '\\$1');

function codeSpan(code: string): string {
  const text = code.replace(/\s+/g, ' ');
  if (!text.includes('`')) return `\`${text}\``;
  return `\`\` ${text} \`\``;
}
