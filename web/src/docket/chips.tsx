import type { ChoicesOfRun, DocketFilter } from '../../../src/server/api/docket.js';
import { without } from './address.js';
import { filterGroups } from './filter-groups.js';

interface ChipsProps {
  readonly filter: DocketFilter;
  readonly choices: ChoicesOfRun | undefined;
  readonly onChange: (filter: DocketFilter) => void;
}

interface Chip {
  readonly words: string;
  readonly filter: DocketFilter;
}

/** What is set, each with a way to take it away. */
export function Chips({ filter, choices, onChange }: ChipsProps) {
  const chips = chipsOf(filter, choices);
  if (chips.length === 0) return null;
  return (
    <ul className="desk-chips" aria-label="Filters that are set">
      {chips.map(({ words, filter: rest }) => (
        <li key={words}>
          <button type="button" className="desk-chip" onClick={() => onChange(rest)}>
            {words} <span aria-hidden="true">×</span>
            <span className="usa-sr-only">, take away</span>
          </button>
        </li>
      ))}
      {chips.length < 2 ? null : (
        <li>
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => onChange({})}>
            Take all away
          </button>
        </li>
      )}
    </ul>
  );
}

function chipsOf(filter: DocketFilter, choices: ChoicesOfRun | undefined): Chip[] {
  const chips: Chip[] = [];
  for (const { key, name, choicesOf, idsIn, withIds } of filterGroups) {
    const known = choices === undefined ? [] : choicesOf(choices);
    for (const id of idsIn(filter)) {
      chips.push({
        words: `${name}: ${known.find((choice) => choice.id === id)?.words ?? (id === '' ? 'none' : id)}`,
        filter: without(
          withIds(
            filter,
            idsIn(filter).filter((one) => one !== id),
          ),
        ),
      });
    }
    if (key === 'class') chips.push(...yearChips(filter));
  }
  if (filter.search !== undefined) {
    chips.push({ words: `Search: ${filter.search}`, filter: without({ ...filter, search: undefined }) });
  }
  return chips;
}

function yearChips(filter: DocketFilter): Chip[] {
  const { year, noYear } = filter;
  const chips: Chip[] = [];
  if (year !== undefined) {
    const span = [
      year.from === undefined ? '' : `from ${year.from}`,
      year.to === undefined ? '' : `to ${year.to}`,
    ];
    chips.push({
      words: `Year of the offense: ${span.join(' ').trim()}`,
      filter: without({ ...filter, year: undefined }),
    });
  }
  if (noYear === true) {
    chips.push({
      words: 'Year of the offense: not known',
      filter: without({ ...filter, noYear: undefined }),
    });
  }
  return chips;
}
