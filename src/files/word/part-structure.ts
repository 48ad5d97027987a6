import { tagName, tokenKind, xmlTokens } from './xml-tokens.js';

/** A stretch of tokens, both ends included. */
export interface Stretch {
  readonly open: number;
  readonly close: number;
}

/** A paragraph: its tokens, and those of its texts, in order. */
export interface Paragraph extends Stretch {
  readonly texts: readonly number[];
  /** The element it stands in, by the token that opens it. */
  readonly parent: number;
  /** The innermost table row around it, if there is one. */
  readonly row: Stretch | undefined;
}

/** A part of a document as tokens, with its paragraphs. */
export interface PartStructure {
  readonly tokens: readonly string[];
  readonly paragraphs: readonly Paragraph[];
  /** Texts that stand in no text of a paragraph, such as those of drawings. */
  readonly otherTexts: readonly number[];
}

interface Growing {
  readonly open: number;
  close: number;
}

/** Finds the paragraphs of a well-formed part; a paragraph in a text box is one of its own. */
export function partStructure(xml: string): PartStructure {
  const tokens = xmlTokens(xml);
  const paragraphs: (Growing & { texts: number[]; parent: number; row: Growing | undefined })[] = [];
  const otherTexts: number[] = [];
  const elements: number[] = [];
  const rows: Growing[] = [];
  const open: (typeof paragraphs)[number][] = [];
  for (const [at, token] of tokens.entries()) {
    const kind = tokenKind(token);
    if (kind === 'open') {
      if (tagName(token) === 'w:tr') rows.push({ open: at, close: -1 });
      if (tagName(token) === 'w:p') {
        open.push({ open: at, close: -1, texts: [], parent: elements.at(-1) ?? -1, row: rows.at(-1) });
      }
      elements.push(at);
    } else if (kind === 'close') {
      const name = tagName(token);
      elements.pop();
      if (name === 'w:tr') {
        const row = rows.pop();
        if (row !== undefined) row.close = at;
      }
      if (name === 'w:p') {
        const paragraph = open.pop();
        if (paragraph !== undefined) {
          paragraph.close = at;
          paragraphs.push(paragraph);
        }
      }
    } else if (kind === 'text') {
      const inText = elements.length > 0 && tagName(tokens[elements[elements.length - 1]]) === 'w:t';
      const paragraph = open.at(-1);
      if (inText && paragraph !== undefined) paragraph.texts.push(at);
      else otherTexts.push(at);
    }
  }
  return { tokens, paragraphs, otherTexts };
}
