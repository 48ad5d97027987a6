import { CHARGE_COLUMNS, type ChargeCells } from '../../record/charge-cells.js';
import type { Outcome } from '../determine.js';
import type { Rulebook } from '../rulebook.js';
import { type Expectation, parseScenarios, type Scenario, type ScenarioFile } from '../scenario.js';
import { type Inline, type Item, list, paragraph, type Text, type Unnumbered } from './page.js';
import { toRelief, toRule } from './references.js';

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  eligible: 'eligible',
  not_eligible: 'not eligible',
  needs_review: 'needs review',
  other_county: 'other county',
};

/** The scenarios, file by file: each a legal sentence, the charge it speaks of, and what must come out. */
export function scenariosSection(rulebook: Rulebook): Unnumbered {
  const texts = rulebook.scenarioTexts();
  return {
    id: 'scenarios',
    title: 'Scenarios',
    blocks: [
      paragraph(
        'Each scenario is a sentence that is either right or wrong, with an example that is run as a test of the program. The example starts from the charge that stands at the head of its part; a scenario names the cells in which it differs. What it does not name is as at the head. An expectation names only what the sentence is about.',
      ),
    ],
    sections: texts.map(({ name, text }) => fileSection(name, parseScenarios(text), rulebook)),
  };
}

function fileSection(name: string, file: ScenarioFile, rulebook: Rulebook): Unnumbered {
  return {
    id: `scenarios-${name.replace(/\.\w+$/, '')}`,
    title: file.about.replace(/\.$/, ''),
    blocks: [
      paragraph([
        'File: ',
        { code: name },
        `. As of ${file.asOf}, county ${file.county}. The charge: `,
        ...cellsOf(file.charge),
        '.',
      ]),
      list(
        file.scenarios.map((scenario) => scenarioItem(scenario, file, rulebook)),
        true,
      ),
    ],
  };
}

function scenarioItem(scenario: Scenario, file: ScenarioFile, rulebook: Rulebook): Item {
  const items: Text[] = [...(scenario.because === '' ? [] : [`Because: ${scenario.because}`])];
  const terms = termsOf(scenario, file);
  if (terms !== '') items.push(`Terms: ${terms}`);
  const differing = CHARGE_COLUMNS.filter((column) => scenario.charge[column] !== file.charge[column]);
  items.push(
    differing.length === 0
      ? 'Charge: as at the head'
      : ['Charge: ', ...listed(differing.map((column) => cellOf(column, scenario.charge[column])))],
  );
  for (const other of scenario.others) items.push(['Another charge of the person: ', ...cellsOf(other)]);
  return {
    text: [{ strong: scenario.name }],
    items: [...items.map((text): Item => ({ text })), ...expected(scenario, rulebook)],
  };
}

function termsOf(scenario: Scenario, file: ScenarioFile): string {
  const parts: string[] = [];
  if (scenario.asOf !== file.asOf) parts.push(`as of ${scenario.asOf}`);
  if (scenario.county !== file.county) parts.push(`county ${scenario.county}`);
  if (!scenario.identified) parts.push('who the person is, is not known');
  if (scenario.without === 'all') parts.push('all assumptions switched off');
  else if (scenario.without.length > 0) parts.push(`switched off: ${scenario.without.join(', ')}`);
  if (typeof scenario.policy === 'string') parts.push(`policy ${scenario.policy}`);
  else if (scenario.policy !== undefined) parts.push(`a policy of ${settingsWords(scenario.policy)}`);
  return parts.join('; ');
}

function settingsWords({ settings }: Readonly<Record<string, unknown>>): string {
  return settingsIn('', settings).join(', ') || 'no settings';
}

/** Settings with their values; those inside another by both names. */
function settingsIn(name: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return [`${name}: ${value.join(' and ') || 'none'}`];
  if (typeof value !== 'object') return [`${name}: ${String(value)}`];
  const within = name === '' ? '' : `${name}.`;
  return Object.entries(value).flatMap(([key, one]) => settingsIn(within + key, one));
}

function expected(scenario: Scenario, rulebook: Rulebook): Item[] {
  if (scenario.expect === 'none') {
    return [{ text: 'Expected: no determination; the charge counts as history only' }];
  }
  return Object.entries(scenario.expect).map(([relief, expectation]) => ({
    text: [
      'Expected under ',
      toRelief(rulebook, relief),
      ': ',
      ...expectationWords(relief, expectation, rulebook),
    ],
  }));
}

function expectationWords(relief: string, expectation: Expectation, rulebook: Rulebook): Inline[] {
  const { rule, missing, assumptions, selected, selectedRule, selectedMissing } = expectation;
  const words: Inline[] = [{ strong: OUTCOME_WORDS[expectation.outcome] }];
  if (rule !== undefined && rule !== '') words.push(', by rule ', toRule(rulebook, relief, rule));
  if (missing !== undefined)
    words.push(missing.length === 0 ? '; nothing is missing' : `; missing: ${missingWords(missing)}`);
  if (assumptions !== undefined) {
    words.push(
      assumptions.length === 0
        ? '; it rests on no assumption'
        : `; it rests on the assumption${assumptions.length === 1 ? '' : 's'} ${assumptions.join(', ')}`,
    );
  }
  if (selected !== undefined && selected !== '') words.push(`; ${SELECTED[selected]}`);
  if (selectedRule !== undefined && selectedRule !== '') words.push(', by the line ', { code: selectedRule });
  if (selectedMissing !== undefined && selectedMissing.length > 0)
    words.push(` (missing: ${missingWords(selectedMissing)})`);
  return words;
}

const missingWords = (labels: readonly string[]): string =>
  labels.map((label) => (label === 'counsel' ? 'the answer of counsel' : label)).join(', ');

const SELECTED = {
  yes: 'the policy selects it',
  no: 'the policy does not select it',
  unknown: 'whether the policy selects it is open',
} as const;

const cellsOf = (cells: ChargeCells): readonly Inline[] =>
  listed(
    CHARGE_COLUMNS.filter((column) => cells[column] !== '').map((column) => cellOf(column, cells[column])),
  );

const cellOf = (column: string, text: string): readonly Inline[] =>
  text === ''
    ? [`${column.replaceAll('_', ' ')} blank`]
    : [`${column.replaceAll('_', ' ')} `, { code: text }];

const listed = (texts: readonly (readonly Inline[])[]): readonly Inline[] =>
  texts.flatMap((text, at) => [...(at === 0 ? [] : ['; ']), ...text]);
