import { parse } from 'yaml';
import { settingWords, wantedWords } from '../policy-setting.js';
import type { Policy, Rulebook } from '../rulebook.js';
import { outlineOf, wordingOf } from './outline-condition.js';
import {
  type Block,
  type Item,
  list,
  paragraph,
  type Term,
  type Text,
  table,
  terms,
  type Unnumbered,
} from './page.js';
import { POLICIES_SECTION, presetSection, SETTINGS_SECTION, toRelief } from './references.js';

/** What an office may ask for within the law, and the presets that come with the rulebook. */
export function policySection(rulebook: Rulebook): Unnumbered {
  return {
    id: POLICIES_SECTION,
    title: 'Policies of offices',
    blocks: policyBlocks(rulebook),
    sections: rulebook.policySettings.length === 0 ? [] : [settingsOf(rulebook), ...presetsOf(rulebook)],
  };
}

function policyBlocks(rulebook: Rulebook): Block[] {
  if (rulebook.policySettings.length === 0) return [paragraph('This rulebook has no policies.')];
  const standard =
    rulebook.defaultPreset === undefined
      ? 'Without a policy, all that is eligible is selected.'
      : `Where none is named, the policy ${rulebook.defaultPreset} applies.`;
  return [
    paragraph([
      ...(rulebook.policyReliefs.length === 1
        ? [
            'An office may ask for less than the law allows. Its policy speaks of one relief, ',
            toRelief(rulebook, rulebook.policyReliefs[0]),
            ', and only of charges that are eligible under it.',
          ]
        : [
            'Where the law leaves a choice, an office makes it. Its policy speaks of these reliefs, ',
            ...rulebook.policyReliefs.flatMap((relief, at) => [
              ...(at === 0 ? [] : [', ']),
              toRelief(rulebook, relief),
            ]),
            ', and only of charges that are eligible under them.',
          ]),
      ' It never changes what is eligible: it says which eligible charges the office selects. ',
      isOrdered(rulebook)
        ? 'The first line that holds decides which relief is selected. A line before it that cannot be decided leaves it undecided, with what is missing. Where no line holds, nothing is selected, unless the policy says what then.'
        : 'A charge is selected when every line holds, not selected by the first line that is false, and left undecided, with what is missing, when none is false and one cannot be decided.',
    ]),
    paragraph(standard),
  ];
}

/** Whether the first line that holds decides; all presets of a rulebook are of one kind. */
const isOrdered = (rulebook: Rulebook): boolean =>
  rulebook.presets.some((name) => presetOf(rulebook, name).otherwise !== undefined);

const presetOf = (rulebook: Rulebook, name: string): Policy =>
  rulebook.readPolicy(name, parse(rulebook.presetDocument(name), { logLevel: 'error' }));

function settingsOf(rulebook: Rulebook): Unnumbered {
  const wording = wordingOf(rulebook);
  const items = rulebook.policySettings.map(
    (setting): Item => ({
      text: [
        { code: setting.id },
        `: ${settingWords(setting)}. Set to ${wantedWords(setting)}.${setting.byDefault === undefined ? '' : ` Without it: ${setting.byDefault}.`} ${setting.example === undefined ? 'The line holds when:' : `Set to ${setting.example}, the line holds when:`}`,
      ],
      items: [outlineOf(setting.holds, wording)],
    }),
  );
  return {
    id: SETTINGS_SECTION,
    title: 'What a policy can ask for',
    blocks: [paragraph('Lines are tried in this order:'), list(items, true)],
  };
}

const presetsOf = (rulebook: Rulebook): Unnumbered[] =>
  rulebook.presets.map((name) => {
    const policy = presetOf(rulebook, name);
    return { id: presetSection(name), title: policy.title, blocks: presetBlocks(policy) };
  });

function presetBlocks(policy: Policy): Block[] {
  const notes: Term[] = policy.notes === undefined ? [] : [['Note', policy.notes]];
  return [
    terms(['Policy', [{ code: policy.name }]], ['Source', policy.source || 'not named'], ...notes),
    table(
      `Lines of the policy ${policy.name}`,
      ['Setting', 'Value', 'It asks for'],
      policy.lines.map(({ id, words }): Text[] => [[{ code: id }], String(policy.settings[id]), words]),
    ),
  ];
}
