/** A value of a PDF, as it stands: names begin with a slash, references are `{ ref }`, streams carry their bytes. */
export type PdfValue =
  | number
  | boolean
  | null
  | string
  | { readonly ref: number }
  | { readonly text: string }
  | readonly PdfValue[]
  | PdfDictionary;

export interface PdfDictionary {
  readonly entries: ReadonlyMap<string, PdfValue>;
}

const SPACE = /[\s\0]/;
const DELIMITER = /[\s\0()<>[\]{}/%]/;

/** Reads values out of the text of a PDF, one byte a letter, written without the code under test. */
export class SyntaxReader {
  constructor(
    private readonly source: string,
    public at = 0,
  ) {}

  /** The next value, or the word of an operator as `{ text: '!word' }`; undefined at the end. */
  next(): PdfValue | { readonly operator: string } | undefined {
    this.skip();
    const sign = this.source[this.at];
    if (sign === undefined) return undefined;
    if (this.source.startsWith('<<', this.at)) return this.dictionary();
    if (sign === '<') return { text: decoded(this.hex()) };
    if (sign === '(') return { text: decoded(this.literal()) };
    if (sign === '[') return this.array();
    const start = this.at;
    this.at += 1;
    while (this.at < this.source.length && !DELIMITER.test(this.source[this.at])) this.at += 1;
    const word = this.source.slice(start, this.at);
    if (sign === '/') return word;
    if (/^[+-]?[\d.]+$/.test(word)) return this.numberOrReference(Number(word));
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { operator: word };
  }

  value(): PdfValue {
    const found = this.next();
    if (found === undefined || (typeof found === 'object' && found !== null && 'operator' in found))
      throw new Error(`no value at ${this.at}: ${this.source.slice(this.at - 20, this.at + 20)}`);
    return found;
  }

  private skip(): void {
    while (SPACE.test(this.source[this.at] ?? 'x')) this.at += 1;
  }

  private numberOrReference(number: number): PdfValue {
    const match = /^\s+0\s+R(?![A-Za-z])/.exec(this.source.slice(this.at, this.at + 12));
    if (match === null || !Number.isInteger(number)) return number;
    this.at += match[0].length;
    return { ref: number };
  }

  private dictionary(): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    this.at += 2;
    for (;;) {
      this.skip();
      if (this.source.startsWith('>>', this.at)) break;
      const key = this.value();
      if (typeof key !== 'string') throw new Error('a dictionary has a key that is no name');
      if (entries.has(key)) throw new Error(`a dictionary has ${key} twice`);
      entries.set(key, this.value());
    }
    this.at += 2;
    return { entries };
  }

  private array(): PdfValue[] {
    const items: PdfValue[] = [];
    this.at += 1;
    for (;;) {
      this.skip();
      if (this.source[this.at] === ']') break;
      items.push(this.value());
    }
    this.at += 1;
    return items;
  }

  private hex(): string {
    const end = this.source.indexOf('>', this.at);
    const digits = this.source.slice(this.at + 1, end).replace(/\s/g, '');
    this.at = end + 1;
    return Buffer.from(digits, 'hex').toString('latin1');
  }

  private literal(): string {
    const end = this.source.indexOf(')', this.at);
    const text = this.source.slice(this.at + 1, end);
    if (/[(\\]/.test(text)) throw new Error('this reader knows no escapes in strings');
    this.at = end + 1;
    return text;
  }
}

/** Text of a string: UTF-16 when it says so, else one byte a letter. */
function decoded(bytes: string): string {
  if (!bytes.startsWith('\u00fe\u00ff')) return bytes;
  let text = '';
  for (let at = 2; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1));
  return text;
}

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary =>
  typeof value === 'object' && value !== null && 'entries' in value && value.entries instanceof Map;

export const isReference = (value: PdfValue | undefined): value is { readonly ref: number } =>
  typeof value === 'object' && value !== null && 'ref' in value;

export const textIn = (value: PdfValue | undefined): string | undefined =>
  typeof value === 'object' && value !== null && 'text' in value ? value.text : undefined;
