import { Checkbox, Fieldset, Label, Select, TextInput } from '@trussworks/react-uswds';
import type { Court } from '../api/papers-queries.js';
import { type Choice, Choices } from '../parts/choices.js';
import { isFile, OfficeFileField, type OfficeTerm } from './office-file.js';

const GROUPS: readonly Choice<'all' | 'person' | 'case'>[] = [
  { key: 'all', name: 'One for all people', description: 'One motion with a schedule of everybody.' },
  { key: 'person', name: 'One for each person' },
  { key: 'case', name: 'One for each case', description: 'With all people of the case.' },
];

/** How packets are made. */
export interface PacketTerms {
  readonly office: OfficeTerm;
  readonly by: 'all' | 'person' | 'case';
  /** As it was written; empty for no limit. */
  readonly atMost: string;
  /** Empty for no difference between courthouses. */
  readonly courthouse: string;
  readonly ordersPerPerson: boolean;
  readonly letters: boolean;
}

export const USUAL_PACKETS: PacketTerms = {
  office: undefined,
  by: 'all',
  atMost: '',
  courthouse: '',
  ordersPerPerson: false,
  letters: false,
};

interface PacketFieldsProps {
  readonly court: Court | null | undefined;
  readonly terms: PacketTerms;
  /** Of a part of the terms: an office file that is checked comes when others may have changed. */
  readonly onChange: (part: Partial<PacketTerms>) => void;
}

/** What is asked of papers for the court. */
export function PacketFields({ court, terms, onChange: set }: PacketFieldsProps) {
  const { office, by, atMost, courthouse } = terms;
  const onDemand = court?.onDemand ?? [];
  const box = (name: 'ordersPerPerson' | 'letters', label: string, description: string) => (
    <Checkbox
      id={name}
      name={name}
      label={label}
      labelDescription={description}
      checked={terms[name]}
      onChange={({ target }) => set({ [name]: target.checked })}
    />
  );
  return (
    <>
      <OfficeFileField
        office={office}
        // Courthouses are those of the office file.
        onOffice={(next) => set({ office: next, courthouse: '' })}
      />
      <Choices
        legend="How many packets"
        name="by"
        choices={GROUPS}
        chosen={by}
        onChosen={(key) => set({ by: key })}
      />
      {by === 'all' ? (
        <>
          <Label htmlFor="at-most" hint=" Leave it empty for no limit.">
            At most so many people in a packet
          </Label>
          <TextInput
            id="at-most"
            name="at-most"
            type="text"
            inputMode="numeric"
            pattern="[1-9]\d{0,5}"
            title="A whole number from 1 to 999,999, or nothing"
            value={atMost}
            onChange={({ target }) => set({ atMost: target.value.trim() })}
          />
        </>
      ) : null}
      {!isFile(office) || office.courthouses.length === 0 ? null : (
        <>
          <Label htmlFor="courthouse" hint=" A case goes by how its number begins, as your office file says.">
            Courthouse
          </Label>
          <Select
            id="courthouse"
            name="courthouse"
            value={courthouse}
            onChange={({ target }) => set({ courthouse: target.value })}
          >
            <option value="">All cases together</option>
            <option value="each">Packets of each courthouse</option>
            {office.courthouses.map((name) => (
              <option key={name} value={name}>
                Only {name}
              </option>
            ))}
          </Select>
        </>
      )}
      {onDemand.length === 0 ? null : (
        <Fieldset legend="Also for each person" legendStyle="default">
          {onDemand.includes('orders-per-person')
            ? box('ordersPerPerson', 'A proposed order of their own', '')
            : null}
          {onDemand.includes('letters')
            ? box('letters', 'A letter for the clerk to send', 'With the certificate of disposition.')
            : null}
        </Fieldset>
      )}
    </>
  );
}
