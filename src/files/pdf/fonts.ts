import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export type FaceName = 'regular' | 'bold';

const { resolve } = createRequire(import.meta.url);

/** The files of the two faces; their letters reach from Latin with all its accents to Greek, Cyrillic, Hebrew and Arabic. */
const FILES: Readonly<Record<FaceName, () => string>> = {
  regular: () => resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: () => resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};

const opened = new Map<FaceName, Font>();

/** A face of the font that all documents are set in; read once. */
export function fontOf(name: FaceName): Font {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const font = create(readFileSync(FILES[name]()));
  if (!('layout' in font)) throw new TypeError(`the file of the ${name} face holds several fonts`);
  opened.set(name, font);
  return font;
}
