import { inflateSync } from 'node:zlib';
import {
  isDictionary,
  isReference,
  type PdfDictionary,
  type PdfValue,
  SyntaxReader,
  textIn,
} from './pdf-syntax.testkit.js';

/** A tag of a PDF's tree, with the text of the stretches of pages that belong to it alone. */
export interface ReadTag {
  readonly kind: string;
  readonly text: string;
  readonly alternative?: string;
  readonly scope?: string;
  readonly children: readonly ReadTag[];
  /** The pages, from 1, on which its own stretches stand. */
  readonly pages: readonly number[];
}

/** What a PDF says, read by another hand than the one that wrote it. */
export interface ReadPdf {
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly language: string | undefined;
  readonly metadata: string;
  readonly isMarked: boolean;
  readonly showsTitle: boolean;
  readonly pages: readonly ReadPage[];
  /** The tree of tags, from its one root. */
  readonly tags: ReadTag;
  /** Whether each font has its file inside, and a table back to letters. */
  readonly fonts: readonly {
    readonly name: string;
    readonly isEmbedded: boolean;
    readonly hasLetters: boolean;
  }[];
}

export interface ReadPage {
  /** What stands on it as artifact: the head, the foot, headers of tables that are printed again. */
  readonly artifacts: string;
  /** Text that is neither in a tag nor an artifact; there must be none. */
  readonly strayText: string;
  /** Marked stretches that the tree of tags does not know, or knows under another tag; there must be none. */
  readonly lostMarks: readonly number[];
}

interface Stretch {
  readonly mark: number;
  readonly text: string;
}

/** Reads a PDF that `pdfOf` wrote. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = new PdfFile(bytes);
  const catalog = file.dictionary(file.trailer.entries.get('/Root'));
  const info = file.dictionary(file.trailer.entries.get('/Info'));
  const pageReferences = file.array(file.dictionary(catalog.entries.get('/Pages')).entries.get('/Kids'));
  const fonts = new Map<number, ReturnType<typeof fontIn>>();
  const drawn = pageReferences.map((reference) => pageIn(file, reference, fonts));
  const root = file.dictionary(catalog.entries.get('/StructTreeRoot'));
  const parents = parentsIn(file, root);
  const claimed = new Set<string>();
  const whole = file.array(root.entries.get('/K'));
  const tags = tagIn(file, whole[0], 0, pageReferences.map(numberOf), drawn, parents, claimed);
  return {
    title: textIn(info.entries.get('/Title')),
    author: textIn(info.entries.get('/Author')),
    language: textIn(catalog.entries.get('/Lang')),
    metadata: file.stream(catalog.entries.get('/Metadata')).toString('utf8'),
    isMarked: file.dictionary(catalog.entries.get('/MarkInfo')).entries.get('/Marked') === true,
    showsTitle:
      file.dictionary(catalog.entries.get('/ViewerPreferences')).entries.get('/DisplayDocTitle') === true,
    pages: drawn.map(({ artifacts, strayText, stretches }, page) => ({
      artifacts,
      strayText,
      lostMarks: stretches.map(({ mark }) => mark).filter((mark) => !claimed.has(`${page} ${mark}`)),
    })),
    tags,
    fonts: [...fonts.values()].map(({ name, isEmbedded, letters }) => ({
      name,
      isEmbedded,
      hasLetters: letters.size > 0,
    })),
  };
}

/** All tags of a kind, in reading order. */
export function tagsOf(tag: ReadTag, kind: string): ReadTag[] {
  return [...(tag.kind === kind ? [tag] : []), ...tag.children.flatMap((child) => tagsOf(child, kind))];
}

/** The rows of a table as the texts of their cells, header first. */
export const rowsOf = (table: ReadTag): string[][] =>
  tagsOf(table, 'TR').map(({ children }) => children.map(({ text }) => text.trim()));

const numberOf = (value: PdfValue): number => (isReference(value) ? value.ref : -1);

