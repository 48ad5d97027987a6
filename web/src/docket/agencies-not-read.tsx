import { Button } from '@trussworks/react-uswds';
import { useEffect, useState } from 'react';
import type { DocketOfRun } from '../../../src/server/api/docket.js';
import { ask } from '../api/ask.js';
import { useDocket, useDocketChanged } from '../api/docket-queries.js';
import { Failure, FailureWords } from '../parts/failure.js';

interface AgenciesNotReadProps {
  readonly run: string;
  readonly onRead: () => void;
}

const LOOK_AGAIN_AFTER = 1_000;

/** A run that an earlier program put into the docket without the agencies of its list: they can be read now. */
export function AgenciesNotRead({ run, onRead }: AgenciesNotReadProps) {
  const { data: docket, refetch } = useDocket(run);
  const docketChanged = useDocketChanged();
  const [failed, setFailed] = useState<unknown>();
  const now = docket?.agencies;
  useEffect(() => {
    if (now !== 'reading') return;
    const timer = setInterval(() => void refetch(), LOOK_AGAIN_AFTER);
    return () => clearInterval(timer);
  }, [now, refetch]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is told once, when they are there.
  useEffect(() => {
    if (now !== 'read') return;
    onRead();
    void docketChanged();
  }, [now]);
  const read = async (): Promise<void> => {
    setFailed(undefined);
    try {
      await ask<DocketOfRun>(`/api/docket/${run}/take-up`, 'POST', {});
      await refetch();
    } catch (error) {
      setFailed(error);
    }
  };
  if (docket === undefined) return null;
  if (now !== 'not_read') return <p role="status">Reading the arresting agencies from the list ...</p>;
  return (
    <div className="desk-remark">
      <p>
        The arresting agencies of this run were not read when it was put into the docket, so it cannot be
        filtered by them yet.
      </p>
      {failed === undefined ? null : <Failure error={failed} />}
      {docket.error === null ? null : <FailureWords error={docket.error} />}
      <Button type="button" unstyled onClick={() => void read()}>
        Read them from the list now
      </Button>
    </div>
  );
}
