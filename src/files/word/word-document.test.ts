import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDraft } from './draft-text.js';
import { wordDocument } from './word-document.js';
import { openWordTemplate } from './word-template.js';

const DRAFT = `title: A paper
header: Draft
footer: page [page] of [pages]
footer: second line
---
^ **CENTRED** & plain

# First

One paragraph
in two lines\\
and a new one.

- one
- two

| Name | Count |
|----|-|
| {#people}{name} | {count}{/people} |

===

|: left | right |

> indented
`;

describe('a draft', () => {
  it('is read as blocks', () => {
    const draft = readDraft(DRAFT);
    expect(draft.footer).toEqual(['page [page] of [pages]', 'second line']);
    expect(draft.blocks.map(({ kind }) => kind)).toEqual([
      ...['paragraph', 'heading', 'paragraph', 'paragraph', 'paragraph', 'table', 'page-break', 'table'],
      'paragraph',
    ]);
    expect(draft.blocks[2]).toEqual({
      kind: 'paragraph',
      style: 'plain',
      text: 'One paragraph in two lines\nand a new one.',
    });
    expect(draft.blocks[5]).toEqual({
      kind: 'table',
      table: {
        hasHeader: true,
        isPlain: false,
        widths: [4, 1],
        rows: [
          ['Name', 'Count'],
          ['{#people}{name}', '{count}{/people}'],
        ],
      },
    });
  });

  it('is refused without a title, with another key, or with rows of unequal length', () => {
    expect(() => readDraft('header: x\n---\n')).toThrow('title');
    expect(() => readDraft('titel: x\n---\n')).toThrow('titel');
    expect(() => readDraft('title: x\n---\n| a | b |\n| c |\n')).toThrow('unequal');
  });

  it('becomes a Word document that is a template, with title, language, headings and header rows', () => {
    const bytes = wordDocument(readDraft(DRAFT));
    const parts = unzipSync(bytes);
    const xml = strFromU8(parts['word/document.xml']);
    expect(xml).toContain('<w:pStyle w:val="Heading1"/>');
    expect(xml.match(/<w:tblHeader\/>/g)?.length).toBe(1);
    expect(xml).toContain('<w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">CENTRED</w:t>');
    expect(xml).toContain(' &amp; plain');
    expect(strFromU8(parts['docProps/core.xml'])).toContain('<dc:title>A paper</dc:title>');
    expect(strFromU8(parts['word/styles.xml'])).toContain('w:lang w:val="en-US"');
    const template = openWordTemplate('a.docx', bytes);
    expect(template.hasPageNumbers).toBe(true);
    const filled = template.fill({ people: [{ name: 'IDRIS', count: '2' }] });
    expect(strFromU8(unzipSync(filled)['word/document.xml'])).toContain('IDRIS');
  });
});
