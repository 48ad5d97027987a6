import type { ChoicesOfRun, DocketFilter } from '../../../src/server/api/docket.js';
import { without } from './address.js';
import { filterGroups } from './filter-groups.js';

/** One thing that is set in a filter. */
export interface SetInFilter {
  readonly words: string;
  /** The filter without it. */
  readonly rest: DocketFilter;
}

/** All that is set in a filter, in words; ids stand for what the run has no words for. */
export function setIn(filter: DocketFilter, choices: ChoicesOfRun | undefined): SetInFilter[] {
  const all: SetInFilter[] = [];
  for (const { key, name, choicesOf, idsIn, withIds } of filterGroups) {
    const known = choices === undefined ? [] : choicesOf(choices);
    for (const id of idsIn(filter)) {
      all.push({
        words: `${name}: ${known.find((choice) => choice.id === id)?.words ?? (id === '' ? 'none' : id)}`,
        rest: without(
          withIds(
            filter,
            idsIn(filter).filter((one) => one !== id),
          ),
        ),
      });
    }
    if (key === 'class') all.push(...yearsSetIn(filter));
  }
  if (filter.search !== undefined) {
    all.push({ words: `Search: ${filter.search}`, rest: without({ ...filter, search: undefined }) });
  }
  return all;
}

function yearsSetIn(filter: DocketFilter): SetInFilter[] {
  const { year, noYear } = filter;
  const set: SetInFilter[] = [];
  if (year !== undefined) {
    const span = [
      year.from === undefined ? '' : `from ${year.from}`,
      year.to === undefined ? '' : `to ${year.to}`,
    ];
    set.push({
      words: `Year of the offense: ${span.join(' ').trim()}`,
      rest: without({ ...filter, year: undefined }),
    });
  }
  if (noYear === true) {
    set.push({ words: 'Year of the offense: not known', rest: without({ ...filter, noYear: undefined }) });
  }
  return set;
}
