import { sha256 } from '../files/sha256.js';
import type { Rulebook } from './rulebook.js';

/**
 * The law of a rulebook as plain data: all that is decided from. Prose, open points, presets of policies and scenarios
 * are not in it; they change no answer.
 */
export const rulebookData = (rulebook: Rulebook) => ({
  id: rulebook.id,
  title: rulebook.title,
  jurisdiction: rulebook.jurisdiction,
  version: rulebook.version,
  asOf: rulebook.asOf,
  leapDay: rulebook.leapDay,
  facts: rulebook.facts,
  assumptions: rulebook.assumptions,
  reliefs: rulebook.reliefs,
  tables: rulebook.tables,
  policyReliefs: rulebook.policyReliefs,
  policySettings: rulebook.policySettings,
});

/** SHA-256 of the rulebook's data as JSON: the same law has the same hash on every machine. */
export const rulebookHash = (rulebook: Rulebook): string => sha256(JSON.stringify(rulebookData(rulebook)));
