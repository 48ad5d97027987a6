import { describe, expect, it } from 'vitest';
import { valuesIn } from '../../../record/choice.js';
import { parseCitation } from '../citations/parse-citation.js';
import { namesCannabis } from '../descriptions/names-cannabis.js';
import { fact } from './fact-specs.js';
import { sectionOf } from './section.js';

const of = (statute: string, description = '') => {
  const { mask, inchoateMask, ...rest } = sectionOf(parseCitation(statute), namesCannabis(description));
  return {
    ...rest,
    section: valuesIn(fact.section.list, mask).join('/'),
    inchoate: valuesIn(fact.inchoate.list, inchoateMask).join('/'),
  };
};
const ANY_SECTION = '4/5/6/10/other';
const ANY_INCHOATE = 'none/attempt/conspiracy/solicitation';

describe('a citation of the Cannabis Control Act', () => {
  it.each<[string, string, string, object | undefined]>([
    ['720 ILCS 550/4(c)', '4', 'none', { section: '4', subsection: 'c', attempt: false }],
    ['56.5-705-D', '5', 'none', { section: '5', subsection: 'd', attempt: false }],
    ['720-550/4', '4', 'none', { section: '4', subsection: '', attempt: false }],
    ['720-5/8-4 (720-550/5(c))', '5', 'attempt', { section: '5', subsection: 'c', attempt: true }],
    ['720-5/8-2 (720-550/4(b))', '4', 'conspiracy', undefined],
    ['720-5/8-1 (720-550/4(b))', '4', 'solicitation', undefined],
    ['720 ILCS 550/6', '6', 'none', undefined],
    ['720 ILCS 550/10', '10', 'none', undefined],
    ['720 ILCS 550/5.2(b)', 'other', 'none', undefined],
    ['720 ILCS 550/8', 'other', 'none', undefined],
  ])('%s is section %s, %s', (statute, section, inchoate, target) => {
    const found = of(statute);
    expect(found).toMatchObject({
      inScope: true,
      outside: '',
      section,
      inchoate,
      maybeSection4: section === '4',
    });
    expect(found.target).toEqual(target);
  });
});

describe('a description that names cannabis', () => {
  it.each([
    ['', 'the citation cannot be read'],
    ['XYZ', 'the citation cannot be read'],
    ['720 ILCS 570/402(c)', 'the description names cannabis, the citation another act'],
    ['720 ILCS 5/19-1', 'the description names cannabis, the citation another act'],
    ['38-19-1', 'the description names cannabis, the citation another act'],
  ])('keeps a charge cited %j, its section unknown', (statute, why) => {
    const found = of(statute, 'POSS CANNABIS');
    expect(found).toMatchObject({ inScope: true, section: ANY_SECTION, inchoate: 'none', why });
    expect(found).toMatchObject({ maybeSection4: true, subsection: '' });
    expect(found.target).toBeUndefined();
  });

  it('keeps what the citation says of an attempt', () => {
    expect(of('720-5/8-4 (720 ILCS 570/402(c))', 'POSS CANNABIS')).toMatchObject({
      section: ANY_SECTION,
      inchoate: 'attempt',
    });
  });

  it.each(['625 ILCS 5/11-502', 'CHICAGO 7-24-099', 'ORD 5-3-20'])('leaves %s another code', (statute) => {
    expect(of(statute, 'POSS CANNABIS')).toMatchObject({
      inScope: false,
      outside: 'another act',
      section: 'other',
    });
  });

  it('does not speak for synthetic cannabis', () => {
    expect(of('720 ILCS 570/402(c)', 'SYNTHETIC CANNABIS')).toMatchObject({
      inScope: false,
      outside: 'another act',
    });
  });
});

describe('any other charge is history only', () => {
  it.each([
    ['720 ILCS 5/18-1', 'another act', 'none'],
    ['720 ILCS 5/8-4 (720 ILCS 5/18-1)', 'another act', 'attempt'],
    ['', 'unreadable citation', ANY_INCHOATE],
    ['XYZ', 'unreadable citation', ANY_INCHOATE],
    ['CHICAGO 7-24-099', 'another act', ANY_INCHOATE],
  ])('%j: %s', (statute, outside, inchoate) => {
    expect(of(statute, 'ROBBERY')).toMatchObject({ inScope: false, outside, section: 'other', inchoate });
  });
});
