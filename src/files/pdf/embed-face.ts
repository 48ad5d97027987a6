import { type Face, hex, short } from './face.js';
import type { FaceName } from './fonts.js';
import { latin, type ObjectFile } from './object-file.js';

/** Letters in front of a font's name that say it is a part of the font. */
const PARTS: Readonly<Record<FaceName, string>> = { regular: 'FSREGU', bold: 'FSBOLD' };
const MOST_IN_A_RANGE = 100;

/** Writes the part of a font that was used, and returns the number of its object. */
export function embedFace(file: ObjectFile, face: Face, name: FaceName): number {
  const { font, scale } = face;
  const [own, below, descriptor, bytes, letters] = Array.from({ length: 5 }, () => file.reserve());
  const fullName = `${PARTS[name]}+${font.postscriptName}`;
  const embedded = face.embedded();
  const box = [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map((n) => short(n * scale));
  const capitals = font.capHeight ?? font.ascent;
  file.addStream(bytes, `/Length1 ${embedded.length}`, embedded);
  file.add(
    descriptor,
    `<</Type/FontDescriptor/FontName/${fullName}/Flags 4/FontBBox[${box.join(' ')}]/ItalicAngle 0` +
      `/Ascent ${short(font.ascent * scale)}/Descent ${short(font.descent * scale)}` +
      `/CapHeight ${short(capitals * scale)}/StemV ${name === 'bold' ? 140 : 80}/FontFile2 ${bytes} 0 R>>`,
  );
  file.add(
    below,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${fullName}/CIDToGIDMap/Identity/FontDescriptor ${descriptor} 0 R` +
      `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/W[0[${face.widths.map(short).join(' ')}]]>>`,
  );
  file.addStream(letters, '', latin(lettersOf(face.letters)));
  file.add(
    own,
    `<</Type/Font/Subtype/Type0/BaseFont/${fullName}/Encoding/Identity-H/DescendantFonts[${below} 0 R]` +
      `/ToUnicode ${letters} 0 R>>`,
  );
  return own;
}

/** The table by which a reader gets letters back from glyphs. */
function lettersOf(letters: readonly string[]): string {
  const pairs = letters.flatMap((text, glyph) =>
    text === ''
      ? []
      : [`<${hex(glyph)}><${[...Array(text.length).keys()].map((n) => hex(text.charCodeAt(n))).join('')}>`],
  );
  const ranges: string[] = [];
  for (let from = 0; from < pairs.length; from += MOST_IN_A_RANGE) {
    const some = pairs.slice(from, from + MOST_IN_A_RANGE);
    ranges.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  }
  return `/CIDInit/ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def
1 begincodespacerange<0000><ffff>endcodespacerange
${ranges.join('\n')}
endcmap CMapName currentdict/CMap defineresource pop end end`;
}
