import { Button, Label, Select, Textarea, TextInput } from '@trussworks/react-uswds';
import { type FormEvent, useState } from 'react';
import type { FactRecorded, FactToFind } from '../../../src/server/api/docket-facts.js';
import { ask } from '../api/ask.js';
import { useFactsToFind, useMe } from '../api/docket-queries.js';
import { Dialog } from '../parts/dialog.js';
import { Failure } from '../parts/failure.js';
import { Changed } from './changed.js';
import { NameForm } from './who-decides.js';

interface FactDialogProps {
  readonly run: string;
  readonly item: number;
  readonly of: string;
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
  readonly onUndo: (run: string, entry: number) => void;
}

/** Records a fact that was found outside the list; the determinations of the person are made again at once. */
export function FactDialog({ run, item, of, onClose, onChanged, onUndo }: FactDialogProps) {
  const me = useMe();
  const [recorded, setRecorded] = useState<FactRecorded>();
  return (
    <Dialog title={`Record a fact: ${of}`} onClose={onClose}>
      {me.data?.name === null ? (
        <NameForm name="" />
      ) : recorded === undefined ? (
        <FactForm
          run={run}
          item={item}
          onRecorded={(done) => {
            setRecorded(done);
            void onChanged();
          }}
        />
      ) : (
        <>
          <Changed run={run} made={recorded.made} changed={recorded.changed} />
          <div className="desk-buttons">
            <Button type="button" onClick={onClose}>
              Good
            </Button>
            <Button
              type="button"
              outline
              onClick={() => {
                onClose();
                onUndo(run, recorded.entry);
              }}
            >
              Take it back
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

interface FactFormProps {
  readonly run: string;
  readonly item: number;
  readonly onRecorded: (recorded: FactRecorded) => void;
}

function FactForm({ run, item, onRecorded }: FactFormProps) {
  const facts = useFactsToFind(run, item);
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [source, setSource] = useState('');
  const [note, setNote] = useState('');
  const [failed, setFailed] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);
  if (facts.isPending) return <p role="status">Reading what is known of the charge ...</p>;
  if (facts.isError) return <Failure error={facts.error} />;
  const all = [...facts.data.facts].sort((a, b) => Number(b.missing) - Number(a.missing));
  const fact = all.find((one) => one.name === name);

  const record = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setFailed(undefined);
    setIsSending(true);
    try {
      const found = { item, fact: name, value, source, ...(note.trim() === '' ? {} : { note }) };
      onRecorded(await ask<FactRecorded>(`/api/docket/${run}/found-facts`, 'POST', found));
    } catch (error) {
      setFailed(error);
      setIsSending(false);
    }
  };
  return (
    <form className="desk-form" onSubmit={(event) => void record(event)}>
      <p>
        What you found stands in the place of the cell of the list. All determinations of the person are made
        again at once; what they were is kept.
      </p>
      <Label htmlFor="found-fact">Which fact</Label>
      <Select
        id="found-fact"
        name="found-fact"
        required
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setValue('');
        }}
      >
        <option value="">Choose a fact</option>
        {all.map((one) => (
          <option key={one.name} value={one.name}>
            {one.words}
            {one.missing ? ' (missing here)' : ''}
          </option>
        ))}
      </Select>
      {fact === undefined ? null : (
        <p className="usa-hint">
          Now: {fact.known || fact.value !== '' ? fact.value : 'not known'}. Held by: {fact.holder}.{' '}
          {whereInList(fact)}
        </p>
      )}
      {fact === undefined ? null : <ValueField fact={fact} value={value} onChange={setValue} />}
      <Label htmlFor="found-source" hint=" Such as the court file and the page.">
        Where you found it
      </Label>
      <TextInput
        id="found-source"
        name="found-source"
        type="text"
        required
        maxLength={20_000}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <Label htmlFor="found-note" hint=" If you want to.">
        Note
      </Label>
      <Textarea
        id="found-note"
        name="found-note"
        className="desk-note"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {failed === undefined ? null : <Failure error={failed} />}
      <Button type="submit" disabled={isSending}>
        {isSending ? 'Making the determinations again ...' : 'Record it'}
      </Button>
    </form>
  );
}

/** What the office's own list calls the cell that is filled. */
const whereInList = ({ columns }: FactToFind): string =>
  columns.length === 0
    ? 'Your list has no column for it.'
    : `In your list it stands under ${columns.map((one) => `“${one}”`).join(' and ')}.`;

const PROPOSED = 4;

interface ValueFieldProps {
  readonly fact: FactToFind;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ValueField({ fact, value, onChange }: ValueFieldProps) {
  const such = fact.values.length > 0 ? fact.values.slice(0, PROPOSED) : [fact.example];
  const hint = such.join('') === '' ? undefined : ` Such as: ${such.join('; ')}.`;
  return (
    <>
      <Label htmlFor="found-value" hint={hint}>
        What it is
      </Label>
      <TextInput
        id="found-value"
        name="found-value"
        type="text"
        required
        maxLength={2000}
        list="found-values"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id="found-values">
        {fact.values.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}
