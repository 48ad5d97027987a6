import { LAST_ARTICLE, LETTERED_SECTIONS, type SectionNumbers, THREE_PART_SECTIONS } from './acts.js';
import type { UnreadableCitation } from './citation.js';
import { readSubsections } from './subsections.js';
import { isGlued, isMark, type Read, type Token } from './tokens.js';

/** A section and its subsections, as in `Citation`. */
export interface Section {
  readonly section: string;
  readonly subsections: readonly string[];
}

const PART = /^(?:0|[1-9]\d{0,3})(?:\.\d{1,2})?$/;
const isPart = (text: string): boolean => PART.test(text) && !/^0$|\.00?$/.test(text);
const isLetter = (token: Token | undefined): token is Token =>
  token?.kind === 'word' && token.text.length === 1 && !token.spaced;

/**
 * Reads a section number with its subsections. A letter behind the number is its subsection (`4D`, `9-1E`), except
 * in the name of an article (`16A-3`) and of the few sections that have one, when a bracketed letter follows
 * (`31-1a(a)`). Gives the reason when there is no such section.
 */
export function readSection(
  tokens: readonly Token[],
  at: number,
  numbers: SectionNumbers,
): Read<Section> | UnreadableCitation {
  const number = readNumber(tokens, at, numbers);
  if (typeof number === 'string') return number;
  const { value: section, next } = number;
  const letter = tokens[next];
  if (numbers === 'articles' && isLetter(letter)) {
    const lettered = LETTERED_SECTIONS.get(section.toLowerCase() + letter.text);
    const inner = readSubsections(tokens, next + 1);
    if (lettered !== undefined && /^[a-hj-uwyz]/.test(inner.value[0] ?? '') && isMark(tokens[next + 1], '('))
      return { value: { section: lettered, subsections: inner.value }, next: inner.next };
  }
  if (/^\d+[A-Z]$/.test(section)) return { value: { section, subsections: [] }, next };
  const subsections = readSubsections(tokens, next);
  return { value: { section, subsections: subsections.value }, next: subsections.next };
}

function readNumber(
  tokens: readonly Token[],
  at: number,
  numbers: SectionNumbers,
): Read<string> | UnreadableCitation {
  const first = tokens[at];
  if (first?.kind !== 'number') return 'a chapter or act without its section';
  if (!isPart(first.text)) return 'not a section number';
  if (numbers === 'plain') return { value: first.text, next: at + 1 };
  if (numbers === 'articles' && Number(first.text) > LAST_ARTICLE) return 'no such article in this act';
  let section = first.text;
  let next = at + 1;
  const letter = tokens[next];
  if (isLetter(letter) && isOfArticle(tokens, next, numbers)) {
    section += letter.text.toUpperCase();
    next += 1;
  }
  for (let parts = 1; parts < 3; parts += 1) {
    const part = partBehind(tokens, next);
    if (part === undefined) break;
    if (parts === 2 && numbers === 'articles' && !THREE_PART_SECTIONS.has(`${section}-${part}`)) break;
    if (!isPart(part)) return 'not a section number';
    section += `-${part}`;
    next += 2;
  }
  return { value: section, next };
}

/** Whether a letter belongs to the name of an article (`16A-3`, a lonely `29D`) and is no subsection. */
function isOfArticle(tokens: readonly Token[], at: number, numbers: SectionNumbers): boolean {
  if (partBehind(tokens, at + 1) !== undefined) return true;
  return numbers === 'articles' && !isMark(tokens[at + 1], '(');
}

/** The number behind a hyphen, both without a space. */
function partBehind(tokens: readonly Token[], at: number): string | undefined {
  const [hyphen, number] = [tokens[at], tokens[at + 1]];
  if (!isMark(hyphen, '-') || !isGlued(hyphen) || number?.kind !== 'number' || !isGlued(number))
    return undefined;
  return number.text;
}
