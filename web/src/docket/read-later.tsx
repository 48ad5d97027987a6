import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useState } from 'react';
import type { DocketOfRun } from '../../../src/server/api/docket.js';
import { ask } from '../api/ask.js';
import { Failure, FailureWords } from '../parts/failure.js';

interface ReadLaterProps {
  readonly run: string;
  /** Why a reading that was asked for before failed; null when none did. */
  readonly error: DocketOfRun['error'];
  /** The desk has begun to read. */
  readonly onBegun: () => Promise<unknown>;
  /** What is not there yet. */
  readonly children: ReactNode;
}

/** What of the list of a run was not read when an earlier program put the run into the docket, and can be now. */
export function ReadLater({ run, error, onBegun, children }: ReadLaterProps) {
  const [failed, setFailed] = useState<unknown>();
  const read = async (): Promise<void> => {
    setFailed(undefined);
    try {
      await ask<DocketOfRun>(`/api/docket/${run}/take-up`, 'POST', {});
      await onBegun();
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <div className="desk-remark">
      <p>{children}</p>
      {failed === undefined ? null : <Failure error={failed} />}
      {error === null ? null : <FailureWords error={error} />}
      <Button type="button" unstyled onClick={() => void read()}>
        Read them from the list now
      </Button>
    </div>
  );
}
