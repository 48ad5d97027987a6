import type { PdfDocument } from '../files/pdf/pdf-document.js';
import { pdfOf } from '../files/pdf/pdf-of.js';
import { writeWorkbook } from '../files/workbook.js';
import { MOST_SHEET_ROWS } from '../files/workbook-limits.js';
import type { WorkbookSheet } from '../files/workbook-model.js';
import { printDay } from '../record/day.js';
import { safeCell } from '../screening/outputs/safe-cell.js';
import type { CourtColumn, CourtList, ListRow } from './court-interface.js';
import { counted, type PacketFrame } from './packet-values.js';

/** Which packets a list is of, for its foot. */
export type ListedPackets = { readonly packet: number } | { readonly packets: number };

/**
 * A list as CSV, as a workbook and as a tagged PDF, by ending. The columns of a list over several packets begin with
 * the number of the packet.
 */
export async function listFiles(
  list: CourtList,
  rows: readonly ListRow[],
  frame: PacketFrame,
  of: ListedPackets,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const columns = 'packets' in of && of.packets > 1 ? [PACKET, ...list.columns] : list.columns;
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  return new Map([
    ['csv', Buffer.from(csvOf(columns, cells))],
    ['xlsx', await writeWorkbook({ sheets: sheetsOf(list, columns, cells, frame) })],
    ['pdf', pdfOf(documentOf(list, columns, cells, frame, of))],
  ]);
}

const PACKET: CourtColumn = {
  title: 'Packet',
  width: 8,
  kind: 'number',
  cell: ({ packet }) => String(packet),
};

const csvOf = (columns: readonly CourtColumn[], cells: readonly (readonly string[])[]): string =>
  [columns.map(({ title }) => title), ...cells].map((row) => `${row.map(safeCell).join(',')}\n`).join('');

/** As many sheets as the rows need. */
function sheetsOf(
  { title, note }: CourtList,
  columns: readonly CourtColumn[],
  cells: readonly (readonly string[])[],
  { manifestHash }: PacketFrame,
): WorkbookSheet[] {
  const sheets: WorkbookSheet[] = [];
  for (let from = 0; from === 0 || from < cells.length; from += MOST_SHEET_ROWS) {
    const part = cells.slice(from, from + MOST_SHEET_ROWS);
    sheets.push({
      name: cells.length <= MOST_SHEET_ROWS ? 'List' : `Rows ${from + 1} to ${from + part.length}`,
      note: `${title}. ${note} Run ${manifestHash}`,
      columns: columns.map(({ title: heading, width, kind = 'text' as const }) => ({
        title: heading,
        width,
        kind,
      })),
      rows: part.map((row) =>
        row.map((cell, at) =>
          columns[at].kind === 'number' && /^\d{1,9}$/.test(cell) ? Number(cell) : cell,
        ),
      ),
    });
  }
  return sheets;
}

function documentOf(
  { title, note }: CourtList,
  columns: readonly CourtColumn[],
  cells: readonly (readonly string[])[],
  { manifestHash, asOf, office, packets }: PacketFrame,
  of: ListedPackets,
): PdfDocument {
  const which =
    'packet' in of ? `Packet ${of.packet} of ${packets}` : counted(of.packets, 'packet', 'packets');
  return {
    title,
    language: 'en-US',
    author: office.details.office_name ?? 'Freshstart',
    day: printDay(asOf),
    landscape: true,
    textSize: 9,
    foot: [`${title} · ${which}`, `Run ${manifestHash}`],
    pageOf: (page, pages) => `page ${page} of ${pages}`,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'paragraph', text: note },
      {
        kind: 'table',
        caption: `${counted(cells.length, 'row', 'rows')}, as of ${printDay(asOf)}`,
        columns: columns.map(({ title: heading, width }) => ({ title: heading, width })),
        rows: cells,
        rowHeader: false,
      },
    ],
  };
}
