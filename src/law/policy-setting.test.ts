import { expect, it } from 'vitest';
import { dateParameter, isBefore, isFilled, not, weighsAtMost } from './condition.js';
import { dateFact, identifierFact, weightFact } from './facts.js';
import { policyLine } from './policy-setting.js';
import type { PolicySetting } from './rulebook.js';

const mass = weightFact('mass', 'the mass', 'scales');
const picked = dateFact('picked', 'the day', 'gardener');
const bed = identifierFact('bed', 'the bed', 'gardener');

const setting = (
  id: string,
  wants: PolicySetting['wants'],
  holds: PolicySetting['holds'],
): PolicySetting => ({
  id,
  words: 'up to {value}',
  wants,
  holds,
});

it('a setting with its value is a line that compares with the value', () => {
  expect(policyLine(setting('most', 'grams', weighsAtMost(mass, { parameter: 'most' })), 2.5)).toEqual({
    id: 'most',
    words: 'up to 2.5',
    holds: weighsAtMost(mass, 2.5),
  });
  expect(
    policyLine(setting('last', 'day', isBefore(picked, dateParameter('last'))), '2010-01-01')?.holds,
  ).toEqual(isBefore(picked, '2010-01-01'));
});

it('a setting of false asks for nothing', () => {
  expect(policyLine(setting('filled', 'yes or no', isFilled(bed)), false)).toBeUndefined();
  expect(policyLine(setting('filled', 'yes or no', isFilled(bed)), true)?.holds).toEqual(isFilled(bed));
});

it('a setting leaves the parameters of others alone', () => {
  const other = weighsAtMost(mass, { parameter: 'other' });
  expect(policyLine(setting('most', 'grams', other), 2.5)?.holds).toEqual(other);
});

it('a setting whose parameter stands deeper than its condition is refused, not ignored', () => {
  const deep = not(weighsAtMost(mass, { parameter: 'most' }));
  expect(() => policyLine(setting('most', 'grams', deep), 2.5)).toThrow('most');
});
