import { drawLines, type Frame } from './frame.js';
import type { Page } from './page.js';
import type { PdfBlock, PdfFigure } from './pdf-document.js';
import { NEW_PAGE, type Piece } from './piece.js';
import type { Setting } from './style.js';
import { tablePieces } from './table-pieces.js';
import type { Tag } from './tags.js';
import { wrapLines } from './wrap-lines.js';

/** The pieces of a block, in order. Its tags stand in `parent`, and are ended when what they hold is drawn. */
export function* blockPieces(block: PdfBlock, frame: Frame, parent: Tag): Generator<Piece | typeof NEW_PAGE> {
  const { style } = frame;
  switch (block.kind) {
    case 'heading':
      yield* textPieces(
        block.text,
        style.headings[block.level],
        frame,
        parent.inside(`H${block.level}`),
        true,
      );
      break;
    case 'paragraph':
      yield* textPieces(
        block.text,
        style.paragraphs[block.style ?? 'plain'],
        frame,
        parent.inside('P'),
        block.style === 'large-number',
      );
      break;
    case 'list':
      yield* listPieces(block.items, block.numbered === true, frame, parent);
      break;
    case 'table':
      yield* tablePieces(block, frame, parent);
      break;
    case 'figure':
      yield figurePiece(block, frame, parent);
      break;
    case 'beside':
      yield besidePiece(block.columns, frame, parent);
      break;
    case 'new-page':
      yield NEW_PAGE;
      break;
  }
}

/** The text of one tag, which is ended with its last line. */
function* textPieces(text: string, set: Setting, frame: Frame, tag: Tag, keep: boolean): Generator<Piece> {
  const lines = wrapLines(text, frame.faces[set.face], set.size, frame.width);
  yield linesPiece(lines, { set, x: frame.x, keep, tag, kind: 'P', end: () => tag.end() });
}

interface LinesSettings {
  readonly set: Setting;
  readonly x: number;
  readonly keep: boolean;
  readonly tag: Tag;
  readonly kind: string;
  /** Draws what stands before the first line. */
  readonly begin?: (page: Page, y: number) => void;
  /** What is done when the last line is drawn. */
  readonly end: () => void;
}

/** Lines of text that may be cut between any two. */
function linesPiece(lines: readonly string[], settings: LinesSettings): Piece {
  const { set, x, keep, tag, kind, begin, end } = settings;
  return {
    height: lines.length * set.line,
    before: set.before,
    keep,
    draw(page, y) {
      begin?.(page, y);
      page.tagged(tag, kind, () => drawLines(page, lines, set, x, y));
      end();
    },
    cut(height) {
      const fitting = Math.floor(height / set.line);
      if (fitting < 1 || fitting >= lines.length) return undefined;
      return [
        linesPiece(lines.slice(0, fitting), { ...settings, keep: false, end: () => undefined }),
        linesPiece(lines.slice(fitting), { ...settings, begin: undefined }),
      ];
    },
  };
}

function* listPieces(
  items: readonly string[],
  numbered: boolean,
  frame: Frame,
  parent: Tag,
): Generator<Piece> {
  if (items.length === 0) return;
  const list = parent.inside('L');
  const set = frame.style.list;
  const indent = set.size * (numbered ? 1.9 : 1.1);
  for (const [n, item] of items.entries()) {
    const tag = list.inside('LI');
    const [label, body] = [tag.inside('Lbl'), tag.inside('LBody')];
    const lines = wrapLines(item, frame.faces[set.face], set.size, frame.width - indent);
    yield linesPiece(lines, {
      set,
      x: frame.x + indent,
      keep: false,
      tag: body,
      kind: 'LBody',
      begin: (page, y) =>
        page.tagged(label, 'Lbl', () =>
          page.text(numbered ? `${n + 1}.` : '•', set.face, set.size, frame.x, y + set.size),
        ),
      end() {
        for (const one of [label, body, tag]) one.end();
        if (n === items.length - 1) list.end();
      },
    });
  }
}

function figurePiece({ figure, alternative }: PdfFigure, frame: Frame, parent: Tag): Piece {
  const scale = Math.min(1, frame.width / figure.width);
  const [width, height] = [figure.width * scale, figure.height * scale];
  const tag = parent.inside('Figure');
  return {
    height,
    before: frame.style.paragraphs.plain.before,
    keep: false,
    draw(page, y) {
      const bottom = frame.pageHeight - y - height;
      const box = [frame.x, bottom, frame.x + width, bottom + height].map((n) => Math.round(n * 100) / 100);
      tag.set({ alternative, box: [box[0], box[1], box[2], box[3]] });
      page.tagged(tag, 'Figure', () => page.figure(figure, frame.x, y, scale));
      tag.end();
    },
  };
}

/** Columns side by side as one piece. What is in them is drawn column by column, so it is read so as well. */
function besidePiece(
  columns: readonly { readonly width: number; readonly blocks: readonly PdfBlock[] }[],
  frame: Frame,
  parent: Tag,
): Piece {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const room = frame.width - frame.style.columnGap * (columns.length - 1);
  let x = frame.x;
  const laid = columns.map(({ width, blocks }) => {
    const own = { ...frame, x, width: (room * width) / all };
    x += own.width + frame.style.columnGap;
    const pieces = blocks
      .flatMap((block) => [...blockPieces(block, own, parent)])
      .filter((piece) => piece !== NEW_PAGE);
    return { pieces, height: heightOf(pieces) };
  });
  return {
    height: Math.max(0, ...laid.map(({ height }) => height)),
    before: frame.style.paragraphs.plain.before,
    keep: false,
    draw(page, y) {
      for (const { pieces } of laid) {
        let at = y;
        for (const [n, piece] of pieces.entries()) {
          at += n === 0 ? 0 : piece.before;
          piece.draw(page, at);
          at += piece.height;
        }
      }
    },
  };
}

/** How high pieces are under one another, without the room before the first. */
export const heightOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { height, before }, n) => sum + height + (n === 0 ? 0 : before), 0);
