import { allRules } from '../law/document/references.js';
import { factsUsed } from '../law/facts-used.js';
import { factsNamedIn } from '../law/wording.js';
import type { Deciding } from './determination-row.js';

/** The names of the facts that conditions of a run read. */
function factsAsked({ reliefs, policy }: Deciding): ReadonlySet<string> {
  const rules = [...reliefs.flatMap(({ relief }) => allRules(relief)), ...(policy?.policy.lines ?? [])];
  return new Set(rules.flatMap(({ holds }) => factsUsed(holds)).map(({ fact }) => fact));
}

/** Those, and what results of a run say of charges beside: facts that sentences name, and the day of the conviction. */
export function factsTold(deciding: Deciding): ReadonlySet<string> {
  const named = deciding.reliefs.flatMap(({ relief }) => allRules(relief)).flatMap(factsNamedIn);
  return new Set([...factsAsked(deciding), ...named, deciding.rulebook.reader.convictionDate]);
}
