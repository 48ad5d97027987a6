import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@trussworks/react-uswds';
import { useId, useState } from 'react';
import type { List } from '../../../src/server/api/lists.js';
import { ask, errorOf, sendFile } from '../api/ask.js';
import { useLists } from '../api/queries.js';
import { Dialog } from '../parts/dialog.js';
import { DropZone } from '../parts/drop-zone.js';
import { FailureWords } from '../parts/failure.js';
import { printBytes, printTime } from '../words.js';

interface ChooseListProps {
  /** The lists that are screened together. */
  readonly chosen: readonly string[];
  readonly onChosen: (lists: readonly string[]) => void;
}

/** A place to drop files on, and the lists that are there already. */
export function ChooseList({ chosen, onChosen }: ChooseListProps) {
  const client = useQueryClient();
  const lists = useLists();
  const id = useId();
  const [sent, setSent] = useState<{ readonly name: string; readonly share: number }>();
  const [failed, setFailed] = useState<Failed>();
  const [leaving, setLeaving] = useState<List>();

  const send = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setFailed(undefined);
    const taken: string[] = [];
    try {
      for (const file of files) {
        setSent({ name: file.name, share: 0 });
        const path = `/api/lists?name=${encodeURIComponent(file.name)}`;
        const list = await sendFile<List>(path, file, (share) => setSent({ name: file.name, share }));
        taken.push(list.id);
      }
    } catch (error) {
      const left = files.slice(taken.length + 1).map(({ name }) => name);
      setFailed({ error, file: files[taken.length]?.name, left });
    }
    await client.invalidateQueries({ queryKey: ['lists'] });
    if (taken.length > 0) onChosen(taken);
    setSent(undefined);
  };
  const remove = async (list: List): Promise<void> => {
    setLeaving(undefined);
    setFailed(undefined);
    try {
      await ask(`/api/lists/${list.id}`, 'DELETE');
      onChosen(chosen.filter((one) => one !== list.id));
    } catch (error) {
      setFailed({ error, file: list.name, left: [] });
    }
    await client.invalidateQueries({ queryKey: ['lists'] });
  };
  return (
    <>
      <DropZone
        id={id}
        label="Drop a file here, or choose one"
        hint="A table: .csv, .tsv or .txt, each also packed as .gz, or an Excel workbook (.xlsx). Several files of one list can be given together. They stay on this machine."
        accept=".csv,.tsv,.txt,.gz,.xlsx,.xlsm"
        isMany
        isBusy={sent !== undefined}
        onFiles={(files) => void send(files)}
      >
        {sent === undefined ? null : (
          <p role="status">
            Copying {sent.name} to the data folder: {Math.floor(sent.share * 100)}%
          </p>
        )}
      </DropZone>
      {failed === undefined ? null : <NotDone failed={failed} />}
      {lists.data === undefined || lists.data.lists.length === 0 ? null : (
        <>
          <h3>Lists that are here already</h3>
          <p className="desk-quiet">Those that you choose are read together, as one list.</p>
          <ul className="desk-lists">
            {lists.data.lists.map((list) => (
              <li key={list.id}>
                <span className="desk-grow">
                  {list.name}{' '}
                  <span className="desk-quiet">
                    ({printBytes(list.bytes)}
                    {list.takenAt === null ? '' : `, taken ${printTime(list.takenAt)}`})
                  </span>
                  {chosen.includes(list.id) ? <strong> chosen</strong> : null}
                </span>
                <Button
                  type="button"
                  outline
                  aria-pressed={chosen.includes(list.id)}
                  onClick={() => onChosen(toggled(chosen, list.id))}
                  aria-label={`Choose ${list.name}`}
                >
                  Choose
                </Button>
                <Button
                  type="button"
                  unstyled
                  onClick={() => setLeaving(list)}
                  aria-label={`Remove ${list.name}`}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {leaving === undefined ? null : (
        <Dialog title={`Remove ${leaving.name}?`} onClose={() => setLeaving(undefined)}>
          <p>The list is removed from the data folder. Runs that were made of it keep their own copy.</p>
          <div className="desk-buttons">
            <Button type="button" onClick={() => void remove(leaving)}>
              Remove it
            </Button>
            <Button type="button" outline onClick={() => setLeaving(undefined)}>
              Keep it
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** What could not be taken or removed, and the files that were not even tried after it. */
interface Failed {
  readonly error: unknown;
  readonly file: string | undefined;
  readonly left: readonly string[];
}

function NotDone({ failed: { error, file, left } }: { readonly failed: Failed }) {
  const told = errorOf(error);
  return (
    <>
      <FailureWords error={file === undefined ? told : { ...told, place: { file } }} />
      {left.length === 0 ? null : (
        <p role="status">Not taken either, as they came after it: {left.join(', ')}.</p>
      )}
    </>
  );
}

const toggled = (chosen: readonly string[], list: string): readonly string[] =>
  chosen.includes(list) ? chosen.filter((one) => one !== list) : [...chosen, list];
