import { readdirSync, readFileSync } from 'node:fs';
import type { Rulebook, ScenarioText } from '../../../law/rulebook.js';
import { COUNTIES } from '../counties.js';
import { ASSUMPTIONS } from './assumptions.js';
import { countyKey } from './cell-readings.js';
import { DEMO } from './demo.js';
import { ALL_FACTS } from './fact-specs.js';
import { illinoisCannabisReader } from './facts.js';
import { LAW_TABLES } from './law-tables.js';
import { POLICY_SETTINGS, readPolicy } from './policy.js';
import { PROSE } from './prose.js';
import { RELIEFS } from './reliefs.js';

const PRESETS = Object.freeze(['cook-2019', 'mchenry-2020', 'will-2020']);

const SCENARIOS = new URL('./scenarios/', import.meta.url);

function scenarioTexts(): ScenarioText[] {
  const names = readdirSync(SCENARIOS).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => ({ name, text: readFileSync(new URL(name, SCENARIOS), 'utf8') }));
}

/** Illinois: cannabis convictions, arrests and civil law violations under 20 ILCS 2630/5.2. */
export const illinoisCannabis: Rulebook = Object.freeze<Rulebook>({
  home: { module: import.meta.url, name: 'illinoisCannabis' },
  id: 'illinois-cannabis',
  title: 'Illinois: cannabis records under 20 ILCS 2630/5.2',
  jurisdiction: 'Illinois',
  version: '1.0.0',
  asOf: '2026-11-22',
  leapDay: 'march-1',
  facts: ALL_FACTS,
  assumptions: ASSUMPTIONS,
  reliefs: RELIEFS,
  tables: LAW_TABLES,
  policyReliefs: ['il.state-attorney-motion'],
  policySettings: POLICY_SETTINGS,
  presets: PRESETS,
  readPolicy,
  presetDocument: (name) => readFileSync(new URL(`./policies/${name}.yaml`, import.meta.url), 'utf8'),
  prose: PROSE,
  scenarioTexts,
  reader: illinoisCannabisReader,
  places: COUNTIES,
  readPlace: countyKey,
  demo: DEMO,
});
