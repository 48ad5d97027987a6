import { crc32 } from 'node:zlib';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { Failure } from '../../messages/failure.js';
import { attributeOf, type XmlHandler, XmlReader } from '../read-workbook/xml-reader.js';
import { zipFixed } from '../zip-fixed.js';
import { compilePart } from './compile-part.js';
import type { FillNode, FillScope } from './fill-model.js';
import { fillPart } from './fill-part.js';
import { checksumsIn } from './zip-checksums.js';

/** A Word document that is filled in again and again. */
export interface WordTemplate {
  /** What it is called in messages. */
  readonly file: string;
  /** Its placeholders, part by part of the document. */
  readonly parts: readonly (readonly FillNode[])[];
  /** Whether it prints the number of the page, and how many there are. */
  readonly hasPageNumbers: boolean;
  /** The bytes of the filled document, the same for the same values. Throws a RangeError for a name without a value. */
  readonly fill: (scope: FillScope) => Uint8Array;
}

const FILLED = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;
const MAIN = 'word/document.xml';
const TYPES = '[Content_Types].xml';
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_PARTS = 2000;
const NAMESPACE =
  /xmlns:w="http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|purl\.oclc\.org\/ooxml\/wordprocessingml\/main)"/;

/**
 * Opens a template. Throws a Failure (wrong usage) that says what is wrong with a file that is no Word document, is
 * damaged, holds macros, would fetch something from elsewhere, or has placeholders that are not whole.
 */
export function openWordTemplate(file: string, bytes: Uint8Array): WordTemplate {
  const wrong = (cause: string): Failure =>
    new Failure(2, 'COURT_TEMPLATE_UNUSABLE', { template: file, cause });
  const entries = unpacked(bytes, wrong);
  if (entries[MAIN] === undefined || entries[TYPES] === undefined)
    throw wrong('it is no Word document (.docx)');
  mustBeHarmless(entries, wrong);
  const names = Object.keys(entries);
  const fixed = Object.fromEntries(
    names.filter((one) => !FILLED.test(one)).map((one) => [one, entries[one]]),
  );
  const filled = names.filter((one) => FILLED.test(one));
  const texts = filled.map((one) => strFromU8(entries[one]));
  if (!NAMESPACE.test(strFromU8(entries[MAIN])))
    throw wrong('it is no Word document of the kind that can be filled');
  const parts = texts.map((xml) => compilePart(xml, wrong));
  return {
    file,
    parts,
    hasPageNumbers: /\bPAGE\b/.test(texts.join()) && /\bNUMPAGES\b/.test(texts.join()),
    fill: (scope) => {
      const made = parts.map((nodes, at): [string, Uint8Array] => [
        filled[at],
        strToU8(fillPart(nodes, scope)),
      ]);
      return zipFixed({ ...fixed, ...Object.fromEntries(made) });
    },
  };
}

function unpacked(bytes: Uint8Array, wrong: (cause: string) => Failure): Record<string, Uint8Array> {
  let sum = 0;
  let parts = 0;
  let tooLarge = false;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        sum += originalSize;
        parts += 1;
        tooLarge ||= sum > MOST_BYTES || parts > MOST_PARTS;
        return !tooLarge;
      },
    });
  } catch {
    throw wrong('it is no Word document (.docx), or it is damaged or was not copied whole');
  }
  if (tooLarge) throw wrong('it holds more than a document of this kind can');
  // What unpacks it does not look: a letter that changed on the way would be printed.
  const checksums = checksumsIn(bytes);
  const damaged = Object.keys(entries).find((name) => checksums?.get(name) !== crc32(entries[name]));
  if (damaged !== undefined) throw wrong(`its part ${damaged} is not as it was saved; copy the file again`);
  return entries;
}

/** A document that others open must not run anything, and must not fetch anything. */
function mustBeHarmless(entries: Record<string, Uint8Array>, wrong: (cause: string) => Failure): void {
  const names = Object.keys(entries);
  const runs = names.some((name) => /vbaProject|vbaData|activeX|\/embeddings\//i.test(name));
  if (runs || /macroEnabled|vbaProject/i.test(strFromU8(entries[TYPES]))) {
    throw wrong('it holds macros or embedded objects; save it as "Word Document (.docx)" without them');
  }
  let fields = '';
  let isWhole = true;
  for (const name of names.filter((one) => /\.(?:xml|rels)$/.test(one))) {
    let inField = false;
    mustBeXml(name, entries[name], wrong, {
      open(element, attributes) {
        inField = element === 'instrText';
        if (element === 'fldChar' || element === 'fldSimple')
          fields += `\n${attributeOf(attributes, 'instr') ?? ''}`;
        const fetches = attributes.TargetMode?.toLowerCase() === 'external';
        if (element === 'Relationship' && fetches && !attributes.Type?.endsWith('/hyperlink')) {
          isWhole = false;
        }
      },
      text(piece) {
        if (inField) fields += piece;
      },
      close() {
        inField = false;
      },
    });
  }
  if (!isWhole)
    throw wrong('it refers to a picture, a template or data outside the file; insert them into the document');
  const [field] = FETCHING.exec(fields) ?? [];
  if (field !== undefined)
    throw wrong(
      `it has a field ${field.trim().toUpperCase()}, which fetches or starts something else; take it out`,
    );
}

/** Fields that run a program or a macro, or take in what stands elsewhere. */
const FETCHING =
  /^[^\S\n]*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD|MACROBUTTON)\b/im;

function mustBeXml(
  part: string,
  bytes: Uint8Array,
  wrong: (cause: string) => Failure,
  handler: XmlHandler,
): void {
  try {
    const reader = new XmlReader(part, part, handler);
    reader.push(bytes);
    reader.end();
  } catch (error) {
    if (error instanceof Failure) throw wrong(`it is damaged (${part})`);
    throw error;
  }
}
