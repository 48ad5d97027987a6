import { useQueryClient } from '@tanstack/react-query';
import { Button, Label, TextInput } from '@trussworks/react-uswds';
import { type FormEvent, useState } from 'react';
import type { Me } from '../../../src/server/api/docket.js';
import { ask } from '../api/ask.js';
import { useMe } from '../api/docket-queries.js';
import { Dialog } from '../parts/dialog.js';
import { Failure } from '../parts/failure.js';

/** Asks for the name of who decides. */
export function NameForm({ name, onDone }: { readonly name: string; readonly onDone?: () => void }) {
  const client = useQueryClient();
  const [given, setGiven] = useState(name);
  const [failed, setFailed] = useState<unknown>();
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setFailed(undefined);
    try {
      const me = await ask<Me>('/api/docket/me', 'POST', { name: given });
      client.setQueryData<Me>(['me'], me);
      onDone?.();
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <form className="desk-form" onSubmit={(event) => void keep(event)}>
      <Label
        htmlFor="who"
        hint=" It stands beside everything you decide. This is asked once in this browser."
      >
        Your name
      </Label>
      <TextInput
        id="who"
        name="who"
        type="text"
        required
        maxLength={200}
        autoComplete="name"
        value={given}
        onChange={(event) => setGiven(event.target.value)}
      />
      {failed === undefined ? null : <Failure error={failed} />}
      <Button type="submit">This is me</Button>
    </form>
  );
}

/** Who sits at the desk, and a way to say that it is somebody else. */
export function WhoDecides() {
  const me = useMe();
  const [isAsked, setIsAsked] = useState(false);
  if (me.data === undefined) return null;
  const { name } = me.data;
  return (
    <p className="desk-who">
      {name === null ? 'Nobody has said who decides.' : <span>You decide as {name}.</span>}{' '}
      <button type="button" className="desk-who-button" onClick={() => setIsAsked(true)}>
        {name === null ? 'Say who you are' : 'Somebody else'}
      </button>
      {isAsked ? (
        <Dialog title="Who decides?" onClose={() => setIsAsked(false)}>
          <NameForm name={name ?? ''} onDone={() => setIsAsked(false)} />
        </Dialog>
      ) : null}
    </p>
  );
}
