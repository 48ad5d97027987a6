/** A number (`550`, `5.2`), a word of letters, or one other mark; lower case. */
export interface Token {
  readonly kind: 'number' | 'word' | 'mark';
  readonly text: string;
  /** Whether a space stands before it. */
  readonly spaced: boolean;
}

/** A value read from a place in the tokens, and where the next one starts. */
export interface Read<T> {
  readonly value: T;
  readonly next: number;
}

const LAST_BRACKET = /\[ ?([0-9a-z]{6,10}) ?\] ?$/;
const COMPILED_STATUTES =
  /(?<![a-z])(?:i\. ?l\. ?c\. ?s(?![a-z])\.?|il(?:l|linois)?\.? comp(?:iled)?\.? stat(?:utes|s)?(?![a-z])\.?(?: ann(?![a-z])\.?)?)/g;
const REVISED_STATUTES =
  /(?<![a-z])(?:il(?:l|linois)?\.? ?)?rev(?:ised)?\.? ?stat(?:utes|s)?(?![a-z])\.?|(?<![a-z])ilrs(?![a-z])/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const LEXEMES = /( +)|(\d+(?:\.\d+)?)|([a-z]+)|./g;

/**
 * The tokens of a citation cell. Backslashes are slashes, square brackets round ones, dashes of any length hyphens;
 * `§` is the word `sec`, `¶` the word `par`, the names of the two collections of statutes `ilcs` and `irs`; an
 * offense code in square brackets at the end is dropped.
 */
export function tokensOf(text: string): readonly Token[] {
  const plain = text
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/\s+/g, ' ')
    .replace(LAST_BRACKET, (bracket, code: string) => (isOffenseCode(code) ? '' : bracket))
    .replace(DASHES, '-')
    .replace(/[\\\u2044\u2215]/g, '/')
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .replace(/½/g, ' 1/2 ')
    .replace(/§/g, ' sec ')
    .replace(/¶/g, ' par ')
    .replace(/ {2,}/g, ' ')
    .replace(COMPILED_STATUTES, ' ilcs ')
    .replace(REVISED_STATUTES, ' irs ');
  const tokens: Token[] = [];
  let spaced = false;
  for (const [lexeme, space, number, word] of plain.matchAll(LEXEMES)) {
    if (space === undefined) {
      const kind = number !== undefined ? 'number' : word !== undefined ? 'word' : 'mark';
      tokens.push({ kind, text: lexeme, spaced });
    }
    spaced = space !== undefined;
  }
  return tokens;
}

/** An offense code of the courts: `5020200`, `0011439`, `000A735000`. */
const isOffenseCode = (text: string): boolean => text.replace(/\D/g, '').length >= 6;

export const isMark = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'mark' && token.text === text;

export const isNumber = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'number' && token.text === text;

/** Whether it stands directly behind what is before it. */
export const isGlued = (token: Token | undefined): boolean => token !== undefined && !token.spaced;

/** The place after one of some words and the full stop that abbreviates it, or `at` when none stands there. */
export function skipWord(tokens: readonly Token[], at: number, words: ReadonlySet<string>): number {
  const token = tokens[at];
  if (token?.kind !== 'word' || !words.has(token.text)) return at;
  const dot = tokens[at + 1];
  return isMark(dot, '.') && isGlued(dot) ? at + 2 : at + 1;
}

/** The place after any of some marks, in any number. */
export function skipMarks(tokens: readonly Token[], at: number, marks: string): number {
  let next = at;
  while (tokens[next]?.kind === 'mark' && marks.includes(tokens[next].text)) next += 1;
  return next;
}
