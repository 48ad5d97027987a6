import type { Draft, DraftBlock, DraftTable } from './draft-text.js';
import { escapeXml } from './xml-tokens.js';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** US letter and margins, in twentieths of a point. */
const LONG = 15_840;
const SHORT = 12_240;
const MARGIN = 1_260;

/** The main part of a document. */
export function documentXml(draft: Draft, ids: { readonly header: string; readonly footer: string }): string {
  const [width, height] = draft.landscape ? [LONG, SHORT] : [SHORT, LONG];
  const room = width - 2 * MARGIN;
  const size = `<w:pgSz w:w="${width}" w:h="${height}"${draft.landscape ? ' w:orient="landscape"' : ''}/>`;
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="${ids.header}"/><w:footerReference w:type="default" r:id="${ids.footer}"/>${size}<w:pgMar w:top="${MARGIN}" w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="560" w:footer="500" w:gutter="0"/></w:sectPr>`;
  const blocks = draft.blocks.map((block) => blockXml(block, room)).join('');
  return `<w:document ${NAMESPACES}><w:body>${blocks}${section}</w:body></w:document>`;
}

const STYLE = { plain: '', kept: '', centred: 'Centred', indented: 'Indented', item: 'Item' } as const;

function blockXml(block: DraftBlock, room: number): string {
  if (block.kind === 'table') return tableXml(block.table, room);
  if (block.kind === 'page-break') return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
  if (block.kind === 'heading') return paragraphXml(`Heading${block.level}`, block.text);
  const text = block.style === 'item' && !/^☐/.test(block.text) ? `•\t${block.text}` : block.text;
  return paragraphXml(STYLE[block.style], text, block.style === 'kept' ? '<w:keepNext/>' : '');
}

function paragraphXml(style: string, text: string, more = ''): string {
  const named = style === '' ? '' : `<w:pStyle w:val="${style}"/>`;
  const properties = named + more === '' ? '' : `<w:pPr>${named}${more}</w:pPr>`;
  return `<w:p>${properties}${runsXml(text)}</w:p>`;
}

/** The runs of a text: `**bold**`, line breaks and tabs. */
export function runsXml(text: string): string {
  return text
    .split('**')
    .map((piece, at) => (piece === '' ? '' : runXml(piece, at % 2 === 1)))
    .join('');
}

function runXml(text: string, bold: boolean): string {
  const inner = text
    .split(/(\n|\t)/)
    .map((piece) => {
      if (piece === '\n') return '<w:br/>';
      if (piece === '\t') return '<w:tab/>';
      return piece === '' ? '' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`;
    })
    .join('');
  return `<w:r>${bold ? '<w:rPr><w:b/><w:bCs/></w:rPr>' : ''}${inner}</w:r>`;
}

function tableXml({ hasHeader, isPlain, widths, rows }: DraftTable, room: number): string {
  const sum = widths.reduce((all, one) => all + one, 0);
  const wide = widths.map((one) => Math.floor((room * one) / sum));
  const line = '<w:LINE w:val="single" w:sz="4" w:space="0" w:color="808080"/>';
  const borders = isPlain
    ? ''
    : `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => line.replace('LINE', side)).join('')}</w:tblBorders>`;
  const look = `<w:tblLook w:val="0020" w:firstRow="${hasHeader ? 1 : 0}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`;
  const grid = wide.map((one) => `<w:gridCol w:w="${one}"/>`).join('');
  const trs = rows.map((row, at) => {
    const isHeader = hasHeader && at === 0;
    const cells = row.map((text, column) => {
      const shade = isHeader ? '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' : '';
      const style = isPlain ? 'PlainCell' : 'Cell';
      const words = isHeader ? `**${text}**` : text;
      return `<w:tc><w:tcPr><w:tcW w:w="${wide[column]}" w:type="dxa"/>${shade}</w:tcPr>${paragraphXml(style, words)}</w:tc>`;
    });
    const properties = `<w:trPr><w:cantSplit/>${isHeader ? '<w:tblHeader/>' : ''}</w:trPr>`;
    return `<w:tr>${properties}${cells.join('')}</w:tr>`;
  });
  const table = `<w:tbl><w:tblPr><w:tblW w:w="${room}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>${look}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${trs.join('')}</w:tbl>`;
  // Two tables one after the other would be one.
  return `${table}<w:p><w:pPr><w:spacing w:after="60"/></w:pPr></w:p>`;
}
