import { parse } from 'yaml';
import type { Policy, PolicyKey, PolicyValue, Rulebook } from './rulebook.js';

/** The keys of a rulebook's policy files, those that make lines first, in the order in which these are tried. */
export const policyKeys = (rulebook: Rulebook): readonly PolicyKey[] => [
  ...rulebook.policySettings,
  ...(rulebook.otherPolicyKeys ?? []),
];

/** The policy of a preset. The reader of YAML has warnings of its own, which would show lines of the file. */
export const presetPolicy = (rulebook: Rulebook, name: string): Policy =>
  rulebook.readPolicy(name, parse(rulebook.presetDocument(name), { logLevel: 'error' }));

/** What presets chose for a key: a value as text, and the presets that have it. */
interface Choice {
  readonly value: string;
  readonly presets: readonly string[];
}

/** What the presets of a rulebook chose for a key, in their order; those that leave it out are in none. */
function choicesOf(rulebook: Rulebook, key: PolicyKey): readonly Choice[] {
  const chosen = new Map<string, string[]>();
  for (const name of rulebook.presets) {
    const value = presetPolicy(rulebook, name).settings[key.id];
    if (value === undefined || isNothing(value)) continue;
    const text = printValue(value);
    chosen.set(text, [...(chosen.get(text) ?? []), name]);
  }
  return [...chosen].map(([value, presets]) => ({ value, presets }));
}

const isNothing = (value: PolicyValue): boolean => typeof value === 'object' && value.length === 0;

const printValue = (value: PolicyValue): string =>
  typeof value === 'object' ? value.join(', ') : String(value);

/** `10 (first, second); 5 (third)`: what presets chose, and which; or that none did. */
export function chosenWords(rulebook: Rulebook, key: PolicyKey): string {
  const choices = choicesOf(rulebook, key);
  if (choices.length === 0) return 'nothing, in any preset';
  return choices.map(({ value, presets }) => `${value} (${presets.join(', ')})`).join('; ');
}

/** What holds when the key is left out. */
export const defaultWords = ({ byDefault = 'nothing is asked' }: PolicyKey): string => byDefault;
