import { Button } from '@trussworks/react-uswds';
import type { Regrouping } from '../../../src/server/api/docket-person.js';
import { useActs } from '../decide/acts.js';
import { printTime } from '../words.js';

interface RegroupingsProps {
  readonly run: string;
  readonly regroupings: readonly Regrouping[];
  readonly isOpen: boolean;
}

/** Where people were merged or one was split, by whom and why. */
export function Regroupings({ run, regroupings, isOpen }: RegroupingsProps) {
  const acts = useActs();
  if (regroupings.length === 0) return null;
  return (
    <>
      <h3>Merged and split by hand</h3>
      <ol className="desk-history">
        {regroupings.map(({ entry, at, actor, kind, reason, persons, undone }) => (
          <li key={entry}>
            <strong>{kind === 'merge' ? `Merged from ${persons.length} people` : 'Split'}</strong> by {actor},{' '}
            {printTime(at)} <span className="desk-quiet">(entry {entry})</span>
            {reason === null ? null : <q className="desk-block">{reason}</q>}
            {undone ? <span className="desk-block">It was taken back.</span> : null}
            {undone || !isOpen ? null : (
              <Button type="button" unstyled onClick={() => acts.undo(run, entry)}>
                Take it back
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
