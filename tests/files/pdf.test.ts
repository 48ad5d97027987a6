import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PdfBlock, PdfDocument } from '../../src/files/pdf/pdf-document.js';
import { pdfAndPages, pdfOf } from '../../src/files/pdf/pdf-of.js';
import { readPdf, rowsOf, tagsOf } from './pdf-reader.testkit.js';
import { faultsOf } from './pdf-structure.testkit.js';

const documentOf = (blocks: Iterable<PdfBlock>, more: Partial<PdfDocument> = {}): PdfDocument => ({
  title: 'Schedule of an invented list',
  language: 'en-US',
  author: 'An invented office',
  day: '2026-11-27',
  foot: [`Manifest ${'ab'.repeat(32)}`, 'Packet 3'],
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  blocks: [{ kind: 'heading', level: 1, text: 'Schedule' }, ...blocks],
  ...more,
});

const table = (rows: Iterable<readonly string[]>, columns = 2): PdfBlock => ({
  kind: 'table',
  caption: 'Charges',
  rowHeader: true,
  columns: Array.from({ length: columns }, (_, n) => ({ title: `Column ${n + 1}`, width: 1 })),
  rows,
});

const bodyOf = (document: PdfDocument): string[][] =>
  tagsOf(readPdf(pdfOf(document)).tags, 'Table').flatMap((one) => rowsOf(one).slice(1));

describe('a tagged PDF', () => {
  const figure: PdfBlock = {
    kind: 'figure',
    alternative: 'One bar, of 42',
    figure: {
      width: 100,
      height: 40,
      shapes: [
        { kind: 'box', x: 0, y: 10, width: 60, height: 12, grey: 0.4, edge: true },
        { kind: 'line', from: [0, 30], to: [100, 30], grey: 0, thickness: 1 },
        { kind: 'words', x: 70, y: 20, text: '42', size: 8, anchor: 'start' },
      ],
    },
  };
  const all = documentOf([
    { kind: 'paragraph', text: 'Some words.' },
    { kind: 'list', items: ['first', 'second'], numbered: true },
    { kind: 'heading', level: 2, text: 'A table and a figure' },
    {
      kind: 'beside',
      columns: [
        { width: 1, blocks: [figure] },
        { width: 1, blocks: [table([['a', '1']])] },
      ],
    },
    { kind: 'new-page' },
    table([['b', '2']]),
  ]);

  it('has title, language, author, headings, header cells, embedded fonts and what its figures show', () => {
    const bytes = pdfOf(all);
    expect(faultsOf(bytes)).toEqual([]);
    const pdf = readPdf(bytes);
    expect([pdf.title, pdf.language, pdf.author]).toEqual([
      'Schedule of an invented list',
      'en-US',
      'An invented office',
    ]);
    expect(tagsOf(pdf.tags, 'Figure').map(({ alternative }) => alternative)).toEqual(['One bar, of 42']);
    expect(pdf.tags.children.map(({ kind }) => kind)).toEqual([
      'H1',
      'P',
      'L',
      'H2',
      'Figure',
      'Table',
      'Table',
    ]);
    expect(tagsOf(pdf.tags, 'LBody').map(({ text }) => text)).toEqual(['first', 'second']);
  });

  it('is the same bytes for the same document, and other bytes for another', () => {
    expect(Buffer.compare(pdfOf(all), pdfOf(all))).toBe(0);
    expect(Buffer.compare(pdfOf(all), pdfOf({ ...all, day: '2026-11-28' }))).not.toBe(0);
  });

  it('says on each page which page it is of how many, and what it was made from', () => {
    const { pages } = readPdf(pdfOf(all));
    expect(pages.map(({ artifacts }) => /Page \d of \d/.exec(artifacts)?.[0])).toEqual([
      'Page 1 of 2',
      'Page 2 of 2',
    ]);
    for (const { artifacts } of pages) {
      expect(artifacts).toContain('ab'.repeat(32));
      expect(artifacts).toContain('Packet 3');
    }
  });

  it('prints the header of a long table on each page, and tells it only once', () => {
    const rows = Array.from({ length: 200 }, (_, n) => [`row ${n}`, `${n}`]);
    const document = documentOf([table(rows)], { head: 'Draft for counsel' });
    const { pages, tags } = readPdf(pdfOf(document));
    expect(pages.length).toBeGreaterThan(3);
    for (const [n, { artifacts }] of pages.entries()) {
      expect(artifacts).toContain('Draft for counsel');
      expect(artifacts.includes('Column 1')).toBe(n > 0);
    }
    expect(rowsOf(tagsOf(tags, 'Table')[0])).toEqual([['Column 1', 'Column 2'], ...rows]);
    expect(faultsOf(pdfOf(document))).toEqual([]);
  });

  it('keeps a heading on the page of what it is the heading of', () => {
    for (let lines = 40; lines < 62; lines++) {
      const filling = Array.from(
        { length: lines },
        (): PdfBlock => ({ kind: 'paragraph', text: 'x', style: 'small' }),
      );
      const document = documentOf([
        ...filling,
        { kind: 'heading', level: 2, text: 'Last' },
        table([['a', '1']]),
      ]);
      const { tags } = readPdf(pdfOf(document));
      const [last] = tagsOf(tags, 'H2');
      expect(tagsOf(tags, 'TH').map(({ pages }) => pages[0])).toEqual(
        tagsOf(tags, 'TH').map(() => last.pages[0]),
      );
    }
  });

  it('cuts a row that is higher than a page, and loses none of its words', () => {
    const long = Array.from({ length: 3000 }, (_, n) => `word${n}`).join(' ');
    const document = documentOf([
      table([
        ['before', 'a'],
        [long, 'b'],
        ['after', 'c'],
      ]),
    ]);
    expect(pdfAndPages(document).pages).toBeGreaterThan(2);
    expect(bodyOf(document)).toEqual([
      ['before', 'a'],
      [long, 'b'],
      ['after', 'c'],
    ]);
    expect(faultsOf(pdfOf(document))).toEqual([]);
  });

  it('cuts a long point of a list and a long paragraph', () => {
    const long = Array.from({ length: 3000 }, (_, n) => `word${n}`).join(' ');
    const { tags } = readPdf(
      pdfOf(
        documentOf([
          { kind: 'list', items: [long] },
          { kind: 'paragraph', text: long },
        ]),
      ),
    );
    expect(tagsOf(tags, 'LBody').map(({ text }) => text)).toEqual([long]);
    expect(tagsOf(tags, 'P').map(({ text }) => text)).toEqual([long]);
  });

  it('may have a list of nothing and a table of no rows', () => {
    const document = documentOf([{ kind: 'list', items: [] }, table([])]);
    expect(faultsOf(pdfOf(document))).toEqual([]);
    expect(bodyOf(document)).toEqual([]);
  });

  it('refuses a row with fewer or more cells than there are columns', () => {
    expect(() => pdfOf(documentOf([table([['alone']])]))).toThrow('1 cells for 2 columns');
  });
});

