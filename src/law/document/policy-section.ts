import { parse } from 'yaml';
import type { Policy, PolicySetting, Rulebook } from '../rulebook.js';
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

const WANTS: Readonly<Record<PolicySetting['wants'], string>> = {
  'yes or no': 'true, or to false, which asks for nothing',
  grams: 'a weight in grams',
  day: 'a day (YYYY-MM-DD)',
};

const GIVEN: Readonly<Record<PolicySetting['wants'], string>> = {
  'yes or no': '',
  grams: 'the given number of',
  day: 'the given day',
};

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
      'An office may ask for less than the law allows. Its policy speaks of one relief, ',
      toRelief(rulebook, rulebook.policyRelief),
      ', and only of charges that are eligible under it. It never changes what is eligible: it says which eligible charges the office selects. A charge is selected when every line holds, not selected by the first line that is false, and left undecided, with what is missing, when none is false and one cannot be decided.',
    ]),
    paragraph(standard),
  ];
}

function settingsOf(rulebook: Rulebook): Unnumbered {
  const wording = wordingOf(rulebook);
  const items = rulebook.policySettings.map(
    (setting): Item => ({
      text: [
        { code: setting.id },
        `: ${setting.words.replaceAll('{value}', GIVEN[setting.wants])}. Set to ${WANTS[setting.wants]}. The line holds when:`,
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
    const policy = rulebook.readPolicy(name, parse(rulebook.presetDocument(name), { logLevel: 'error' }));
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
