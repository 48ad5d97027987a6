import { strToU8 } from 'fflate';
import { zipFixed } from '../zip-fixed.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A paragraph whose text Word keeps in these pieces. */
export const paragraph = (...pieces: readonly string[]): string =>
  `<w:p>${pieces.map((text) => `<w:r><w:t>${text}</w:t></w:r>`).join('')}</w:p>`;

/** A table with a paragraph in each cell. */
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

/** What lies in a Word document whose body is this XML; `more` adds or replaces parts. */
export const partsOf = (
  body: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
  'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
  ...more,
});

/** The bytes of such a document. */
export const zipped = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipFixed(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
