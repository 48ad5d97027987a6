import { type Condition, partsOf } from './condition.js';
import type { PolicyKey, PolicyLine, PolicySetting, PolicyValue } from './rulebook.js';

/** The line of a policy that a setting with its value makes; nothing for `false`, which asks for nothing. */
export function policyLine(setting: PolicySetting, value: PolicyValue): PolicyLine | undefined {
  if (value === false) return undefined;
  return Object.freeze({
    id: setting.id,
    words: setting.words.replaceAll('{value}', String(value)),
    holds: withParameter(setting.holds, setting.id, value),
  });
}

/** The condition with the value written in where it compares with the parameter. */
function withParameter(condition: Condition, name: string, value: PolicyValue): Condition {
  switch (condition.node) {
    case 'weight-at-most':
      return typeof condition.grams === 'number' || condition.grams.parameter !== name
        ? condition
        : Object.freeze({ ...condition, grams: Number(value) });
    case 'date':
      return condition.date.at !== 'parameter' || condition.date.name !== name
        ? condition
        : Object.freeze<Condition>({ ...condition, date: { at: 'day', iso: String(value) } });
    default:
      if (partsOf(condition).some((part) => withParameter(part, name, value) !== part)) {
        throw new RangeError(`the parameter ${name} stands inside ${condition.node}, where no value is put`);
      }
      return condition;
  }
}

/** What a key is set to, in words. */
export function wantedWords({
  wants,
  from,
  to,
  choices = [],
}: Pick<PolicyKey, 'wants' | 'from' | 'to' | 'choices'>): string {
  switch (wants) {
    case 'yes or no':
      return 'true, or to false, which asks for nothing';
    case 'grams':
      return 'a weight in grams';
    case 'day':
      return 'a day (YYYY-MM-DD)';
    case 'years':
      return `a whole number of years${from === undefined || to === undefined ? '' : ` from ${from} to ${to}`}`;
    case 'sections':
      return 'a list of sections or subsections';
    case 'one of':
      return choices.join(' or ');
  }
}

const GIVEN: Readonly<Record<PolicyKey['wants'], string>> = {
  'yes or no': '',
  grams: 'the given number of',
  day: 'the given day',
  years: 'the given number of',
  sections: 'the given section',
  'one of': '',
};

/** What a key asks for, in words, whatever it is set to. */
export const settingWords = ({ words, wants }: PolicyKey): string =>
  words.replaceAll('{value}', GIVEN[wants]);
