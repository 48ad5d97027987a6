import { wordingOf } from '../condition-words.js';
import { policyKeys, presetPolicy } from '../policy-keys.js';
import { settingWords, wantedWords } from '../policy-setting.js';
import type { OrderedPolicy, Policy, PolicyKey, Rulebook, Selects } from '../rulebook.js';
import { outlineOf } from './outline-condition.js';
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
  rulebook.presets.some((name) => presetPolicy(rulebook, name).otherwise !== undefined);

function settingsOf(rulebook: Rulebook): Unnumbered {
  const wording = wordingOf(rulebook);
  const items = rulebook.policySettings.map(
    (setting): Item => ({
      text: [
        { code: setting.id },
        `: ${keyWords(setting)} ${setting.example === undefined ? 'The line holds when:' : `Set to ${setting.example}, the line holds when:`}`,
      ],
      items: [outlineOf(setting.holds, wording)],
    }),
  );
  const others = (rulebook.otherPolicyKeys ?? []).map(
    (key): Item => ({ text: [{ code: key.id }, `: ${keyWords(key)}`] }),
  );
  return {
    id: SETTINGS_SECTION,
    title: 'What a policy can ask for',
    blocks: [
      paragraph('Lines are tried in this order:'),
      list(items, true),
      ...(others.length === 0
        ? []
        : [paragraph('These settings compare no fact of a charge:'), list(others, false)]),
    ],
  };
}

/** What a key asks for, what it is set to, and what holds without it. */
const keyWords = (key: PolicyKey): string =>
  `${settingWords(key)}. Set to ${wantedWords(key)}.${key.byDefault === undefined ? '' : ` Without it: ${key.byDefault}.`}`;

const presetsOf = (rulebook: Rulebook): Unnumbered[] =>
  rulebook.presets.map((name) => {
    const policy = presetPolicy(rulebook, name);
    return { id: presetSection(name), title: policy.title, blocks: presetBlocks(rulebook, policy) };
  });

function presetBlocks(rulebook: Rulebook, policy: Policy): Block[] {
  const notes: Term[] = policy.notes === undefined ? [] : [['Note', policy.notes]];
  const columns = ['Setting', 'Value', 'It asks for'];
  const asked = policy.lines.map((line): Text[] => {
    const { setting, value } = settingOfLine(policy, line.id);
    return [[{ code: setting }], value, line.words];
  });
  const caption = `Lines of the policy ${policy.name}`;
  return [
    terms(['Policy', [{ code: policy.name }]], ['Source', policy.source || 'not named'], ...notes),
    policy.otherwise === undefined
      ? table(caption, columns, asked)
      : table(
          caption,
          [...columns, 'Where it holds'],
          [
            ...policy.lines.map(({ selects }, at): Text[] => [
              ...asked[at],
              selectedWords(rulebook, selects),
            ]),
            restRow(rulebook, policy),
          ],
        ),
    ...otherSettings(rulebook, policy),
  ];
}

/** What follows where no line holds. */
const restRow = (rulebook: Rulebook, { otherwise }: OrderedPolicy): Text[] => [
  'no line holds',
  '',
  '',
  selectedWords(rulebook, otherwise),
];

/** What a line that holds selects of the reliefs that policies speak of. */
function selectedWords(rulebook: Rulebook, selects: Selects): Text {
  const those = (said: 'yes' | 'unknown') =>
    rulebook.policyReliefs.filter((relief) => selects[relief] === said);
  const named = (reliefs: readonly string[]): Text =>
    reliefs.flatMap((relief, at) => [...(at === 0 ? [] : [', ']), toRelief(rulebook, relief)]);
  if (those('unknown').length > 0) return 'It is for review.';
  return those('yes').length === 0 ? 'Nothing is selected.' : ['Selected: ', ...named(those('yes'))];
}

/** The key of the policy file that makes a line, and its value: a list makes a line of each of its entries. */
function settingOfLine({ name, settings }: Policy, line: string): { setting: string; value: string } {
  const [id, entry] = line.split(':');
  const setting = Object.keys(settings).find((key) => key === id || key.endsWith(`.${id}`));
  if (setting === undefined) throw new RangeError(`the policy ${name} has no setting for its line ${line}`);
  return { setting, value: entry ?? String(settings[setting]) };
}

/** Settings of a policy that make no line. */
function otherSettings(rulebook: Rulebook, policy: Policy): Block[] {
  const lines = new Set(policy.lines.map(({ id }) => settingOfLine(policy, id).setting));
  const rest = policyKeys(rulebook).filter(({ id }) => {
    const value = policy.settings[id];
    return value !== undefined && value !== false && !lines.has(id) && !isEmptyList(value);
  });
  if (rest.length === 0) return [];
  const items = rest.map(
    (key): Item => ({
      text: [{ code: key.id }, ` (${String(policy.settings[key.id])}): ${settingWords(key)}.`],
    }),
  );
  return [paragraph('Besides, it is asked:'), list(items, false)];
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
