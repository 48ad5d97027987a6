import type { Font, Glyph as FontGlyph, Subset } from 'fontkit';
import { type FaceName, fontOf } from './fonts.js';
import { printable } from './printable.js';
import { runsOf } from './text-runs.js';

/** A glyph of a document's own numbering, with its width in thousandths of the size. */
interface Glyph {
  readonly id: number;
  readonly width: number;
}

/** One face as a document uses it: how wide texts are, what their bytes on a page are, which glyphs were used. */
export class Face {
  readonly font: Font;
  readonly scale: number;
  /** What each glyph stands for, by the document's numbering; for whoever copies text out of it. */
  readonly letters: string[] = [''];
  /** In thousandths of the size, by the document's numbering. */
  readonly widths: number[];
  readonly #subset: Subset;
  readonly #glyphs = new Map<number, Glyph>();
  readonly #widths = new Map<number, number>();

  constructor(name: FaceName) {
    this.font = fontOf(name);
    this.scale = 1000 / this.font.unitsPerEm;
    this.#subset = this.font.createSubset();
    this.widths = [this.font.getGlyph(0).advanceWidth * this.scale];
  }

  /** The text with what cannot be printed replaced. */
  printable(text: string): string {
    return printable(text, (codePoint) => this.font.hasGlyphForCodePoint(codePoint));
  }

  /** How wide a printable text is at a size, in points. */
  widthOf(text: string, size: number): number {
    let width = 0;
    for (const run of runsOf(text)) {
      if (run.shaped) width += this.#shape(run.text, run.rightToLeft).advanceWidth * this.scale;
      else for (const letter of run.text) width += this.#widthOfLetter(letter.codePointAt(0) ?? 0);
    }
    return (width * size) / 1000;
  }

  /** The operators that draw a printable text, beginning at a point. */
  draw(text: string, size: number, x: number, y: number): string {
    const drawn: string[] = [];
    let at = x;
    for (const run of runsOf(text)) {
      if (run.shaped) {
        drawn.push(this.#drawShaped(run.text, run.rightToLeft, size, at, y));
        at += (this.#shape(run.text, run.rightToLeft).advanceWidth * this.scale * size) / 1000;
        continue;
      }
      let codes = '';
      let width = 0;
      for (const letter of run.text) {
        const glyph = this.#glyph(letter.codePointAt(0) ?? 0, letter);
        codes += hex(glyph.id);
        width += glyph.width;
      }
      drawn.push(`1 0 0 1 ${short(at)} ${short(y)} Tm<${codes}>Tj`);
      at += (width * size) / 1000;
    }
    return drawn.join('\n');
  }

  /** The font file with the glyphs that were used. */
  embedded(): Uint8Array {
    return this.#subset.encode();
  }

  #widthOfLetter(codePoint: number): number {
    const known = this.#widths.get(codePoint);
    if (known !== undefined) return known;
    const width = this.font.glyphForCodePoint(codePoint).advanceWidth * this.scale;
    this.#widths.set(codePoint, width);
    return width;
  }

  #glyph(codePoint: number, letter: string): Glyph {
    const known = this.#glyphs.get(codePoint);
    if (known !== undefined) return known;
    const found = this.font.glyphForCodePoint(codePoint);
    const glyph = { id: this.#include(found, letter), width: found.advanceWidth * this.scale };
    this.#glyphs.set(codePoint, glyph);
    return glyph;
  }

  #include(glyph: FontGlyph, letters: string): number {
    const own: unknown = this.#subset.includeGlyph(glyph);
    if (typeof own !== 'number') throw new TypeError('the subset of a font did not number a glyph');
    this.letters[own] ??= letters;
    this.widths[own] ??= glyph.advanceWidth * this.scale;
    return own;
  }

  #shape(text: string, rightToLeft: boolean) {
    return this.font.layout(text, undefined, undefined, undefined, rightToLeft ? 'rtl' : 'ltr');
  }

  /** Glyph by glyph, each in its place; what is copied out is the text itself. */
  #drawShaped(text: string, rightToLeft: boolean, size: number, x: number, y: number): string {
    const { glyphs, positions } = this.#shape(text, rightToLeft);
    const unit = (this.scale * size) / 1000;
    let at = x;
    const drawn = glyphs.map((glyph, n) => {
      const own = this.#include(glyph, String.fromCodePoint(...glyph.codePoints));
      const { xAdvance, xOffset, yOffset } = positions[n];
      const placed = `1 0 0 1 ${short(at + xOffset * unit)} ${short(y + yOffset * unit)} Tm<${hex(own)}>Tj`;
      at += xAdvance * unit;
      return placed;
    });
    return `/Span<</ActualText ${utf16(text)}>>BDC\n${drawn.join('\n')}\nEMC`;
  }
}

/** A number with at most two decimals. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);

export const hex = (value: number): string => value.toString(16).padStart(4, '0');

/** A text as a string of a PDF. */
export function utf16(text: string): string {
  let made = 'FEFF';
  for (let at = 0; at < text.length; at++) made += hex(text.charCodeAt(at));
  return `<${made}>`;
}