function tagIn(
  file: PdfFile,
  reference: PdfValue,
  parent: number,
  pages: readonly number[],
  drawn: readonly { readonly stretches: readonly Stretch[] }[],
  parents: readonly (readonly number[])[],
  claimed: Set<string>,
): ReadTag {
  const { entries } = file.dictionary(reference);
  const own = numberOf(reference);
  if (parent > 0 && numberOf(entries.get('/P') ?? null) !== parent)
    throw new Error('a tag names another parent');
  const children: ReadTag[] = [];
  const stretches: { page: number; text: string }[] = [];
  const claim = (page: number, mark: number): void => {
    const key = `${page} ${mark}`;
    if (claimed.has(key)) throw new Error('a stretch of a page is claimed twice');
    if (parents[page]?.[mark] !== own) throw new Error('the table of parents names another tag');
    claimed.add(key);
    const found = drawn[page]?.stretches.find((one) => one.mark === mark);
    if (found === undefined) throw new Error('a tag claims a stretch that is not there');
    stretches.push({ page: page + 1, text: found.text });
  };
  for (const child of file.array(entries.get('/K'))) {
    if (typeof child === 'number') claim(pages.indexOf(numberOf(entries.get('/Pg') ?? null)), child);
    else if (isDictionary(child))
      claim(pages.indexOf(numberOf(child.entries.get('/Pg') ?? null)), Number(child.entries.get('/MCID')));
    else children.push(tagIn(file, child, own, pages, drawn, parents, claimed));
  }
  const attributes = entries.has('/A') ? file.array(entries.get('/A')).filter(isDictionary) : [];
  const scope = attributes.map((one) => one.entries.get('/Scope')).find((one) => one !== undefined);
  const alternative = textIn(entries.get('/Alt'));
  return {
    kind: String(entries.get('/S')).slice(1),
    text: stretches.map(({ text }) => text).join(''),
    children,
    pages: stretches.map(({ page }) => page),
    ...(alternative === undefined ? {} : { alternative }),
    ...(scope === undefined ? {} : { scope: String(scope).slice(1) }),
  };
}

/** Of each page, the number of the tag that each marked stretch belongs to. */
function parentsIn(file: PdfFile, root: PdfDictionary): number[][] {
  const numbers = file.array(file.dictionary(root.entries.get('/ParentTree')).entries.get('/Nums'));
  const parents: number[][] = [];
  for (let at = 0; at < numbers.length; at += 2)
    parents[Number(numbers[at])] = file.array(numbers[at + 1]).map(numberOf);
  return parents;
}

function fontIn(file: PdfFile, reference: PdfValue) {
  const { entries } = file.dictionary(reference);
  const below = file.dictionary(file.array(entries.get('/DescendantFonts'))[0]);
  const descriptor = file.dictionary(below.entries.get('/FontDescriptor'));
  const letters = new Map<string, string>();
  const table = file.stream(entries.get('/ToUnicode')).toString('latin1');
  for (const [, glyph, text] of table.matchAll(/<([0-9a-f]{4})><([0-9a-f]+)>\n/g))
    letters.set(glyph, Buffer.from(text, 'hex').swap16().toString('utf16le'));
  return {
    name: String(entries.get('/BaseFont')).slice(1),
    isEmbedded: file.stream(descriptor.entries.get('/FontFile2')).length > 0,
    letters,
  };
}

/** What is drawn on a page: text by marked stretch, as artifact, or neither. */
function pageIn(file: PdfFile, reference: PdfValue, fonts: Map<number, ReturnType<typeof fontIn>>) {
  const { entries } = file.dictionary(reference);
  const resources = file.dictionary(file.dictionary(entries.get('/Resources')).entries.get('/Font'));
  const letters = new Map<string, ReadonlyMap<string, string>>();
  for (const [name, font] of resources.entries) {
    const known = fonts.get(numberOf(font)) ?? fontIn(file, font);
    fonts.set(numberOf(font), known);
    letters.set(name, known.letters);
  }
  const content = file
    .array(entries.get('/Contents'))
    .map((stream) => file.stream(stream).toString('latin1'))
    .join('\n');
  const stretches: { mark: number; text: string }[] = [];
  const open: { kind: string; mark?: number; actual?: string }[] = [];
  let [artifacts, strayText] = ['', ''];
  const say = (text: string): void => {
    if (open.some(({ actual }) => actual !== undefined)) return;
    put(text);
  };
  const put = (text: string): void => {
    const own = open.find(({ mark }) => mark !== undefined);
    const stretch = stretches.find(({ mark }) => mark === own?.mark);
    if (stretch !== undefined) stretch.text += text;
    else if (open.some(({ kind }) => kind === '/Artifact')) artifacts += text;
    else strayText += text;
  };
  let font = '';
  for (const { operator, operands } of operatorsIn(content)) {
    if (operator === 'BMC') open.push({ kind: String(operands[0]) });
    if (operator === 'BDC') {
      const [kind, settings] = operands;
      const settled = isDictionary(settings) ? settings.entries : new Map<string, PdfValue>();
      const mark = settled.get('/MCID');
      const actual = textIn(settled.get('/ActualText'));
      if (actual !== undefined) put(actual);
      open.push({
        kind: String(kind),
        ...(typeof mark === 'number' ? { mark } : {}),
        ...(actual === undefined ? {} : { actual }),
      });
      if (typeof mark === 'number') stretches.push({ mark, text: '' });
    }
    if (operator === 'EMC' && open.pop() === undefined) throw new Error('a page ends what it did not begin');
    if (operator === 'Tf') font = String(operands[0]);
    if (operator === 'Tj') {
      const codes =
        Buffer.from(textIn(operands[0]) ?? '', 'latin1')
          .toString('hex')
          .match(/.{4}/g) ?? [];
      say(codes.map((code) => letters.get(font)?.get(code) ?? `[glyph ${code}]`).join(''));
    }
  }
  if (open.length > 0) throw new Error('a page leaves a marked stretch open');
  return { artifacts, strayText, stretches };
}

