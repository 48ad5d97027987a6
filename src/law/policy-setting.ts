import { type Condition, partsOf } from './condition.js';
import type { PolicyLine, PolicySetting, PolicyValue } from './rulebook.js';

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
