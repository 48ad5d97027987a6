import { describe, expect, it } from 'vitest';
import { type Condition, partsOf } from '../../src/law/condition.js';
import { conditionWords, isDrawnIn, wordingOf } from '../../src/law/condition-words.js';
import { labelTable } from '../../src/law/missing-labels.js';
import { missingWords } from '../../src/law/missing-words.js';
import { presetPolicy } from '../../src/law/policy-keys.js';
import type { Rulebook } from '../../src/law/rulebook.js';
import { rulebooks } from '../../src/states/index.js';

/** Every condition of a rulebook that a person may be shown, by what it is the condition of. */
const conditionsOf = (rulebook: Rulebook): (readonly [string, Condition])[] => [
  ...rulebook.reliefs.flatMap(({ id: relief, rules, venue }) =>
    [...rules, ...(venue === undefined ? [] : [venue])].map(
      ({ id, holds }) => [`${relief} ${id}`, holds] as const,
    ),
  ),
  ...rulebook.policySettings.map(({ id, holds }) => [id, holds] as const),
  ...rulebook.presets.flatMap((name) =>
    presetPolicy(rulebook, name).lines.map(({ id, holds }) => [`${name} ${id}`, holds] as const),
  ),
];

/** Each node in all the words it may be shown in: alone and where two charges are compared, and its denial. */
function wordsOf(rulebook: Rulebook, condition: Condition): string[] {
  const wording = wordingOf(rulebook);
  const denials = isDrawnIn(condition, wording.speech) ? [false, true] : [false];
  return [
    ...denials.flatMap((denied) =>
      [false, true].map((paired) => conditionWords(condition, wording, denied, paired)),
    ),
    ...partsOf(condition).flatMap((part) => wordsOf(rulebook, part)),
  ];
}

/** A name as it stands in files: with an underscore or a capital within, or a fact's name where its words belong. */
function nameIn(words: string, { facts }: Rulebook): string | undefined {
  const within = /\w*(?:_|[a-z][A-Z])\w*/.exec(words.replaceAll('McLean', ''))?.[0];
  if (within !== undefined) return within;
  return facts
    .map(({ name }) => name)
    .find((name) =>
      new RegExp(`(?:^|, |: |after |before |then )${name}(?: is| cannot| may|\\)| of the)`).test(words),
    );
}

describe.each(rulebooks.map((rulebook) => [rulebook.id, rulebook] as const))(
  'the law of %s',
  (_, rulebook) => {
    it('is told without a name of a fact, a choice or a setting', () => {
      const told = conditionsOf(rulebook).flatMap(([of, holds]) =>
        wordsOf(rulebook, holds).map((words) => ({ of, words, name: nameIn(words, rulebook) })),
      );
      expect(told.length).toBeGreaterThan(50);
      expect(told.filter(({ name }) => name !== undefined)).toEqual([]);
    });

    it('is told with plain words for every value of a fact, assumption and missing fact', () => {
      const { speech } = wordingOf(rulebook);
      const told = [
        ...rulebook.facts.flatMap((spec) =>
          spec.kind === 'choice' ? spec.list.values.map((value) => speech.value(spec.name, value)) : [],
        ),
        ...rulebook.assumptions.map(({ name }) => speech.assumption(name)),
        ...conditionsOf(rulebook).flatMap(([, holds]) =>
          labelTable([holds], rulebook.facts).labels.map(
            (label) => missingWords(label, rulebook.facts).words,
          ),
        ),
      ];
      expect(told.length).toBeGreaterThan(30);
      expect(told.filter((words) => nameIn(words, rulebook) !== undefined)).toEqual([]);
    });

    it('would be caught telling the name of any fact', () => {
      for (const { name } of rulebook.facts) {
        expect(nameIn(`${name} is filled in`, rulebook), name).toBe(name);
        expect(nameIn(`for the other charge, ${name} is yes`, rulebook), name).toBe(name);
      }
      expect(nameIn('the disposition of the charge is a conviction', rulebook)).toBeUndefined();
    });
  },
);
