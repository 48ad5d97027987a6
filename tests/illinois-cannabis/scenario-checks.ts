import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { assumptionMask } from '../../src/law/prepared.js';
import { type Expectation, readScenarios, type Scenario } from '../../src/law/scenario.js';
import { isoDay } from '../../src/record/day.js';
import { illinoisCannabis as rulebook } from '../../src/states/illinois/cannabis/rulebook.js';
import {
  type Said,
  type SaidOfCharge,
  saidByEvaluation,
  type TestPerson,
  type TestTerms,
} from './both-readers.js';

const FOLDER = new URL('../../src/states/illinois/cannabis/scenarios/', import.meta.url);

/** The scenarios of the rulebook, file by file. */
export const scenarioFiles = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => ({
    name,
    ...readScenarios(parse(readFileSync(new URL(name, FOLDER), 'utf8'), { schema: 'failsafe' })),
  }));

/** The presets are documents like an office's own. */
export function termsOf(scenario: Scenario): TestTerms {
  const off =
    scenario.without === 'all' ? rulebook.assumptions.map((assumption) => assumption.name) : scenario.without;
  const { policy } = scenario;
  const terms = {
    asOf: isoDay(scenario.asOf),
    county: scenario.county,
    assumptions: assumptionMask(rulebook, off),
  };
  if (policy === undefined) return terms;
  if (typeof policy !== 'string') return { ...terms, policy: { name: 'scenario', document: typed(policy) } };
  return { ...terms, policy: { name: policy, document: parse(rulebook.presetDocument(policy)) } };
}

/** Settings as YAML would read them: the scenarios are read with every scalar as text. */
const typed = ({ settings }: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(
    Object.entries(typeof settings === 'object' && settings !== null ? settings : {}).map(([key, value]) => {
      if (value === 'true' || value === 'false') return [key, value === 'true'];
      return [key, /^[\d.]+$/.test(String(value)) ? Number(value) : value];
    }),
  );

export const personOf = (scenario: Scenario): TestPerson => ({
  charges: [scenario.charge, ...scenario.others],
  identified: scenario.identified,
});

/** What a scenario expects, and what evaluation says in the same words. */
export interface Checked {
  readonly said: unknown;
  readonly wanted: unknown;
}

/** Evaluates a scenario's charge and picks out of what was said all that the scenario speaks of. */
export function checkScenario(scenario: Scenario): Checked {
  const said: SaidOfCharge = saidByEvaluation(rulebook, [personOf(scenario)], termsOf(scenario))[0][0];
  if (scenario.expect === 'none' || said === 'none') return { said, wanted: scenario.expect };
  const reliefs = Object.entries(scenario.expect);
  return {
    said: Object.fromEntries(reliefs.map(([relief, expected]) => [relief, spokenOf(said[relief], expected)])),
    wanted: Object.fromEntries(reliefs.map(([relief, expected]) => [relief, spokenOf(expected, expected)])),
  };
}

/** The parts of a saying that an expectation speaks of, lists in alphabetical order. */
function spokenOf(saying: Said | Expectation, expected: Expectation): Record<string, unknown> {
  const parts: Record<string, unknown> = { outcome: saying.outcome };
  for (const key of ['rule', 'selected', 'selectedRule'] as const) {
    if (expected[key] !== undefined) parts[key] = saying[key];
  }
  for (const key of ['missing', 'assumptions', 'selectedMissing'] as const) {
    if (expected[key] !== undefined) parts[key] = plain(saying[key] ?? []);
  }
  return parts;
}

/** Questions are matched as such: their wording may be improved. */
const plain = (labels: readonly string[]): string[] =>
  labels.map((label) => (label.startsWith('counsel:') ? 'counsel' : label)).sort();

/** The name of the first scenario that does not come out as it expects, if any. */
export function firstBroken(): string | undefined {
  for (const { name, scenarios } of scenarioFiles) {
    for (const scenario of scenarios) {
      const { said, wanted } = checkScenario(scenario);
      if (!isDeepStrictEqual(said, wanted)) return `${name}: ${scenario.name}`;
    }
  }
  return undefined;
}
