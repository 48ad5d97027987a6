import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { csvTable } from '../screening/csv.testkit.js';
import { everythingIn } from '../screening/folders.testkit.js';

/** An office file in which everything is said. */
export const OFFICE = `office_name: Office of the State Prosecutor
office_address: "1 Invented Square\\nInvented City 00000"
attorney_name: Alex Example
attorney_number: "00123"
courthouse: Invented Courthouse
judge: Hon. Robin Example
`;

/** The text of a Word document as somebody reads it: paragraphs as lines, cells of tables divided by `|`. */
export function readWord(path: string, part = 'word/document.xml'): string {
  const xml = strFromU8(unzipSync(readFileSync(path))[part]);
  return xml
    .replace(/<w:br\/>|<\/w:p>/g, '\n')
    .replace(/\n<\/w:tc>/g, ' | ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The foot of every page of a Word document. */
export const footOf = (path: string): string => readWord(path, 'word/footer1.xml');

/** The rows of a list of a packet. */
export const listRows = (folder: string, list: string): Record<string, string>[] =>
  csvTable(join(folder, `${list}.csv`));

/** Each file below a folder with its bytes. */
export const filesIn = (folder: string): Map<string, string> =>
  new Map(
    everythingIn(folder)
      .filter((name) => /\.\w+$/.test(name))
      .map((name) => [name, readFileSync(join(folder, name), 'base64')]),
  );
