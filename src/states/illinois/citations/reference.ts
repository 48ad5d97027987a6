import { actNumber, isActByNumberAlone, isChapter, sectionNumbersOf } from './acts.js';
import { type Citation, inchoateOf, type UnreadableCitation } from './citation.js';
import {
  paragraphNumbersOf,
  readTranslatedChapter,
  skipOtherChapter,
  translateParagraph,
} from './revised-statutes.js';
import { readSection } from './section-number.js';
import { isMark, type Read, skipMarks, skipWord, type Token } from './tokens.js';

const COMPILED = new Set(['ilcs']);
const REVISED = new Set(['irs']);
const CHAPTER = new Set(['ch', 'chap', 'chpt', 'chapter']);
const ACT = new Set(['act']);
const PARAGRAPH = new Set(['par', 'para', 'paragraph']);
const SECTION = new Set(['sec', 'sect', 'section', ...PARAGRAPH]);

/** One section that a cell names, or a chapter of the Revised Statutes that is not translated. */
export type Reference = Omit<Citation, 'inchoate'> | 'other chapter';

type Attempted<T> = Read<T> | UnreadableCitation | undefined;

/**
 * Reads one reference. Behind attempt, conspiracy or solicitation, `inCriminalCode`, a section may stand without
 * chapter and act (`8-4(18-2(A))`, `8-4/550-5(c)`). Gives the reason when no reference stands there.
 */
export function readReference(
  tokens: readonly Token[],
  at: number,
  inCriminalCode: boolean,
): Read<Reference> | UnreadableCitation {
  return (
    readRevised(tokens, at) ??
    readCompiled(tokens, at) ??
    readActByNumberAlone(tokens, at, inCriminalCode) ??
    readCriminalCodeSection(tokens, at, inCriminalCode) ??
    whyNot(tokens[at])
  );
}

function whyNot(token: Token | undefined): UnreadableCitation {
  if (token?.kind !== 'number') return 'holds no citation';
  return token.text.length > 2 && !token.text.includes('.')
    ? 'no such chapter'
    : 'a section without its chapter and act';
}

/** `56.5-704(c)`, `Ill. Rev. Stat. 1989, ch. 38, par. 9-1`, `ch. 43, par. 131`. */
function readRevised(tokens: readonly Token[], from: number): Attempted<Reference> {
  let at = skipWord(tokens, from, REVISED);
  const isNamed = at > from;
  if (isNamed && /^19\d\d$/.test(tokens[at]?.text ?? '')) at += 1;
  if (isNamed) at = skipMarks(tokens, at, ',');
  const afterWord = skipWord(tokens, at, CHAPTER);
  const chapter = readTranslatedChapter(tokens, afterWord);
  if (chapter !== undefined) {
    const marks = skipMarks(tokens, chapter.next, '-/,.');
    const paragraph = skipWord(tokens, marks, SECTION);
    if (skipWord(tokens, marks, COMPILED) > marks || skipWord(tokens, marks, ACT) > marks) return undefined;
    if (marks === chapter.next && !tokens[marks]?.spaced) return 'a chapter or act without its section';
    const read = readSection(tokens, paragraph, paragraphNumbersOf(chapter.value));
    if (read === 'no such article in this act')
      return 'a paragraph of the Revised Statutes whose section is not known';
    if (typeof read === 'string') return read;
    const place = translateParagraph(chapter.value, read.value.section);
    if (place === undefined) return 'a paragraph of the Revised Statutes whose section is not known';
    const revisedStatutes = { chapter: chapter.value, paragraph: read.value.section };
    const { subsections } = read.value;
    if (place.act === '550' && hasHyphenedNumber(tokens, paragraph, read.next))
      return 'holds text that was not understood';
    return { value: { subsections, revisedStatutes, ...place }, next: read.next };
  }
  return readOtherChapter(tokens, afterWord, isNamed, afterWord > at);
}

function readOtherChapter(
  tokens: readonly Token[],
  at: number,
  isNamed: boolean,
  isChapterNamed: boolean,
): Attempted<Reference> {
  const chapter = isNamed || isChapterNamed ? skipOtherChapter(tokens, at) : undefined;
  if (chapter === undefined) return isNamed ? 'no such chapter' : undefined;
  const marks = skipMarks(tokens, chapter, '-/,.');
  const paragraph = skipWord(tokens, marks, SECTION);
  if (!isNamed && skipWord(tokens, marks, PARAGRAPH) === marks) return undefined;
  const read = readSection(tokens, paragraph, 'any');
  return typeof read === 'string' ? read : { value: 'other chapter', next: read.next };
}

