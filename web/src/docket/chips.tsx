import type { ChoicesOfRun, DocketFilter } from '../../../src/server/api/docket.js';
import { setIn } from './filter-words.js';

interface ChipsProps {
  readonly filter: DocketFilter;
  readonly choices: ChoicesOfRun | undefined;
  readonly onChange: (filter: DocketFilter) => void;
}

/** What is set, each with a way to take it away. */
export function Chips({ filter, choices, onChange }: ChipsProps) {
  const all = setIn(filter, choices);
  if (all.length === 0) return null;
  return (
    <ul className="desk-chips" aria-label="Filters that are set">
      {all.map(({ words, rest }) => (
        <li key={words}>
          <button type="button" className="desk-chip" onClick={() => onChange(rest)}>
            {words} <span aria-hidden="true">×</span>
            <span className="usa-sr-only">, take away</span>
          </button>
        </li>
      ))}
      {all.length < 2 ? null : (
        <li>
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => onChange({})}>
            Take all away
          </button>
        </li>
      )}
    </ul>
  );
}
