import { Button, Label, Textarea } from '@trussworks/react-uswds';
import { type FormEvent, useState } from 'react';
import type { ChargeOfPerson, Person, Regrouped } from '../../../src/server/api/docket-person.js';
import { ask } from '../api/ask.js';
import { useMe } from '../api/docket-queries.js';
import { useActs } from '../decide/acts.js';
import { NameForm } from '../decide/who-decides.js';
import { goTo } from '../navigation.js';
import { Dialog } from '../parts/dialog.js';
import { Failure } from '../parts/failure.js';
import { counted } from '../words.js';
import { FindPerson } from './find-person.js';

interface RegroupProps {
  readonly run: string;
  readonly person: Person;
}

type Kind = 'merge' | 'split';

/** When two people are one, or one is two: said by hand, with a reason. */
export function Regroup({ run, person }: RegroupProps) {
  const [kind, setKind] = useState<Kind>();
  return (
    <section aria-labelledby="who-is-who">
      <h2 id="who-is-who">Who is who</h2>
      <p>
        If these rows are not all of one person, or another person of the list is this one, say so. All their
        determinations are then made again, and what they were is kept.
      </p>
      <div className="desk-buttons">
        <Button type="button" outline onClick={() => setKind('merge')}>
          Another person is this one ...
        </Button>
        {person.charges.length < 2 ? null : (
          <Button type="button" outline onClick={() => setKind('split')}>
            Some charges are of somebody else ...
          </Button>
        )}
      </div>
      {kind === undefined ? null : (
        <RegroupDialog run={run} person={person} kind={kind} onClose={() => setKind(undefined)} />
      )}
    </section>
  );
}

interface RegroupDialogProps extends RegroupProps {
  readonly kind: Kind;
  readonly onClose: () => void;
}

function RegroupDialog({ run, person, kind, onClose }: RegroupDialogProps) {
  const me = useMe();
  const acts = useActs();
  const [other, setOther] = useState<number>();
  const [charges, setCharges] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);
  const isWhole =
    kind === 'merge' ? other !== undefined : charges.length > 0 && charges.length < person.charges.length;

  const regroup = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setFailed(undefined);
    setIsSending(true);
    const body =
      kind === 'merge'
        ? { persons: [person.person, other], reason }
        : { person: person.person, charges, reason };
    try {
      const done = await ask<Regrouped>(`/api/docket/${run}/persons/${kind}`, 'POST', body);
      const [kept = person.person] = done.persons;
      const words = `${kind === 'merge' ? 'Merged' : 'Split'}. ${counted(done.made, 'determination was', 'determinations were')} made again; ${done.changed.length} came out otherwise.`;
      onClose();
      goTo(`/runs/${run}/people/${kept}`);
      acts.done(run, done.entry, words);
    } catch (error) {
      setFailed(error);
      setIsSending(false);
    }
  };
  return (
    <Dialog
      title={kind === 'merge' ? 'Another person is this one' : 'Some charges are of somebody else'}
      onClose={onClose}
    >
      {me.data?.name === null ? (
        <NameForm name="" />
      ) : (
        <form className="desk-form" onSubmit={(event) => void regroup(event)}>
          {kind === 'merge' ? (
            <FindPerson run={run} not={person.person} chosen={other} onChosen={setOther} />
          ) : (
            <ChooseCharges all={person.charges} chosen={charges} onChange={setCharges} />
          )}
          <Label htmlFor="why-regroup" hint=" It stands in the trail.">
            How you know
          </Label>
          <Textarea
            id="why-regroup"
            name="why-regroup"
            className="desk-note"
            required
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {failed === undefined ? null : <Failure error={failed} />}
          <div className="desk-buttons">
            <Button type="submit" disabled={isSending || !isWhole}>
              {isSending
                ? 'Making the determinations again ...'
                : kind === 'merge'
                  ? 'Merge them'
                  : 'Split them'}
            </Button>
            <Button type="button" outline onClick={onClose}>
              Change nothing
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

interface ChooseChargesProps {
  readonly all: readonly ChargeOfPerson[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function ChooseCharges({ all, chosen, onChange }: ChooseChargesProps) {
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-legend">Charges that are of somebody else (not all of them)</legend>
      {all.map(({ key, statuteCited, statute, caseNumber, offenseDate, name }) => (
        <label key={key} className="desk-choice">
          <input
            type="checkbox"
            checked={chosen.includes(key)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
            }
          />
          <span>
            {[name, statuteCited === '' ? statute : statuteCited, caseNumber, offenseDate]
              .filter((one) => one !== '')
              .join(', ')}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
