import { useChoicesOfRun } from './docket-queries.js';
import { useChoices, useRuns } from './queries.js';

/** What ids are called. */
export interface Names {
  /** The title of a relief; its id where this program does not have it. */
  readonly relief: (id: string) => string;
  /** A fact in words; its name where the run has no words for it. */
  readonly fact: (name: string) => string;
  /** What is supposed, in words. */
  readonly assumption: (name: string) => string;
}

/** The names of what a run speaks of. */
export function useNames(run: string): Names {
  const law = useRuns().data?.runs.find(({ id }) => id === run)?.law;
  return namesUnder(law, useChoices().data?.rulebooks ?? [], useChoicesOfRun(run).data?.facts ?? []);
}

interface NamedLaw {
  readonly id: string;
  readonly reliefs: readonly { readonly id: string; readonly title: string }[];
  readonly assumptions: readonly { readonly name: string; readonly words: string }[];
}

/** The names under one law: others may have assumptions of the same name and suppose something else by it. */
export function namesUnder(
  law: string | undefined,
  rulebooks: readonly NamedLaw[],
  facts: readonly { readonly id: string; readonly words: string }[],
): Names {
  const rulebook = rulebooks.find(({ id }) => id === law);
  const titles = new Map(rulebook?.reliefs.map(({ id, title }) => [id, title]));
  const factWords = new Map(facts.map(({ id, words }) => [id, words]));
  const assumptions = new Map(rulebook?.assumptions.map(({ name, words }) => [name, words]));
  return {
    relief: (id) => titles.get(id) ?? id,
    fact: (name) => factWords.get(name) ?? name,
    assumption: (name) => assumptions.get(name) ?? name,
  };
}
