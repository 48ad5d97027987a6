import { describe, expect, it } from 'vitest';
import { paragraph, partsOf, table, zipped } from '../files/word/made-template.testkit.js';
import { openWordTemplate } from '../files/word/word-template.js';
import { templateFaults } from './check-template.js';
import type { CourtDocument } from './court-interface.js';

const DOCUMENT: CourtDocument = {
  id: 'plea',
  title: 'A plea of the garden',
  per: 'packet',
  needs: ['people', 'name'],
  draft: () => '',
};
const FOOT = `${paragraph('{manifest_hash} {packet_number}')}<w:p><w:r><w:instrText> PAGE NUMPAGES </w:instrText></w:r></w:p>`;

const faults = (body: string, more: Partial<CourtDocument> = {}): string[] =>
  templateFaults(openWordTemplate('plea.docx', zipped(partsOf(body))), { ...DOCUMENT, ...more });

describe('the placeholders of a template', () => {
  it('may be all those of the catalogue, where they have a value', () => {
    const rows = table([['{#people}{name}', '{#charges}{statute}{/charges}{county}{/people}']]);
    expect(faults(rows + paragraph('{^judge}x{/judge}') + FOOT)).toEqual([]);
  });

  it('that there are not are told, with the one that was perhaps meant', () => {
    expect(faults(`${paragraph('{#people}{nmae}{name}{/people} {jugde} {qqqqqqqq}')}${FOOT}`)).toEqual([
      'plea.docx: there is no placeholder {nmae}; did you mean {name}?',
      'plea.docx: there is no placeholder {jugde}; did you mean {judge}?',
      'plea.docx: there is no placeholder {qqqqqqqq}',
    ]);
  });

  it('must stand where they have a value', () => {
    expect(faults(`${paragraph('{#people}{name}{/people}{statute}')}${FOOT}`)).toEqual([
      'plea.docx: {statute} stands outside of {#charges} ... {/charges}',
    ]);
  });

  it('of lists are not filled in as texts', () => {
    expect(faults(`${paragraph('{#people}{name}{charges}{/people}{several_people}')}${FOOT}`)).toEqual([
      'plea.docx: {charges} is a list: write {#charges} ... {/charges}',
      'plea.docx: {several_people} is a yes or no: write {#several_people} ... {/several_people}',
    ]);
  });

  it('that a document cannot do without must be there, and its page numbers', () => {
    expect(faults(paragraph('{packet_number}{#people}{/people}'))).toEqual([
      'plea.docx: {manifest_hash} is missing: the document cannot do without it',
      'plea.docx: {name} is missing: the document cannot do without it',
      'plea.docx: it prints no page numbers: insert "Page X of Y" into its footer (Insert, Page Number)',
    ]);
  });

  it('of a document for one person are those of the person, outside of any list', () => {
    const one = { per: 'person' as const, needs: ['name'] };
    expect(faults(paragraph('{name}{#charges}{statute}{/charges}') + FOOT, one)).toEqual([]);
    expect(faults(paragraph('{name}{#people}{/people}') + FOOT, one)).toEqual([
      'plea.docx: there is no placeholder {people}',
    ]);
  });
});
