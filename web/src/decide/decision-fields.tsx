import { Label, Radio, Select, Textarea, TextInput } from '@trussworks/react-uswds';
import type { ChoicesOfRun } from '../../../src/server/api/docket.js';
import type { DecisionKind } from './begun.js';

/** What is filled in; what a kind does not ask for stays empty. */
export interface Written {
  readonly reason: string;
  readonly fact: string;
  readonly text: string;
  /** Empty for nobody. */
  readonly to: string;
}

interface DecisionFieldsProps {
  readonly kind: DecisionKind;
  readonly written: Written;
  readonly onChange: (written: Written) => void;
  readonly missing: readonly string[];
  readonly choices: ChoicesOfRun | undefined;
}

/** The fields that a decision needs. */
export function DecisionFields({ kind, written, onChange, missing, choices }: DecisionFieldsProps) {
  const set = (part: Partial<Written>): void => onChange({ ...written, ...part });
  return (
    <>
      {kind === 'reject' ? (
        <fieldset className="usa-fieldset">
          <legend className="usa-legend">Why</legend>
          {(choices?.rejectReasons ?? []).map(({ id, words }) => (
            <Radio
              key={id}
              id={`why-${id}`}
              name="why"
              label={words}
              required
              checked={written.reason === id}
              onChange={() => set({ reason: id })}
            />
          ))}
        </fieldset>
      ) : null}
      {kind === 'send_back' ? (
        <>
          <Label htmlFor="fact">Which fact is to be found</Label>
          <Select
            id="fact"
            name="fact"
            required
            value={written.fact}
            onChange={(event) => set({ fact: event.target.value })}
          >
            <option value="">Choose a fact</option>
            {factsFirst(missing, choices).map(({ id, words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </Select>
        </>
      ) : null}
      {kind === 'assign' ? (
        <>
          <Label htmlFor="to" hint=" Leave it empty for nobody.">
            To whom
          </Label>
          <TextInput
            id="to"
            name="to"
            type="text"
            maxLength={200}
            list="assignees"
            value={written.to}
            onChange={(event) => set({ to: event.target.value })}
          />
          <datalist id="assignees">
            {(choices?.assignees ?? [])
              .filter(({ id }) => id !== '')
              .map(({ id }) => (
                <option key={id} value={id} />
              ))}
          </datalist>
        </>
      ) : (
        <>
          <Label
            htmlFor="text"
            hint={kind === 'comment' ? undefined : (TEXT_HINTS[written.reason] ?? OPTIONAL)}
          >
            {kind === 'comment' ? 'Comment' : 'Note'}
          </Label>
          <Textarea
            id="text"
            name="text"
            className="desk-note"
            required={kind === 'comment' || written.reason === 'other'}
            maxLength={20_000}
            value={written.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        </>
      )}
    </>
  );
}

const OPTIONAL = ' If you want to.';
const TEXT_HINTS: Readonly<Record<string, string>> = { other: ' Write the reason here.' };

/** The facts that are missing here, then those that are missing elsewhere in the run, then all others of its law. */
function factsFirst(missing: readonly string[], choices: ChoicesOfRun | undefined) {
  const all = choices?.facts ?? [];
  const wordsOf = (fact: string): string => all.find(({ id }) => id === fact)?.words ?? fact;
  const rest = all.filter(({ id }) => !missing.includes(id));
  return [...missing.map((id) => ({ id, words: `${wordsOf(id)} (missing here)` })), ...rest];
}
