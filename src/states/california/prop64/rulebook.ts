import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Rulebook, ScenarioText } from '../../../law/rulebook.js';
import { COUNTIES, countyKey } from '../counties.js';
import { ASSUMPTIONS } from './assumptions.js';
import { DEMO } from './demo.js';
import { ALL_FACTS } from './fact-specs.js';
import { prop64Reader } from './facts.js';
import { LAW_TABLES } from './law-tables.js';
import { readPolicy } from './policy.js';
import { OTHER_POLICY_KEYS, POLICY_SETTINGS } from './policy-settings.js';
import { PROSE } from './prose.js';
import { DISMISSAL, REDUCTION, RELIEFS } from './reliefs.js';

const PRESETS = Object.freeze(['statewide', 'los-angeles', 'san-joaquin-contra-costa', 'sacramento']);

const SCENARIOS = new URL('./scenarios/', import.meta.url);

function scenarioTexts(): ScenarioText[] {
  if (!existsSync(SCENARIOS)) return [];
  const names = readdirSync(SCENARIOS).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => ({ name, text: readFileSync(new URL(name, SCENARIOS), 'utf8') }));
}

/** California: convictions under the four sections of Proposition 64, by HSC 11361.8 and 11361.9. */
export const californiaProp64: Rulebook = Object.freeze<Rulebook>({
  home: { module: import.meta.url, name: 'californiaProp64' },
  id: 'california-prop64',
  title: 'California: Proposition 64 convictions under HSC 11361.8',
  jurisdiction: 'California',
  version: '1.0.0',
  asOf: '2026-11-22',
  leapDay: 'march-1',
  facts: ALL_FACTS,
  assumptions: ASSUMPTIONS,
  reliefs: RELIEFS,
  tables: LAW_TABLES,
  policyReliefs: [DISMISSAL, REDUCTION],
  policySettings: POLICY_SETTINGS,
  otherPolicyKeys: OTHER_POLICY_KEYS,
  presets: PRESETS,
  defaultPreset: 'statewide',
  readPolicy,
  presetDocument: (name) => readFileSync(new URL(`./policies/${name}.yaml`, import.meta.url), 'utf8'),
  prose: PROSE,
  scenarioTexts,
  reader: prop64Reader,
  places: COUNTIES,
  readPlace: countyKey,
  demo: DEMO,
});
