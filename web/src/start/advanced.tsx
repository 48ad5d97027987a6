import { Label, Select, TextInput } from '@trussworks/react-uswds';
import type { FormEvent } from 'react';
import type { Choices } from '../../../src/server/api/choices.js';
import type { ScreeningRequest } from '../../../src/server/api/screenings.js';

/** The layout is found by the header of each file. */
export const BY_HEADER = '(by header)';
/** The columns are read as a mapping says. */
export const BY_MAPPING = '(mapping)';

/** How the files are read, and what the machine gives for it; empty is as the desk thinks best. */
export interface AdvancedTerms {
  readonly layout: string;
  readonly threads: string;
  readonly memory: string;
}

interface AdvancedProps {
  readonly choices: Choices;
  readonly terms: AdvancedTerms;
  readonly onChange: (terms: AdvancedTerms) => void;
}

/** What of these terms is asked of a screening. */
export function advancedRequest(
  { layout, threads, memory }: AdvancedTerms,
  mapping: string,
): Pick<ScreeningRequest, 'layout' | 'mapping' | 'threads' | 'memoryMiB'> {
  return {
    ...(layout === BY_HEADER ? {} : layout === BY_MAPPING ? { mapping } : { layout }),
    ...(threads === '' ? {} : { threads: Number(threads) }),
    ...(memory === '' ? {} : { memoryMiB: Number(memory) }),
  };
}

/** A number that cannot be is shown where it stands: a browser points at nothing that is folded away. */
function reveal({ currentTarget }: FormEvent<HTMLInputElement>): void {
  currentTarget.closest('details')?.setAttribute('open', '');
}

/** What hardly anybody needs to choose. */
export function Advanced({ choices: { layouts, machine }, terms, onChange }: AdvancedProps) {
  return (
    <details className="desk-details">
      <summary>Advanced: layout, processors, memory</summary>
      <Label htmlFor="layout" hint=" Choose one only where the desk took the list for another kind.">
        Layout of the files
      </Label>
      <Select
        id="layout"
        name="layout"
        value={terms.layout}
        onChange={(event) => onChange({ ...terms, layout: event.target.value })}
      >
        <option value={BY_HEADER}>Found by the header of each file</option>
        {layouts.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        <option value={BY_MAPPING}>As a mapping says, as text</option>
      </Select>
      <Label htmlFor="threads" hint=" All of them when left empty. It changes no answer.">
        How many processors to use
      </Label>
      <TextInput
        id="threads"
        name="threads"
        type="number"
        min={1}
        max={machine.mostThreads}
        step={1}
        onInvalid={reveal}
        value={terms.threads}
        onChange={(event) => onChange({ ...terms, threads: event.target.value })}
      />
      <Label
        htmlFor="memory"
        hint={` In MiB, at least ${machine.leastMemory}. A quarter of the machine's, at most 700, when left empty. It changes no answer.`}
      >
        How much memory to aim at
      </Label>
      <TextInput
        id="memory"
        name="memory"
        type="number"
        min={machine.leastMemory}
        max={machine.mostMemory}
        step={1}
        onInvalid={reveal}
        value={terms.memory}
        onChange={(event) => onChange({ ...terms, memory: event.target.value })}
      />
    </details>
  );
}
