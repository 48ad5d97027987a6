import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Failure } from '../../messages/failure.js';
import { broken, tooLarge } from './broken.js';

/** Who is told of the elements of a document, in order. Names come without their namespace prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Bytes that may pass without an element or a text ending. */
const LONGEST_TOKEN = 16 * 1024 * 1024;
const DEEPEST = 256;

/**
 * Reads an XML document of a workbook's part, handed over in chunks. It must be well-formed UTF-8 without a document
 * type definition, so there are no entities but the five of XML; else a Failure (exit 3) is thrown.
 */
export class XmlReader {
  private readonly parser = new SaxesParser({ xmlns: false, position: false } as const);
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readonly file: string;
  private readonly part: string;
  private sinceToken = 0;
  private depth = 0;

  constructor(file: string, part: string, handler: XmlHandler) {
    this.file = file;
    this.part = part;
    const { parser } = this;
    const text = (piece: string): void => {
      this.sinceToken = 0;
      handler.text?.(piece);
    };
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('opentag', (tag: SaxesTagPlain) => {
      this.sinceToken = 0;
      this.depth += 1;
      if (this.depth > DEEPEST) throw this.broken('elements in elements without end');
      handler.open(localName(tag.name), tag.attributes);
    });
    parser.on('closetag', (tag: SaxesTagPlain) => {
      this.sinceToken = 0;
      this.depth -= 1;
      handler.close?.(localName(tag.name));
    });
    parser.on('doctype', () => {
      throw this.broken('a document type definition');
    });
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8')
        throw this.broken('an encoding other than UTF-8');
    });
  }

  push(chunk: Uint8Array): void {
    this.sinceToken += chunk.length;
    this.attempt(() => this.parser.write(this.decoder.decode(chunk, { stream: true })));
    if (this.sinceToken > LONGEST_TOKEN)
      throw tooLarge(this.file, this.part, `an element or a text of over ${LONGEST_TOKEN} bytes`);
  }

  end(): void {
    this.attempt(() => {
      this.parser.write(this.decoder.decode());
      this.parser.close();
    });
  }

  private attempt(parse: () => void): void {
    try {
      parse();
    } catch (thrown) {
      // What the parser says would quote the document.
      throw thrown instanceof Failure ? thrown : this.broken('it is no well-formed XML');
    }
  }

  private broken(cause: string): Failure {
    return broken(this.file, this.part, cause) as Failure;
  }
}

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** An attribute by its name without namespace prefix. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const full = Object.keys(attributes).find((one) => one.endsWith(`:${name}`));
  return full === undefined ? undefined : attributes[full];
}
