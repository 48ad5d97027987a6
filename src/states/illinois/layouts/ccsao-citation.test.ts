import { describe, expect, it } from 'vitest';
import { parseCitation } from '../citations/parse-citation.js';
import { printCitation } from '../citations/print-citation.js';
import { citationOfCells } from './ccsao-citation.js';

function read(...cells: string[]): string {
  const reading = parseCitation(citationOfCells(cells));
  return reading.kind === 'citation' ? printCitation(reading.citation) : reading.kind;
}

describe('a citation of four cells', () => {
  it.each([
    ['chapter, act and section', ['720', '550', '5(f)', ''], '720 ILCS 550/5(f)'],
    ['a bare section', ['720', '550', '4', ''], '720 ILCS 550/4'],
    ['all of it in the chapter', ['720-570\\402(C)', '', '', '0005101110'], '720 ILCS 570/402(c)'],
    [
      'a chapter of the Revised Statutes with a dash for its act',
      ['38', '-', '9-1(a)(2)', ''],
      '720 ILCS 5/9-1(a)(2)',
    ],
    ['the old chapter of the Cannabis Control Act', ['56.5', '-', '704(d)', ''], '720 ILCS 550/4(d)'],
    ['no chapter', ['', '550', '5(c)', ''], '720 ILCS 550/5(c)'],
    ['nothing but a known code', ['', '', '', '0011439'], '720 ILCS 550/5(f)'],
    ['words and a known code of ten digits', ['SAME AS DEFN #1', '', '', '0005020200'], '720 ILCS 550/5(c)'],
    [
      'a bare section and a code that names its subsection',
      ['720', '550', '5', '5020200'],
      '720 ILCS 550/5(c)',
    ],
    ['a section and its own code', ['720', '550', '5(f)', '0011439'], '720 ILCS 550/5(f)'],
    ['words without a code', ['SAME AS DEFN #1', '', '', ''], 'unreadable'],
    ['an abbreviation of a crime', ['AR', '-', '', ''], 'unreadable'],
    ['an act without its section', ['720', '550', '', ''], 'unreadable'],
    ['a code that is not known', ['', '', '', '000A735000'], 'blank'],
  ])('is read from %s', (_, cells, citation) => {
    expect(read(...cells)).toBe(citation);
  });

  it('is not known when its code names another section or subsection', () => {
    expect(read('720', '550', '5(c)', '0011439')).toBe('unreadable');
    expect(read('720', '570', '402(c)', '5020200')).toBe('unreadable');
  });

  it('of an attempt keeps the attempt, whatever the code says', () => {
    const reading = parseCitation(citationOfCells(['720-5\\8-4(550-5(f))', '', '', '0011439']));
    expect(reading).toMatchObject({ kind: 'citation', citation: { inchoate: 'attempt', section: '5' } });
  });
});
