import { Checkbox, Fieldset } from '@trussworks/react-uswds';
import type { Choices } from '../../../src/server/api/choices.js';

interface AssumptionsProps {
  readonly assumptions: Choices['rulebooks'][number]['assumptions'];
  readonly off: readonly string[];
  readonly onChange: (off: readonly string[]) => void;
}

/** What is supposed where a list is silent; each can be switched off. */
export function Assumptions({ assumptions, off, onChange }: AssumptionsProps) {
  return (
    <details className="desk-details">
      <summary>
        Assumptions: {assumptions.length - off.length} of {assumptions.length} are on
      </summary>
      <Fieldset legend="A blank cell is unknown. These fill some blanks, and each answer names those it rests on.">
        {assumptions.map(({ name, words }) => (
          <Checkbox
            key={name}
            id={`assume-${name}`}
            name="assume"
            label={words}
            checked={!off.includes(name)}
            onChange={(event) =>
              onChange(event.target.checked ? off.filter((one) => one !== name) : [...off, name])
            }
          />
        ))}
      </Fieldset>
    </details>
  );
}
