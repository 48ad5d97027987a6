/**
 * A piece of a text: words, words as they stand in files, or a reference to a section by its id. The reference shows
 * the section's number and the name, which may be empty; in a page without that section, the name alone.
 */
export type Inline =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly section: string; readonly name: string };

export type Text = string | readonly Inline[];

export interface Item {
  readonly text: Text;
  readonly items?: readonly Item[];
}

/** What stands in a section, in reading order. The first cell of a table's row names the row. */
export type Block =
  | { readonly block: 'paragraph'; readonly text: Text }
  | { readonly block: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
  | { readonly block: 'terms'; readonly terms: readonly Term[] }
  | {
      readonly block: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Text[])[];
    }
  | { readonly block: 'blanks'; readonly names: readonly string[] };

/** A name and what it stands for. */
export type Term = readonly [name: string, text: Text];

/** A section under its heading; its number follows from where it stands (`2.1.3`), its level too. */
export interface Section {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** A document as plain data: what printers print. */
export interface Page {
  readonly title: string;
  /** What each printed sheet says at its foot, so that a loose one can be told. */
  readonly mark?: string;
  /** What the document is of, before its contents. */
  readonly front: readonly Block[];
  readonly sections: readonly Section[];
}

/** A section that has no number yet. */
export interface Unnumbered {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sections?: readonly Unnumbered[];
}

/** Gives sections their numbers, from 1 and, within a section, from its own. */
export const numbered = (sections: readonly Unnumbered[], within = ''): Section[] =>
  sections.map(({ id, title, blocks, sections: parts = [] }, at) => {
    const number = `${within}${at + 1}`;
    return { id, number, title, blocks, sections: numbered(parts, `${number}.`) };
  });

/** All sections of a page in reading order, each with its level: 1 for those of the page itself. */
export function sectionsIn(sections: readonly Section[], level = 1): { section: Section; level: number }[] {
  return sections.flatMap((section) => [{ section, level }, ...sectionsIn(section.sections, level + 1)]);
}

export const paragraph = (text: Text): Block => ({ block: 'paragraph', text });
export const terms = (...rows: readonly Term[]): Block => ({ block: 'terms', terms: rows });
export const list = (items: readonly Item[], ordered = false): Block => ({ block: 'list', ordered, items });
export const table = (
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Text[])[],
): Block => ({ block: 'table', caption, columns, rows });

/** Texts one after the other, with a joint between them. */
export const joined = (texts: readonly Text[], joint: string): Text =>
  texts.flatMap((text, at) => [...(at === 0 ? [] : [joint]), ...inlines(text)]);

export const inlines = (text: Text): readonly Inline[] => (typeof text === 'string' ? [text] : text);
