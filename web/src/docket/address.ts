import type { DocketFilter, DocketSort } from '../../../src/server/api/docket.js';
import { OUTCOMES } from '../words.js';
import { SELECTIONS, SORTS, STATES } from './docket-words.js';

/** What a docket page shows: all of it stands in the address, so that a link leads to the same. */
export interface DocketView {
  readonly filter: DocketFilter;
  readonly sort: DocketSort;
  readonly descending: boolean;
}

/** Filters that are lists of texts. */
const TEXT_FILTERS = ['relief', 'rule', 'reason', 'missing', 'county', 'class', 'agency'] as const;

const oneOf = <K extends string>(known: readonly { readonly key: K }[], text: string | null): K | undefined =>
  known.find(({ key }) => key === text)?.key;

const someOf = <K extends string>(known: readonly { readonly key: K }[], texts: readonly string[]): K[] =>
  texts.flatMap((text) => oneOf(known, text) ?? []);

/** Whether the desk looks for a text: a single letter finds half of a long list. */
export const isSearch = (text: string): boolean => /[\p{L}\p{N}]\p{M}*[\p{L}\p{N}]/u.test(text);

/** The view that an address asks for; what is no filter is passed over. */
export function viewOf(search: string): DocketView {
  const asked = new URLSearchParams(search);
  const filter: DocketFilter = {};
  const listed = <K extends string>(name: string, known: readonly { readonly key: K }[]): K[] | undefined => {
    const found = someOf(known, asked.getAll(name));
    return found.length === 0 ? undefined : found;
  };
  filter.outcome = listed('outcome', OUTCOMES);
  filter.state = listed('state', STATES);
  filter.selected = listed('selected', SELECTIONS);
  for (const name of TEXT_FILTERS) if (asked.has(name)) filter[name] = asked.getAll(name);
  const [from, to] = [yearIn(asked.get('from')), yearIn(asked.get('to'))];
  if (from !== undefined || to !== undefined) {
    filter.year = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  }
  if (asked.get('noYear') === 'yes') filter.noYear = true;
  const assignee = asked.get('assignee');
  if (assignee !== null) filter.assignee = assignee === '' ? null : assignee;
  const words = asked.get('search');
  if (words !== null && isSearch(words)) filter.search = words;
  return {
    filter: without(filter),
    sort: oneOf(SORTS, asked.get('sort')) ?? 'place',
    descending: asked.get('descending') === 'yes',
  };
}

/** The address of a view, from its question mark on; empty for all in the order of the list. */
export function searchOf({ filter, sort, descending }: DocketView): string {
  const said = new URLSearchParams();
  for (const name of ['outcome', 'state', 'selected', ...TEXT_FILTERS] as const) {
    for (const one of filter[name] ?? []) said.append(name, one);
  }
  if (filter.year?.from !== undefined) said.set('from', String(filter.year.from));
  if (filter.year?.to !== undefined) said.set('to', String(filter.year.to));
  if (filter.noYear === true) said.set('noYear', 'yes');
  if (filter.assignee !== undefined) said.set('assignee', filter.assignee ?? '');
  if (filter.search !== undefined) said.set('search', filter.search);
  if (sort !== 'place') said.set('sort', sort);
  if (descending) said.set('descending', 'yes');
  const text = said.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of a docket that is filtered. */
export const docketAddress = (run: string, filter: DocketFilter = {}): string =>
  `/runs/${run}/docket${searchOf({ filter, sort: 'place', descending: false })}`;

/** A filter with only what is given. */
export const without = (filter: DocketFilter): DocketFilter =>
  Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

function yearIn(text: string | null): number | undefined {
  return text !== null && /^\d{4}$/.test(text) ? Number(text) : undefined;
}
