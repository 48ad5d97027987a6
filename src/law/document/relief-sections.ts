import { wordingOf } from '../condition-words.js';
import { missingWords } from '../missing-words.js';
import type { Relief, Rule, Rulebook } from '../rulebook.js';
import { nameableLabels } from './nameable-labels.js';
import { outlineOf, outlineOfDefinition } from './outline-condition.js';
import { type Block, type Item, joined, list, paragraph, type Text, terms, type Unnumbered } from './page.js';
import {
  allRules,
  definitionSection,
  POLICIES_SECTION,
  reliefSection,
  ruleSection,
  toRule,
} from './references.js';
import { statusWord } from './status-words.js';

/** Each relief with its rules: what it grants, and for each rule its words, source, condition and what may be open. */
export const reliefSections = (rulebook: Rulebook): Unnumbered[] =>
  rulebook.reliefs.map((relief) => ({
    id: reliefSection(relief.id),
    title: relief.title,
    blocks: reliefBlocks(relief, rulebook),
    sections: allRules(relief).map((rule) => ruleOf(rule, relief, rulebook)),
  }));

/** Conditions that rules share, each under its words. */
export const definitionSections = (rulebook: Rulebook): Unnumbered[] =>
  rulebook.prose.definitions.map((definition) => ({
    id: definitionSection(definition.id),
    title: capital(definition.words),
    blocks: conditionBlocks('It is so when', outlineOfDefinition(definition, wordingOf(rulebook))),
  }));

function reliefBlocks(relief: Relief, rulebook: Rulebook): Block[] {
  const blocks = [
    terms(
      ['Relief', [{ code: relief.id }]],
      ['Source', relief.citation],
      ['Checked', `${statusWord(relief.status)}, as of ${relief.asOf}`],
      ['Who acts', relief.actor],
      ['What is granted', `${sentence(relief.grants)}`],
    ),
    paragraph(
      relief.venue === undefined
        ? 'A charge is eligible when all of these rules hold:'
        : 'A charge is eligible when all of these rules hold, the last of which says where the one who acts may act:',
    ),
    list(
      allRules(relief).map(({ id, words }) => ({
        text: [toRule(rulebook, relief.id, id, words)],
      })),
    ),
  ];
  if (rulebook.policyReliefs.includes(relief.id)) {
    blocks.push(
      paragraph([
        'An office may ask for less than this relief allows: see ',
        { section: POLICIES_SECTION, name: 'Policies of offices' },
        '.',
      ]),
    );
  }
  return blocks;
}

function ruleOf(rule: Rule, relief: Relief, rulebook: Rulebook): Unnumbered {
  const venue = rule === relief.venue;
  return {
    id: ruleSection(relief.id, rule.id),
    title: capital(rule.words),
    blocks: [
      terms(
        ['Rule', [{ code: rule.id }]],
        ['Source', rule.citation],
        ['Checked', `${statusWord(rule.status)}, as of ${rule.asOf}`],
        [
          venue ? 'When false: other county' : 'When false: not eligible',
          `“${rule.whenFalse.replace(/\{(\w+)\}/g, (_, fact: string) => `‹${fact.replaceAll('_', ' ')}›`)}”`,
        ],
      ),
      ...conditionBlocks('The rule holds when', outlineOf(rule.holds, wordingOf(rulebook))),
      ...openBlocks(rule, rulebook),
    ],
  };
}

/** A condition as a sentence, or as the head of a list. */
const conditionBlocks = (opening: string, { text, items }: Item): Block[] =>
  items === undefined
    ? [paragraph(joined([`${opening} `, text, '.'], ''))]
    : [paragraph(joined([`${opening} `, text], '')), list(items)];

function openBlocks(rule: Rule, rulebook: Rulebook): Block[] {
  const labels = nameableLabels(rule.holds, rulebook.prose.alwaysKnown);
  if (labels.length === 0) return [paragraph('This rule can always be decided.')];
  const items = labels.map((label): Item => {
    const { words, holder } = missingWords(label, rulebook.facts);
    if (label.kind === 'counsel') return { text: [`the answer of counsel: “${words}”`] };
    return { text: [{ code: label.text }, `: ${words} (held by: ${holder})`] };
  });
  return [paragraph('What may leave it open, and who holds what is then missing:'), list(items)];
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const sentence = (words: string): Text => `${capital(words)}.`;
