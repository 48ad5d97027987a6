import { Label, TextInput } from '@trussworks/react-uswds';
import { useEffect, useId, useState } from 'react';
import type { Choice, DocketFilter } from '../../../src/server/api/docket.js';
import { useChoicesOfRun, useDocket } from '../api/docket-queries.js';
import { Failure } from '../parts/failure.js';
import { printCount } from '../words.js';
import { without } from './address.js';
import { AgenciesNotRead } from './agencies-not-read.js';
import { type FilterGroup, filterGroups } from './filter-groups.js';

interface FiltersProps {
  readonly run: string;
  readonly filter: DocketFilter;
  readonly onChange: (filter: DocketFilter) => void;
}

/** Everything a list can be filtered by, with how many determinations of the run have it. */
export function Filters({ run, filter, onChange }: FiltersProps) {
  const { data: choices, error, refetch } = useChoicesOfRun(run);
  const decided = JSON.stringify(useDocket(run).data?.states);
  // The counts are of now: when this is opened, and when something was decided meanwhile.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was decided is why it is asked again.
  useEffect(() => void refetch(), [refetch, decided]);
  if (choices === undefined) {
    return error === null ? <p role="status">Counting what there is ...</p> : <Failure error={error} />;
  }
  return (
    <section id="filters" className="desk-filters" aria-label="Filters">
      {choices.agencies === null ? <AgenciesNotRead run={run} onRead={() => void refetch()} /> : null}
      {filterGroups.map((group) => {
        const all = group.choicesOf(choices);
        return all.length === 0 ? null : (
          <Group key={group.key} group={group} all={all} filter={filter} onChange={onChange} />
        );
      })}
      <Years filter={filter} onChange={onChange} />
    </section>
  );
}

const SHOWN = 12;

interface GroupProps {
  readonly group: FilterGroup;
  readonly all: readonly Choice[];
  readonly filter: DocketFilter;
  readonly onChange: (filter: DocketFilter) => void;
}

function Group({ group, all, filter, onChange }: GroupProps) {
  const id = useId();
  const [words, setWords] = useState('');
  const set = group.idsIn(filter);
  const sought = words.trim().toLowerCase();
  const found = all.filter((choice) => sought === '' || choice.words.toLowerCase().includes(sought));
  const shown = found.filter((choice, nth) => nth < SHOWN || set.includes(choice.id));
  const toggle = (choice: string, isOn: boolean): void => {
    const kept = group.isSingle === true ? [] : set.filter((one) => one !== choice);
    onChange(without(group.withIds(filter, isOn ? [...kept, choice] : kept)));
  };
  return (
    <details
      className="desk-filter"
      open={set.length > 0 || group.key === 'outcome' || group.key === 'state'}
    >
      <summary>
        {group.name}
        {set.length === 0 ? '' : ` (${set.length} set)`}
      </summary>
      <fieldset className="usa-fieldset">
        <legend className="usa-sr-only">{group.name}</legend>
        {all.length <= SHOWN ? null : (
          <>
            <Label htmlFor={id}>Find in {printCount(all.length)}</Label>
            <TextInput
              id={id}
              name={id}
              type="text"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </>
        )}
        {shown.map((choice) => (
          <label key={choice.id} className="desk-choice">
            <input
              type="checkbox"
              checked={set.includes(choice.id)}
              onChange={(event) => toggle(choice.id, event.target.checked)}
            />
            <span>
              {choice.words === '' ? 'none' : choice.words}{' '}
              <span className="desk-quiet">({printCount(choice.count)})</span>
            </span>
          </label>
        ))}
        {found.length <= shown.length ? null : (
          <p className="desk-quiet">{printCount(found.length - shown.length)} more: find them by a word.</p>
        )}
      </fieldset>
    </details>
  );
}

function Years({ filter, onChange }: Pick<GroupProps, 'filter' | 'onChange'>) {
  const { year = {}, noYear = false } = filter;
  const set = (part: 'from' | 'to', text: string): void => {
    const { [part]: _, ...rest } = year;
    const next: typeof year = /^\d{4}$/.test(text) ? { ...rest, [part]: Number(text) } : rest;
    const isNone = next.from === undefined && next.to === undefined;
    onChange(without({ ...filter, year: isNone ? undefined : next }));
  };
  return (
    <details className="desk-filter" open={filter.year !== undefined || noYear}>
      <summary>Year of the offense</summary>
      <fieldset className="usa-fieldset">
        <legend className="usa-sr-only">Year of the offense</legend>
        <YearField name="from" label="From" year={year.from} onYear={(text) => set('from', text)} />
        <YearField name="to" label="To" year={year.to} onYear={(text) => set('to', text)} />
        <label className="desk-choice">
          <input
            type="checkbox"
            checked={noYear}
            onChange={(event) =>
              onChange(without({ ...filter, noYear: event.target.checked ? true : undefined }))
            }
          />
          <span>Only those whose year is not known</span>
        </label>
      </fieldset>
    </details>
  );
}

interface YearFieldProps {
  readonly name: string;
  readonly label: string;
  readonly year: number | undefined;
  readonly onYear: (text: string) => void;
}

/** Four digits count; while fewer are there, nothing is filtered by them. */
function YearField({ name, label, year, onYear }: YearFieldProps) {
  const [text, setText] = useState(year === undefined ? '' : String(year));
  return (
    <>
      <Label htmlFor={`year-${name}`}>{label}</Label>
      <TextInput
        id={`year-${name}`}
        name={`year-${name}`}
        type="text"
        inputMode="numeric"
        maxLength={4}
        value={text}
        onChange={({ target: { value } }) => {
          setText(value);
          if (value === '' || /^\d{4}$/.test(value)) onYear(value);
        }}
      />
    </>
  );
}
