import type { OUTCOMES } from '../law/determine.js';
import { rulesOf } from '../law/document/references.js';
import type { Rulebook } from '../law/rulebook.js';
import type { LawWords } from './law-words-interface.js';
import type { Words } from './words.js';

/** What a report prints of the law: in the words of its language, else in those of the rulebook, else its id. */
export interface LawTexts {
  readonly title: string;
  readonly reliefs: readonly { readonly id: string; readonly title: string; readonly explained: string }[];
  readonly rule: (relief: string, id: string) => string;
  /** A rule where only its id is known: in the words of the first relief that has one of it. */
  readonly ruleOfAny: (id: string) => string;
  /** A missing fact, as summary.json calls it. */
  readonly missing: (label: string) => string;
  readonly holder: (name: string) => string;
  readonly assumption: (name: string) => string;
  readonly terms: LawWords['terms'];
}

/** The texts of a rulebook; the rulebook of a run made under another text of the law may not know all of its ids. */
export function lawTexts(rulebook: Rulebook, plain: LawWords, words: Words): LawTexts {
  const factWords = (name: string): string => {
    const spec = rulebook.facts.find((one) => one.name === name);
    return spec === undefined ? name : (plain.facts?.[spec.words] ?? spec.words);
  };
  const rules = rulesOf(rulebook).map(({ relief, rule }) => ({
    relief: relief.id,
    id: rule.id,
    words: plain.rules?.[rule.words] ?? rule.words,
  }));
  return {
    title: plain.title ?? rulebook.title,
    reliefs: rulebook.reliefs.map(({ id, title, grants }) => ({
      id,
      title: plain.reliefs[id]?.title ?? title,
      explained: plain.reliefs[id]?.explained ?? `${grants}.`,
    })),
    rule: (relief, id) => rules.find((one) => one.relief === relief && one.id === id)?.words ?? id,
    ruleOfAny: (id) => rules.find((one) => one.id === id)?.words ?? id,
    missing(label) {
      const { missing } = words;
      if (label === 'identity') return missing.identity;
      if (label === 'other_charges') return missing.otherCharges;
      const [, question] = /^counsel: (.*)$/s.exec(label) ?? [];
      if (question !== undefined) return missing.counsel(plain.questions?.[question] ?? question);
      const [, other] = /^other_charge\.(.*)$/s.exec(label) ?? [];
      return other === undefined ? factWords(label) : missing.otherCharge(factWords(other));
    },
    holder(name) {
      if (name === 'counsel') return words.missing.holders.counsel;
      if (name === 'the agency that sent the list') return words.missing.holders.sender;
      return plain.holders?.[name] ?? name;
    },
    assumption: (name) =>
      plain.assumptions?.[name] ?? rulebook.assumptions.find((one) => one.name === name)?.words ?? name,
    terms: plain.terms,
  };
}

/** Answers by the first rule that decided or left them open, rules of the same words together, the most first. */
export function answersByRule(
  reliefs: Readonly<
    Record<string, { readonly byRule: Readonly<Record<string, Readonly<Record<string, number>>>> }>
  >,
  outcome: (typeof OUTCOMES)[number],
  texts: LawTexts,
): { readonly words: string; readonly answers: number }[] {
  const found = new Map<string, number>();
  for (const [relief, { byRule }] of Object.entries(reliefs))
    for (const [id, answers] of Object.entries(byRule[outcome] ?? {})) {
      const words = texts.rule(relief, id);
      found.set(words, (found.get(words) ?? 0) + answers);
    }
  return [...found]
    .map(([words, answers]) => ({ words, answers }))
    .sort((a, b) => b.answers - a.answers || (a.words < b.words ? -1 : 1));
}