describe('the check of the structure', () => {
  it('finds a wrong language, a heading that leaves out a level, a second title, and a figure that says nothing', () => {
    const faulty = documentOf(
      [
        { kind: 'heading', level: 3, text: 'Too deep' },
        { kind: 'heading', level: 1, text: 'A second title' },
        { kind: 'figure', alternative: '', figure: { width: 10, height: 10, shapes: [] } },
      ],
      { language: 'english' },
    );
    expect(faultsOf(pdfOf(faulty))).toEqual([
      'it does not say its language',
      'it has 2 headings of the first level',
      'heading 2 of 3 leaves out a level',
      'a figure does not say what it shows',
    ]);
  });
});

describe('names in a PDF', () => {
  const shown = (name: string): string => bodyOf(documentOf([table([[name, '1']])]))[0][0];

  it('are copied out as they went in, with accents, in Greek, Cyrillic, Hebrew and Arabic', () => {
    const names = [
      'Ñúñez, Zoë Ångström',
      'Đặng Thị Ngọc',
      'Świętosława Łącka',
      'Παπαδόπουλος',
      'Щербаков',
      'כהן שלום',
      'محمد كوهين',
    ];
    for (const name of names) expect(shown(name)).toBe(name.normalize('NFC'));
  });

  it('of 200 letters are wrapped and whole', () => {
    const name = `${'Wilhelmina-'.repeat(18)}Wi`;
    expect(name).toHaveLength(200);
    expect(shown(name)).toBe(name);
    expect(shown('W'.repeat(200))).toBe('W'.repeat(200));
  });

  it('show controls, marks that turn letters around, and letters the font has not, as numbers', () => {
    expect(shown('Jane\u0007Doe')).toBe('Jane[U+0007]Doe');
    expect(shown('Jane\u202eDoe')).toBe('Jane[U+202E]Doe');
    expect(shown('李 Doe')).toBe('[U+674E] Doe');
    expect(shown('Jane\tDoe\u00a0Roe')).toBe('Jane Doe Roe');
    expect(shown('half \ud800 letter')).toBe('half [U+D800] letter');
  });

  it('that look like PDF, markup or a placeholder are text', () => {
    for (const name of ['(Jane) <Doe> /Tj ET', '<</S/TD>>', '{{person}} {x}', 'EMC\\'])
      expect(shown(name)).toBe(name);
  });

  it('of any letters leave a PDF without a fault, and nothing of plain ones is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 4 }),
        (names) => {
          expect(faultsOf(pdfOf(documentOf([table(names.map((name) => [name, '1']))])))).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 300 }), (name) => {
        expect(shown(name).replace(/\s+/g, ' ')).toBe(name.trim().replace(/\s+/g, ' '));
      }),
      { numRuns: 60 },
    );
  });
});
