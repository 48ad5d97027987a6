import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../law/fact-reader.js';
import type { ChoiceFact, FactSpec, FactValue } from '../../../law/facts.js';
import { printFact } from '../../../law/print-fact.js';
import { type ChargeColumn, chargeCells, SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import { valuesIn } from '../../../record/choice.js';
import { printDateSpan } from '../../../record/date-span.js';
import { addDays, isoDay, printDay } from '../../../record/day.js';
import { printGramSpan } from '../../../record/gram-span.js';
import { TIER_CHANGES } from '../tables/cannabis-tiers.js';
import { ASSUMED } from './assumptions.js';
import { fact } from './fact-specs.js';
import { illinoisCannabisReader as reader } from './facts.js';

type Cells = Partial<Record<ChargeColumn, string>>;
const ALL = 63;
const read = (cells: Cells, assumptions = ALL) =>
  factsOf(reader, chargeCells(cells), { asOf: isoDay('2026-11-22'), assumptions });

function choice(spec: ChoiceFact, cells: Cells, assumptions = ALL) {
  const value: FactValue = read(cells, assumptions).facts[spec.name];
  if (value.kind !== 'choice') throw new Error(`${spec.name} is no choice`);
  const text = (mask: number): string => valuesIn(spec.list, mask).join('/');
  return {
    assumed: text(value.possible),
    strict: text(value.strict),
    support: value.support,
    why: value.why,
  };
}
const known = (text: string, why = '') => ({ assumed: text, strict: text, support: 0, why });

function grams(cells: Cells, assumptions = ALL) {
  const value: FactValue = read(cells, assumptions).facts.grams;
  if (value.kind !== 'weight') throw new Error('grams is no weight');
  const { span, strict, support, why } = value;
  return { assumed: printGramSpan(span), strict: printGramSpan(strict), support, why };
}

describe('a section 7 enhancement', () => {
  it.each([
    ['yes', known('yes')],
    ['N', known('no')],
    ['', { assumed: 'no', strict: 'yes/no', support: ASSUMED.enhancementRecorded, why: '' }],
    ['PERHAPS', known('yes/no', 'neither yes nor no')],
    [SOURCES_DISAGREE, known('yes/no', 'neither yes nor no')],
  ])('recorded as %j', (enhanced, wanted) => {
    expect(choice(fact.enhanced, { enhanced })).toEqual(wanted);
  });

  it('is open when none is recorded and that is not taken to mean none', () => {
    expect(choice(fact.enhanced, {}, ALL & ~ASSUMED.enhancementRecorded)).toEqual(known('yes/no'));
  });
});

describe('whether a charge was cleared', () => {
  it.each([
    ['yes', known('yes')],
    ['Expunged', known('yes')],
    ['VACATED AND EXPUNGED', known('yes')],
    ['2020-03-01', known('yes')],
    ['no', known('no')],
    ['SEALED', known('no')],
    ['', { assumed: 'no', strict: 'yes/no', support: ASSUMED.clearingRecorded, why: '' }],
    ['2030-01-01', known('yes/no', 'neither yes, no nor a date')],
    [SOURCES_DISAGREE, known('yes/no', 'neither yes, no nor a date')],
  ])('recorded as %j', (cleared, wanted) => {
    expect(choice(fact.cleared, { cleared })).toEqual(wanted);
  });

  it('is told by the disposition as well, and open when nothing is recorded and that means nothing', () => {
    expect(choice(fact.cleared, { disposition: 'Vacated and expunged' })).toEqual(known('yes'));
    expect(choice(fact.cleared, { cleared: 'no', disposition: 'Vacated and expunged' })).toEqual(
      known('yes'),
    );
    expect(choice(fact.cleared, {}, ALL & ~ASSUMED.clearingRecorded)).toEqual(known('yes/no'));
  });
});

describe('a civil law violation', () => {
  const civil = (cells: Cells) => choice(fact.civil, cells);
  const since = { offense_date: '2016-07-29' };
  const before = { offense_date: '2016-07-28' };
  const either = { offense_date: '2016' };

  it('is 4(a) from 29 July 2016 on, another subsection never', () => {
    const a = '720 ILCS 550/4(a)';
    expect([since, before, either].map((date) => civil({ statute: a, ...date }).assumed)).toEqual([
      'yes',
      'no',
      'yes/no',
    ]);
    expect(civil({ statute: '720 ILCS 550/4(b)', ...since })).toEqual(known('no'));
    expect(civil({ statute: '720 ILCS 550/5(a)', ...since })).toEqual(known('no'));
  });

  it('may be a bare section 4 from that day on: by its class, or by a weight that is not above 10 grams', () => {
    const bare = (cells: Cells) => civil({ statute: '720 ILCS 550/4', ...since, ...cells }).assumed;
    expect(bare({ class: 'civil' })).toBe('yes');
    expect(['A', 'B', 'M', 'F'].map((c) => bare({ class: c }))).toEqual(['no', 'no', 'no', 'no']);
    expect([bare({}), bare({ class: 'U' }), bare({ class: SOURCES_DISAGREE })]).toEqual([
      'yes/no',
      'yes/no',
      'yes/no',
    ]);
    const byWeight = (grams: string) => bare({ grams });
    expect(['10', '9-11', '10.000001', '>10', '10-30'].map(byWeight)).toEqual([
      'yes/no',
      'yes/no',
      'no',
      'no',
      'no',
    ]);
    expect(civil({ statute: '720 ILCS 550/4', class: 'civil', ...before }).assumed).toBe('no');
    expect(civil({ statute: '720 ILCS 550/4', class: 'civil', ...either }).assumed).toBe('yes/no');
  });

  it('is never certain when the section is not known, or of a conspiracy', () => {
    const unread = { statute: '', description: 'POSS CANNABIS', class: 'civil', ...since };
    expect(civil(unread)).toEqual(known('yes/no'));
    expect(civil({ statute: '720-5/8-2 (720-550/4(a))', ...since })).toEqual(known('yes/no'));
  });

  it('has findings of its own', () => {
    const paid = { statute: '720 ILCS 550/4(a)', disposition: 'paid' };
    expect(choice(fact.disposition, { ...paid, ...since }).assumed).toBe('found');
    expect(choice(fact.disposition, { ...paid, ...before }).assumed).not.toContain('found/');
    const guilty = choice(fact.disposition, { ...paid, disposition: 'Guilty', ...either });
    expect(guilty.assumed).toBe('convicted/found');
  });
});

describe('what hangs on the day of the offense', () => {
  const bare: Cells = { statute: '720 ILCS 550/4', class: 'A', arrest_date: '2017-05-01' };

  it('is known by assumption where the day is', () => {
    expect(grams(bare)).toEqual({
      assumed: '30-100',
      strict: '10-100',
      support: ASSUMED.offenseNearArrest,
      why: '',
    });
    const fiveC: Cells = { statute: '720 ILCS 550/5(c)', arrest_date: '1990-05-01' };
    expect(choice(fact.class, fiveC)).toEqual({
      assumed: '4',
      strict: valuesIn(fact.class.list, fact.class.list.all).join('/'),
      support: ASSUMED.offenseNearArrest,
      why: '',
    });
  });

  it('keeps what the sources alone say beside it', () => {
    expect(grams({ statute: '720 ILCS 550/4(e)', arrest_date: '2010-05-01' })).toEqual({
      assumed: '500-2000',
      strict: 'over 500',
      support: ASSUMED.offenseNearArrest,
      why: '',
    });
  });

  it('is unknown in both worlds when only the assumption uncovers a conflict', () => {
    expect(
      choice(fact.class, { statute: '720 ILCS 550/4(a)', class: 'C', arrest_date: '2017-05-01' }),
    ).toEqual({
      ...known(valuesIn(fact.class.list, fact.class.list.all).join('/')),
      why: 'class conflicts with subsection',
    });
    expect(grams({ statute: '720 ILCS 550/4(c)', grams: '20', arrest_date: '2017-05-01' })).toEqual({
      assumed: '',
      strict: '',
      support: 0,
      why: 'weights conflict',
    });
  });

  it('is unknown in both worlds when the assumption leaves a bare section no subsection of its class', () => {
    expect(grams({ statute: '720 ILCS 550/4', class: 'C', arrest_date: '2017-05-01' })).toMatchObject({
      assumed: '',
      strict: '',
      support: 0,
    });
  });

  it('is worked out anew for every version of the law and for each assumption', () => {
    const periodOf = (cells: Cells) =>
      reader.period(read({ statute: '720 ILCS 550/4(c)', ...cells }).timeline);
    const exact = (day: string) => ({ offense_date: day });
    for (const change of TIER_CHANGES) {
      expect(periodOf(exact(printDay(addDays(change, -1))))).not.toBe(periodOf(exact(printDay(change))));
      expect(periodOf(exact(printDay(change)))).toBe(periodOf(exact(printDay(addDays(change, 1)))));
    }
    expect(TIER_CHANGES.map(printDay)).toEqual(['1983-09-24', '1997-08-15', '2016-07-29']);
    expect(periodOf({ offense_date: '2016' })).not.toBe(periodOf({ offense_date: '2015' }));
    expect(periodOf({ offense_date: '2016' })).not.toBe(periodOf({ offense_date: '2017' }));
    expect(periodOf({ arrest_date: '2017-05-01' })).not.toBe(periodOf({ disposition_date: '2026-08-01' }));
  });
});

describe('why a fact is not known', () => {
  const why = (name: string, cells: Cells): string => {
    const value = read(cells).facts[name];
    return value.kind === 'identifier' ? '' : value.why;
  };
  it('is said where there is more to say than that it is missing', () => {
    expect(why('grams', { statute: '720 ILCS 550/8' })).toBe('no source names it');
    expect(why('grams', { statute: '720 ILCS 550/4(c)', grams: SOURCES_DISAGREE })).toBe('weights conflict');
    expect(why('grams', { statute: '720 ILCS 550/8', grams: '20' })).toBe('');
    expect(why('grams', { statute: '720 ILCS 5/18-1', grams: '20' })).toBe('no source names it');
    expect(why('class', { statute: '720 ILCS 550/8', class: SOURCES_DISAGREE })).toBe('sources disagree');
    expect(why('class', { statute: '720 ILCS 550/8', class: 'A' })).toBe('');
    expect(why('section', { statute: '', description: 'CANNABIS' })).toBe('the citation cannot be read');
  });

  it('and cells that cannot be read are listed', () => {
    const problems = (cells: Cells) =>
      read({ statute: '720 ILCS 550/4(c)', ...cells }).kind.problems.map(({ column }) => column);
    expect(problems({})).toEqual([]);
    expect(problems({ disposition: 'Finding Guilty' })).toEqual([]);
    expect(problems({ class: 'U', grams: 'BAG', disposition: 'ZZZ', enhanced: '?', cleared: '?' })).toEqual([
      'class',
      'grams',
      'disposition',
      'enhanced',
      'cleared',
    ]);
    expect(problems({ statute: 'XYZ' })).toEqual(['statute']);
    expect(problems({ statute: '', grams: 'BAG' })).toEqual([]);
  });
});

describe('the day of the conviction', () => {
  const conviction = (cells: Cells) => {
    const value = read({ statute: '720 ILCS 550/4(c)', disposition_date: '2010-09', ...cells }).facts
      .conviction_date;
    if (value.kind !== 'date') throw new Error('no date');
    return { assumed: printDateSpan(value.span), strict: printDateSpan(value.strict), why: value.why };
  };
  const later = {
    assumed: '2010-09-01/..',
    strict: '2010-09-01/..',
    why: 'the date on which the sentence was ended is not stated',
  };
  it('is the disposition, or some day after it when only the sentence reports that supervision failed', () => {
    const plain = { assumed: '2010-09', strict: '2010-09', why: '' };
    expect(conviction({ disposition: 'Finding Guilty' })).toEqual(plain);
    expect(conviction({ disposition: 'Supervision terminated unsatisfactorily' })).toEqual(plain);
    const failed = 'Supervision terminated unsatisfactorily';
    expect(conviction({ disposition: 'Finding Guilty', sentence: failed })).toEqual(later);
    expect(conviction({ disposition: 'Finding Guilty', sentence: 'Supervision satisfactory' })).toEqual(
      plain,
    );
  });
});

describe('what sentences print', () => {
  it('is the citation and the class, or that they are not known', () => {
    const { printed } = read({ statute: '56.5-704-C', class: 'A', offense_date: '2010-05-01' }).kind;
    expect(printed).toMatchObject({ class: 'A' });
    expect(printed.statute).toContain('720 ILCS 550/4(c)');
    const unread = read({ statute: '', description: 'CANNABIS' }).kind;
    expect(unread.printed).toMatchObject({
      statute: 'no citation that can be read',
      class: 'not known',
    });
  });

  it('and outside the scope the class as it is stated', () => {
    expect(read({ statute: '720 ILCS 5/18-1', class: '2' }).kind).toMatchObject({
      class: '2',
      felony: 'true',
    });
    expect(read({ statute: '720 ILCS 5/18-1', class: 'M' }).kind).toMatchObject({
      class: '',
      felony: 'false',
    });
    expect(read({ statute: '720 ILCS 5/18-1' }).kind).toMatchObject({ class: '', felony: 'unknown' });
  });

  it('has words for every fact', () => {
    const { facts } = read({ statute: '720 ILCS 550/4(c)' });
    const specs: FactSpec[] = Object.values(fact);
    expect(specs.map((spec) => printFact(spec, facts[spec.name])).every((text) => text !== '')).toBe(true);
  });
});
