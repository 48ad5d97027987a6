/** A block of a draft: what a document is written as before it is one. */
export type DraftBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly style: 'plain' | 'kept' | 'centred' | 'indented' | 'item';
      readonly text: string;
    }
  | { readonly kind: 'table'; readonly table: DraftTable }
  | { readonly kind: 'page-break' };

export interface DraftTable {
  /** Its first row names the columns, and is printed again on each page. */
  readonly hasHeader: boolean;
  /** Of a table without lines, such as the caption of a motion. */
  readonly isPlain: boolean;
  /** How wide the columns are, in parts of their sum. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

/** A draft as plain data. */
export interface Draft {
  readonly title: string;
  readonly header: string;
  readonly footer: readonly string[];
  readonly landscape: boolean;
  readonly blocks: readonly DraftBlock[];
}

/**
 * Reads the text of a draft: lines `title:`, `header:`, `footer:` (one or more) and `landscape: yes`, a line `---`,
 * then blocks with a blank line between them. `#` and `##` are headings, `^` is centred, `>` indented, `-` an item, `+` stays on the page of what follows,
 * `===` a new page, `|` the row of a table (its columns as wide as the dashes of a second row `|---|-----|`), `|:` that
 * of one without lines. A `\` ends a line within a block. Throws a RangeError: drafts are files of the program.
 */
export function readDraft(text: string): Draft {
  const [head, ...rest] = text.split(/^---$/m);
  const body = rest.join('---');
  const settings = head
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const read = /^(title|header|footer|landscape):\s*(.*)$/.exec(line);
      if (read === null) throw new RangeError(`a draft cannot begin with ${JSON.stringify(line)}`);
      return { key: read[1], value: read[2].trim() };
    });
  const all = (key: string): string[] => settings.filter((one) => one.key === key).map(({ value }) => value);
  const [title] = all('title');
  if (title === undefined) throw new RangeError('a draft must have a title');
  return {
    title,
    header: all('header').join(' '),
    footer: all('footer'),
    landscape: all('landscape').includes('yes'),
    blocks: body
      .split(/\n\s*\n/)
      .map((block) => block.replace(/^\n+|\s+$/g, ''))
      .filter((block) => block !== '')
      .flatMap(blocksOf),
  };
}

function blocksOf(text: string): DraftBlock[] {
  if (text === '===') return [{ kind: 'page-break' }];
  if (text.startsWith('|')) return [{ kind: 'table', table: tableOf(text.split('\n')) }];
  if (text.startsWith('## ')) return [{ kind: 'heading', level: 2, text: joined(text.slice(3)) }];
  if (text.startsWith('# ')) return [{ kind: 'heading', level: 1, text: joined(text.slice(2)) }];
  if (text.startsWith('^ ')) return [{ kind: 'paragraph', style: 'centred', text: joined(text.slice(2)) }];
  if (text.startsWith('> ')) return [{ kind: 'paragraph', style: 'indented', text: joined(text.slice(2)) }];
  if (text.startsWith('+ ')) return [{ kind: 'paragraph', style: 'kept', text: joined(text.slice(2)) }];
  if (text.startsWith('- ')) {
    return text
      .slice(2)
      .split(/\n- /)
      .map((item) => ({ kind: 'paragraph', style: 'item', text: joined(item) }));
  }
  return [{ kind: 'paragraph', style: 'plain', text: joined(text) }];
}

/** Lines of a block are one, but after a backslash. */
const joined = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .replace(/\\ /g, '\n')
    .replace(/\\$/, '');

function tableOf(lines: readonly string[]): DraftTable {
  const isPlain = lines[0].startsWith('|:');
  const rows = lines.map((line) =>
    line
      .replace(/^\|:?/, '')
      .replace(/\|$/, '')
      .split('|')
      .map((cell) => cell.trim().replace(/\\ ?/g, '\n')),
  );
  const rule = rows.findIndex((row) => row.every((cell) => /^-+$/.test(cell)));
  const widths = rule < 0 ? rows[0].map(() => 1) : rows[rule].map((cell) => cell.length);
  const filled = rows.filter((_, at) => at !== rule);
  if (filled.some((row) => row.length !== widths.length)) {
    throw new RangeError(`a table of a draft has rows of unequal length: ${lines[0]}`);
  }
  return { hasHeader: rule === 1 && !isPlain, isPlain, widths, rows: filled };
}
