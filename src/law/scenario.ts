import { parse } from 'yaml';
import { z } from 'zod';
import { CHARGE_COLUMNS, type ChargeCells, type ChargeColumn, chargeCells } from '../record/charge-cells.js';
import { OUTCOMES, type Outcome, type Selection } from './determine.js';

/** What a scenario expects of one relief; what is left out is not checked. */
export interface Expectation {
  readonly outcome: Outcome;
  readonly rule?: string;
  readonly missing?: readonly string[];
  readonly assumptions?: readonly string[];
  readonly selected?: Selection;
  readonly selectedRule?: string;
  readonly selectedMissing?: readonly string[];
}

/** One example of the law, named as a legal sentence, that a lawyer can sign and a test runs. */
export interface Scenario {
  readonly name: string;
  readonly because: string;
  readonly asOf: string;
  readonly county: string;
  /** Names of the assumptions switched off, or all of them. */
  readonly without: readonly string[] | 'all';
  /** A preset, or the settings of a policy. */
  readonly policy?: string | Readonly<Record<string, unknown>>;
  readonly identified: boolean;
  readonly charge: ChargeCells;
  readonly others: readonly ChargeCells[];
  /** By relief; `none` when the charge gets no determination at all. */
  readonly expect: Readonly<Record<string, Expectation>> | 'none';
}

const text = z.string();
const texts = z.array(text);
const cells = z.partialRecord(z.enum(CHARGE_COLUMNS), text);
const outcome = z.enum(OUTCOMES);
const expectation = z.union([
  outcome,
  z.strictObject({
    outcome,
    rule: text.optional(),
    missing: texts.optional(),
    assumptions: texts.optional(),
    selected: z.enum(['yes', 'no', 'unknown']).optional(),
    selectedRule: text.optional(),
    selectedMissing: texts.optional(),
  }),
]);

const scenarioSchema = z.strictObject({
  name: text,
  because: text.optional(),
  asOf: text.optional(),
  county: text.optional(),
  without: z.union([z.literal('all'), texts]).optional(),
  policy: z.union([text, z.record(text, z.unknown())]).optional(),
  identified: z.enum(['true', 'false']).optional(),
  charge: cells.optional(),
  others: z.array(cells).optional(),
  expect: z.union([z.literal('none'), z.record(text, expectation)]),
});

const fileSchema = z.strictObject({
  about: text,
  asOf: text,
  county: text,
  charge: cells,
  scenarios: z.array(scenarioSchema),
});

/** A file of scenarios: what it is about, and the terms and cells its scenarios start from. */
export interface ScenarioFile {
  readonly about: string;
  readonly asOf: string;
  readonly county: string;
  readonly charge: ChargeCells;
  readonly scenarios: readonly Scenario[];
}

/** Reads the text of a file of scenarios; throws as `readScenarios` does, or an error of YAML. */
export const parseScenarios = (yaml: string): ScenarioFile =>
  readScenarios(parse(yaml, { schema: 'failsafe', logLevel: 'error' }));

/**
 * Reads one file of scenarios. `document` is the parsed file with every scalar as the text it was written as. A
 * scenario starts from the cells of its file; its own replace them. Throws a ZodError that names the place at fault.
 */
export function readScenarios(document: unknown): ScenarioFile {
  const file = fileSchema.parse(document);
  const scenarios = file.scenarios.map((s): Scenario => {
    const base: Partial<Record<ChargeColumn, string>> = { ...file.charge, ...s.charge };
    return {
      name: s.name,
      because: s.because ?? '',
      asOf: s.asOf ?? file.asOf,
      county: s.county ?? file.county,
      without: s.without ?? [],
      ...(s.policy === undefined ? {} : { policy: s.policy }),
      identified: s.identified !== 'false',
      charge: chargeCells(base),
      others: (s.others ?? []).map((other) => chargeCells(other)),
      expect: s.expect === 'none' ? 'none' : expectations(s.expect),
    };
  });
  const { about, asOf, county } = file;
  return { about, asOf, county, charge: chargeCells(file.charge), scenarios };
}

function expectations(expect: Record<string, z.infer<typeof expectation>>): Record<string, Expectation> {
  return Object.fromEntries(
    Object.entries(expect).map(([relief, e]) => [relief, typeof e === 'string' ? { outcome: e } : e]),
  );
}
