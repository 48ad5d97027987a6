import { runsXml } from './document-xml.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** A face that Word and LibreOffice both have, or have a double of, with accents. */
const FACE = 'Times New Roman';

const paragraphStyle = (id: string, name: string, paragraph: string, run = '', more = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${more}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

/** The styles of the program's own drafts. */
export const STYLES = [
  `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${FACE}" w:hAnsi="${FACE}" w:eastAsia="${FACE}" w:cs="${FACE}"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`,
  '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  paragraphStyle(
    'Heading1',
    'heading 1',
    '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
    '<w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/>',
    '<w:next w:val="Normal"/>',
  ),
  paragraphStyle(
    'Heading2',
    'heading 2',
    '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>',
    '<w:b/><w:bCs/>',
    '<w:next w:val="Normal"/>',
  ),
  paragraphStyle('Centred', 'Centred', '<w:jc w:val="center"/>'),
  paragraphStyle('Indented', 'Indented', '<w:ind w:left="720" w:right="720"/>'),
  paragraphStyle('Item', 'Item', '<w:spacing w:after="80"/><w:ind w:left="360" w:hanging="360"/>'),
  paragraphStyle(
    'Cell',
    'Cell',
    '<w:spacing w:before="20" w:after="20"/>',
    '<w:sz w:val="20"/><w:szCs w:val="20"/>',
  ),
  paragraphStyle('PlainCell', 'Plain Cell', '<w:spacing w:after="0"/>'),
  paragraphStyle('Margin', 'Margin', '<w:spacing w:after="0"/>', '<w:sz w:val="15"/><w:szCs w:val="15"/>'),
  '</w:styles>',
].join('');

/** The header or the footer of every page. `[page]` and `[pages]` are the number of the page, and of all pages. */
export function headerOrFooter(element: 'hdr' | 'ftr', lines: readonly string[]): string {
  const paragraphs = lines.map((line) => {
    const pieces = line.split(/(\[pages?\])/);
    const runs = pieces.map((piece) => {
      if (piece === '[page]') return field('PAGE');
      return piece === '[pages]' ? field('NUMPAGES') : runsXml(piece);
    });
    return `<w:p><w:pPr><w:pStyle w:val="Margin"/></w:pPr>${runs.join('')}</w:p>`;
  });
  return `<w:${element} ${W}>${paragraphs.join('') || '<w:p/>'}</w:${element}>`;
}

const field = (name: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
