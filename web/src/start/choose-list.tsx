import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@trussworks/react-uswds';
import { type DragEvent, useId, useRef, useState } from 'react';
import type { List } from '../../../src/server/api/lists.js';
import { ask, sendFile } from '../api/ask.js';
import { useLists } from '../api/queries.js';
import { Failure } from '../parts/failure.js';
import { printBytes } from '../words.js';

interface ChooseListProps {
  readonly chosen: string | undefined;
  readonly onChosen: (list: string | undefined) => void;
}

/** A place to drop a file on, and the lists that are there already. */
export function ChooseList({ chosen, onChosen }: ChooseListProps) {
  const client = useQueryClient();
  const lists = useLists();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [sent, setSent] = useState<{ readonly name: string; readonly share: number }>();
  const [failed, setFailed] = useState<unknown>();
  const [isOver, setIsOver] = useState(false);

  const send = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setFailed(undefined);
    setSent({ name: file.name, share: 0 });
    try {
      const path = `/api/lists?name=${encodeURIComponent(file.name)}`;
      const list = await sendFile<List>(path, file, (share) => setSent({ name: file.name, share }));
      await client.invalidateQueries({ queryKey: ['lists'] });
      onChosen(list.id);
    } catch (error) {
      setFailed(error);
    }
    setSent(undefined);
    if (input.current !== null) input.current.value = '';
  };
  const remove = async (list: List): Promise<void> => {
    setFailed(undefined);
    try {
      await ask(`/api/lists/${list.id}`, 'DELETE');
      if (chosen === list.id) onChosen(undefined);
    } catch (error) {
      setFailed(error);
    }
    await client.invalidateQueries({ queryKey: ['lists'] });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside is for all. */}
      <div
        className={isOver ? 'desk-drop desk-drop-over' : 'desk-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <label htmlFor={id} className="desk-drop-label">
          Drop a file here, or choose one
        </label>
        <p className="usa-hint">
          A table: .csv, .tsv or .txt, each also packed as .gz, or an Excel workbook (.xlsx). It stays on this
          machine.
        </p>
        <input
          ref={input}
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.gz,.xlsx,.xlsm"
          disabled={sent !== undefined}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        {sent === undefined ? null : (
          <p role="status">
            Copying {sent.name} to the data folder: {Math.floor(sent.share * 100)}%
          </p>
        )}
      </div>
      {failed === undefined ? null : <Failure error={failed} />}
      {lists.data === undefined || lists.data.lists.length === 0 ? null : (
        <>
          <h3>Lists that are here already</h3>
          <ul className="desk-lists">
            {lists.data.lists.map((list) => (
              <li key={list.id}>
                <span className="desk-grow">
                  {list.name} <span className="desk-quiet">({printBytes(list.bytes)})</span>
                  {chosen === list.id ? <strong> chosen</strong> : null}
                </span>
                <Button
                  type="button"
                  outline
                  aria-pressed={chosen === list.id}
                  onClick={() => onChosen(list.id)}
                  aria-label={`Choose ${list.name}`}
                >
                  Choose
                </Button>
                <Button
                  type="button"
                  unstyled
                  onClick={() => void remove(list)}
                  aria-label={`Remove ${list.name}`}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
