import fc from 'fast-check';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../messages/failure.js';
import type { FillScope } from './fill-model.js';
import { paragraph, partsOf, table, zipped } from './made-template.testkit.js';
import { openWordTemplate } from './word-template.js';

const part = (bytes: Uint8Array, name = 'word/document.xml'): string => strFromU8(unzipSync(bytes)[name]);

/** The body of a template, filled in. */
function filled(body: string, scope: FillScope): string {
  const xml = part(openWordTemplate('t.docx', zipped(partsOf(body))).fill(scope));
  return xml.replace(/^.*<w:body>|<\/w:body>.*$/gs, '');
}

/** The texts of the paragraphs of some XML, an empty one for each without text. */
const texts = (xml: string): string[] =>
  xml
    .split('</w:p>')
    .slice(0, -1)
    .map((one) => one.replace(/<[^>]*>/g, ''));

function why(bytes: Uint8Array): string {
  try {
    openWordTemplate('t.docx', bytes);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  return 'it can be used';
}

const PEOPLE: FillScope = {
  town: 'Fernley',
  people: [
    { name: 'IDRIS', charges: [{ count: '1' }, { count: '2' }] },
    { name: 'TAMSIN', charges: [] },
  ],
};

describe('a template', () => {
  it('is filled in where its placeholders stand, and stays as it is elsewhere', () => {
    const body = paragraph('In {town}, on {day}.');
    expect(filled(body, { town: 'Fernley', day: 'Monday' })).toBe(
      '<w:p><w:r><w:t xml:space="preserve">In Fernley, on Monday.</w:t></w:r></w:p>',
    );
  });

  it('finds placeholders that Word keeps in several pieces, wherever they are cut', () => {
    const whole = 'a {town} b {day} c';
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: whole.length - 1 })), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const pieces = at.slice(1).map((end, n) => whole.slice(at[n], end));
        expect(texts(filled(paragraph(...pieces), { town: 'X', day: 'Y' }))).toEqual(['a X b Y c']);
      }),
    );
  });

  it('repeats whole paragraphs between marks that stand alone, and drops the paragraphs of the marks', () => {
    const body = ['{#people}', '{name} of {town}', '{#charges}', 'count {count}', '{/charges}', '{/people}']
      .map((text) => paragraph(text))
      .join('');
    expect(texts(filled(body, PEOPLE))).toEqual([
      'IDRIS of Fernley',
      'count 1',
      'count 2',
      'TAMSIN of Fernley',
    ]);
  });

  it('repeats the row of a table, and the text of a paragraph', () => {
    const body = table([
      ['Name', 'Counts'],
      ['{#people}{name}', '{#charges}[{count}]{/charges}{/people}'],
    ]);
    const xml = filled(body, PEOPLE);
    expect(xml.match(/<w:tr>/g)?.length).toBe(3);
    expect(texts(xml)).toEqual(['Name', 'Counts', 'IDRIS', '[1][2]', 'TAMSIN', '']);
  });

  it('repeats one row for lists in lists', () => {
    const body = table([['{#people}{#charges}{name}', '{count}{/charges}{/people}']]);
    expect(texts(filled(body, PEOPLE))).toEqual(['IDRIS', '1', 'IDRIS', '2']);
  });

  it('leaves a part out when there is nothing of its name, and its opposite in', () => {
    const body = paragraph('{#judge}Judge {judge}{/judge}{^judge}no judge{/judge}{#several}s{/several}');
    expect(texts(filled(body, { judge: 'ROBIN', several: true }))).toEqual(['Judge ROBINs']);
    expect(texts(filled(body, { judge: '', several: false }))).toEqual(['no judge']);
  });

  it('leaves a paragraph in a cell in which nothing is repeated, as Word must have one', () => {
    const body = `<w:tbl><w:tr><w:tc>${['{#people}', '{name}', '{/people}'].map((one) => paragraph(one)).join('')}</w:tc></w:tr></w:tbl>`;
    expect(filled(body, { people: [] })).toContain('<w:tc><w:p/></w:tc>');
  });

  it('takes what is filled in as text, whatever it looks like', () => {
    const names = ['{town}', '</w:t>&<b>', 'a\u0000b\u001b', 'É ü ł', 'عبد', 'x'.repeat(200), '{#people}'];
    for (const name of names) {
      const [text] = texts(filled(paragraph('{name}'), { name, town: 'Fernley', people: [] }));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
      const shown = name.replace(/[\u0000\u001b]/g, '□');
      expect(text).toBe(shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    }
  });

  it('shows marks that turn the order of letters as their number, and leaves right-to-left names alone', () => {
    const scope = { name: 'FERN\u202e, TAM', other: 'עדי, שחר' };
    expect(texts(filled(paragraph('{name} {other}'), scope))).toEqual(['FERN[U+202E], TAM עדי, שחר']);
  });

  it('fills in the text boxes of a letterhead, which Word keeps twice', () => {
    const box = `<w:txbxContent>${paragraph('{town}')}</w:txbxContent>`;
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>of {day}</w:t></w:r></w:p>`;
    expect(filled(body, { town: 'Fernley', day: 'Monday' }).match(/Fernley/g)?.length).toBe(2);
  });

  it('keeps the lines of a text', () => {
    expect(filled(paragraph('{address}'), { address: 'one\ntwo' })).toContain(
      'one</w:t><w:br/><w:t xml:space="preserve">two',
    );
  });

  it('fills headers and footers, and says whether pages are numbered', () => {
    const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const footer = `<w:ftr ${W}>${paragraph('{town}')}<w:p><w:fldSimple w:instr=" PAGE "/><w:fldSimple w:instr=" NUMPAGES "/></w:p></w:ftr>`;
    const template = openWordTemplate(
      't.docx',
      zipped(partsOf(paragraph('x'), { 'word/footer1.xml': footer })),
    );
    expect(template.hasPageNumbers).toBe(true);
    expect(part(template.fill({ town: 'Fernley' }), 'word/footer1.xml')).toContain('Fernley');
    expect(openWordTemplate('t.docx', zipped(partsOf(paragraph('x')))).hasPageNumbers).toBe(false);
  });

  it('gives the same bytes for the same values, and nothing for a name without one', () => {
    const template = openWordTemplate('t.docx', zipped(partsOf(paragraph('{town}'))));
    expect(template.fill({ town: 'a' })).toEqual(template.fill({ town: 'a' }));
    expect(() => template.fill({})).toThrow(RangeError);
  });
});

describe('a template is refused', () => {
  const said = (body: string): string => why(zipped(partsOf(body)));

  it('for a mark without its other one', () => {
    expect(said(paragraph('{#people}'))).toContain('{#people} has no {/people}');
    expect(said(paragraph('{/people}'))).toContain('{/people} ends what was not begun');
    expect(said(paragraph('{#a}{#b}{/a}{/b}'))).toContain('{/a} stands where {/b} should');
  });

  it('for marks that stand where nothing can be repeated', () => {
    expect(said(paragraph('x {#a}') + paragraph('{/a}'))).toContain('must stand in one paragraph');
    expect(said(table([['{#a}'], ['{/a}']]))).toContain('must stand in one paragraph');
    expect(said(paragraph('{#a}') + table([['{/a}']]))).toContain('must stand in one paragraph');
  });

  it('for a part that reaches out of another', () => {
    const rows = `<w:tbl><w:tr><w:tc>${paragraph('{#a}x{#b}')}</w:tc><w:tc>${paragraph('{/b}{/a}')}</w:tc></w:tr></w:tbl>`;
    expect(said(rows)).toContain('it can be used');
    const out = `<w:tbl><w:tr><w:tc>${paragraph('{#a}')}${paragraph('{#b}x')}${paragraph('{/a}')}</w:tc><w:tc>${paragraph('{/b}')}</w:tc></w:tr></w:tbl>`;
    expect(said(out)).toContain('{/a} stands where {/b} should');
  });

  it('for a brace that is left over, and for what is no name', () => {
    expect(said(paragraph('a { b'))).toContain('a { stands alone');
    expect(said(paragraph('a } b'))).toContain('a } stands alone');
    expect(said(paragraph('{two words}'))).toContain('{two words} is no placeholder');
    expect(said(paragraph('{}'))).toContain('{} is no placeholder');
  });

  it('for a placeholder in a drawing, where it would stay as it is', () => {
    expect(said(`<w:p><w:r><w:drawing><a:t>{judge}</a:t></w:drawing></w:r></w:p>`)).toContain(
      'cannot be filled in',
    );
  });

  it('that is no Word document, is cut off, or is damaged inside', () => {
    const whole = zipped(partsOf(paragraph('x')));
    expect(why(Buffer.from('%PDF-1.7'))).toContain('it is no Word document');
    expect(why(whole.subarray(0, whole.length - 30))).toContain('it is no Word document');
    expect(why(zipped({ 'xl/workbook.xml': '<a/>' }))).toContain('it is no Word document');
    expect(why(zipped(partsOf('<w:p>')))).toContain('it is damaged (word/document.xml)');
    const stored = Buffer.from(zipSync(unzipSync(zipped(partsOf(paragraph('vacated')))), { level: 0 }));
    expect(why(stored)).toBe('it can be used');
    stored[stored.indexOf('vacated')]++;
    expect(why(stored)).toContain('its part word/document.xml is not as it was saved');
    expect(
      why(zipped({ ...partsOf(''), 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' })),
    ).toContain('it is damaged');
  });

  it('that holds macros, or would fetch something', () => {
    expect(why(zipped(partsOf('', { 'word/vbaProject.bin': 'x' })))).toContain('macros');
    const relation = (more: string): string =>
      `<Relationships><Relationship Id="rId1" ${more} TargetMode="External"/></Relationships>`;
    const rels = 'word/_rels/document.xml.rels';
    expect(
      why(zipped(partsOf('', { [rels]: relation('Type="x/image" Target="http://elsewhere.invalid"') }))),
    ).toContain('outside the file');
    expect(
      why(zipped(partsOf('', { [rels]: relation('Type="x/hyperlink" Target="mailto:a@b.invalid"') }))),
    ).toBe('it can be used');
  });

  it('that would fetch something, however its XML is written', () => {
    const rels = 'word/_rels/settings.xml.rels';
    const written = (attribute: string): string =>
      why(
        zipped(
          partsOf('', {
            [rels]: `<a:Relationships xmlns:a="x"><a:Relationship Type='x/attachedTemplate' Target='x' ${attribute}/></a:Relationships>`,
          }),
        ),
      );
    expect(written("TargetMode = 'External'")).toContain('outside the file');
    expect(written('TargetMode="Ext&#101;rnal"')).toContain('outside the file');
    expect(written('TargetMode="Internal"')).toBe('it can be used');
  });

  it('that has a field which starts or takes in something, in one piece or in several', () => {
    const field = (...pieces: readonly string[]): string =>
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${pieces.map((one) => `<w:r><w:instrText>${one}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    expect(said(field(' PAGE ') + field(' DDEA', 'UTO c:/x.exe'))).toContain('a field DDEAUTO');
    expect(said('<w:p><w:fldSimple w:instr=" includetext &quot;c:/x.docx&quot; "/></w:p>')).toContain(
      'a field INCLUDETEXT',
    );
    expect(said(field(' HYPERLINK "http://office.invalid/dde link" '))).toBe('it can be used');
  });
});
