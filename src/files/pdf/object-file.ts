import { createHash } from 'node:crypto';
import { zlibSync } from 'fflate';

/** Small objects are packed together, this many in one stream. */
const PACKED = 400;

/** Where an object stands: at a byte of the file, or as the nth of a packed stream. */
type Place = { readonly at: number } | { readonly inside: number; readonly nth: number };

/**
 * A PDF file in the making: objects by number, in the order in which they are handed over. Small ones go into packed
 * streams, so that a list of many thousand cells stays a small file. The same objects give the same bytes.
 */
export class ObjectFile {
  readonly #pieces: Uint8Array[] = [];
  #length = 0;
  readonly #places: (Place | undefined)[] = [undefined];
  #waiting: { number: number; body: string }[] = [];

  constructor() {
    this.#write(latin('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'));
  }

  /** A number for an object that will be handed over later. */
  reserve(): number {
    this.#places.push(undefined);
    return this.#places.length - 1;
  }

  /** Hands over an object that is no stream, as its text in PDF's own notation. */
  add(number: number, body: string): void {
    this.#waiting.push({ number, body });
    if (this.#waiting.length >= PACKED) this.#pack();
  }

  /** Hands over a stream, compressed, with what its dictionary says beside its length. */
  addStream(number: number, dictionary: string, content: Uint8Array): void {
    const packed = zlibSync(content, { level: 6 });
    this.#places[number] = { at: this.#length };
    this.#write(
      latin(`${number} 0 obj\n<<${dictionary}/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`),
    );
    this.#write(packed);
    this.#write(latin('\nendstream\nendobj\n'));
  }

  /** The whole file. Throws when an object that was reserved was never handed over. */
  finish(root: number, info: number): Uint8Array {
    this.#pack();
    const id = this.#idOf();
    const own = this.reserve();
    const at = this.#length;
    this.#places[own] = { at };
    const table = new Uint8Array(this.#places.length * 7);
    table.set([0, 0, 0, 0, 0, 0xff, 0xff]);
    for (const [number, place] of this.#places.entries()) {
      if (number === 0) continue;
      if (place === undefined) throw new Error(`object ${number} of the PDF was reserved and never written`);
      const view = new DataView(table.buffer, number * 7, 7);
      view.setUint8(0, 'at' in place ? 1 : 2);
      view.setUint32(1, 'at' in place ? place.at : place.inside);
      view.setUint16(5, 'at' in place ? 0 : place.nth);
    }
    const dictionary = `/Type/XRef/W[1 4 2]/Size ${this.#places.length}/Root ${root} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]`;
    this.addStream(own, dictionary, table);
    this.#write(latin(`startxref\n${at}\n%%EOF\n`));
    return this.#whole();
  }

  #pack(): void {
    if (this.#waiting.length === 0) return;
    const objects = this.#waiting;
    this.#waiting = [];
    const inside = this.reserve();
    let index = '';
    let bodies = '';
    for (const [nth, { number, body }] of objects.entries()) {
      index += `${number} ${bodies.length} `;
      bodies += `${body}\n`;
      this.#places[number] = { inside, nth };
    }
    const dictionary = `/Type/ObjStm/N ${objects.length}/First ${index.length}`;
    this.addStream(inside, dictionary, latin(index + bodies));
  }

  #write(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** What the file is known by: the same for the same content. */
  #idOf(): string {
    const hash = createHash('sha256');
    for (const piece of this.#pieces) hash.update(piece);
    return hash.digest('hex').slice(0, 32);
  }

  #whole(): Uint8Array {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

/** The bytes of a text whose letters are all below 256. */
export const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
