import { Label, Select } from '@trussworks/react-uswds';
import type { Run } from '../../../src/server/api/runs.js';
import { ACT_NAMES } from '../docket/docket-words.js';

interface TrailFiltersProps {
  readonly asked: URLSearchParams;
  readonly actors: readonly string[];
  readonly runs: readonly Run[];
  readonly onChange: (asked: URLSearchParams) => void;
}

/** Of which run, by whom, what, and between which days. */
export function TrailFilters({ asked, actors, runs, onChange }: TrailFiltersProps) {
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(asked);
    if (value === '') next.delete(name);
    else next.set(name, value);
    onChange(next);
  };
  const field = (
    name: string,
    label: string,
    all: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <div>
      <Label htmlFor={`trail-${name}`}>{label}</Label>
      <Select
        id={`trail-${name}`}
        name={name}
        value={asked.get(name) ?? ''}
        onChange={({ target }) => set(name, target.value)}
      >
        <option value="">{all}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    </div>
  );
  const day = (name: string, label: string) => (
    <div>
      <Label htmlFor={`trail-${name}`}>{label}</Label>
      <input
        className="usa-input"
        id={`trail-${name}`}
        name={name}
        type="date"
        value={asked.get(name) ?? ''}
        onChange={({ target }) => set(name, target.value)}
      />
    </div>
  );
  const actor = asked.get('actor');
  const names = actor === null || actors.includes(actor) ? actors : [actor, ...actors];
  return (
    <div className="desk-tools">
      {field(
        'run',
        'Run',
        'All runs',
        runs.map(({ id, lists, asOf }) => [id, `${lists.join(', ')} (${asOf})`]),
      )}
      {field(
        'actor',
        'Who',
        'Everybody',
        names.map((name) => [name, name]),
      )}
      {field('action', 'What', 'Everything', Object.entries(ACT_NAMES))}
      {day('from', 'From')}
      {day('to', 'To')}
    </div>
  );
}
