import { tooLarge } from './broken.js';
import { unescaped } from './cell-text.js';
import type { WorkbookLimits } from './limits.js';
import type { XmlHandler } from './xml-reader.js';

const PAGE = 4 * 1024 * 1024;
/** Of UTF-8, at most, for each unit of a string. */
const BYTES_A_UNIT = 3;
/** Each text begins with its length; it never lies across two pages. */
const HEAD = 4;

/**
 * The texts that cells of all sheets share, by number. They are kept as bytes in pages: as strings, millions of them
 * would take several times the room, and each could hold on to the piece of XML it was cut from.
 */
export class SharedTexts {
  count = 0;
  private starts = new Float64Array(1024);
  private readonly pages: Buffer[] = [];
  private end = 0;

  /** The text of a number; undefined when there is none of that number. */
  at(number: number): string | undefined {
    if (!(number >= 0 && number < this.count)) return undefined;
    const from = this.starts[number] % PAGE;
    const page = this.pages[Math.floor(this.starts[number] / PAGE)];
    const length = page.readUInt32LE(from);
    return page.toString('utf8', from + HEAD, from + HEAD + length);
  }

  add(text: string): void {
    const most = HEAD + BYTES_A_UNIT * text.length;
    let at = this.end % PAGE;
    if (this.pages.length === 0 || at === 0 || at + most > PAGE) {
      this.end = this.pages.length * PAGE;
      this.pages.push(Buffer.allocUnsafeSlow(Math.max(PAGE, most)));
      at = 0;
    }
    const page = this.pages[this.pages.length - 1];
    const length = page.write(text, at + HEAD);
    page.writeUInt32LE(length, at);
    if (this.count === this.starts.length) {
      const wider = new Float64Array(2 * this.count);
      wider.set(this.starts);
      this.starts = wider;
    }
    this.starts[this.count] = this.end;
    this.count += 1;
    this.end += Math.min(PAGE, HEAD + length);
  }

  /** Bytes of room taken. */
  get bytes(): number {
    return this.end;
  }
}

/** Collects the shared texts of a workbook: runs of one text joined, phonetic guides left out. */
export function sharedTextsHandler(
  file: string,
  part: string,
  limits: WorkbookLimits,
): { handler: XmlHandler; texts: SharedTexts } {
  const texts = new SharedTexts();
  let text = '';
  let inText = false;
  let inPhonetic = false;
  const handler: XmlHandler = {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      if (text.length > limits.text) throw tooLarge(file, part, `a text of over ${limits.text} characters`);
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        texts.add(unescaped(text));
        if (texts.bytes > limits.sharedBytes || texts.count > limits.sharedTexts)
          throw tooLarge(file, part, 'more text than all cells of a list');
      }
    },
  };
  return { handler, texts };
}
