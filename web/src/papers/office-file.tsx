import { Alert } from '@trussworks/react-uswds';
import { type DragEvent, useRef, useState } from 'react';
import type { OfficeChecked } from '../../../src/server/api/papers.js';
import { ask } from '../api/ask.js';
import { Failure } from '../parts/failure.js';

/** An office file that was checked, and can be used. */
export interface OfficeFile extends OfficeChecked {
  readonly name: string;
  readonly text: string;
}

interface OfficeFileFieldProps {
  readonly office: OfficeFile | undefined;
  readonly onOffice: (office: OfficeFile | undefined) => void;
}

/** What the office says of itself: a file that is checked as soon as it is chosen, and goes nowhere but to the desk. */
export function OfficeFileField({ office, onOffice }: OfficeFileFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isChecking, setIsChecking] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const [isOver, setIsOver] = useState(false);

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setFailed(undefined);
    onOffice(undefined);
    setIsChecking(true);
    try {
      const text = await file.text();
      const checked = await ask<OfficeChecked>('/api/papers/office', 'POST', { text });
      onOffice({ ...checked, name: file.name, text });
    } catch (error) {
      setFailed(error);
    }
    setIsChecking(false);
    // The same file may be chosen again, once it is mended.
    if (input.current !== null) input.current.value = '';
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-legend">Your office</legend>
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
        <label htmlFor="office" className="desk-drop-label">
          Drop your office file here, or choose it
        </label>
        <p className="usa-hint">
          It gives the papers your address, attorney, courthouse and judge.{' '}
          <a className="usa-link" href="/api/papers/office-template" download="office.yaml">
            Save a file to fill in
          </a>
          , with every line explained.
        </p>
        <input
          ref={input}
          id="office"
          type="file"
          accept=".yaml,.yml"
          disabled={isChecking}
          onChange={(event) => void take(event.target.files?.[0])}
        />
        {isChecking ? <p role="status">Checking the file ...</p> : null}
        {office === undefined ? null : <Checked office={office} onLeave={() => onOffice(undefined)} />}
      </div>
      {failed === undefined ? null : <Failure error={failed} />}
      {office === undefined ? (
        <p className="desk-remark">
          Without an office file these places stand in [brackets]: good for a look, not for a court.
        </p>
      ) : office.missing.length === 0 ? null : (
        <Alert
          type="warning"
          headingLevel="h3"
          heading="The office file does not say everything"
          role="status"
        >
          Not there: {office.missing.join(', ')}. Papers that print one of these are not made without it.
        </Alert>
      )}
    </fieldset>
  );
}

function Checked({ office, onLeave }: { readonly office: OfficeFile; readonly onLeave: () => void }) {
  const { name, courthouses } = office;
  return (
    <p role="status">
      <strong>{name}</strong> can be used.
      {courthouses.length === 0 ? null : <> It names these courthouses: {courthouses.join(', ')}.</>}{' '}
      <button type="button" className="usa-button usa-button--unstyled" onClick={onLeave}>
        Leave it out
      </button>
    </p>
  );
}
