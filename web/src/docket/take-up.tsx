import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from '@trussworks/react-uswds';
import { useEffect, useRef, useState } from 'react';
import type { DocketOfRun } from '../../../src/server/api/docket.js';
import { ask } from '../api/ask.js';
import { useFollowed } from '../api/followed.js';
import { Failure, FailureWords } from '../parts/failure.js';
import { LOST } from '../words.js';

interface TakeUpProps {
  readonly run: string;
  readonly docket: DocketOfRun;
}

/** A run that is not in the docket yet: it is taken up at once, with its progress. */
export function TakeUp({ run, docket }: TakeUpProps) {
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
  if (now.state === 'absent') return <Taking progress={null} isLost={false} />;
  return <Followed run={run} docket={now} onOver={setNow} />;
}

const isOver = ({ state }: DocketOfRun): boolean => state !== 'taking';

interface FollowedProps extends TakeUpProps {
  readonly onOver: (last: DocketOfRun) => void;
}

/** The taking up as the desk tells it. */
function Followed({ run, docket, onOver }: FollowedProps) {
  const client = useQueryClient();
  const way = { path: `/api/docket/${run}`, event: 'docket', isOver };
  const { state, isLost, refused } = useFollowed<DocketOfRun>(way, (last) => {
    if (last?.state === 'ready') void client.invalidateQueries({ queryKey: ['docket'] });
    else if (last !== undefined) onOver(last);
  });
  if (refused !== undefined) return <Failure error={refused} />;
  return <Taking progress={(state ?? docket).progress} isLost={isLost} />;
}

interface TakingProps extends Pick<DocketOfRun, 'progress'> {
  readonly isLost: boolean;
}

function Taking({ progress, isLost }: TakingProps) {
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
      {isLost ? <p role="status">{LOST}</p> : null}
    </section>
  );
}

const STEPS = {
  checking: 'Step 1 of 3: checking the files of the run against its manifest',
  reading: 'Step 2 of 3: reading the determinations',
  arranging: 'Step 3 of 3: putting them in order',
} as const;
