import { type ReadPdf, type ReadTag, readPdf, tagsOf } from './pdf-reader.testkit.js';

/** What is wrong with a tagged PDF for somebody who has it read aloud; empty when nothing is. */
export function faultsOf(bytes: Uint8Array): string[] {
  const pdf = readPdf(bytes);
  return [
    ...faultsOfFile(pdf),
    ...faultsOfHeadings(pdf.tags),
    ...faultsOfTables(pdf.tags),
    ...faultsOfTags(pdf.tags),
  ];
}

function faultsOfFile({ title, language, metadata, isMarked, showsTitle, pages, fonts }: ReadPdf): string[] {
  return [
    ...(title ? [] : ['it has no title']),
    ...(metadata.includes('<dc:title>') ? [] : ['its metadata have no title']),
    ...(showsTitle ? [] : ['it does not show its title']),
    ...(/^[a-z]{2}-[A-Z]{2}$/.test(language ?? '') ? [] : ['it does not say its language']),
    ...(isMarked ? [] : ['it does not say that it is tagged']),
    ...fonts.filter(({ isEmbedded }) => !isEmbedded).map(({ name }) => `the font ${name} is not embedded`),
    ...fonts.filter(({ hasLetters }) => !hasLetters).map(({ name }) => `the font ${name} has no letters`),
    ...pages.flatMap(({ strayText, lostMarks }, n) => [
      ...(strayText === '' ? [] : [`page ${n + 1} has text outside of tags`]),
      ...lostMarks.map((mark) => `page ${n + 1} has a stretch ${mark} of no tag`),
    ]),
  ];
}

function faultsOfHeadings(root: ReadTag): string[] {
  const levels = ['H1', 'H2', 'H3'].flatMap((kind, n) => tagsOf(root, kind).map(() => n + 1));
  const firsts = tagsOf(root, 'H1').length;
  const inOrder = headingsIn(root);
  return [
    ...(firsts === 1 ? [] : [`it has ${firsts} headings of the first level`]),
    ...inOrder.flatMap((level, n) =>
      n > 0 && level > inOrder[n - 1] + 1 ? [`heading ${n + 1} of ${levels.length} leaves out a level`] : [],
    ),
  ];
}

const headingsIn = (tag: ReadTag): number[] => {
  const match = /^H(\d)$/.exec(tag.kind);
  return match === null ? tag.children.flatMap(headingsIn) : [Number(match[1])];
};

function faultsOfTables(root: ReadTag): string[] {
  return tagsOf(root, 'Table').flatMap((table, n) => {
    const rows = tagsOf(table, 'TR');
    const [header, ...body] = rows;
    const named = `table ${n + 1}`;
    return [
      ...(header === undefined ||
      header.children.some(({ kind, scope }) => kind !== 'TH' || scope !== 'Column')
        ? [`${named} has no row of column headers`]
        : []),
      ...(tagsOf(table, 'THead').length === 1 ? [] : [`${named} has no head`]),
      ...body.flatMap(({ children }, row) => [
        ...(children.length === header?.children.length
          ? []
          : [`${named}, row ${row + 1} has ${children.length} cells`]),
        ...(children.some(({ kind, scope }) => kind === 'TH' && scope !== 'Row')
          ? [`${named}, row ${row + 1} has a header of no scope`]
          : []),
      ]),
    ];
  });
}

const KNOWN = 'Document H1 H2 H3 P L LI Lbl LBody Table Caption THead TBody TR TH TD Figure'.split(' ');

function faultsOfTags(tag: ReadTag): string[] {
  return [
    ...(KNOWN.includes(tag.kind) ? [] : [`it has a tag ${tag.kind}`]),
    ...(tag.kind === 'Figure' && !tag.alternative ? ['a figure does not say what it shows'] : []),
    ...(tag.text.includes('[glyph') ? [`a letter of ${tag.kind} cannot be read back`] : []),
    ...tag.children.flatMap(faultsOfTags),
  ];
}
