import { useEffect, useState } from 'react';
import { useDocket } from '../api/docket-queries.js';
import { ReadLater } from '../docket/read-later.js';

const LOOK_AGAIN_AFTER = 1_000;

/** A run that an earlier program put into the docket without the people of whose charges none is under the law. */
export function PeopleNotRead({ run }: { readonly run: string }) {
  const { data: docket, refetch } = useDocket(run);
  const [isReading, setIsReading] = useState(false);
  const isThere = docket === undefined || docket.unlisted !== null;
  const isOver = isThere || docket.error !== null;
  useEffect(() => {
    if (!isReading || isOver) return;
    const timer = setInterval(() => void refetch(), LOOK_AGAIN_AFTER);
    return () => clearInterval(timer);
  }, [isReading, isOver, refetch]);
  const begun = (): Promise<unknown> => {
    setIsReading(true);
    return refetch();
  };
  if (isThere) return null;
  if (isReading && !isOver) return <p role="status">Reading the people of the list ...</p>;
  return (
    <ReadLater run={run} error={docket.error} onBegun={begun}>
      People without any charge under this law were not read when this run was put into the docket, so they
      are not found yet.
    </ReadLater>
  );
}
