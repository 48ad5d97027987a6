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
import { settingAt, wrongValue } from '../../../law/policy-wrong.js';
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

const DATE_WANTED = 'a date such as 2013-01-01';
const YES_OR_NO = 'true or false';
const GRAMS_WANTED = 'a number above 0 and not above 1000000';
const TEXT_WANTED = 'text';

const isoDate = z.string(DATE_WANTED).refine((text) => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
}, DATE_WANTED);

const SETTINGS = {
  possessionOnly: z.boolean(YES_OR_NO).optional(),
  misdemeanorOnly: z.boolean(YES_OR_NO).optional(),
  maxGrams: z.number(GRAMS_WANTED).positive(GRAMS_WANTED).max(1_000_000, GRAMS_WANTED).optional(),
  noOtherConvictionInCase: z.boolean(YES_OR_NO).optional(),
  noCompanionFelony: z.boolean(YES_OR_NO).optional(),
  noAssociatedViolentCrime: z.boolean(YES_OR_NO).optional(),
  convictedFrom: isoDate.optional(),
  convictedTo: isoDate.optional(),
  offenseFrom: isoDate.optional(),
  offenseTo: isoDate.optional(),
} as const;

type Setting = keyof typeof SETTINGS;

const NAMES = Object.keys(SETTINGS).join(', ');
const RANGES = [
  ['convictedFrom', 'convictedTo'],
  ['offenseFrom', 'offenseTo'],
] as const;

const documentSchema = z.strictObject(
  {
    title: z.string(TEXT_WANTED).optional(),
    source: z.string(TEXT_WANTED).optional(),
    notes: z.string(TEXT_WANTED).optional(),
    ...SETTINGS,
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'settings, one a line' : undefined) },
);

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
    throw new Failure(2, 'LAW_POLICY_UNREADABLE', {
      policy: name,
      ...(issue.code === 'unrecognized_keys'
        ? { key: issue.keys.join(', '), wrong: 'is no setting of this rulebook' }
        : { key: settingAt(issue.path), wrong: wrongValue(issue.message, document, issue.path) }),
      settings: NAMES,
    });
  }
  const { title, source, notes, ...settings } = read.data;
  for (const [from, to] of RANGES) {
    const [first, last] = [settings[from], settings[to]];
    if (first === undefined || last === undefined || first <= last) continue;
    const wrong = `is before ${from}, so that nothing would be selected`;
    throw new Failure(2, 'LAW_POLICY_UNREADABLE', { policy: name, key: to, wrong, settings: NAMES });
  }
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
