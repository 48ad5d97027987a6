import { describe, expect, it } from 'vitest';
import type { Rulebook } from '../../src/law/rulebook.js';
import type { Scenario } from '../../src/law/scenario.js';
import { rulebooks } from '../../src/states/index.js';
import { type SaidOfCharge, saidByEngine, saidByEvaluation } from './both-readers.js';
import { checkScenario, firstBrokenOf, personOf, scenarioFilesOf, termsOf } from './scenario-checks.js';

interface OfFile {
  readonly file: string;
  readonly scenario: Scenario;
}

/** All scenarios of all files, those with equal terms together: the engine decides each group in one go. */
function groupsOf(rulebook: Rulebook): [string, OfFile[]][] {
  const byTerms = new Map<string, OfFile[]>();
  for (const { name, scenarios } of scenarioFilesOf(rulebook)) {
    for (const scenario of scenarios) {
      const terms = JSON.stringify(termsOf(rulebook, scenario));
      byTerms.set(terms, [...(byTerms.get(terms) ?? []), { file: name, scenario }]);
    }
  }
  return [...byTerms.values()].map((group) => {
    const { asOf, county, without, policy } = group[0].scenario;
    const off = without === 'all' ? 'any assumption' : without.join(', ') || 'nothing';
    return [`as of ${asOf}, ${county}, without ${off}, policy ${JSON.stringify(policy ?? 'none')}`, group];
  });
}

describe.each(rulebooks.map((rulebook) => [rulebook.id, rulebook] as const))('%s', (id, rulebook) => {
  describe.each(scenarioFilesOf(rulebook))('$name', ({ scenarios }) => {
    for (const scenario of scenarios) {
      it(scenario.name, () => {
        const { said, wanted } = checkScenario(rulebook, scenario);
        expect(said).toEqual(wanted);
      });
    }
  });

  it('each scenario comes out as it expects', () => {
    expect(firstBrokenOf(id)).toBeUndefined();
  });

  it('has at least 120 scenarios, no two of one name', () => {
    const names = scenarioFilesOf(rulebook).flatMap(({ scenarios }) => scenarios.map(({ name }) => name));
    expect(names.length).toBeGreaterThanOrEqual(120);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  describe('the compiled law says the same of every scenario', () => {
    it.each(groupsOf(rulebook))('%s', async (_, group) => {
      const people = group.map(({ scenario }) => personOf(scenario));
      const terms = termsOf(rulebook, group[0].scenario);
      const named = (said: SaidOfCharge[][]) =>
        group.map(({ file, scenario }, at) => ({ file, scenario: scenario.name, said: said[at] }));
      expect(named(await saidByEngine(rulebook, people, terms))).toEqual(
        named(saidByEvaluation(rulebook, people, terms)),
      );
    });
  });
});
