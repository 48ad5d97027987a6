import { drawLines, type Frame } from './frame.js';
import type { Page } from './page.js';
import type { PdfTable, PdfTableColumn } from './pdf-document.js';
import type { Piece } from './piece.js';
import type { Setting } from './style.js';
import type { Tag } from './tags.js';
import { wrapLines } from './wrap-lines.js';

/** A column in its place. */
interface Column extends Pick<PdfTableColumn, 'align'> {
  readonly x: number;
  readonly width: number;
}

/** One row, as lines for each cell. */
type Lines = readonly (readonly string[])[];

/** The pieces of a table: caption, header and rows, read from the table one row ahead of what is drawn. */
export function* tablePieces(table: PdfTable, frame: Frame, parent: Tag): Generator<Piece> {
  const { style } = frame;
  const tag = parent.inside('Table');
  const columns = placed(table.columns, frame);
  if (table.caption !== undefined) yield captionPiece(table.caption, frame, tag);
  const head = tag.inside('THead');
  const titles = linesOf(
    table.columns.map(({ title }) => title),
    columns,
    style.header,
    frame,
  );
  const header = rowPiece(titles, columns, style.header, frame, head.inside('TR'), {
    cells: () => ['TH', 'Column'],
    end: () => head.end(),
    before: table.caption === undefined ? style.caption.before : 0,
  });
  yield { ...header, keep: true, cut: undefined };
  const again = {
    height: header.height,
    draw: (page: Page, y: number): void => {
      page.untagged(() => drawRow(page, titles, columns, style.header, frame, y), true);
      ruleUnder(page, frame, y + header.height, 0);
    },
  };
  const body = tag.inside('TBody');
  const first = table.rowHeader === true ? 'TH' : 'TD';
  for (const row of table.rows) {
    if (row.length !== columns.length)
      throw new RangeError(`a row of a table has ${row.length} cells for ${columns.length} columns`);
    const piece = rowPiece(
      linesOf(row, columns, style.cell, frame),
      columns,
      style.cell,
      frame,
      body.inside('TR'),
      {
        cells: (column) => (column === 0 ? [first, 'Row'] : ['TD', 'Row']),
        end: () => undefined,
        before: 0,
      },
    );
    yield { ...piece, again };
  }
  body.end();
  tag.end();
}

function placed(columns: readonly PdfTableColumn[], { x, width }: Frame): Column[] {
  const all = columns.reduce((sum, column) => sum + column.width, 0);
  let at = x;
  return columns.map((column) => {
    const own = (width * column.width) / all;
    at += own;
    return { x: at - own, width: own, align: column.align };
  });
}

function linesOf(cells: readonly string[], columns: readonly Column[], set: Setting, frame: Frame): Lines {
  const [sideways] = frame.style.cellRoom;
  return cells.map((cell, n) =>
    wrapLines(cell, frame.faces[set.face], set.size, columns[n].width - 2 * sideways),
  );
}

function captionPiece(caption: string, frame: Frame, table: Tag): Piece {
  const set = frame.style.caption;
  const tag = table.inside('Caption');
  const lines = wrapLines(caption, frame.faces[set.face], set.size, frame.width);
  return {
    height: lines.length * set.line + frame.style.cellRoom[1],
    before: set.before,
    keep: true,
    draw(page, y) {
      page.tagged(tag, 'Caption', () => drawLines(page, lines, set, frame.x, y));
      tag.end();
    },
  };
}

interface RowSettings {
  /** The tag of the cell of a column, and the scope it has as a header. */
  readonly cells: (column: number) => readonly ['TH' | 'TD', 'Column' | 'Row'];
  readonly end: () => void;
  readonly before: number;
}

/** A row that may be cut between lines, when it is higher than a page. */
function rowPiece(
  lines: Lines,
  columns: readonly Column[],
  set: Setting,
  frame: Frame,
  row: Tag,
  settings: RowSettings,
): Piece {
  const tags = columns.map((_, column) => {
    const [kind, scope] = settings.cells(column);
    const tag = row.inside(kind);
    return kind === 'TH' ? tag.set({ scope }) : tag;
  });
  const kindOf = (column: number): string => settings.cells(column)[0];
  const pieceOf = (part: Lines, isLast: boolean): Piece => {
    const most = Math.max(...part.map(({ length }) => length));
    const height = most * set.line + 2 * frame.style.cellRoom[1];
    return {
      height,
      before: settings.before,
      keep: false,
      draw(page, y) {
        for (const [n, tag] of tags.entries())
          page.tagged(tag, kindOf(n), () => drawCell(page, part[n], columns[n], set, frame, y));
        ruleUnder(page, frame, y + height, isLast ? 0.75 : 0.9);
        if (!isLast) return;
        for (const tag of tags) tag.end();
        row.end();
        settings.end();
      },
      cut(room) {
        const fit = Math.floor((room - 2 * frame.style.cellRoom[1]) / set.line);
        if (fit < 1 || fit >= most) return undefined;
        return [
          pieceOf(
            part.map((cell) => cell.slice(0, fit)),
            false,
          ),
          pieceOf(
            part.map((cell) => cell.slice(fit)),
            isLast,
          ),
        ];
      },
    };
  };
  return pieceOf(lines, true);
}

function drawRow(
  page: Page,
  lines: Lines,
  columns: readonly Column[],
  set: Setting,
  frame: Frame,
  y: number,
): void {
  for (const [n, cell] of lines.entries()) drawCell(page, cell, columns[n], set, frame, y);
}

function drawCell(
  page: Page,
  lines: readonly string[],
  { x, width, align }: Column,
  set: Setting,
  { faces, style }: Frame,
  y: number,
): void {
  const [sideways, above] = style.cellRoom;
  if (align !== 'right') {
    drawLines(page, lines, set, x + sideways, y + above);
    return;
  }
  for (const [n, line] of lines.entries()) {
    const own = faces[set.face].widthOf(line.trimEnd(), set.size);
    page.text(line, set.face, set.size, x + width - sideways - own, y + above + n * set.line + set.size);
  }
}

const ruleUnder = (page: Page, { x, width }: Frame, y: number, grey: number): void =>
  page.untagged(() => page.rule(x, y, width, grey, grey === 0 ? 0.8 : 0.4));
