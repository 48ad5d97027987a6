import { useQueryClient } from '@tanstack/react-query';
import { Button, Label, Select, Textarea } from '@trussworks/react-uswds';
import { type FormEvent, useState } from 'react';
import type { Choices } from '../../../src/server/api/choices.js';
import type { LookedAt } from '../../../src/server/api/lists.js';
import type { Screening, ScreeningRequest } from '../../../src/server/api/screenings.js';
import { ask } from '../api/ask.js';
import { Failure } from '../parts/failure.js';
import { Advanced, advancedRequest, BY_HEADER, BY_MAPPING } from './advanced.js';
import { Assumptions } from './assumptions.js';
import { type Written, WrittenFiles } from './written-files.js';

interface TermsFormProps {
  readonly looked: readonly LookedAt[];
  readonly choices: Choices;
  readonly onBegun: (screening: string) => void;
}

const NONE = '(none)';
const OWN = '(own)';

/** The county with most rows of the first file, when it is of the law; it is only proposed. */
function likelyCounty([first]: readonly LookedAt[], places: readonly string[]): string {
  const known = first?.readable === true ? (first.counties?.known ?? []) : [];
  return known.find(({ name }) => places.includes(name))?.name ?? '';
}

/** The law whose counties the list names most. */
const likelyLaw = (looked: readonly LookedAt[], { rulebooks }: Choices): string =>
  (rulebooks.find(({ places }) => likelyCounty(looked, places) !== '') ?? rulebooks[0]).id;

/** What is asked of the list: law, county, policy, day. */
export function TermsForm({ looked, choices, onBegun }: TermsFormProps) {
  const client = useQueryClient();
  const [law, setLaw] = useState(() => likelyLaw(looked, choices));
  const rulebook = choices.rulebooks.find(({ id }) => id === law) ?? choices.rulebooks[0];
  const [county, setCounty] = useState(() => likelyCounty(looked, rulebook.places));
  const [policy, setPolicy] = useState(rulebook.defaultPolicy ?? NONE);
  const [policyText, setPolicyText] = useState('');
  const [asOf, setAsOf] = useState(choices.today);
  const [off, setOff] = useState<readonly string[]>([]);
  const unknown = looked.flatMap((one) => (one.readable && one.layout === null ? one.mapping : []));
  const drafts = looked.flatMap((one) => (one.readable ? one.mapping : []));
  const [mapping, setMapping] = useState(unknown[0] ?? drafts[0] ?? '');
  const [advanced, setAdvanced] = useState({
    layout: unknown.length > 0 ? BY_MAPPING : BY_HEADER,
    threads: '',
    memory: '',
  });
  const [written, setWritten] = useState<Written>({ sameSource: false, annotated: true, workbook: true });
  const [failed, setFailed] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);

  const chooseLaw = (id: string): void => {
    const next = choices.rulebooks.find((one) => one.id === id) ?? rulebook;
    setLaw(next.id);
    setCounty(likelyCounty(looked, next.places));
    setPolicy(next.defaultPolicy ?? NONE);
    setOff([]);
  };
  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setFailed(undefined);
    setIsSending(true);
    const [list, ...more] = looked.map((one) => one.list.id);
    const request: ScreeningRequest = {
      list,
      more,
      ...written,
      law,
      county,
      asOf,
      assumptionsOff: [...off],
      ...(policy === OWN ? { policyText } : { policy: policy === NONE ? null : policy }),
      ...advancedRequest(advanced, mapping),
    };
    try {
      const { id } = await ask<Screening>('/api/screenings', 'POST', request);
      await client.invalidateQueries({ queryKey: ['running'] });
      onBegun(id);
    } catch (error) {
      setFailed(error);
    }
    setIsSending(false);
  };
  const chosen = rulebook.policies.find(({ name }) => name === policy);
  return (
    <form onSubmit={(event) => void begin(event)} className="desk-form">
      <Label htmlFor="law">Law</Label>
      <Select id="law" name="law" value={law} onChange={(event) => chooseLaw(event.target.value)}>
        {choices.rulebooks.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>

      <Label htmlFor="county" hint=" Whose office asks. Charges of other counties are told apart.">
        County
      </Label>
      <Select
        id="county"
        name="county"
        required
        value={county}
        onChange={(event) => setCounty(event.target.value)}
      >
        <option value="">Choose a county</option>
        <option value="all">All counties (for holders of a whole state)</option>
        {rulebook.places.map((place) => (
          <option key={place} value={place}>
            {place}
          </option>
        ))}
      </Select>

      <Label
        htmlFor="policy"
        hint=" What your office asks for among the charges that are eligible. It never widens the law."
      >
        Policy
      </Label>
      <Select id="policy" name="policy" value={policy} onChange={(event) => setPolicy(event.target.value)}>
        {rulebook.defaultPolicy === null ? <option value={NONE}>None: all that is eligible</option> : null}
        {rulebook.policies.map(({ name, title }) => (
          <option key={name} value={name}>
            {name}: {title}
          </option>
        ))}
        <option value={OWN}>Our own, as text</option>
      </Select>
      {chosen === undefined ? null : <p className="usa-hint desk-source">Source: {chosen.source}</p>}
      {policy === OWN ? (
        <>
          <Label htmlFor="policy-text" hint=" As in the file that freshstart policy --template writes.">
            Text of the policy
          </Label>
          <Textarea
            id="policy-text"
            name="policy-text"
            required
            spellCheck={false}
            className="desk-mono"
            value={policyText}
            onChange={(event) => setPolicyText(event.target.value)}
          />
        </>
      ) : null}

      <Label htmlFor="as-of" hint=" The law and the ages of charges are taken as of this day.">
        Decide as of
      </Label>
      <input
        className="usa-input"
        id="as-of"
        name="as-of"
        type="date"
        required
        min="1900-01-01"
        max="2199-12-31"
        value={asOf}
        onChange={(event) => setAsOf(event.target.value)}
      />

      {advanced.layout === BY_MAPPING ? (
        <>
          <Label
            htmlFor="mapping"
            hint=" This was drafted from the list. Look through it: a wrong line here makes wrong answers."
          >
            How the columns are read
          </Label>
          <Textarea
            id="mapping"
            name="mapping"
            spellCheck={false}
            className="desk-mono"
            value={mapping}
            onChange={(event) => setMapping(event.target.value)}
          />
        </>
      ) : null}

      <WrittenFiles files={looked.length} written={written} onChange={setWritten} />
      <Advanced choices={choices} terms={advanced} onChange={setAdvanced} />
      <Assumptions assumptions={rulebook.assumptions} off={off} onChange={setOff} />
      {failed === undefined ? null : <Failure error={failed} />}
      <Button type="submit" disabled={isSending}>
        Screen the list
      </Button>
    </form>
  );
}
