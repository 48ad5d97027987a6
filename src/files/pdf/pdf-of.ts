import { blockPieces } from './block-pieces.js';
import { embedFace } from './embed-face.js';
import { Face, short, utf16 } from './face.js';
import { drawLines, type Frame } from './frame.js';
import { metadataOf } from './metadata.js';
import { latin, ObjectFile } from './object-file.js';
import { FACE_NAMES, type Faces, Page } from './page.js';
import type { PdfBlock, PdfDocument } from './pdf-document.js';
import { NEW_PAGE, type Piece } from './piece.js';
import { styleOf } from './style.js';
import { Tag } from './tags.js';
import { wrapLines } from './wrap-lines.js';

const LETTER = [612, 792] as const;
const MARGIN = 43;

/**
 * A document as a tagged PDF: with title, language, headings, lists, tables with header cells, figures with what they
 * show in words, and the same head and foot on every page. Fonts are embedded. The same document gives the same bytes.
 */
export const pdfOf = (document: PdfDocument): Uint8Array => pdfAndPages(document).bytes;

/** The same, with the number of its pages. */
export function pdfAndPages(document: PdfDocument): { readonly bytes: Uint8Array; readonly pages: number } {
  const file = new ObjectFile();
  const [root, pages, tree] = [file.reserve(), file.reserve(), file.reserve()];
  const faces: Faces = { regular: new Face('regular'), bold: new Face('bold') };
  const whole = new Tag(file, 'Document', tree);
  const made = layPages(document, file, faces, whole);
  whole.end();
  const fonts = file.reserve();
  writePages(made, document, file, faces, pages, fonts);
  const resources = (['regular', 'bold'] as const).map(
    (name) => `/${FACE_NAMES[name]} ${embedFace(file, faces[name], name)} 0 R`,
  );
  file.add(fonts, `<<${resources.join('')}>>`);
  writeTree(file, tree, whole.number, made.drawn);
  const metadata = file.reserve();
  file.addStream(metadata, '/Type/Metadata/Subtype/XML', metadataOf(document));
  file.add(
    root,
    `<</Type/Catalog/Pages ${pages} 0 R/Lang${utf16(document.language)}/MarkInfo<</Marked true>>` +
      `/StructTreeRoot ${tree} 0 R/Metadata ${metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>`,
  );
  const info = file.reserve();
  const date = `(D:${document.day.replaceAll('-', '')}000000Z)`;
  file.add(
    info,
    `<</Title${utf16(document.title)}/Author${utf16(document.author)}` +
      (document.subject === undefined ? '' : `/Subject${utf16(document.subject)}`) +
      `/Producer(freshstart)/CreationDate${date}/ModDate${date}>>`,
  );
  return { bytes: file.finish(root, info), pages: made.drawn.length };
}

interface Laid {
  readonly drawn: readonly Page[];
  readonly width: number;
  readonly height: number;
  readonly frame: Frame;
  readonly foot: readonly string[];
}

/** Draws the blocks, page after page. */
function layPages(document: PdfDocument, file: ObjectFile, faces: Faces, whole: Tag): Laid {
  const [width, height] = document.landscape === true ? [LETTER[1], LETTER[0]] : LETTER;
  const style = styleOf(document.textSize ?? 9.5);
  const room = width - 2 * MARGIN;
  const foot = document.foot.flatMap((line) =>
    wrapLines(line, faces.regular, style.foot.size, room - style.foot.size * 11),
  );
  const top = document.head === undefined ? MARGIN : MARGIN + style.foot.line;
  const bottom = height - MARGIN - Math.max(0, foot.length - 1) * style.foot.line;
  const frame: Frame = { x: MARGIN, width: room, faces, style, pageHeight: height };
  const drawn: Page[] = [];
  let page: Page | undefined;
  /** Whether what comes begins a new page. */
  let isFull = true;
  let y = top;
  const nextPage = (): Page => {
    if (page !== undefined) handOver(page, file);
    page = new Page(file.reserve(), height, faces);
    drawn.push(page);
    isFull = false;
    y = top;
    return page;
  };
  const place = (piece: Piece): void => {
    let rest: Piece = piece;
    for (;;) {
      const on = page === undefined || isFull ? nextPage() : page;
      const isTop = y === top;
      if (isTop && rest.again !== undefined) {
        rest.again.draw(on, y);
        y += rest.again.height;
      }
      const before = isTop ? 0 : rest.before;
      if (y + before + rest.height <= bottom) {
        rest.draw(on, y + before);
        y += before + rest.height;
        return;
      }
      const mayBeCut =
        isTop || rest.again === undefined || rest.height > bottom - top - (rest.again?.height ?? 0);
      const [part, remains] = (mayBeCut ? rest.cut?.(bottom - y - before) : undefined) ?? [];
      if (part !== undefined && remains !== undefined) {
        part.draw(on, y + before);
        rest = remains;
      } else if (isTop) {
        throw new RangeError('a part of the document is higher than a page and cannot be cut');
      }
      nextPage();
    }
  };
  for (const group of groupsOf(document.blocks, frame, whole)) {
    if (group === NEW_PAGE) {
      if (y !== top) isFull = true;
      continue;
    }
    const needed = group.reduce((sum, piece) => sum + piece.before + piece.height, 0);
    if (group.length > 1 && !isFull && y !== top && y + needed > bottom && needed <= bottom - top) nextPage();
    for (const piece of group) place(piece);
  }
  if (drawn.length === 0) nextPage();
  return { drawn, width, height, frame, foot };
}

