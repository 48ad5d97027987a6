import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assumptionMask } from '../../src/law/prepared.js';
import { isoDay } from '../../src/record/day.js';
import { illinoisCannabis as rulebook } from '../../src/states/illinois/cannabis/rulebook.js';
import type { TestTerms } from '../rulebooks/both-readers.js';
import { comparedReaders, outcomesIn } from '../rulebooks/compared-readers.js';
import { randomPeople } from './histories.js';

const PEOPLE = 4_800;
const EVERY_SETTING = {
  possessionOnly: true,
  misdemeanorOnly: true,
  maxGrams: 28.5,
  noOtherConvictionInCase: true,
  noCompanionFelony: true,
  noAssociatedViolentCrime: true,
  convictedFrom: '1984-02-29',
  convictedTo: '2019-06-24',
  offenseFrom: '1973-08-13',
  offenseTo: '2016-07-29',
};
const names = rulebook.assumptions.map((assumption) => assumption.name);
const preset = (name: string) => ({ name, document: parse(rulebook.presetDocument(name)) as unknown });
const own = (name: string, document: unknown) => ({ name, document });

interface Case {
  readonly asOf: string;
  readonly county: string;
  readonly off: readonly string[];
  readonly policy?: NonNullable<TestTerms['policy']>;
}

const cases: Case[] = [
  { asOf: '2026-11-22', county: 'Cook', off: [] },
  { asOf: '2026-11-22', county: 'all', off: [] },
  { asOf: '2026-11-22', county: 'Cook', off: names },
  { asOf: '2028-02-29', county: 'all', off: names },
  { asOf: '2029-03-01', county: 'all', off: [] },
  ...names.map((name, at) => ({
    asOf: ['2026-11-22', '2028-02-29', '2027-02-28', '2026-11-20', '2020-02-29', '2019-06-25'][at],
    county: at % 2 === 0 ? 'Cook' : 'all',
    off: [name],
  })),
  ...rulebook.presets.map((name) => ({ asOf: '2026-11-22', county: 'Cook', off: [], policy: preset(name) })),
  { asOf: '2026-11-22', county: 'Will', off: names, policy: preset('will-2020') },
  { asOf: '2026-11-22', county: 'all', off: [], policy: own('of every setting', EVERY_SETTING) },
  {
    asOf: '2026-11-22',
    county: 'all',
    off: ['history-complete'],
    policy: own('against felonies', { noCompanionFelony: true }),
  },
  {
    asOf: '2026-11-22',
    county: 'all',
    off: [],
    policy: own('against convictions', { noOtherConvictionInCase: true }),
  },
  {
    asOf: '2026-11-22',
    county: 'all',
    off: [],
    policy: own('against felonies over 30 g', { noCompanionFelony: true, maxGrams: 30 }),
  },
  {
    asOf: '2026-11-22',
    county: 'all',
    off: [],
    policy: own('against violence', { noAssociatedViolentCrime: true }),
  },
  { asOf: '2026-11-22', county: 'all', off: [], policy: own('of nothing', {}) },
];

const titleOf = ({ asOf, county, off, policy }: Case): string => {
  const assumptions =
    off.length === 0
      ? 'every assumption'
      : off.length === names.length
        ? 'no assumption'
        : `all but ${off[0]}`;
  return `as of ${asOf}, ${county}, ${assumptions}, ${policy === undefined ? 'no policy' : `policy ${policy.name}`}`;
};

describe('evaluation and the compiled law say the same of every charge and relief', () => {
  const seen = new Set<string>();

  it.each(cases.map((c, seed): [string, Case, number] => [titleOf(c), c, seed]))('%s', async (_, c, seed) => {
    const terms: TestTerms = {
      asOf: isoDay(c.asOf),
      county: c.county,
      assumptions: assumptionMask(rulebook, c.off),
      ...(c.policy === undefined ? {} : { policy: c.policy }),
    };
    const { said, difference, instead } = await comparedReaders(
      rulebook,
      randomPeople(1000 + seed, PEOPLE),
      terms,
    );
    expect(difference).toEqual(instead);
    for (const outcome of outcomesIn(said)) seen.add(outcome);
    expect(said.length).toBeGreaterThan(PEOPLE);
  });

  it('and the histories reach every outcome', () => {
    expect([...seen].sort()).toEqual(['eligible', 'needs_review', 'none', 'not_eligible', 'other_county']);
  });
});
