import type { Paragraph, PartStructure } from './part-structure.js';

/** A placeholder: `{name}`, or `{#name}`, `{^name}` and `{/name}` around a part. */
export interface Placeholder {
  readonly kind: 'placeholder';
  readonly mark: '' | '#' | '^' | '/';
  readonly name: string;
  readonly paragraph: Paragraph;
  /** Whether nothing else stands in its paragraph. */
  readonly alone: boolean;
}

/** What a text of a paragraph is made of. */
export type TextItem = { readonly kind: 'text'; readonly text: string } | Placeholder;

const BRACES = /\{([^{}]*)\}|[{}]/g;
const PLACEHOLDER = /^([#^/]?)\s*([A-Za-z][A-Za-z0-9_]*)$/;
const LONGEST_SHOWN = 40;

/**
 * The items of each text that holds a placeholder, by its token. Word may keep one placeholder in several texts (where
 * somebody corrected a letter, or changed the style of one): it is put together in the first of them. Calls `wrong`
 * for what is no placeholder.
 */
export function placeholdersIn(
  { tokens, paragraphs, otherTexts }: PartStructure,
  wrong: (cause: string) => Error,
): Map<number, TextItem[]> {
  const found = new Map<number, TextItem[]>();
  for (const paragraph of paragraphs) {
    const texts = paragraph.texts.map((at) => tokens[at]);
    const whole = texts.join('');
    if (!whole.includes('{') && !whole.includes('}')) continue;
    const matches = [...whole.matchAll(BRACES)];
    const alone = matches.length === 1 && whole.trim() === matches[0][0];
    const items = texts.map((): TextItem[] => []);
    const starts = startsOf(texts);
    let from = 0;
    for (const match of matches) {
      addText(items, starts, whole, from, match.index);
      const owner = textAt(starts, match.index);
      items[owner].push(readPlaceholder(match, paragraph, alone, wrong));
      from = match.index + match[0].length;
    }
    addText(items, starts, whole, from, whole.length);
    paragraph.texts.forEach((at, k) => {
      found.set(at, items[k]);
    });
  }
  for (const at of otherTexts) {
    const stray = /\{[#^/]?\s*[a-z_0-9]+\s*\}/i.exec(tokens[at]);
    if (stray !== null) throw wrong(`${shown(stray[0])} stands where it cannot be filled in (in a drawing)`);
  }
  return found;
}

function readPlaceholder(
  match: RegExpExecArray,
  paragraph: Paragraph,
  alone: boolean,
  wrong: (cause: string) => Error,
): Placeholder {
  if (match[1] === undefined)
    throw wrong(`a ${match[0]} stands alone; a placeholder begins with { and ends with }`);
  const read = PLACEHOLDER.exec(match[1].trim());
  if (read === null) throw wrong(`${shown(match[0])} is no placeholder`);
  return {
    kind: 'placeholder',
    mark: read[1] as Placeholder['mark'],
    name: read[2],
    paragraph,
    alone,
  };
}

const shown = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text;

function startsOf(texts: readonly string[]): number[] {
  let at = 0;
  return texts.map((text) => {
    const start = at;
    at += text.length;
    return start;
  });
}

/** The text that holds a place of the whole; an empty text holds none. */
function textAt(starts: readonly number[], place: number): number {
  let at = starts.length - 1;
  while (at > 0 && starts[at] > place) at -= 1;
  return at;
}

/** Adds a stretch of the whole to the texts it stands in. */
function addText(
  items: TextItem[][],
  starts: readonly number[],
  whole: string,
  from: number,
  to: number,
): void {
  for (let at = from; at < to; ) {
    const owner = textAt(starts, at);
    const end = Math.min(to, starts[owner + 1] ?? whole.length);
    items[owner].push({ kind: 'text', text: whole.slice(at, end) });
    at = end;
  }
}
