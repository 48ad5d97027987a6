import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assumptionMask } from '../../src/law/prepared.js';
import { isoDay } from '../../src/record/day.js';
import { californiaProp64 as rulebook } from '../../src/states/california/prop64/rulebook.js';
import type { TestTerms } from '../rulebooks/both-readers.js';
import { comparedReaders, outcomesIn } from '../rulebooks/compared-readers.js';
import { checkMoreKnown } from '../rulebooks/more-known.js';
import { randomPeople } from './histories.js';

const PEOPLE = 2_400;
const names = rulebook.assumptions.map((assumption) => assumption.name);
const preset = (name: string) => ({ name, document: parse(rulebook.presetDocument(name)) as unknown });
const own = (name: string, document: unknown) => ({ name, document });

const EVERY_KEY = own('of every key', {
  notFelony: 'review',
  dismissSections: ['11357(B)'],
  reduceSections: ['11359', '11360(A)'],
  dismissIf: {
    under21AtConviction: true,
    ageAtLeast: 50,
    yearsSinceConviction: 10,
    yearsConvictionFree: 5,
    onlyProp64Convictions: true,
    deceased: true,
  },
  bars: { superStrike: 'exclude', pc290: 'review', twoPriors: 'exclude' },
  stillServing: 'review',
  otherwise: 'review',
});

interface Case {
  readonly asOf: string;
  readonly county: string;
  readonly off: readonly string[];
  readonly policy: NonNullable<TestTerms['policy']>;
}

const cases: Case[] = [
  ...rulebook.presets.map((name) => ({
    asOf: '2019-07-01',
    county: 'San Joaquin',
    off: [],
    policy: preset(name),
  })),
  { asOf: '2019-07-01', county: 'all', off: [], policy: EVERY_KEY },
  { asOf: '2028-02-29', county: 'all', off: names, policy: EVERY_KEY },
  { asOf: '2028-02-29', county: 'Sacramento', off: ['history-complete'], policy: preset('los-angeles') },
  { asOf: '2023-02-28', county: 'all', off: ['clearing-recorded'], policy: preset('los-angeles') },
  {
    asOf: '2019-07-01',
    county: 'all',
    off: [],
    policy: own('of bars for review', {
      bars: { superStrike: 'review', pc290: 'exclude', twoPriors: 'review' },
    }),
  },
  {
    asOf: '2026-02-28',
    county: 'all',
    off: [],
    policy: own('of years', { dismissIf: { yearsConvictionFree: 10, yearsSinceConviction: 15 } }),
  },
  { asOf: '2019-07-01', county: 'all', off: [], policy: own('of nothing', {}) },
  ...[
    { dismissIf: { ageAtLeast: 50 } },
    { dismissIf: { yearsSinceConviction: 10 } },
    { dismissIf: { deceased: true } },
    { bars: { twoPriors: 'exclude' } },
    { reduceSections: ['11357(B)', '11360(A)'] },
  ].map((document) => ({
    asOf: '2019-07-01',
    county: 'all',
    off: ['history-complete'],
    policy: own(`of ${JSON.stringify(document)}`, document),
  })),
];

const titleOf = ({ asOf, county, off, policy }: Case): string =>
  `as of ${asOf}, ${county}, without ${off.join(' and ') || 'nothing'}, policy ${policy.name}`;

describe('evaluation and the compiled law say the same of every charge and relief', () => {
  const outcomes = new Set<string>();
  const lines = new Set<string>();

  it.each(cases.map((c, seed): [string, Case, number] => [titleOf(c), c, seed]))('%s', async (_, c, seed) => {
    const terms: TestTerms = {
      asOf: isoDay(c.asOf),
      county: c.county,
      assumptions: assumptionMask(rulebook, c.off),
      policy: c.policy,
    };
    const { said, difference, instead } = await comparedReaders(
      rulebook,
      randomPeople(2000 + seed, PEOPLE),
      terms,
    );
    expect(difference).toEqual(instead);
    for (const outcome of outcomesIn(said)) outcomes.add(outcome);
    for (const one of said) {
      if (one === 'none') continue;
      for (const { selected, selectedRule } of Object.values(one)) lines.add(`${selectedRule} ${selected}`);
    }
    expect(said.length).toBeGreaterThan(PEOPLE);
  });

  it('and the histories reach every outcome, and every line of a policy in every answer it can give', () => {
    expect([...outcomes].sort()).toEqual([
      'eligible',
      'needs_review',
      'none',
      'not_eligible',
      'other_county',
    ]);
    const wanted = [
      ...['notFelony', 'dismissSections:11357(B)', 'reduceSections:11359', 'reduceSections:11360(A)'],
      ...['under21AtConviction', 'ageAtLeast', 'yearsSinceConviction', 'yearsConvictionFree'],
      ...['onlyProp64Convictions', 'deceased'],
    ].flatMap((line) => [`${line} yes`, `${line} no`]);
    // A conviction whose date is unknown is not eligible yet, so no line asks how many years ago it was.
    const open = [
      ...['notFelony', 'bars.superStrike', 'bars.pc290', 'bars.twoPriors', 'dismissSections:11357(B)'],
      ...['under21AtConviction', 'ageAtLeast', 'yearsConvictionFree'],
      ...['onlyProp64Convictions', 'stillServing', 'deceased', 'reduceSections:11360(A)', 'otherwise'],
    ].map((line) => `${line} unknown`);
    const barred = ['bars.superStrike no', 'bars.pc290 no', 'bars.twoPriors no', ' no'];
    expect([...wanted, ...open, ...barred].filter((one) => !lines.has(one))).toEqual([]);
  });
});

describe('the policies under which the two readers are compared', () => {
  const settings = cases.map(({ policy }) => rulebook.readPolicy(policy.name, policy.document).settings);

  it('use every setting that a county can ask for', () => {
    const asked = new Set(settings.flatMap((one) => Object.keys(one)));
    const all = [...(rulebook.policySettings ?? []).map(({ id }) => id), 'otherwise', 'relatedCharges'];
    expect(all.filter((id) => !asked.has(id))).toEqual([]);
  });

  it.each(['bars.superStrike', 'bars.pc290', 'bars.twoPriors'])('use %s in both of its ways', (bar) => {
    expect(new Set(settings.map((one) => one[bar]).filter((how) => how !== undefined))).toEqual(
      new Set(['exclude', 'review']),
    );
  });

  it('use what is no felony in both of its ways', () => {
    expect(new Set(settings.map((one) => one.notFelony))).toEqual(new Set(['dismiss', 'review']));
  });
});

describe('with every assumption off, whatever else comes to be known, what was decided stays', () => {
  it.each([...rulebook.presets.map(preset), EVERY_KEY])('under the policy $name', ({ name, document }) => {
    const { decided, opened } = checkMoreKnown({
      rulebook,
      people: randomPeople(41, 1_200),
      strangers: randomPeople(42, 200),
      context: { asOf: isoDay('2019-07-01'), parameters: { county: 'San Joaquin' }, assumptions: 0 },
      policy: rulebook.readPolicy(name, document),
      keys: {
        county: ['SAN JOAQUIN', 'SACRAMENTO', 'LOS ANGELES'],
        case_number: ['SC012345A', 'M99'],
        arrest_id: ['001', '002', '003'],
      },
      seed: 43,
    });
    expect(decided).toBeGreaterThan(2_000);
    expect(opened).toBeGreaterThan(100);
  });
});
