import { describe, expect, it } from 'vitest';
import { headerWords } from './header-words.js';

describe('the words of a header', () => {
  it.each([
    ['OFFENSE_DATE', ['offense', 'date']],
    ['OffenseDate', ['offense', 'date']],
    ['offensedate', ['offense', 'date']],
    ['Date of Offense', ['date', 'offense']],
    ['Ofns Dt.', ['offense', 'date']],
    ['D.O.B.', ['birth', 'date']],
    ['DefDOB', ['defendant', 'birth', 'date']],
    ['chrgdispdate', ['charge', 'disposition', 'date']],
    ['Def Last Name', ['defendant', 'last', 'name']],
    ['LNAME', ['last', 'name']],
    ['CHARGE_1_CLASS', ['charge', 'class']],
    ['Dispostn', ['disposition']],
    ['Stat Cite', ['citation', 'statute']],
    ['Case Status', ['case', 'status']],
  ])('%s', (header, known) => {
    expect(headerWords(header)).toEqual({ known, unknown: [] });
  });

  it('are unknown where the vocabulary has none', () => {
    expect(headerWords('CHARGED_AOIC')).toEqual({ known: ['charge'], unknown: ['aoic'] });
    expect(headerWords('123')).toEqual({ known: [], unknown: [] });
    expect(headerWords('Fernley')).toEqual({ known: [], unknown: ['fernley'] });
  });
});
