import { describe, expect, it } from 'vitest';
import type { Rulebook } from '../../src/law/rulebook.js';
import { lawTexts } from '../../src/reports/law-texts.js';
import { ENGLISH } from '../../src/reports/words-en.js';
import { SPANISH } from '../../src/reports/words-es.js';
import { reportWords, rulebooks } from '../../src/states/index.js';

const rulesOf = (rulebook: Rulebook): string[] =>
  rulebook.reliefs.flatMap(({ rules, venue }) =>
    [...rules, ...(venue === undefined ? [] : [venue])].map(({ words }) => words),
  );

/** The questions that the conditions of a law leave to counsel, wherever they stand in it. */
function questionsIn(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(questionsIn);
  if (typeof data !== 'object' || data === null) return [];
  const own =
    'node' in data && data.node === 'ask-counsel' && 'question' in data ? [String(data.question)] : [];
  return [...own, ...Object.values(data).flatMap(questionsIn)];
}

const wordsOf = (rulebook: Rulebook, language: 'en' | 'es') => {
  const found = reportWords.find((one) => one.rulebook === rulebook.id && one.language === language);
  if (found === undefined) throw new Error(`no words in ${language} for ${rulebook.id}`);
  return found;
};

/** What is missing of a list of texts, and what it has that nothing asks for. */
const unlike = (texts: Readonly<Record<string, string>> | undefined, wanted: readonly string[]): string[] => [
  ...[...new Set(wanted)].filter((one) => !texts?.[one]).map((one) => `missing: ${one}`),
  ...Object.keys(texts ?? {})
    .filter((one) => !wanted.includes(one))
    .map((one) => `of nothing: ${one}`),
];

describe.each(rulebooks)('the words of reports on $id', (rulebook) => {
  it('explain every relief in both languages', () => {
    for (const language of ['en', 'es'] as const) {
      const { reliefs } = wordsOf(rulebook, language);
      expect(Object.keys(reliefs)).toEqual(rulebook.reliefs.map(({ id }) => id));
    }
  });

  it('are there in Spanish for every rule, fact, holder, assumption, policy and question, and for nothing else', () => {
    const words = wordsOf(rulebook, 'es');
    expect(words.title).toBeDefined();
    expect(Object.values(words.reliefs).every(({ title }) => title !== undefined)).toBe(true);
    expect(unlike(words.rules, rulesOf(rulebook))).toEqual([]);
    expect(
      unlike(
        words.facts,
        rulebook.facts.map((fact) => fact.words),
      ),
    ).toEqual([]);
    // Who the person is, is held by the State Police in every law.
    expect(unlike(words.holders, [...rulebook.facts.map(({ holder }) => holder), 'State Police'])).toEqual(
      [],
    );
    expect(
      unlike(
        words.assumptions,
        rulebook.assumptions.map(({ name }) => name),
      ),
    ).toEqual([]);
    expect(unlike(words.policies, rulebook.presets)).toEqual([]);
    expect(unlike(words.questions, questionsIn([rulebook.reliefs, rulebook.policySettings]))).toEqual([]);
  });

  it('leave no text of the rulebook in English in a report in Spanish', () => {
    const [english, spanish] = [
      lawTexts(rulebook, wordsOf(rulebook, 'en'), ENGLISH),
      lawTexts(rulebook, wordsOf(rulebook, 'es'), SPANISH),
    ];
    const labels = [
      ...rulebook.facts.flatMap(({ name }) => [name, `other_charge.${name}`]),
      ...questionsIn(rulebook.reliefs).map((question) => `counsel: ${question}`),
      'identity',
      'other_charges',
    ];
    for (const label of labels) expect(spanish.missing(label)).not.toBe(english.missing(label));
    for (const { id, rules } of rulebook.reliefs)
      for (const rule of rules) expect(spanish.rule(id, rule.id)).not.toBe(rule.words);
    for (const { holder } of rulebook.facts) expect(spanish.holder(holder)).not.toBe(holder);
    for (const { name, words } of rulebook.assumptions) expect(spanish.assumption(name)).not.toBe(words);
  });

  it('say the same of a rule whether its relief is known or not', () => {
    const texts = lawTexts(rulebook, wordsOf(rulebook, 'es'), SPANISH);
    for (const { id, rules, venue } of rulebook.reliefs)
      for (const rule of venue === undefined ? rules : [...rules, venue]) {
        expect(texts.rule(id, rule.id)).toBe(wordsOf(rulebook, 'es').rules?.[rule.words]);
        expect(texts.ruleOfAny(rule.id)).toBe(texts.rule(id, rule.id));
      }
  });

  it('print what a rulebook of another version does not know by its id', () => {
    const texts = lawTexts(rulebook, wordsOf(rulebook, 'en'), ENGLISH);
    expect([
      texts.rule('no-relief', 'no-rule'),
      texts.ruleOfAny('no-rule'),
      texts.missing('no_fact'),
      texts.assumption('no-name'),
    ]).toEqual(['no-rule', 'no-rule', 'no_fact', 'no-name']);
  });
});

describe('the words of all reports', () => {
  /** Each text of a catalogue by its place. */
  const textsIn = (words: unknown, place = ''): [string, string][] => {
    if (typeof words === 'string') return [[place, words]];
    if (typeof words !== 'object' || words === null) return [];
    return Object.entries(words).flatMap(([name, inner]) => textsIn(inner, `${place}.${name}`));
  };

  it('are said in Spanish otherwise than in English', () => {
    const english = new Map(textsIn(ENGLISH));
    const same = textsIn(SPANISH).filter(([place, text]) => english.get(place) === text);
    expect(same).toEqual([['.author', 'Freshstart']]);
  });

  it('name a day in the order of each language', () => {
    expect([ENGLISH.day('2026-02-03'), SPANISH.day('2026-02-03')]).toEqual([
      'February 3, 2026',
      '3 de febrero de 2026',
    ]);
  });
});
