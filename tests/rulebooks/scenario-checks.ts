import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { assumptionMask } from '../../src/law/prepared.js';
import type { Rulebook } from '../../src/law/rulebook.js';
import {
  type Expectation,
  parseScenarios,
  type Scenario,
  type ScenarioFile,
} from '../../src/law/scenario.js';
import { isoDay } from '../../src/record/day.js';
import { rulebooks } from '../../src/states/index.js';
import {
  type Said,
  type SaidOfCharge,
  saidByEvaluation,
  type TestPerson,
  type TestTerms,
} from './both-readers.js';

/** The scenarios of a rulebook, file by file. */
export const scenarioFilesOf = (rulebook: Rulebook): (ScenarioFile & { readonly name: string })[] =>
  rulebook.scenarioTexts().map(({ name, text }) => ({ name, ...parseScenarios(text) }));

/** The presets are documents like an office's own. */
export function termsOf(rulebook: Rulebook, scenario: Scenario): TestTerms {
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
const typed = ({ settings }: Readonly<Record<string, unknown>>): unknown => typedValue(settings ?? {});

function typedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(typedValue);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typedValue(inner)]));
  }
  if (value === 'true' || value === 'false') return value === 'true';
  return /^[\d.]+$/.test(String(value)) ? Number(value) : value;
}

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
export function checkScenario(rulebook: Rulebook, scenario: Scenario): Checked {
  const terms = termsOf(rulebook, scenario);
  const said: SaidOfCharge = saidByEvaluation(rulebook, [personOf(scenario)], terms)[0][0];
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

/** The name of the first scenario of a rulebook that does not come out as it expects, if any. */
function firstBroken(rulebook: Rulebook): string | undefined {
  for (const { name, scenarios } of scenarioFilesOf(rulebook)) {
    for (const scenario of scenarios) {
      const { said, wanted } = checkScenario(rulebook, scenario);
      if (!isDeepStrictEqual(said, wanted)) return `${name}: ${scenario.name}`;
    }
  }
  return undefined;
}

/** The same by the rulebook's id: for what changes a copy of the law and asks whether its scenarios notice. */
export function firstBrokenOf(id: string): string | undefined {
  const rulebook = rulebooks.find((one) => one.id === id);
  if (rulebook === undefined) throw new Error(`No rulebook is called ${id}.`);
  return firstBroken(rulebook);
}
