import { describe, expect, it } from 'vitest';
import { spokenByVersions } from './ccsao-versions.js';

const spoken = (...versions: [date: string, disposition: string][]) =>
  spokenByVersions(versions.map(([date, disposition]) => ({ date, disposition }))).disposition;

describe('of the versions of a charge', () => {
  it('the one with the latest disposition date speaks, wherever it stands', () => {
    expect(spoken(['05/01/2011', 'Superseded by Indictment'], ['09/01/2011', 'Plea Of Guilty'])).toEqual([1]);
    expect(spoken(['09/01/2011', 'Plea Of Guilty'], ['05/01/2011', 'Superseded by Indictment'])).toEqual([0]);
    expect(spoken(['12/31/2010', 'BFW'], ['01/01/2011 09:30:00 AM', 'Finding Guilty'])).toEqual([1]);
  });

  it('all with the latest date speak', () => {
    expect(spoken(['1/1/2011', 'FNG'], ['2/1/2011', 'FNG'], ['2/1/2011', 'Nolle Prosecution'])).toEqual([
      1, 2,
    ]);
  });

  it('the one that vacates, reverses or gives up on remand beats an earlier finding of guilty', () => {
    for (const later of ['Charge Vacated', 'Charge Reversed', 'Nolle On Remand'])
      expect(spoken(['1/1/2011', 'Verdict Guilty'], ['2/1/2013', later])).toEqual([1]);
  });

  it.each(['BFW', 'Mistrial Declared', 'Nolle Prosecution', 'FNG', 'Finding Not Not Guilty', ''])(
    'none alone speaks when a finding of guilty is followed by %j',
    (later) => {
      expect(spoken(['1/1/2011', 'Finding Guilty'], ['2/1/2013', later])).toBeUndefined();
    },
  );

  it('none alone speaks when a date is blank, partial, impossible or of another century', () => {
    for (const date of ['', '2011', '02/30/2011', '07/22/2924 12:00:00 AM', 'soon'])
      expect(spoken(['1/1/2011', 'Nolle Prosecution'], [date, 'Finding Guilty'])).toBeUndefined();
  });
});
