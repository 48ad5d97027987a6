import { Label, Select, TextInput } from '@trussworks/react-uswds';
import { type FormEvent, useEffect, useState } from 'react';
import type { DocketFilter } from '../../../src/server/api/docket.js';
import { ScreenLink } from '../navigation.js';
import { papersAddress } from '../papers/papers-address.js';
import { type DocketView, isSearch, without } from './address.js';
import { SORTS } from './docket-words.js';
import { Views } from './views.js';

interface DocketToolsProps {
  readonly run: string;
  readonly view: DocketView;
  readonly onShow: (view: DocketView) => void;
  readonly onFilter: (filter: DocketFilter) => void;
  readonly isFiltering: boolean;
  readonly onFiltering: (isFiltering: boolean) => void;
  readonly onKeys: () => void;
}

/** Search, order, filters, views and export. */
export function DocketTools({
  run,
  view,
  onShow,
  onFilter,
  isFiltering,
  onFiltering,
  onKeys,
}: DocketToolsProps) {
  const { filter, sort, descending } = view;
  return (
    <div className="desk-tools">
      <Search words={filter.search ?? ''} onSearch={(search) => onFilter(without({ ...filter, search }))} />
      <div>
        <Label htmlFor="sort">Order</Label>
        <Select
          id="sort"
          name="sort"
          value={`${sort}${descending ? ' down' : ''}`}
          onChange={({ target: { value } }) => {
            const [name, direction] = value.split(' ');
            const chosen = SORTS.find(({ key }) => key === name)?.key ?? 'place';
            onShow({ ...view, sort: chosen, descending: direction === 'down' });
          }}
        >
          {SORTS.flatMap(({ key, name }) => [
            <option key={key} value={key}>
              {name}
            </option>,
            <option key={`${key} down`} value={`${key} down`}>
              {name}, from the end
            </option>,
          ])}
        </Select>
      </div>
      <Views run={run} view={view} onShow={onShow} />
      <div className="desk-tool-buttons">
        <button
          type="button"
          className="usa-button usa-button--outline"
          aria-expanded={isFiltering}
          onClick={() => onFiltering(!isFiltering)}
        >
          Filters
        </button>
        <a className="usa-link" href={exportAddress(run, view)} download>
          Export what is found
        </a>
        <ScreenLink to={papersAddress(run, { kind: 'packets', from: 'approved', filter })}>
          Papers of what is approved of it
        </ScreenLink>
        <button type="button" className="usa-button usa-button--unstyled" onClick={onKeys}>
          Keys
        </button>
      </div>
    </div>
  );
}

function exportAddress(run: string, { filter, sort, descending }: DocketView): string {
  const asked = new URLSearchParams({
    filter: JSON.stringify(filter),
    sort,
    descending: String(descending),
  });
  return `/api/docket/${run}/export?${asked}`;
}

interface SearchProps {
  readonly words: string;
  readonly onSearch: (words: string | undefined) => void;
}

const PAUSE = 300;

/** Looks for what is written after a short pause, or at once with Enter. */
function Search({ words, onSearch }: SearchProps) {
  const [text, setText] = useState(words);
  const [shown, setShown] = useState(words);
  // A chip that is taken away, or a view that is opened, changes what is sought.
  if (shown !== words) {
    setShown(words);
    setText(words);
  }
  const look = (): void => {
    const sought = isSearch(text) ? text.trim() : '';
    if (sought !== words) {
      setShown(sought);
      onSearch(sought === '' ? undefined : sought);
    }
  };
  useEffect(() => {
    const waiting = setTimeout(look, PAUSE);
    return () => clearTimeout(waiting);
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    look();
  };
  return (
    <search>
      <form className="desk-search" onSubmit={submit}>
        <Label htmlFor="search">Search by name, number or case</Label>
        <TextInput
          id="search"
          name="search"
          type="text"
          inputMode="search"
          maxLength={200}
          autoComplete="off"
          aria-describedby="search-hint"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span id="search-hint" className="usa-hint" role="status">
          {text.trim() !== '' && !isSearch(text) ? 'Type at least two letters or digits.' : ''}
        </span>
      </form>
    </search>
  );
}
