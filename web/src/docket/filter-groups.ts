import type { Choice, ChoicesOfRun, DocketFilter } from '../../../src/server/api/docket.js';
import { OUTCOMES } from '../words.js';
import { SELECTIONS, STATES } from './docket-words.js';

/** One filter of those that are chosen from a list. */
export interface FilterGroup {
  readonly key: string;
  readonly name: string;
  readonly choicesOf: (choices: ChoicesOfRun) => readonly Choice[];
  readonly idsIn: (filter: DocketFilter) => readonly string[];
  readonly withIds: (filter: DocketFilter, ids: readonly string[]) => DocketFilter;
  /** Only one can be chosen. */
  readonly isSingle?: boolean;
}

const keysAmong = <K extends string>(known: readonly { readonly key: K }[], ids: readonly string[]): K[] =>
  known.flatMap(({ key }) => (ids.includes(key) ? [key] : []));

/** Names of ours in the place of what the desk calls them. */
const named = (
  names: readonly { readonly key: string; readonly name: string }[],
  choices: readonly Choice[],
): Choice[] =>
  names.flatMap(({ key, name }) =>
    choices.filter(({ id }) => id === key).map(({ id, count }) => ({ id, words: name, count })),
  );

const texts = (
  key: 'relief' | 'rule' | 'reason' | 'missing' | 'county' | 'class' | 'agency',
  name: string,
  choicesOf: FilterGroup['choicesOf'],
): FilterGroup => ({
  key,
  name,
  choicesOf,
  idsIn: (filter) => filter[key] ?? [],
  withIds: (filter, ids) => ({ ...filter, [key]: [...ids] }),
});

/** All of them, in the order in which they are shown. */
export const filterGroups: readonly FilterGroup[] = [
  {
    key: 'outcome',
    name: 'Outcome',
    choicesOf: ({ outcomes }) => named(OUTCOMES, outcomes),
    idsIn: ({ outcome = [] }) => outcome,
    withIds: (filter, ids) => ({ ...filter, outcome: keysAmong(OUTCOMES, ids) }),
  },
  {
    key: 'state',
    name: 'Decision',
    choicesOf: ({ states }) => named(STATES, states),
    idsIn: ({ state = [] }) => state,
    withIds: (filter, ids) => ({ ...filter, state: keysAmong(STATES, ids) }),
  },
  {
    key: 'selected',
    name: 'By the policy',
    choicesOf: ({ selections }) => named(SELECTIONS, selections),
    idsIn: ({ selected = [] }) => selected,
    withIds: (filter, ids) => ({ ...filter, selected: keysAmong(SELECTIONS, ids) }),
  },
  texts('relief', 'Relief', ({ reliefs }) => reliefs),
  texts('missing', 'Missing fact', ({ missing }) => missing),
  texts('rule', 'Rule', ({ rules }) => oncePerRule(rules)),
  texts('reason', 'Reason', ({ reasons }) => reasons),
  texts('county', 'County', ({ counties }) => counties),
  texts('class', 'Class', ({ classes }) => classes),
  texts('agency', 'Arresting agency', ({ agencies }) => agenciesNamed(agencies)),
  {
    key: 'assignee',
    name: 'Given to',
    isSingle: true,
    choicesOf: ({ assignees }) => assignees.map((one) => (one.id === '' ? { ...one, words: 'Nobody' } : one)),
    idsIn: ({ assignee }) => (assignee === undefined ? [] : [assignee ?? '']),
    withIds: (filter, [id]) => ({
      ...filter,
      assignee: id === undefined ? undefined : id === '' ? null : id,
    }),
  },
];

/** A list that names no agency at all has nothing to choose from. */
const agenciesNamed = (agencies: ChoicesOfRun['agencies']): readonly Choice[] =>
  agencies?.some(({ id }) => id !== '') === true ? agencies : [];

/** Rules of several reliefs may have one id, and a filter by it means them all. */
function oncePerRule(rules: ChoicesOfRun['rules']): Choice[] {
  const byId = new Map<string, Choice>();
  for (const { id, words, count } of rules) {
    const known = byId.get(id);
    byId.set(id, { id, words: known?.words ?? words, count: count + (known?.count ?? 0) });
  }
  return [...byId.values()];
}
