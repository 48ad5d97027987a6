import { describe, expect, it } from 'vitest';
import { SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import { printDateSpan } from '../../../record/date-span.js';
import { isoDay } from '../../../record/day.js';
import { readDate } from '../../../record/read-date.js';
import { ASSUMED } from './assumptions.js';
import { timelineOf } from './timeline.js';

const asOf = isoDay('2026-11-22');
const BOTH = ASSUMED.offenseNearArrest | ASSUMED.withinTenYears;

type Told = { assumed: string; strict: string; support: number; why: string };

function timeline(
  offense: string,
  arrest: string,
  disposition: string,
  assumptions = BOTH,
): Record<string, Told> {
  const found = timelineOf(
    {
      offense: readDate(offense, asOf),
      arrest: readDate(arrest, asOf),
      disposition: readDate(disposition, asOf),
    },
    { asOf, assumptions },
  );
  return Object.fromEntries(
    Object.entries(found).map(([name, value]) => [
      name,
      {
        assumed: printDateSpan(value.span),
        strict: printDateSpan(value.strict),
        support: value.support,
        why: value.why,
      },
    ]),
  );
}

const known = (day: string): Told => ({ assumed: day, strict: day, support: 0, why: '' });
const ANYTIME = '';

describe('offense, arrest and disposition follow one another', () => {
  it('so three exact dates in order stand as they are', () => {
    expect(timeline('2010-05-01', '2010-05-01', '2010-09-01')).toEqual({
      offense: known('2010-05-01'),
      arrest: known('2010-05-01'),
      disposition: known('2010-09-01'),
    });
  });

  it('so a partial date is cut to what the others leave', () => {
    const found = timeline('2010', '2010-05-15', '2010');
    expect(found.offense).toEqual(known('2010-01-01/2010-05-15'));
    expect(found.disposition).toEqual(known('2010-05-15/2010-12-31'));
    expect(timeline('2010-05', '2010', '2010-06-10').arrest).toEqual(known('2010-05-01/2010-06-10'));
  });

  it('so each may be the partial one, beside two that are exact', () => {
    expect(timeline('2010-05', '2010-05-12', '2010-06-01').offense).toEqual(known('2010-05-01/2010-05-12'));
    expect(timeline('2010-05-10', '2010-05', '2010-05-20').arrest).toEqual(known('2010-05-10/2010-05-20'));
    expect(timeline('2010-05-01', '2010-05', '2010-05-20').arrest).toEqual(known('2010-05-01/2010-05-20'));
    expect(timeline('2010-05-10', '2010-05-12', '2010-05').disposition).toEqual(
      known('2010-05-12/2010-05-31'),
    );
  });

  it.each<[string, string, string, string[]]>([
    ['2010-05-02', '2010-05-01', '2010-09-01', ['offense', 'arrest']],
    ['2010-05-01', '2010-09-02', '2010-09-01', ['arrest', 'disposition']],
    ['2010-09-02', '', '2010-09-01', ['offense', 'disposition']],
    ['2010-10-01', '2010-05-01', '2010-09-01', ['offense', 'arrest', 'disposition']],
    ['2010-06', '2010-05', '', ['offense', 'arrest']],
  ])(
    'so offense %j, arrest %j, disposition %j conflict in %j',
    (offense, arrest, disposition, conflicting) => {
      const found = timeline(offense, arrest, disposition);
      const inConflict = Object.keys(found).filter((name) => found[name].why === 'dates conflict');
      expect(inConflict).toEqual(conflicting);
      for (const name of conflicting)
        expect(found[name]).toEqual({ ...known(ANYTIME), why: 'dates conflict' });
    },
  );

  it('and two that conflict say nothing of the third, nor does the third help them', () => {
    const found = timeline('2010-05-02', '2010-05-01', '2010-09-01');
    expect(found.disposition).toEqual(known('2010-09-01'));
    expect(found.offense.support).toBe(0);
  });

  it('and equal days do not conflict', () => {
    expect(timeline('2010-05-01', '2010-05-01', '2010-05-01').arrest).toEqual(known('2010-05-01'));
    expect(timeline('2010-05', '2010-05', '2010-05').offense).toEqual(known('2010-05'));
  });
});

describe('a missing offense date', () => {
  it('lies in the thirty days before the arrest, or on its day', () => {
    expect(timeline('', '2010-05-31', '2010-09-01').offense).toEqual({
      assumed: '2010-05',
      strict: '../2010-05-31',
      support: ASSUMED.offenseNearArrest,
      why: '',
    });
  });

  it('counts the thirty days from the first day the arrest may have been', () => {
    expect(timeline('', '2010-05', '').offense.assumed).toBe('2010-04-01/2010-05-31');
  });

  it('is some day up to the arrest without that assumption, and the ten years do not stand in for it', () => {
    const found = timeline('', '2010-05-31', '2010-09-01', ASSUMED.withinTenYears).offense;
    expect(found).toEqual({ ...known('../2010-05-31') });
  });

  it('lies in the ten years that end on the disposition when the arrest is missing as well', () => {
    const found = timeline('', '', '2010-09-01');
    const ten = {
      assumed: '2000-09-01/2010-09-01',
      strict: '../2010-09-01',
      support: ASSUMED.withinTenYears,
      why: '',
    };
    expect(found.offense).toEqual(ten);
    expect(found.arrest).toEqual(ten);
  });

  it('counts the ten years back from the first day the disposition may have been', () => {
    expect(timeline('', '', '2010').offense.assumed).toBe('2000-01-01/2010-12-31');
  });

  it('ten years before a leap day is 28 February', () => {
    expect(timeline('', '', '2012-02-29').offense.assumed).toBe('2002-02-28/2012-02-29');
  });

  it('is some day up to the disposition without that assumption', () => {
    expect(timeline('', '', '2010-09-01', ASSUMED.offenseNearArrest).offense).toEqual(known('../2010-09-01'));
  });

  it('is not known at all when no date is', () => {
    expect(timeline('', '', '').offense).toEqual(known(ANYTIME));
  });

  it('may also be one that cannot be read, which is said', () => {
    expect(timeline('2010-02-30', '2010-05-31', '').offense).toMatchObject({
      assumed: '2010-05',
      why: 'no such day',
    });
  });
});

describe('a missing arrest date', () => {
  it('lies on the day of the offense or in the thirty days after it', () => {
    expect(timeline('2010-05-01', '', '').arrest).toEqual({
      assumed: '2010-05',
      strict: '2010-05-01/..',
      support: ASSUMED.offenseNearArrest,
      why: '',
    });
    expect(timeline('2010-04', '', '').arrest.assumed).toBe('2010-04-01/2010-05-30');
  });

  it('ends at the latest on the disposition', () => {
    expect(timeline('2010-05-01', '', '2010-05-10').arrest).toMatchObject({
      assumed: '2010-05-01/2010-05-10',
      strict: '2010-05-01/2010-05-10',
    });
  });

  it('is some day from the offense on without that assumption', () => {
    expect(timeline('2010-05-01', '', '', ASSUMED.withinTenYears).arrest).toEqual(known('2010-05-01/..'));
  });
});

describe('a date on which two sources disagree', () => {
  it('is unknown, and no assumption stands in for it', () => {
    const found = timeline(SOURCES_DISAGREE, '2010-05-31', '2010-09-01');
    expect(found.offense).toEqual({ ...known(ANYTIME), why: 'sources disagree' });
    expect(found.arrest).toEqual(known('2010-05-31'));
  });

  it('keeps the other date from being assumed near it', () => {
    expect(timeline(SOURCES_DISAGREE, '', '2010-09-01').arrest.support).toBe(ASSUMED.withinTenYears);
  });
});

it('what is assumed is never wider than what the sources say', () => {
  const cells = ['', '2010', '2010-05', '2010-05-15', '2010-07-01', 'UNKNOWN', SOURCES_DISAGREE];
  let checked = 0;
  for (const offense of cells) {
    for (const arrest of cells) {
      for (const disposition of cells) {
        const found = timelineOf(
          {
            offense: readDate(offense, asOf),
            arrest: readDate(arrest, asOf),
            disposition: readDate(disposition, asOf),
          },
          { asOf, assumptions: BOTH },
        );
        for (const { span, strict } of Object.values(found)) {
          expect(span.first).toBeGreaterThanOrEqual(strict.first);
          expect(span.last).toBeLessThanOrEqual(strict.last);
          expect(span.first).toBeLessThanOrEqual(span.last);
          checked++;
        }
      }
    }
  }
  expect(checked).toBe(cells.length ** 3 * 3);
});
