import { isGlued, isMark, type Read, skipMarks, skipWord, type Token } from './tokens.js';

const WORDS = new Set(['subsection', 'subsect', 'subsec', 'subs', 'sub', 'par', 'para', 'paragraph']);
const LETTER = /^(?:[a-z]|([a-z])\1{1,2}|[ivx]{2,5})$/;
const ROMAN = /^[ivx]+$/;
const NUMBER = /^[1-9]\d{0,2}(?:\.\d{1,2})?$/;
const DEEPEST = 6;

/**
 * Reads what stands behind a section number: `(c)(1)`, `-C-1`, `D`, `, subsection (c)`, `(a-7)`, `(c` with its
 * bracket left open, and `(A)(1)5`. Letters and numbers take turns at first (a Roman numeral may follow a letter):
 * `(c)(d)` and `(1)(2)` are two subsections, and reading stops before the second. Never fails; may read nothing.
 */
export function readSubsections(tokens: readonly Token[], from: number): Read<readonly string[]> {
  const subsections: string[] = [];
  let at = from;
  while (subsections.length < DEEPEST) {
    const read =
      subsections.length === 0
        ? (readGluedLetter(tokens, at) ?? readNext(tokens, at))
        : (readNext(tokens, at) ?? (subsections.length > 1 ? readLastDigit(tokens, at) : undefined));
    if (read === undefined || !mayFollow(subsections, read.value)) break;
    subsections.push(read.value);
    at = read.next;
  }
  return { value: subsections, next: at };
}

const readNext = (tokens: readonly Token[], at: number) =>
  readBracketed(tokens, at) ?? readHyphened(tokens, at) ?? readIntroduced(tokens, at);

function mayFollow(before: readonly string[], subsection: string): boolean {
  const last = before.at(-1);
  if (last === undefined) return true;
  const afterLetter = /^[a-z]/.test(last);
  if (/^[a-z]/.test(subsection)) return !afterLetter || ROMAN.test(subsection);
  return afterLetter || before.length >= 2;
}

/** `c`, `1`, `1.5`, `a-7`. */
function readContent(tokens: readonly Token[], at: number): Read<string> | undefined {
  const token = tokens[at];
  if (token?.kind === 'number')
    return NUMBER.test(token.text) ? { value: token.text, next: at + 1 } : undefined;
  if (token?.kind !== 'word' || !LETTER.test(token.text)) return undefined;
  const [hyphen, number] = [tokens[at + 1], tokens[at + 2]];
  if (isMark(hyphen, '-') && number?.kind === 'number' && isGlued(hyphen) && isGlued(number))
    return NUMBER.test(number.text) ? { value: `${token.text}-${number.text}`, next: at + 3 } : undefined;
  return { value: token.text, next: at + 1 };
}

function readBracketed(tokens: readonly Token[], at: number): Read<string> | undefined {
  if (!isMark(tokens[at], '(')) return undefined;
  const content = readContent(tokens, at + 1);
  if (content === undefined) return undefined;
  const after = tokens[content.next];
  if (isMark(after, ')')) return { value: content.value, next: content.next + 1 };
  const isOpenLetter = isMark(after, '(') && tokens[content.next - 1]?.kind === 'word';
  return after === undefined || isOpenLetter ? content : undefined;
}

/** A number of two hyphened ones is left alone: it is the section of an attempt (`704-C-8-4`). */
function readHyphened(tokens: readonly Token[], at: number): Read<string> | undefined {
  const [hyphen, token] = [tokens[at], tokens[at + 1]];
  if (!isMark(hyphen, '-') || !isGlued(hyphen) || token === undefined || !isGlued(token)) return undefined;
  if (token.kind === 'word') return LETTER.test(token.text) ? { value: token.text, next: at + 2 } : undefined;
  const behindLetter = tokens[at - 1]?.kind === 'word';
  if (token.kind !== 'number' || !behindLetter || !NUMBER.test(token.text)) return undefined;
  const isFirstOfTwo = isMark(tokens[at + 2], '-') && tokens[at + 3]?.kind === 'number';
  return isFirstOfTwo ? undefined : { value: token.text, next: at + 2 };
}

function readGluedLetter(tokens: readonly Token[], at: number): Read<string> | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.spaced || token.text.length !== 1) return undefined;
  return { value: token.text, next: at + 1 };
}

function readIntroduced(tokens: readonly Token[], at: number): Read<string> | undefined {
  const word = skipMarks(tokens, at, ',');
  const behind = skipWord(tokens, word, WORDS);
  if (behind === word) return undefined;
  const bracketed = readBracketed(tokens, behind);
  if (bracketed !== undefined) return bracketed;
  const content = readContent(tokens, behind);
  if (content === undefined) return undefined;
  const after = tokens[content.next];
  return after === undefined || isMark(after, ')') || isMark(after, '(') ? content : undefined;
}

/** A digit behind a closed bracket at the very end, as in `16-1(A)(1)5`; `4(c)5` may be two sections. */
function readLastDigit(tokens: readonly Token[], at: number): Read<string> | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.spaced || at !== tokens.length - 1) return undefined;
  return isMark(tokens[at - 1], ')') && /^[1-9]\d?$/.test(token.text)
    ? { value: token.text, next: at + 1 }
    : undefined;
}
