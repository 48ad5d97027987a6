import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/law/condition.js';
import { partsOf } from '../../src/law/condition.js';
import { questionsIn } from '../../src/law/document/counsel-section.js';
import { lawDocument } from '../../src/law/document/law-document.js';
import { nameableLabels } from '../../src/law/document/nameable-labels.js';
import { printLaw } from '../../src/law/document/print-document.js';
import { policyKeys } from '../../src/law/policy-keys.js';
import { settingWords } from '../../src/law/policy-setting.js';
import type { Rulebook } from '../../src/law/rulebook.js';
import { rulebooks } from '../../src/states/index.js';
import { saidByEvaluation } from './both-readers.js';
import { personOf, scenarioFilesOf, termsOf } from './scenario-checks.js';

const byId = rulebooks.map((rulebook) => [rulebook.id, rulebook] as const);

const html = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign] ?? '#39'};`);

/** How a text stands in each format. */
const formats = {
  md: (text: string) => text,
  html,
  json: (text: string) => JSON.stringify(text).slice(1, -1),
} as const;

/** What of a rulebook has to stand in its document. */
function partsOfLaw(rulebook: Rulebook): Record<string, readonly string[]> {
  const rules = rulebook.reliefs.flatMap(({ rules, venue }) =>
    venue === undefined ? rules : [...rules, venue],
  );
  const files = scenarioFilesOf(rulebook);
  return {
    relief: rulebook.reliefs.flatMap(({ id, title, citation, actor }) => [id, title, citation, actor]),
    rule: rules.flatMap(({ id, words, citation }) => [id, words.slice(1), citation]),
    fact: rulebook.facts.flatMap(({ name, words, holder }) => [name, words.slice(1), holder]),
    table: rulebook.tables.flatMap(({ name, title, citation }) => [name, title, citation]),
    assumption: rulebook.assumptions.flatMap(({ name, words, basis }) => [name, words, basis]),
    'setting of a policy': policyKeys(rulebook).map(({ id }) => id),
    'words of a setting': (rulebook.otherPolicyKeys ?? rulebook.policySettings).map(settingWords),
    preset: rulebook.presets,
    'open point': rulebook.prose.openPoints.flatMap(({ point, source, meanwhile }) => [
      point,
      source,
      meanwhile,
    ]),
    'question of a rule': rules.flatMap(({ holds }) => questionsIn(holds)),
    'file of scenarios': files.map(({ name }) => name),
    scenario: files.flatMap(({ scenarios }) => scenarios.map(({ name }) => name)),
  };
}

describe.each(byId)('the law %s', (_, rulebook) => {
  const document = lawDocument(rulebook);
  const parts = Object.entries(partsOfLaw(rulebook));

  describe.each(['md', 'html', 'json'] as const)('as %s', (format) => {
    const printed = printLaw(rulebook, document, format);
    it.each(parts)('has every %s', (_, texts) => {
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.filter((text) => !printed.includes(formats[format](text)))).toEqual([]);
    });

    it('says everything in words', () => {
      expect(printed).not.toMatch(/undefined|\[object|NaN/);
    });
  });

  it('every row of every table is in the document', () => {
    const printed = printLaw(rulebook, document, 'html').replaceAll('<wbr>', '');
    const missing = rulebook.tables.flatMap(({ rows }) =>
      rows.filter((row) => {
        const [first, ...rest] = row.map(html);
        return !printed.includes(
          `<th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}`,
        );
      }),
    );
    expect(missing).toEqual([]);
  });

  it('a scenario never lacks what the document does not name at a rule of the relief', () => {
    const nameable = new Map(
      rulebook.reliefs.map(({ id, rules, venue }) => [
        id,
        new Set(
          [...rules, ...(venue === undefined ? [] : [venue])].flatMap(({ holds }) =>
            nameableLabels(holds, rulebook.prose.alwaysKnown).map(({ text }) => text),
          ),
        ),
      ]),
    );
    const unnamed = scenarioFilesOf(rulebook)
      .flatMap(({ scenarios }) => scenarios)
      .flatMap((scenario) => {
        const [[said]] = saidByEvaluation(rulebook, [personOf(scenario)], termsOf(rulebook, scenario));
        if (said === 'none') return [];
        return Object.entries(said).flatMap(([relief, { missing }]) =>
          missing.filter((label) => !nameable.get(relief)?.has(label)),
        );
      });
    expect(unnamed).toEqual([]);
  });
});

describe.each(byId)('the words of %s', (_, { prose, ...law }) => {
  it('say of each fact how it is found, and of each assumption what follows when it is off', () => {
    expect(Object.keys(prose.howFound).sort()).toEqual(law.facts.map(({ name }) => name).sort());
    expect(Object.keys(prose.whenOff).sort()).toEqual(law.assumptions.map(({ name }) => name).sort());
  });

  it('name only values and facts that there are', () => {
    for (const [name, words] of Object.entries(prose.valueWords)) {
      const spec = law.facts.find((one) => one.name === name);
      expect(spec?.kind === 'choice' ? spec.list.values : []).toEqual(
        expect.arrayContaining(Object.keys(words)),
      );
    }
    expect(law.facts.map(({ name }) => name)).toEqual(expect.arrayContaining([...prose.alwaysKnown]));
  });

  it('repeat the questions of the rules word by word', () => {
    const asked = law.reliefs.flatMap(({ rules }) => rules.flatMap(({ holds }) => questionsIn(holds)));
    expect(asked).toEqual(expect.arrayContaining(prose.openPoints.flatMap(({ questions }) => questions)));
  });

  it('define conditions that the rules or the policies use', () => {
    const within = (condition: Condition): string[] => [
      JSON.stringify(condition),
      ...partsOf(condition).flatMap(within),
    ];
    const conditions = [...law.reliefs.flatMap(({ rules }) => rules), ...law.policySettings];
    const used = new Set(conditions.flatMap(({ holds }) => within(holds)));
    expect(prose.definitions.filter(({ holds }) => !used.has(JSON.stringify(holds)))).toEqual([]);
  });
});
