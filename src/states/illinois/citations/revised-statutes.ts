import { LAST_ARTICLE, type SectionNumbers } from './acts.js';
import { isGlued, isMark, isNumber, type Read, type Token } from './tokens.js';

/** Chapters of the Illinois Revised Statutes that are translated into the Compiled Statutes of 1993. */
export type TranslatedChapter = '38' | '56 1/2' | '95 1/2';

const HALF_CHAPTERS: Readonly<Record<string, TranslatedChapter>> = { '56': '56 1/2', '95': '95 1/2' };
const LAST_CHAPTER = 148;
/** The Uniform Narcotic Drug Act stood in article 22 of chapter 38; it is no part of the Criminal Code of 1961. */
const NOT_THE_CRIMINAL_CODE = 22;

/** How the paragraphs of a chapter are numbered. */
export const paragraphNumbersOf = (chapter: TranslatedChapter): SectionNumbers =>
  chapter === '38' ? 'articles' : chapter === '56 1/2' ? 'plain' : 'any';

/** Reads `38`, `56.5`, `56 1/2`, `56-1/2`, `95.5`, ... */
export function readTranslatedChapter(
  tokens: readonly Token[],
  at: number,
): Read<TranslatedChapter> | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number') return undefined;
  if (token.text === '38') return { value: '38', next: at + 1 };
  const half = readHalf(tokens, at);
  const chapter = half === undefined ? undefined : HALF_CHAPTERS[token.text.replace(/\.5$/, '')];
  return half === undefined || chapter === undefined ? undefined : { value: chapter, next: half };
}

/**
 * The place after the number of a chapter that is not translated: `43`, `111 1/2`. Not 56 and 95, which lack their
 * half.
 */
export function skipOtherChapter(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number' || !/^[1-9]\d{0,2}(?:\.5)?$/.test(token.text)) return undefined;
  const number = Math.floor(Number(token.text));
  return number > LAST_CHAPTER || [38, 56, 95].includes(number)
    ? undefined
    : (readHalf(tokens, at) ?? at + 1);
}

/** The place after a number that ends in a half, written `.5` or `1/2`. */
function readHalf(tokens: readonly Token[], at: number): number | undefined {
  if (tokens[at]?.text.endsWith('.5')) return at + 1;
  const one = isMark(tokens[at + 1], '-') ? at + 2 : at + 1;
  const isHalf = isNumber(tokens[one], '1') && isMark(tokens[one + 1], '/') && isNumber(tokens[one + 2], '2');
  const spelled = isHalf && isGlued(tokens[one + 1]) && isGlued(tokens[one + 2]);
  return spelled ? one + 3 : undefined;
}

/** Where a paragraph of the Revised Statutes stands now; `undefined` when that is not known. */
export function translateParagraph(
  chapter: TranslatedChapter,
  paragraph: string,
): { readonly chapter: string; readonly act: string; readonly section: string } | undefined {
  if (chapter === '95 1/2') return { chapter: '625', act: '5', section: paragraph };
  const number = Number.parseFloat(paragraph);
  if (chapter === '38') {
    const isCriminalCode = number <= LAST_ARTICLE && Math.floor(number) !== NOT_THE_CRIMINAL_CODE;
    return isCriminalCode ? { chapter: '720', act: '5', section: paragraph } : undefined;
  }
  const [whole = '', decimals] = paragraph.split('.');
  const section = (zero: number) => `${Number(whole) - zero}${decimals === undefined ? '' : `.${decimals}`}`;
  if (number >= 701 && number < 720) return { chapter: '720', act: '550', section: section(700) };
  if (number >= 1401 && number < 1414) return { chapter: '720', act: '570', section: section(1000) };
  return undefined;
}
