import { Alert } from '@trussworks/react-uswds';
import { useState } from 'react';
import type { OfficeChecked } from '../../../src/server/api/papers.js';
import { ask } from '../api/ask.js';
import { DropZone } from '../parts/drop-zone.js';
import { Failure } from '../parts/failure.js';

/** An office file that was checked, and can be used. */
export interface OfficeFile extends OfficeChecked {
  readonly name: string;
  readonly text: string;
}

/** The office file of a form: while it is checked, nobody knows whether it can be used. */
export type OfficeTerm = OfficeFile | 'checking' | undefined;

interface OfficeFileFieldProps {
  readonly office: OfficeTerm;
  readonly onOffice: (office: OfficeTerm) => void;
}

/** What the office says of itself: a file that is checked as soon as it is chosen, and goes nowhere but to the desk. */
export function OfficeFileField({ office, onOffice }: OfficeFileFieldProps) {
  const [failed, setFailed] = useState<unknown>();
  const isChecking = office === 'checking';

  const take = async ([file]: readonly File[]): Promise<void> => {
    if (file === undefined) return;
    setFailed(undefined);
    onOffice('checking');
    try {
      const text = await file.text();
      const checked = await ask<OfficeChecked>('/api/papers/office', 'POST', { text });
      onOffice({ ...checked, name: file.name, text });
    } catch (error) {
      setFailed(error);
      onOffice(undefined);
    }
  };
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-legend">Your office</legend>
      <DropZone
        id="office"
        label="Drop your office file here, or choose it"
        hint={
          <>
            It gives the papers your address, attorney, courthouse and judge.{' '}
            <a className="usa-link" href="/api/papers/office-template" download="office.yaml">
              Save a file to fill in
            </a>
            , with every line explained.
          </>
        }
        accept=".yaml,.yml"
        isBusy={isChecking}
        onFiles={(files) => void take(files)}
      >
        {isChecking ? <p role="status">Checking the file ...</p> : null}
        {isFile(office) ? <Checked office={office} onLeave={() => onOffice(undefined)} /> : null}
      </DropZone>
      {failed === undefined ? null : <Failure error={failed} />}
      {office === undefined ? (
        <p className="desk-remark">
          Without an office file these places stand in [brackets]: good for a look, not for a court.
        </p>
      ) : !isFile(office) || office.missing.length === 0 ? null : (
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

/** Whether there is a file that can be used. */
export const isFile = (office: OfficeTerm): office is OfficeFile => typeof office === 'object';

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
