import { Button } from '@trussworks/react-uswds';
import { useEffect, useState } from 'react';
import type { DocketOfRun } from '../../../src/server/api/docket.js';
import { ask } from '../api/ask.js';
import { useDocket } from '../api/docket-queries.js';
import { Failure, FailureWords } from '../parts/failure.js';

const LOOK_AGAIN_AFTER = 1_000;

/** A run that an earlier program put into the docket without the people of whose charges none is under the law. */
export function PeopleNotRead({ run }: { readonly run: string }) {
  const { data: docket, refetch } = useDocket(run);
  const [failed, setFailed] = useState<unknown>();
  const [isReading, setIsReading] = useState(false);
  const isThere = docket === undefined || docket.unlisted !== null;
  const isOver = isThere || docket.error !== null;
  useEffect(() => {
    if (!isReading || isOver) return;
    const timer = setInterval(() => void refetch(), LOOK_AGAIN_AFTER);
    return () => clearInterval(timer);
  }, [isReading, isOver, refetch]);
  const read = async (): Promise<void> => {
    setFailed(undefined);
    try {
      await ask<DocketOfRun>(`/api/docket/${run}/take-up`, 'POST', {});
      setIsReading(true);
      await refetch();
    } catch (error) {
      setFailed(error);
    }
  };
  if (isThere) return null;
  if (isReading && !isOver) return <p role="status">Reading the people of the list ...</p>;
  return (
    <div className="desk-remark">
      <p>
        People without any charge under this law were not read when this run was put into the docket, so they
        are not found yet.
      </p>
      {failed === undefined ? null : <Failure error={failed} />}
      {docket.error === null ? null : <FailureWords error={docket.error} />}
      <Button type="button" unstyled onClick={() => void read()}>
        Read them from the list now
      </Button>
    </div>
  );
}
