import { z } from 'zod';
import { type Condition, isAnyOf, isOnOrAfter, isOnOrBefore, weighsAtMost } from '../../../law/condition.js';
import type { Policy, PolicyLine, PolicyValue } from '../../../law/rulebook.js';
import { Failure } from '../../../messages/failure.js';
import { dayOf } from '../../../record/day.js';
import {
  hasNoAssociatedViolentCrime,
  hasNoCompanionFelony,
  hasNoOtherConvictionInCase,
  isMisdemeanor,
} from './conditions.js';
import { fact } from './fact-specs.js';

const isoDate = z.string().refine((text) => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
}, 'a date such as 2013-01-01 is wanted');

const SETTINGS = {
  possessionOnly: z.boolean().optional(),
  misdemeanorOnly: z.boolean().optional(),
  maxGrams: z.number().positive().max(1_000_000).optional(),
  noOtherConvictionInCase: z.boolean().optional(),
  noCompanionFelony: z.boolean().optional(),
  noAssociatedViolentCrime: z.boolean().optional(),
  convictedFrom: isoDate.optional(),
  convictedTo: isoDate.optional(),
  offenseFrom: isoDate.optional(),
  offenseTo: isoDate.optional(),
} as const;

type Setting = keyof typeof SETTINGS;

const documentSchema = z.strictObject({
  title: z.string().optional(),
  source: z.string().optional(),
  notes: z.string().optional(),
  ...SETTINGS,
});

/** What each setting asks for: its words, and the condition a selected charge meets. */
const LINES: Readonly<Record<Setting, (value: PolicyValue) => { words: string; holds: Condition }>> = {
  possessionOnly: () => ({ words: 'possession only (section 4)', holds: isAnyOf(fact.section, '4') }),
  misdemeanorOnly: () => ({ words: 'misdemeanors only', holds: isMisdemeanor }),
  maxGrams: (value) => ({
    words: `not more than ${value} grams`,
    holds: weighsAtMost(fact.grams, Number(value)),
  }),
  noOtherConvictionInCase: () => ({
    words: 'no other conviction in the case',
    holds: hasNoOtherConvictionInCase,
  }),
  noCompanionFelony: () => ({ words: 'no other felony charge in the case', holds: hasNoCompanionFelony }),
  noAssociatedViolentCrime: () => ({
    words: 'no associated violent crime',
    holds: hasNoAssociatedViolentCrime,
  }),
  convictedFrom: (value) => ({
    words: `convicted on or after ${value}`,
    holds: isOnOrAfter(fact.convictionDate, String(value)),
  }),
  convictedTo: (value) => ({
    words: `convicted on or before ${value}`,
    holds: isOnOrBefore(fact.convictionDate, String(value)),
  }),
  offenseFrom: (value) => ({
    words: `offense on or after ${value}`,
    holds: isOnOrAfter(fact.offenseDate, String(value)),
  }),
  offenseTo: (value) => ({
    words: `offense on or before ${value}`,
    holds: isOnOrBefore(fact.offenseDate, String(value)),
  }),
};

/**
 * Reads a policy document: any of the settings, `title`, `source`, `notes`. A setting of `false` asks for nothing.
 * Throws a Failure (wrong usage) that names the key at fault.
 */
export function readPolicy(name: string, document: unknown): Policy {
  const read = documentSchema.safeParse(document ?? {});
  if (!read.success) {
    const [issue] = read.error.issues;
    const key = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.');
    throw new Failure(2, 'LAW_POLICY_UNREADABLE', {
      policy: name,
      key: key || 'the document',
      wrong: issue.code === 'unrecognized_keys' ? 'is no setting of this rulebook' : issue.message,
      settings: Object.keys(SETTINGS).join(', '),
    });
  }
  const { title, source, notes: _notes, ...settings } = read.data;
  const lines: PolicyLine[] = [];
  for (const setting of Object.keys(SETTINGS) as Setting[]) {
    const value = settings[setting];
    if (value === undefined || value === false) continue;
    lines.push(Object.freeze({ id: setting, ...LINES[setting](value) }));
  }
  const given = Object.entries(settings).filter(
    (entry): entry is [Setting, PolicyValue] => entry[1] !== undefined,
  );
  return Object.freeze({
    name,
    title: title ?? name,
    source: source ?? '',
    settings: Object.freeze(Object.fromEntries(given)),
    lines: Object.freeze(lines),
  });
}
