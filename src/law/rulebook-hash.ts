import { sha256 } from '../files/sha256.js';
import type { Rulebook } from './rulebook.js';

/** The law of a rulebook as plain data: what is printed, signed and hashed. */
const rulebookData = (rulebook: Rulebook) => ({
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
  policyRelief: rulebook.policyRelief,
});

/** SHA-256 of the rulebook's data: the same law has the same hash on every machine. */
export const rulebookHash = (rulebook: Rulebook): string => sha256(JSON.stringify(rulebookData(rulebook)));
