import { useChoicesOfRun } from './docket-queries.js';
import { useChoices } from './queries.js';

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
  const laws = useChoices();
  const choices = useChoicesOfRun(run);
  const titles = new Map(
    laws.data?.rulebooks.flatMap(({ reliefs }) => reliefs.map(({ id, title }) => [id, title])),
  );
  const facts = new Map(choices.data?.facts.map(({ id, words }) => [id, words]));
  const assumptions = new Map(
    laws.data?.rulebooks.flatMap((law) => law.assumptions.map(({ name, words }) => [name, words])),
  );
  return {
    relief: (id) => titles.get(id) ?? id,
    fact: (name) => facts.get(name) ?? name,
    assumption: (name) => assumptions.get(name) ?? name,
  };
}