/** `720 ILCS 550/4(c)`, `720-550/4-C`, `Ch. 720, Act 550, Sec. 4(c)`. */
function readCompiled(tokens: readonly Token[], from: number): Attempted<Reference> {
  const chapterWord = skipWord(tokens, skipWord(tokens, from, COMPILED), CHAPTER);
  const token = tokens[chapterWord];
  if (token?.kind !== 'number' || !isChapter(token.text)) return undefined;
  const chapter = token.text;
  const marks = skipMarks(tokens, chapterWord + 1, '-/,');
  const ilcs = skipMarks(tokens, skipWord(tokens, marks, COMPILED), '-/,');
  const at = skipWord(tokens, skipWord(tokens, ilcs, SECTION), ACT);
  const isSpelledOut = chapterWord > from || at > marks;
  if (chapter.length < 3 && !isSpelledOut) return undefined;
  if (at === chapterWord + 1 && !tokens[at]?.spaced) return 'a chapter or act without its section';
  return readAct(tokens, at, chapter);
}

function readAct(tokens: readonly Token[], at: number, chapter: string): Attempted<Reference> {
  const token = tokens[at];
  if (token?.kind !== 'number') return 'a chapter or act without its section';
  const act = actNumber(chapter, token.text);
  if (act === undefined) return 'no such act in this chapter';
  const marks = skipMarks(tokens, at + 1, '-/,');
  const section = skipWord(tokens, marks, SECTION);
  if (section === at + 1 && !tokens[section]?.spaced) return 'a chapter or act without its section';
  const read = readSection(tokens, section, sectionNumbersOf(chapter, act));
  if (typeof read === 'string') return read;
  if (chapter === '720' && act === '550' && hasHyphenedNumber(tokens, section, read.next))
    return 'holds text that was not understood';
  return { value: { chapter, act, ...read.value }, next: read.next };
}

/**
 * Whether a number follows a lettered subsection by a hyphen (`4-C-5`). In the Cannabis Control Act, whose letters
 * have no numbers under them, that may be another section.
 */
function hasHyphenedNumber(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens
    .slice(from, to)
    .some(
      (token, at, all) =>
        isMark(token, '-') &&
        all[at - 1]?.kind === 'word' &&
        all[at + 1]?.kind === 'number' &&
        !isMark(all[at - 2], '('),
    );
}

/** `550/4(c)`, `Act 550, Sec. 4(c)`; behind an attempt also `550-4(c)`. */
function readActByNumberAlone(
  tokens: readonly Token[],
  from: number,
  inCriminalCode: boolean,
): Attempted<Reference> {
  const word = skipWord(tokens, from, COMPILED);
  const at = skipWord(tokens, word, ACT);
  const act = actNumber('720', tokens[at]?.text ?? '');
  if (act === undefined || !isActByNumberAlone(act)) return undefined;
  const marks = skipMarks(tokens, at + 1, '-/,');
  const isSlash = marks === at + 2 && isMark(tokens[at + 1], '/');
  const section = skipWord(tokens, marks, SECTION);
  const isClear = isSlash || at > word || section > marks || (inCriminalCode && marks > at + 1);
  return isClear ? readAct(tokens, at, '720') : undefined;
}

/** Attempt, conspiracy or solicitation itself: `8-4`, `5/8-4`; and behind it any section of the Criminal Code. */
function readCriminalCodeSection(
  tokens: readonly Token[],
  from: number,
  inCriminalCode: boolean,
): Attempted<Reference> {
  const isActNamed = tokens[from]?.text === '5' && isMark(tokens[from + 1], '/');
  const read = readSection(tokens, isActNamed ? from + 2 : from, 'articles');
  if (typeof read === 'string' || !read.value.section.includes('-')) return undefined;
  const place = { chapter: '720', act: '5', ...read.value };
  return inCriminalCode || inchoateOf(place) !== 'none' ? { value: place, next: read.next } : undefined;
}
