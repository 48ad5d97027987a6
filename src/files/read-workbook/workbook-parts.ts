import { posix } from 'node:path';
import { Failure } from '../../messages/failure.js';
import { broken } from './broken.js';
import { attributeOf, XmlReader } from './xml-reader.js';
import type { ZipArchive } from './zip-archive.js';

/** A sheet of cells, as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** What a workbook says of itself: its sheets in order, and which parts hold what they share. */
export interface WorkbookParts {
  readonly sheets: readonly ListedSheet[];
  /** Whether days are counted from 1904. */
  readonly date1904: boolean;
  readonly sharedTexts: string | undefined;
  readonly styles: string | undefined;
}

interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `styles`, ... */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

const ROOT = '_rels/.rels';
const MOST_SHEETS = 10_000;

/** Feeds a whole part to a handler. */
export async function readPart(
  zip: ZipArchive,
  file: string,
  part: string,
  most: number,
  handler: ConstructorParameters<typeof XmlReader>[2],
): Promise<void> {
  const xml = new XmlReader(file, part, handler);
  for await (const chunk of zip.bytes(part, most)) xml.push(chunk);
  xml.end();
}

/** Finds the parts of a workbook. Throws a Failure (exit 3) for archives that are none, or whose sheets are missing. */
export async function workbookParts(zip: ZipArchive, file: string, most: number): Promise<WorkbookParts> {
  const looksLike = otherKind(zip);
  if (looksLike !== undefined) throw new Failure(3, 'FILES_WORKBOOK_NOT_XLSX', { looksLike }, { file });
  const root = await relationsOf(zip, file, ROOT, '', most);
  const workbook = root.find(({ type }) => type === 'officeDocument')?.target;
  if (workbook === undefined) throw broken(file, ROOT, 'it names no workbook');
  const relations = await relationsOf(zip, file, relationsPart(workbook), posix.dirname(workbook), most);
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: ListedSheet[] = [];
  let date1904 = false;
  await readPart(zip, file, workbook, most, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = isTrue(attributeOf(attributes, 'date1904'));
      if (name !== 'sheet') return;
      if (sheets.length === MOST_SHEETS) throw broken(file, workbook, `over ${MOST_SHEETS} sheets`);
      // The plain `id` is a number of its own; `r:id` is the relation.
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const relation = id === undefined ? undefined : byId.get(id);
      if (relation === undefined) throw broken(file, workbook, 'a sheet is listed that is not there');
      if (relation.type !== 'worksheet') return;
      if (relation.external || !zip.has(relation.target))
        throw broken(file, workbook, 'a sheet is listed that is not there');
      const state = attributeOf(attributes, 'state') ?? 'visible';
      sheets.push({
        name: attributeOf(attributes, 'name') ?? '',
        hidden: state !== 'visible',
        part: relation.target,
      });
    },
  });
  const partOf = (type: string): string | undefined =>
    relations.find((one) => one.type === type && !one.external)?.target;
  return { sheets, date1904, sharedTexts: partOf('sharedStrings'), styles: partOf('styles') };
}

/** What an archive is that is no workbook of this kind; undefined when it may be one. */
function otherKind(zip: ZipArchive): string | undefined {
  if (zip.has('xl/workbook.bin')) return 'a binary workbook (.xlsb)';
  if (zip.has('content.xml') && zip.has('mimetype')) return 'an OpenDocument file (.ods, .odt)';
  if (zip.has('word/document.xml')) return 'a Word document';
  return zip.has(ROOT) ? undefined : 'a zip archive of other files';
}

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

const relationsPart = (part: string): string =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

async function relationsOf(
  zip: ZipArchive,
  file: string,
  part: string,
  folder: string,
  most: number,
): Promise<Relation[]> {
  const relations: Relation[] = [];
  await readPart(zip, file, part, most, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attributes.Target ?? '';
      relations.push({
        id: attributes.Id ?? '',
        type: (attributes.Type ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
        external: attributes.TargetMode === 'External',
      });
    },
  });
  return relations;
}
