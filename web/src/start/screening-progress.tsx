import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from '@trussworks/react-uswds';
import type { ScreeningProgress as Progress, Screening } from '../../../src/server/api/screenings.js';
import { isDone, useFollowed } from '../api/followed.js';
import { ScreenLink } from '../navigation.js';
import { Failure, FailureWords } from '../parts/failure.js';
import { StopWork } from '../parts/stop-work.js';
import { LOST, printBytes, printCount } from '../words.js';

interface ScreeningProgressProps {
  readonly id: string;
  readonly onLeave: () => void;
}

/** How far a screening is, as the desk tells it; after a broken connection the browser asks again by itself. */
export function ScreeningProgress({ id, onLeave }: ScreeningProgressProps) {
  const client = useQueryClient();
  const {
    state: screening,
    isLost,
    refused,
  } = useFollowed<Screening>({ path: `/api/screenings/${id}`, event: 'screening', isOver: isDone }, () => {
    void client.invalidateQueries({ queryKey: ['runs'] });
  });
  if (refused !== undefined) return <Failure error={refused} onClose={onLeave} />;
  if (screening === undefined) {
    return <p role="status">{isLost ? LOST : 'Asking how far the screening is ...'}</p>;
  }
  const { status, list, error, run, progress } = screening;
  if (status === 'failed' && error !== null) return <FailureWords error={error} onClose={onLeave} />;
  if (status === 'stopped') {
    return (
      <Alert type="info" headingLevel="h2" heading="Stopped" role="status">
        The screening of {list} was stopped. Nothing of it was kept.{' '}
        <Button type="button" unstyled onClick={onLeave}>
          Close
        </Button>
      </Alert>
    );
  }
  if (status === 'done' && run !== null) {
    return (
      <Alert type="success" headingLevel="h2" heading="The list is screened" role="status">
        {list}: <ScreenLink to={`/runs/${run}`}>see what came of it</ScreenLink>
      </Alert>
    );
  }
  return (
    <section aria-labelledby="progress" className="desk-progress">
      <h2 id="progress">Screening {list}</h2>
      {progress === null ? <p role="status">Beginning ...</p> : <Bar progress={progress} />}
      {isLost ? <p role="status">{LOST}</p> : null}
      <StopWork path={`/api/screenings/${id}`} />
    </section>
  );
}

function Bar({ progress }: { readonly progress: Progress }) {
  const { stage, step, steps, done, whole, unit, rows } = progress;
  const share = whole === 0 ? 0 : Math.min(1, done / whole);
  const of =
    unit === 'bytes'
      ? `${Math.floor(share * 100)}% of ${printBytes(whole)}${rows === undefined ? '' : `, ${printCount(rows)} rows`}`
      : unit === 'rows'
        ? `${printCount(done)} of ${printCount(whole)} rows`
        : '';
  return (
    <>
      <p role="status">
        Step {step} of {steps}: {stage}
      </p>
      <progress aria-label={`Step ${step}, ${stage}`} value={(step - 1 + share) / steps} />
      <p className="desk-quiet">{of}</p>
    </>
  );
}
