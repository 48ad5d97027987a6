import { OUTCOMES, SELECTIONS } from '../../determine.js';
import { allRules } from '../../document/references.js';
import type { LabelTable } from '../../missing-labels.js';
import type { PreparedPolicy, PreparedRelief } from '../../prepared.js';

/** What a relief is, and what the codes in the table of its decisions mean. */
export function saidOfRelief({ relief, labels }: PreparedRelief, table: string): string[] {
  const rules = allRules(relief);
  return [
    `${relief.grants}; ${relief.citation} (${relief.status}, as of ${relief.asOf})`,
    '',
    `The table ${table} has for each charge in scope:`,
    `outcome: ${OUTCOMES.map((word, code) => `${code} = ${word}`).join(', ')}`,
    'rule: the rule that is false, or else the first that cannot be told; -1 for none:',
    ...rules.map(
      ({ id, words, citation, status }, at) => `  ${at} = ${id}: ${words} (${citation}; ${status})`,
    ),
    `missing: bits of what is missing when it needs review; else 0: ${bitsOf(labels)}`,
    'support: bits of the assumptions on which the outcome rests',
  ];
}

/** What a policy says of a relief, and what the codes in the table of its selections mean. */
export function saidOfPolicy({ policy, labels }: PreparedPolicy, relief: string, table: string): string[] {
  const codes = SELECTIONS.flatMap((word, code) => (word === '' ? [] : [`${code} = ${word}`]));
  return [
    `What the policy ${policy.name} says of ${relief}: ${policy.title || 'a policy without a title'}`,
    '',
    `The table ${table} has for each charge in scope what the policy would say if it is eligible:`,
    `selected: ${codes.join(', ')}`,
    'line: the line that decided, or could not be told; -1 for none:',
    ...policy.lines.map(({ id, words }, at) => `  ${at} = ${id}: ${words}`),
    `missing: bits of what is missing when it cannot be told; else 0: ${bitsOf(labels)}`,
    'support: bits of the assumptions on which it rests',
  ];
}

const bitsOf = ({ labels }: LabelTable): string =>
  labels.map(({ text }, at) => `${2 ** at} = ${text}`).join('; ') || 'none';
