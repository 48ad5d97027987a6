import { strToU8, zipSync } from 'fflate';

/** A sheet of a workbook made by hand. */
export interface MadeSheet {
  /** The rows as XML, as they stand in `sheetData`. */
  readonly rows: string;
  readonly name?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** References such as `A1:B2`. */
  readonly merges?: readonly string[];
}

/** A workbook made by hand, for what no writer of ours writes. */
export interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[];
  /** Each as the XML inside `si`. */
  readonly shared?: readonly string[];
  /** Number formats of the cell styles, by their number: a built-in id, or a format. */
  readonly formats?: readonly (number | string)[];
  readonly date1904?: boolean;
  /** Parts that replace those made, or are added; undefined leaves one out. */
  readonly parts?: Readonly<Record<string, string | undefined>>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`;
const relations = (all: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

export const sheetPart = (sheet: number): string => `xl/worksheets/sheet${sheet}.xml`;

/** The XML of a whole sheet. */
export const sheetXml = ({ rows, merges = [] }: MadeSheet): string =>
  `${HEAD}<worksheet ${MAIN}><sheetData>${rows}</sheetData>${
    merges.length === 0
      ? ''
      : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  }</worksheet>`;

/** The bytes of the .xlsx file. */
export function madeWorkbook(made: MadeWorkbook): Uint8Array {
  const { sheets, shared = [], formats = [], date1904 = false, parts = {} } = made;
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name ?? `Sheet${at + 1}`}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const custom = formats
    .map((format, at) =>
      typeof format === 'string'
        ? `<numFmt numFmtId="${200 + at}" formatCode="${format.replaceAll('"', '&quot;')}"/>`
        : '',
    )
    .join('');
  const xfs = formats.map(
    (format, at) => `<xf numFmtId="${typeof format === 'string' ? 200 + at : format}"/>`,
  );
  const all: Record<string, string | undefined> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${TYPES}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
      relation('rIdS', 'styles', 'styles.xml'),
      relation('rIdT', 'sharedStrings', '/xl/sharedStrings.xml'),
    ]),
    'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}><numFmts>${custom}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${shared.map((si) => `<si>${si}</si>`).join('')}</sst>`,
    ...Object.fromEntries(sheets.map((sheet, at) => [sheetPart(at + 1), sheetXml(sheet)])),
    ...parts,
  };
  const present = Object.entries(all).flatMap(([name, xml]) =>
    xml === undefined ? [] : [[name, strToU8(xml)]],
  );
  return zipSync(Object.fromEntries(present));
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A row of texts as XML, without any reference; empty cells are left empty. */
export const textRow = (texts: readonly string[]): string =>
  `<row>${texts.map((text) => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`)).join('')}</row>`;