function* operatorsIn(content: string): Generator<{ operator: string; operands: PdfValue[] }> {
  const reader = new SyntaxReader(content);
  let operands: PdfValue[] = [];
  for (let found = reader.next(); found !== undefined; found = reader.next()) {
    if (typeof found === 'object' && found !== null && 'operator' in found) {
      yield { operator: found.operator, operands };
      operands = [];
    } else operands.push(found);
  }
}

/** The objects of a file, by the table at its end. */
class PdfFile {
  readonly trailer: PdfDictionary;
  readonly #source: string;
  readonly #bytes: Uint8Array;
  readonly #places: (readonly [kind: number, at: number, nth: number])[] = [];
  readonly #packed = new Map<number, PdfValue[]>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#source = Buffer.from(bytes).toString('latin1');
    const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(this.#source)?.[1]);
    const { dictionary, content } = this.#streamAt(at);
    this.trailer = dictionary;
    for (let from = 0; from < content.length; from += 7)
      this.#places.push([content[from], content.readUInt32BE(from + 1), content.readUInt16BE(from + 5)]);
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    const found = this.#resolved(value);
    if (isDictionary(found)) return found;
    throw new Error('no dictionary where one is wanted');
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.#resolved(value);
    if (Array.isArray(found)) return found;
    throw new Error('no array where one is wanted');
  }

  stream(value: PdfValue | undefined): Buffer {
    const [kind, at] = this.#places[isReference(value) ? value.ref : -1] ?? [];
    if (kind !== 1 || at === undefined) throw new Error('no stream where one is wanted');
    return this.#streamAt(at).content;
  }

  #resolved(value: PdfValue | undefined): PdfValue | undefined {
    if (!isReference(value)) return value;
    const place = this.#places[value.ref];
    if (place === undefined || place[0] === 0) throw new Error(`there is no object ${value.ref}`);
    const [kind, at, nth] = place;
    if (kind === 2) return this.#packedIn(at)[nth];
    return this.#streamAt(at).dictionary;
  }

  #packedIn(number: number): PdfValue[] {
    const known = this.#packed.get(number);
    if (known !== undefined) return known;
    const { dictionary, content } = this.#streamAt(this.#places[number][1]);
    const text = content.toString('latin1');
    const first = Number(dictionary.entries.get('/First'));
    const index = new SyntaxReader(text);
    const objects = Array.from({ length: Number(dictionary.entries.get('/N')) }, () => {
      index.value();
      return new SyntaxReader(text, first + Number(index.value())).value();
    });
    this.#packed.set(number, objects);
    return objects;
  }

  #streamAt(at: number): { dictionary: PdfDictionary; content: Buffer } {
    const begun = /^\d+ 0 obj\n/.exec(this.#source.slice(at, at + 24));
    if (begun === null) throw new Error('the table of objects points beside one');
    const reader = new SyntaxReader(this.#source, at + begun[0].length);
    const dictionary = reader.value();
    if (!isDictionary(dictionary)) throw new Error('a stream has no dictionary');
    const from = this.#source.indexOf('stream\n', reader.at) + 'stream\n'.length;
    const packed = this.#bytes.subarray(from, from + Number(dictionary.entries.get('/Length')));
    return { dictionary, content: inflateSync(packed) };
  }
}
