/** One piece of a text about a weight. */
export type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'unit'; readonly grams: number }
  /** Stands before a number: over 30, at least 30, at most 30, under 30. `sign` when written `<` or `>`. */
  | { readonly kind: 'bound'; readonly bound: Bound; readonly sign: boolean }
  /** Stands after a number: or less, or more. */
  | { readonly kind: 'after'; readonly bound: Bound }
  | { readonly kind: 'to'; readonly word: boolean }
  | { readonly kind: 'not' | 'joint' | 'between' | 'other' };

export type Bound = 'over' | 'at least' | 'at most' | 'under';

const NUMBER = /(?:\d{1,3}(?:,\d{3})+(?![,\d])|\d+)(?:\.\d+)?|\.\d+/y;
const UNIT = /(KILOGRAMS?|KILOS?|KGS?|GRAMMES?|GRAMS?|GRMS?|GRM|GMS?|GRS?|G)(?![\p{L}])/uy;

/** What a phrase is; the first that fits decides, so longer ones stand first. */
const PHRASES: readonly (readonly [RegExp, Token])[] = [
  [/(?:OR|AND|&|\/)\s*(?:LESS|UNDER|BELOW|FEWER)(?!\s+THAN|\s*[\d.])/y, { kind: 'after', bound: 'at most' }],
  [
    /(?:OR|AND|&|\/)\s*(?:MORE|OVER|ABOVE|GREATER|UP)(?!\s+THAN|\s*[\d.])/y,
    { kind: 'after', bound: 'at least' },
  ],
  [/\+|PLUS/y, { kind: 'after', bound: 'at least' }],
  ...bounds('at most', false, [
    String.raw`(?:NOT|NO)\s+(?:MORE|GREATER)\s+THAN`,
    String.raw`(?:NOT|NO)\s+(?:OVER|ABOVE|IN\s+EXCESS\s+OF)`,
    String.raw`NOT\s+(?:TO\s+)?EXCEED(?:ING)?`,
    String.raw`LESS\s+THAN\s+OR\s+EQUAL\s+TO`,
    'NMT',
    String.raw`UP\s*TO`,
    String.raw`AT\s+MOST`,
  ]),
  ...bounds('at least', false, [
    String.raw`(?:NOT|NO)\s+(?:LESS|FEWER)\s+THAN`,
    String.raw`(?:NOT|NO)\s+(?:UNDER|BELOW)`,
    String.raw`(?:MORE|GREATER)\s+THAN\s+OR\s+EQUAL\s+TO`,
    String.raw`AT\s+LEAST`,
  ]),
  ...bounds('over', false, [
    String.raw`(?:MORE|GREATER)(?:\s+THAN)?`,
    String.raw`IN\s+EXCESS\s+OF`,
    'OVER|EXCEED(?:ING|S)?|ABOVE|GT',
  ]),
  ...bounds('under', false, [String.raw`LESS(?:\s+THAN)?`, 'UNDER|BELOW|LT']),
  ...bounds('at most', true, ['<=|=<|\u2264']),
  ...bounds('at least', true, ['>=|=>|\u2265']),
  ...bounds('under', true, ['<']),
  ...bounds('over', true, ['>']),
  [/-+/y, { kind: 'to', word: false }],
  [/TO|THRU|THROUGH/y, { kind: 'to', word: true }],
  [/NOT|NO/y, { kind: 'not' }],
  [/BUT|AND|&|,/y, { kind: 'joint' }],
  [/BETWEEN|BTWN|BTW/y, { kind: 'between' }],
];

function bounds(bound: Bound, sign: boolean, words: readonly string[]): [RegExp, Token][] {
  return words.map((word) => [new RegExp(`(?:${word})`, 'y'), { kind: 'bound', bound, sign }]);
}

/** Numbers that are labels or parts of a citation, and no weights. */
const LABELS =
  /\b(?:IUCR(?:\s*CODE)?|CLASS|CL|COUNTS?|CTS?|CNT|SEC(?:TION)?|PAR|SUBSEC(?:TION)?)[\s#:.]*\d+(?:\.\d+)?/g;
const CHAPTER_AND_ACT = String.raw`(?:720|38|56(?:\.5|[ -]?1\/2)|625)[\s\\/-]*(?:ILCS)?[\s\\/-]*\d+`;
const CITATIONS = new RegExp(
  String.raw`\b(?:${CHAPTER_AND_ACT}|5[57]0)(?:\.\d+)?\s*[\\/]\s*\d+(?:\.\d+)?`,
  'g',
);
/** `1/2`, `2,5`: digits joined in a way that is no plain number. */
const NO_NUMBER = /[\d.,]+\s*(?:[\\/]\s*\d|[.,]\d)[\d.,\\/-]*/y;

/** The pieces of a text in reading order; what is no number, unit or bound is `other`. */
export function weightTokens(text: string): Token[] {
  const line = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('\u2044', '/')
    .replace(CITATIONS, ' * ')
    .replace(LABELS, ' * ');
  const tokens: Token[] = [];
  for (let at = 0; at < line.length; ) {
    if (/\s/.test(line[at])) at++;
    else {
      const [token, end] = tokenAt(line, at);
      // A lone period only abbreviates (`GMS.`, `30. GRAMS`).
      if (line[at] !== '.' || token.kind === 'number') tokens.push(token);
      at = end;
    }
  }
  return tokens;
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /\p{L}/u.test(char);

function tokenAt(line: string, at: number): [Token, number] {
  const number = matchAt(NUMBER, line, at);
  const joined = number !== undefined && /^\s*[\\/]\s*\d|^[.,]\d/.test(line.slice(at + number.length));
  if (number !== undefined && joined) {
    return [{ kind: 'other' }, at + (matchAt(NO_NUMBER, line, at)?.length ?? number.length)];
  }
  if (number !== undefined) {
    const end = at + number.length;
    const afterLetter = isLetter(line[at - 1]);
    const unitNext = matchAt(UNIT, line, end) !== undefined;
    if (afterLetter && number.startsWith('.')) return [{ kind: 'other' }, at + 1];
    if (afterLetter || (isLetter(line[end]) && !unitNext)) return [{ kind: 'other' }, endOfWord(line, end)];
    return [{ kind: 'number', value: Number(number.replaceAll(',', '')) }, end];
  }
  for (const [pattern, token] of PHRASES) {
    const phrase = matchAt(pattern, line, at);
    if (phrase !== undefined && !(isLetter(phrase.at(-1)) && isLetter(line[at + phrase.length])))
      return [token, at + phrase.length];
  }
  const unit = matchAt(UNIT, line, at);
  if (unit !== undefined) return [{ kind: 'unit', grams: unit.startsWith('K') ? 1000 : 1 }, at + unit.length];
  return [{ kind: 'other' }, isLetter(line[at]) ? endOfWord(line, at) : at + 1];
}

function matchAt(pattern: RegExp, line: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0];
}

function endOfWord(line: string, at: number): number {
  let end = at;
  while (end < line.length && /[\p{L}\d]/u.test(line[end])) end++;
  return end;
}
