import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/law/scenario.js';
import { illinoisCannabis as rulebook } from '../../src/states/illinois/cannabis/rulebook.js';
import { type SaidOfCharge, saidByEngine, saidByEvaluation } from './both-readers.js';
import { checkScenario, firstBroken, personOf, scenarioFiles, termsOf } from './scenario-checks.js';

describe.each(scenarioFiles)('$name', ({ scenarios }) => {
  for (const scenario of scenarios) {
    it(scenario.name, () => {
      const { said, wanted } = checkScenario(scenario);
      expect(said).toEqual(wanted);
    });
  }
});

it('each scenario comes out as it expects', () => {
  expect(firstBroken()).toBeUndefined();
});

/** All scenarios of all files, those with equal terms together: the engine decides each group in one go. */
const byTerms = new Map<string, { readonly file: string; readonly scenario: Scenario }[]>();
for (const { name, scenarios } of scenarioFiles) {
  for (const scenario of scenarios) {
    const terms = JSON.stringify(termsOf(scenario));
    byTerms.set(terms, [...(byTerms.get(terms) ?? []), { file: name, scenario }]);
  }
}

describe('the compiled law says the same of every scenario', () => {
  const groups = [...byTerms.values()].map((group): [string, typeof group] => {
    const { asOf, county, without, policy } = group[0].scenario;
    const off = without === 'all' ? 'any assumption' : without.join(', ') || 'nothing';
    return [`as of ${asOf}, ${county}, without ${off}, policy ${JSON.stringify(policy ?? 'none')}`, group];
  });

  it.each(groups)('%s', async (_, group) => {
    const people = group.map(({ scenario }) => personOf(scenario));
    const terms = termsOf(group[0].scenario);
    const named = (said: SaidOfCharge[][]) =>
      group.map(({ file, scenario }, at) => ({ file, scenario: scenario.name, said: said[at] }));
    expect(named(await saidByEngine(rulebook, people, terms))).toEqual(
      named(saidByEvaluation(rulebook, people, terms)),
    );
  });
});
