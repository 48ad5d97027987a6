import { chosenWords, defaultWords, policyKeys, presetPolicy } from './policy-keys.js';
import { settingWords, wantedWords } from './policy-setting.js';
import type { PolicyKey, Rulebook } from './rulebook.js';

const WIDTH = 80;

/** A text broken into lines of a terminal's width; lines behind the first are indented as deep as `indent` says. */
export function wrapped(text: string, first: string, indent: string): string {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    const isFull = line.length + word.length + 1 > WIDTH && line.trim() !== '' && line !== first;
    if (isFull) {
      lines.push(line);
      line = indent;
    }
    line += line.trim() === '' || line.endsWith(' ') ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}

/** With a capital at its beginning and a full stop at its end. */
export const sentence = (text: string): string => `${text[0].toUpperCase()}${text.slice(1)}.`;

/** What an office can ask for under a rulebook, and what the presets chose, as plain text for a terminal. */
export function policySummary(rulebook: Rulebook): string {
  const keys = policyKeys(rulebook);
  if (keys.length === 0) return `${rulebook.id} leaves an office no choice: there is no policy to set.\n`;
  return [
    wrapped(rulebook.title, '', ''),
    '',
    wrapped(opening(rulebook), '', ''),
    '',
    ...keys.flatMap((key) => keyLines(rulebook, key)),
    'Presets, which are what offices chose',
    '',
    ...rulebook.presets.flatMap((name) => presetLines(rulebook, name)),
    '',
  ].join('\n');
}

function opening(rulebook: Rulebook): string {
  const isOrdered = rulebook.presets.some((name) => presetPolicy(rulebook, name).otherwise !== undefined);
  return [
    'A policy says which of the eligible charges the office selects; it never makes a charge eligible.',
    isOrdered
      ? 'Its settings are tried in this order, and the first that applies to a conviction decides.'
      : 'A charge is selected when it meets all of its settings.',
    rulebook.defaultPreset === undefined
      ? 'Without a policy all that is eligible is selected.'
      : `Without --policy the preset ${rulebook.defaultPreset} applies.`,
  ].join(' ');
}

function keyLines(rulebook: Rulebook, key: PolicyKey): string[] {
  const line = (label: string, text: string): string =>
    wrapped(text, `  ${label.padEnd(9)}  `, ' '.repeat(13));
  return [
    key.id,
    wrapped(sentence(settingWords(key)), '  ', '  '),
    line('set it to', wantedWords(key)),
    line('left out', defaultWords(key)),
    line('chosen', chosenWords(rulebook, key)),
    '',
  ];
}

function presetLines(rulebook: Rulebook, name: string): string[] {
  const { title, source, notes } = presetPolicy(rulebook, name);
  return [
    name + (name === rulebook.defaultPreset ? ' (applies when none is named)' : ''),
    wrapped(title, '  ', '  '),
    wrapped(source, '  Source: ', '    '),
    ...(notes === undefined ? [] : [wrapped(notes, '  Note: ', '    ')]),
    '',
  ];
}
