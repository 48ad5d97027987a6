import { Fieldset, Radio } from '@trussworks/react-uswds';

/** One of several things, of which one is chosen. */
export interface Choice<K extends string> {
  readonly key: K;
  readonly name: string;
  readonly description?: string;
}

interface ChoicesProps<K extends string> {
  /** What is chosen, as a question or its subject. */
  readonly legend: string;
  /** Of the form; ids begin with it. */
  readonly name: string;
  readonly choices: readonly Choice<K>[];
  readonly chosen: K;
  readonly onChosen: (key: K) => void;
}

/** Buttons of which one is pressed. */
export function Choices<K extends string>({ legend, name, choices, chosen, onChosen }: ChoicesProps<K>) {
  return (
    <Fieldset legend={legend} legendStyle="default">
      {choices.map(({ key, name: label, description }) => (
        <Radio
          key={key}
          id={`${name}-${key}`}
          name={name}
          label={label}
          {...(description === undefined ? {} : { labelDescription: description })}
          checked={chosen === key}
          onChange={() => onChosen(key)}
        />
      ))}
    </Fieldset>
  );
}
