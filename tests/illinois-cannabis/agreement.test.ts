import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assumptionMask } from '../../src/law/prepared.js';
import { isoDay } from '../../src/record/day.js';
import { illinoisCannabis as rulebook } from '../../src/states/illinois/cannabis/rulebook.js';
import { type SaidOfCharge, saidByEngine, saidByEvaluation, type TestTerms } from './both-readers.js';
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
const own = (document: unknown) => ({ name: 'own', document });

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
  { asOf: '2026-11-22', county: 'all', off: [], policy: own(EVERY_SETTING) },
  { asOf: '2026-11-22', county: 'all', off: ['history-complete'], policy: own({ noCompanionFelony: true }) },
  { asOf: '2026-11-22', county: 'all', off: [], policy: own({ noOtherConvictionInCase: true }) },
  { asOf: '2026-11-22', county: 'all', off: [], policy: own({ noCompanionFelony: true, maxGrams: 30 }) },
  { asOf: '2026-11-22', county: 'all', off: [], policy: own({ noAssociatedViolentCrime: true }) },
  { asOf: '2026-11-22', county: 'all', off: [], policy: own({}) },
];

const titleOf = ({ asOf, county, off, policy }: Case): string => {
  const assumptions =
    off.length === 0 ? 'every assumption' : off.length === names.length ? 'no assumption' : `all but ${off[0]}`;
  const asked = policy === undefined ? 'no policy' : `policy ${policy.name} (${settingsIn(policy.document)} settings)`;
  return `as of ${asOf}, ${county}, ${assumptions}, ${asked}`;
};
const settingsIn = (document: unknown): number =>
  typeof document === 'object' && document !== null ? Object.keys(document).length : 0;

/** The first charge of which the two readers say different things, with its person's cells. */
async function firstDifference(seed: number, terms: TestTerms) {
  const people = randomPeople(seed, PEOPLE);
  const byEvaluation = saidByEvaluation(rulebook, people, terms);
  const byEngine = await saidByEngine(rulebook, people, terms);
  for (const [p, person] of people.entries()) {
    for (const [c] of person.charges.entries()) {
      const [one, other] = [byEvaluation[p][c], byEngine[p][c]];
      if (JSON.stringify(one) !== JSON.stringify(other)) return { person, charge: c, one, other };
    }
  }
  return { said: byEvaluation.flat() };
}

const outcomesIn = (said: readonly SaidOfCharge[]): Set<string> =>
  new Set(said.flatMap((s) => (s === 'none' ? ['none'] : Object.values(s).map(({ outcome }) => outcome))));

describe('evaluation and the compiled law say the same of every charge and relief', () => {
  const seen = new Set<string>();

  it.each(cases.map((c, seed): [string, Case, number] => [titleOf(c), c, seed]))('%s', async (_, c, seed) => {
    const terms: TestTerms = {
      asOf: isoDay(c.asOf),
      county: c.county,
      assumptions: assumptionMask(rulebook, c.off),
      ...(c.policy === undefined ? {} : { policy: c.policy }),
    };
    const result = await firstDifference(1000 + seed, terms);
    if (!('said' in result)) {
      const { person, charge, one, other } = result;
      expect({ person, charge, said: other }).toEqual({ person, charge, said: one });
      return;
    }
    for (const outcome of outcomesIn(result.said)) seen.add(outcome);
    expect(result.said.length).toBeGreaterThan(PEOPLE);
  });

  it('and the histories reach every outcome', () => {
    expect([...seen].sort()).toEqual(['eligible', 'needs_review', 'none', 'not_eligible', 'other_county']);
  });
});