/** The pieces of all blocks, those that stay together as one group. */
function* groupsOf(
  blocks: Iterable<PdfBlock>,
  frame: Frame,
  whole: Tag,
): Generator<readonly Piece[] | typeof NEW_PAGE> {
  let group: Piece[] = [];
  for (const block of blocks) {
    for (const piece of blockPieces(block, frame, whole)) {
      if (piece === NEW_PAGE) {
        if (group.length > 0) yield group;
        group = [];
        yield NEW_PAGE;
        continue;
      }
      group.push(piece);
      if (piece.keep) continue;
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

/** Writes what was drawn on a page, so that it need not be kept. */
function handOver(page: Page, file: ObjectFile): void {
  const stream = file.reserve();
  file.addStream(stream, '', latin(page.takeContent()));
  page.streams.push(stream);
}

/** Writes the pages that were drawn, with head and foot, now that it is known how many there are. */
function writePages(
  { drawn, width, height, frame, foot }: Laid,
  document: PdfDocument,
  file: ObjectFile,
  faces: Faces,
  pages: number,
  fonts: number,
): void {
  for (const [n, page] of drawn.entries()) {
    page.untagged(() => drawFrame(page, n + 1, drawn.length, document, frame, foot, height, faces), true);
    handOver(page, file);
    const streams = page.streams.map((stream) => `${stream} 0 R`).join(' ');
    file.add(
      page.number,
      `<</Type/Page/Parent ${pages} 0 R/MediaBox[0 0 ${short(width)} ${short(height)}]/Contents[${streams}]` +
        `/Resources<</Font ${fonts} 0 R>>/StructParents ${n}/Tabs/S>>`,
    );
  }
  const kids = drawn.map(({ number }) => `${number} 0 R`).join(' ');
  file.add(pages, `<</Type/Pages/Kids[${kids}]/Count ${drawn.length}>>`);
}

function drawFrame(
  page: Page,
  n: number,
  of: number,
  { head, pageOf }: PdfDocument,
  { x, width, style }: Frame,
  foot: readonly string[],
  height: number,
  faces: Faces,
): void {
  const set = style.foot;
  if (head !== undefined) page.text(faces.bold.printable(head), 'bold', set.size, x, MARGIN - set.size * 0.6);
  const top = height - MARGIN - Math.max(0, foot.length - 1) * set.line + set.size * 0.6;
  page.rule(x, top, width, 0.5, 0.4);
  drawLines(page, foot, set, x, top + set.size * 0.4);
  const where = faces.regular.printable(pageOf(n, of));
  const own = faces.regular.widthOf(where, set.size);
  page.text(where, 'regular', set.size, x + width - own, top + set.size * 1.4);
}

/** The root of the tags, and which tag each marked stretch of each page belongs to. */
function writeTree(file: ObjectFile, tree: number, whole: number, drawn: readonly Page[]): void {
  const entries = drawn.map(({ marked }, n) => {
    const own = file.reserve();
    file.add(own, `[${marked.map((tag) => `${tag} 0 R`).join(' ')}]`);
    return `${n} ${own} 0 R`;
  });
  file.add(
    tree,
    `<</Type/StructTreeRoot/K[${whole} 0 R]/ParentTree<</Nums[${entries.join(' ')}]>>` +
      `/ParentTreeNextKey ${drawn.length}>>`,
  );
}
