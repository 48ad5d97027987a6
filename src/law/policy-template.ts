import { chosenWords, defaultWords, policyKeys } from './policy-keys.js';
import { settingWords, wantedWords } from './policy-setting.js';
import { sentence, wrapped } from './policy-summary.js';
import type { PolicyKey, Rulebook } from './rulebook.js';

const comment = (text: string): string => wrapped(text, '# ', '# ');

/**
 * A policy file to fill in (YAML): every key of the rulebook with what it may be set to, each behind a `#` and set to an
 * example. As it stands it is a policy that sets none of them.
 */
export const policyTemplate = (rulebook: Rulebook): string =>
  [
    comment(`A policy under ${rulebook.id}: ${rulebook.title}.`),
    '#',
    comment(
      "To ask for something, take the # away from before its name, and write what you want behind the colon. What keeps its # is left out. The values are examples, and nobody's advice.",
    ),
    '',
    'title: "Policy of our office"',
    'source: "who decided it, and when"',
    '',
    ...policyKeys(rulebook).flatMap((key) => [...keyLines(rulebook, key), '']),
  ].join('\n');

const keyLines = (rulebook: Rulebook, key: PolicyKey): string[] => [
  comment(sentence(settingWords(key))),
  comment(`Set to ${wantedWords(key)}. Left out: ${defaultWords(key)}.`),
  comment(`Chosen: ${chosenWords(rulebook, key)}.`),
  `#${key.id}: ${exampleOf(key)}`,
];

/** The first setting of a rulebook as a line of a policy file, with a value that it accepts; `title` where there is none. */
export function exampleSetting(rulebook: Rulebook): string {
  const [first] = policyKeys(rulebook);
  return first === undefined ? 'title: Policy of our office' : `${first.id}: ${exampleOf(first)}`;
}

/** A value that the key accepts, as YAML. */
function exampleOf({ wants, example, from, choices = [], id }: PolicyKey): string {
  switch (wants) {
    case 'yes or no':
      return 'true';
    case 'grams':
      return String(example ?? 30);
    case 'day':
      return `"${example ?? (/from$/i.test(id) ? '2000-01-01' : '2019-12-31')}"`;
    case 'years':
      return String(example ?? from ?? 1);
    case 'sections':
      return `["${example ?? ''}"]`;
    case 'one of':
      return choices[0];
  }
}
