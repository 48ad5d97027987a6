import { describe, expect, test } from 'vitest';
import { parseCitation } from '../citations/parse-citation.js';
import { VIOLENT_CRIME_LAW, VIOLENT_CRIMES, violenceOf } from './violent-crimes.js';

const violence = (citation: string, felony: 'yes' | 'no' | 'unknown' = 'unknown') =>
  violenceOf(parseCitation(citation), felony);
const criminalCode = (sections: string) => sections.trim().split(/\s+/);

describe('violent crimes, 725 ILCS 120/3(c)', () => {
  test.each(
    criminalCode(`
      9-1 9-1.2 9-2 9-2.1 9-3 9-3.2 9-3.3 9-3.4 10-1 10-2 10-3.1 11-1.20 11-1.30 11-1.40 11-1.50 11-1.60 11-6
      11-9.1 11-11 11-14.4 11-19.2 11-20.1 11-20.1B 11-20.3 11-23 11-23.5 12-3.05 12-3.2 12-3.3 12-3.4 12-3.8 12-3.9
      12-5.02 12-6 12-6.4 12-7.3 12-7.4 12-7.5 18-1 18-2 18-3 18-4 18-5 18-6 19-6 20-1.1 24-1.2 24-1.2-5 29D-14.9
      29D-30(a) 31-1(a-7) 31-1a(a) 33A-2 11-20.1B(a)(1)`),
  )('720 ILCS 5/%s is violent whatever its class', (section) => {
    expect(violence(`720 ILCS 5/${section}`)).toBe('violent');
    expect(violence(`720-5/${section}`, 'no')).toBe('violent');
  });

  test.each(
    criminalCode(`
      12-13 12-14 12-14.1 12-15 12-16 12-4 12-4.1 12-4.2 12-4.2-5 12-4.3 12-4.4 12-4.5 12-4.6 12-4.7 12-30 12-11`),
  )('the old section %s counts as its successor, in chapter 38 too', (section) => {
    expect(violence(`720 ILCS 5/${section}`)).toBe('violent');
    expect(violence(`38-${section}`)).toBe('violent');
  });

  test.each(['10-3', '12-7.1', '10-3(a)'])('%s is violent only as a felony', (section) => {
    expect(violence(`720 ILCS 5/${section}`, 'yes')).toBe('violent');
    expect(violence(`720 ILCS 5/${section}`, 'no')).toBe('not violent');
    expect(violence(`720 ILCS 5/${section}`, 'unknown')).toBe('unknown');
  });

  test.each(
    criminalCode(`
      12-1 12-2 12-3 24-1.1 24-1.5 24-1.6 24-1.7(a) 19-3 20-1 31-1 31-1(a) 31-1(b) 31-1a 31-1-A-7 12-9 8-1.1 8-1.2
      11-1.2 11-1.6`),
  )('720 ILCS 5/%s depends on what happened, or on which section is meant', (section) => {
    expect(violence(`720 ILCS 5/${section}`, 'yes')).toBe('unknown');
  });

  test.each(['625 ILCS 5/11-501(a)(2)', '625-5/11-401', '95.5-11-501'])(
    '%s depends on whether someone was hurt',
    (text) => expect(violence(text)).toBe('unknown'),
  );

  test.each(
    criminalCode(`
      12-3.5 12-3.1 12-4.8 12-40 12-33 18-10 18-7 11-60 11-14 11-9.5 11-20 9-31 9-3.1 9-4 10-4 10-30 12-60 12-110 24-1
      24-1(a)(4) 24-10 24-3 19-1 19-60 20-2 20-10 29C-10 29B-1 31-10 31-4 33A-3 33B-2 31-1.5 16A-3(a) 21-3 11-501
      11-1.25 8-40`),
  )('720 ILCS 5/%s is a near miss and not violent', (section) => {
    expect(violence(`720 ILCS 5/${section}`, 'yes')).toBe('not violent');
  });

  test.each([
    '720 ILCS 550/9',
    '720 ILCS 570/402(c)',
    '720 ILCS 570/407',
    '730 ILCS 5/9-1',
    '625 ILCS 5/9-1',
    '625 ILCS 5/11-501.1',
    '625 ILCS 5/11-204.1',
    '430 ILCS 65/2',
    '7-24-099',
    'CHICAGO ORD 9-1',
    'ch. 43, par. 131',
  ])('%s is another act and not violent', (text) => expect(violence(text, 'yes')).toBe('not violent'));

  test.each([
    '720-5/8-4(18-2(A))',
    '720 ILCS 5/8-4 (720 ILCS 5/9-1)',
    'CONSPIRACY 720-5/18-1',
    '720-5/8-1(720-5/9-1)',
    'ATT 720-5/10-3',
    'ATT 720-5/12-3',
    '720-5/8-4',
    '38-8-2',
    '720-5/8',
  ])('%s is an inchoate offense of a listed or an unnamed one, so its violence is not known', (text) =>
    expect(violence(text, 'no')).toBe('unknown'),
  );

  test('an attempt at an offense that is not listed is not violent', () => {
    expect(violence('720-5/8-4(720-5/19-1)', 'yes')).toBe('not violent');
    expect(violence('ATT 720-570/401(d)', 'yes')).toBe('not violent');
  });

  test.each(['720-5/12', '720-5/29', '720-5/33', '625 ILCS 5/11'])(
    '%s names an article that holds a listed section',
    (text) => expect(violence(text, 'yes')).toBe('unknown'),
  );

  test('an article without a listed section is not violent, and article 29D is', () => {
    expect(violence('720-5/16')).toBe('not violent');
    expect(violence('720-5/29D')).toBe('violent');
  });

  test.each(['', 'SAME AS DEFN #1', 'MUR', '9-1', '720-5/9-1-5'])(
    'a citation that is blank or unreadable (%j) leaves violence unknown',
    (text) => expect(violence(text, 'no')).toBe('unknown'),
  );

  test('the list names each section once and carries its law and its verification', () => {
    const names = VIOLENT_CRIMES.map(({ chapter, act, section }) => `${chapter} ILCS ${act}/${section}`);
    expect(new Set(names).size).toBe(names.length);
    expect(VIOLENT_CRIME_LAW).toMatchObject({ citation: '725 ILCS 120/3(c)', status: 'recalled' });
  });
});
