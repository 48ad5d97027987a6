import { expect, it } from 'vitest';
import { inventedRulebook } from './document/invented-rulebook.testkit.js';
import { policySummary, wrapped } from './policy-summary.js';
import { policyTemplate } from './policy-template.js';

const without = inventedRulebook({ policySettings: [], presets: [] });

it('a rulebook that leaves no choice says so, and offers nothing to set', () => {
  expect(policySummary(without)).toBe(
    `${without.id} leaves an office no choice: there is no policy to set.\n`,
  );
  expect(policyTemplate(without)).not.toMatch(/^#\w+: /m);
});

it('a key that compares no fact stands behind the others, with what holds without it', () => {
  const rulebook = inventedRulebook({
    otherPolicyKeys: [
      { id: 'rest', words: 'the rest', wants: 'one of', choices: ['eat', 'sell'], byDefault: 'kept' },
    ],
  });
  const summary = policySummary(rulebook);
  expect(summary).toContain(
    'rest\n  The rest.\n  set it to  eat or sell\n  left out   kept\n  chosen     nothing, in any preset\n',
  );
  expect(summary.indexOf('\nrest\n')).toBeGreaterThan(
    summary.indexOf(`\n${rulebook.policySettings[0].id}\n`),
  );
  expect(policyTemplate(rulebook)).toContain('\n#rest: eat\n');
});

it('long texts are broken between words, at the width of a terminal, and a word is never lost', () => {
  const text = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
  const lines = wrapped(text, 'first: ', '  ').split('\n');
  expect(lines.every((line) => line.length <= 80)).toBe(true);
  expect(lines.slice(1).every((line) => line.startsWith('  word'))).toBe(true);
  expect(lines.map((line) => line.trim()).join(' ')).toBe(`first: ${text}`);
  expect(wrapped('x'.repeat(100), '', '')).toBe('x'.repeat(100));
});
