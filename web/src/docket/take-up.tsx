import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from '@trussworks/react-uswds';
import { useEffect, useRef, useState } from 'react';
import type { DocketOfRun } from '../../../src/server/api/docket.js';
import { ask } from '../api/ask.js';
import { Failure, FailureWords } from '../parts/failure.js';

interface TakeUpProps {
  readonly run: string;
  readonly docket: DocketOfRun;
}

/** A run that is not in the docket yet: it is taken up at once, with its progress. */
export function TakeUp({ run, docket }: TakeUpProps) {
  const client = useQueryClient();
  const [now, setNow] = useState(docket);
  const [failed, setFailed] = useState<unknown>();
  const isBegun = useRef(false);

  const begin = async (): Promise<void> => {
    setFailed(undefined);
    try {
      setNow(await ask<DocketOfRun>(`/api/docket/${run}/take-up`, 'POST', {}));
    } catch (error) {
      setFailed(error);
    }
  };
  useEffect(() => {
    if (docket.state !== 'absent' || isBegun.current) return;
    isBegun.current = true;
    void begin();
  });
  const isTaking = now.state === 'taking' || now.state === 'ready';
  useEffect(() => {
    if (!isTaking) return;
    const events = new EventSource(`/api/docket/${run}/events`);
    events.addEventListener('docket', ({ data }) => {
      const next: DocketOfRun = JSON.parse(data);
      setNow(next);
      if (next.state === 'taking') return;
      events.close();
      if (next.state === 'ready') void client.invalidateQueries({ queryKey: ['docket'] });
    });
    return () => events.close();
  }, [isTaking, run, client]);

  if (failed !== undefined) return <Failure error={failed} />;
  if (now.state === 'purged') {
    return (
      <Alert type="info" headingLevel="h2" heading="The personal data of this run were removed">
        Its counts and the trail of what was decided are kept. Nothing else can be shown.
      </Alert>
    );
  }
  if (now.state === 'failed') {
    return (
      <>
        {now.error === null ? null : <FailureWords error={now.error} />}
        <Button type="button" onClick={() => void begin()}>
          Try again
        </Button>
      </>
    );
  }
  const { progress } = now;
  return (
    <section aria-labelledby="taking" className="desk-progress">
      <h2 id="taking">Putting the run into the docket</h2>
      <p role="status">
        {progress === null ? 'Beginning' : STEPS[progress.step]}. This is done once; you can leave this page
        meanwhile.
      </p>
      <progress
        aria-label="Putting the run into the docket"
        {...(progress === null || progress.of === 0 ? {} : { value: progress.done / progress.of })}
      />
    </section>
  );
}

const STEPS = {
  checking: 'Step 1 of 3: checking the files of the run against its manifest',
  reading: 'Step 2 of 3: reading the determinations',
  arranging: 'Step 3 of 3: putting them in order',
} as const;
