import { useEffect } from 'react';
import { useDocket, useDocketChanged } from '../api/docket-queries.js';
import { ReadLater } from './read-later.js';

interface AgenciesNotReadProps {
  readonly run: string;
  readonly onRead: () => void;
}

const LOOK_AGAIN_AFTER = 1_000;

/** A run that an earlier program put into the docket without the agencies of its list: they can be read now. */
export function AgenciesNotRead({ run, onRead }: AgenciesNotReadProps) {
  const { data: docket, refetch } = useDocket(run);
  const docketChanged = useDocketChanged();
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
  if (docket === undefined) return null;
  if (now !== 'not_read') return <p role="status">Reading the arresting agencies from the list ...</p>;
  return (
    <ReadLater run={run} error={docket.error} onBegun={refetch}>
      The arresting agencies of this run were not read when it was put into the docket, so it cannot be
      filtered by them yet.
    </ReadLater>
  );
}
