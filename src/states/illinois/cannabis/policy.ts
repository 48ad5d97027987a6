import { z } from 'zod';
import {
  type Condition,
  dateParameter,
  isAnyOf,
  isOnOrAfter,
  isOnOrBefore,
  weighsAtMost,
} from '../../../law/condition.js';
import { policyLine } from '../../../law/policy-setting.js';
import type { Policy, PolicySetting, PolicyValue } from '../../../law/rulebook.js';
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

/** What each setting asks for, in the order in which lines are tried: its words, and what a selected charge meets. */
export const POLICY_SETTINGS: readonly PolicySetting[] = Object.freeze([
  setting('possessionOnly', 'possession only (section 4)', 'yes or no', isAnyOf(fact.section, '4')),
  setting('misdemeanorOnly', 'misdemeanors only', 'yes or no', isMisdemeanor),
  setting(
    'maxGrams',
    'not more than {value} grams',
    'grams',
    weighsAtMost(fact.grams, { parameter: 'maxGrams' }),
  ),
  setting(
    'noOtherConvictionInCase',
    'no other conviction in the case',
    'yes or no',
    hasNoOtherConvictionInCase,
  ),
  setting('noCompanionFelony', 'no other felony charge in the case', 'yes or no', hasNoCompanionFelony),
  setting(
    'noAssociatedViolentCrime',
    'no associated violent crime',
    'yes or no',
    hasNoAssociatedViolentCrime,
  ),
  setting(
    'convictedFrom',
    'convicted on or after {value}',
    'day',
    isOnOrAfter(fact.convictionDate, dateParameter('convictedFrom')),
  ),
  setting(
    'convictedTo',
    'convicted on or before {value}',
    'day',
    isOnOrBefore(fact.convictionDate, dateParameter('convictedTo')),
  ),
  setting(
    'offenseFrom',
    'offense on or after {value}',
    'day',
    isOnOrAfter(fact.offenseDate, dateParameter('offenseFrom')),
  ),
  setting(
    'offenseTo',
    'offense on or before {value}',
    'day',
    isOnOrBefore(fact.offenseDate, dateParameter('offenseTo')),
  ),
]);

function setting(id: Setting, words: string, wants: PolicySetting['wants'], holds: Condition): PolicySetting {
  return Object.freeze({ id, words, wants, holds });
}

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
  const { title, source, notes, ...settings } = read.data;
  const given = Object.entries(settings).filter(
    (entry): entry is [Setting, boolean | number | string] => entry[1] !== undefined,
  );
  const values: ReadonlyMap<string, PolicyValue> = new Map(given);
  const lines = POLICY_SETTINGS.flatMap((asked) => {
    const line = policyLine(asked, values.get(asked.id) ?? false);
    return line === undefined ? [] : [line];
  });
  return Object.freeze({
    name,
    title: title ?? name,
    source: source ?? '',
    ...(notes === undefined ? {} : { notes }),
    settings: Object.freeze(Object.fromEntries(given)),
    lines: Object.freeze(lines),
  });
}
