import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assumptionMask } from '../../src/law/prepared.js';
import { type Expectation, readScenarios, type Scenario } from '../../src/law/scenario.js';
import { isoDay } from '../../src/record/day.js';
import { illinoisCannabis as rulebook } from '../../src/states/illinois/cannabis/rulebook.js';
import {
  type Said,
  type SaidOfCharge,
  saidByEngine,
  saidByEvaluation,
  type TestPerson,
  type TestTerms,
} from './both-readers.js';

const FOLDER = new URL('../../src/states/illinois/cannabis/scenarios/', import.meta.url);

/** The presets are documents like an office's own. */
function termsOf(scenario: Scenario): TestTerms {
  const off =
    scenario.without === 'all' ? rulebook.assumptions.map((assumption) => assumption.name) : scenario.without;
  const { policy } = scenario;
  const document =
    typeof policy === 'string' ? parse(rulebook.presetDocument(policy)) : policy === undefined ? undefined : typed(policy);
  return {
    asOf: isoDay(scenario.asOf),
    county: scenario.county,
    assumptions: assumptionMask(rulebook, off),
    ...(policy === undefined
      ? {}
      : { policy: { name: typeof policy === 'string' ? policy : 'scenario', document } }),
  };
}

/** Settings as YAML would read them: the scenarios are read with every scalar as text. */
const typed = ({ settings }: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(
    Object.entries(typeof settings === 'object' && settings !== null ? settings : {}).map(([key, value]) => {
      if (value === 'true' || value === 'false') return [key, value === 'true'];
      return [key, /^[\d.]+$/.test(String(value)) ? Number(value) : value];
    }),
  );

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => ({
    name,
    ...readScenarios(parse(readFileSync(new URL(name, FOLDER), 'utf8'), { schema: 'failsafe' })),
  }));

/** Questions are matched as such: their wording may be improved. */
const plain = (labels: readonly string[]): string[] =>
  labels.map((label) => (label.startsWith('counsel:') ? 'counsel' : label)).sort();

function check(said: SaidOfCharge, scenario: Scenario): void {
  if (scenario.expect === 'none') {
    expect(said).toBe('none');
    return;
  }
  if (said === 'none') throw new Error('the charge got no determination');
  for (const [relief, expected] of Object.entries(scenario.expect)) checkRelief(relief, said[relief], expected);
}

function checkRelief(relief: string, said: Said, expected: Expectation): void {
  const got: Record<string, unknown> = { outcome: said.outcome };
  const wanted: Record<string, unknown> = { outcome: expected.outcome };
  for (const key of ['rule', 'selected', 'selectedRule'] as const) {
    if (expected[key] === undefined) continue;
    got[key] = said[key];
    wanted[key] = expected[key];
  }
  for (const key of ['missing', 'assumptions', 'selectedMissing'] as const) {
    const list = expected[key];
    if (list === undefined) continue;
    got[key] = plain(said[key]);
    wanted[key] = plain(list);
  }
  expect({ [relief]: got }).toEqual({ [relief]: wanted });
}

const personOf = (scenario: Scenario): TestPerson => ({
  charges: [scenario.charge, ...scenario.others],
  identified: scenario.identified,
});

describe.each(files)('$name', ({ scenarios }) => {
  for (const scenario of scenarios) {
    it(scenario.name, () => {
      check(saidByEvaluation(rulebook, [personOf(scenario)], termsOf(scenario))[0][0], scenario);
    });
  }
});

/** All scenarios of all files, those with equal terms together: the engine decides each group in one go. */
const byTerms = new Map<string, { readonly file: string; readonly scenario: Scenario }[]>();
for (const { name, scenarios } of files) {
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
