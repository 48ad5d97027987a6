import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from '@trussworks/react-uswds';
import type { Papers } from '../../../src/server/api/papers.js';
import { isDone, useFollowed } from '../api/followed.js';
import { PAPERS } from '../api/papers-queries.js';
import { Failure, FailureWords } from '../parts/failure.js';
import { StopWork } from '../parts/stop-work.js';
import { counted, LOST, printCount } from '../words.js';
import { Download } from './download.js';
import { holdsWords, kindWords } from './made-words.js';

interface MakingProps {
  readonly id: string;
  readonly onLeave: () => void;
}

/** How far a making is, as the desk tells it, and what came of it. */
export function Making({ id, onLeave }: MakingProps) {
  const client = useQueryClient();
  const {
    state: papers,
    isLost,
    refused,
  } = useFollowed<Papers>({ path: `/api/papers/${id}`, event: 'papers', isOver: isDone }, () => {
    void client.invalidateQueries({ queryKey: PAPERS });
  });
  if (refused !== undefined) return <Failure error={refused} onClose={onLeave} />;
  if (papers === undefined) {
    return <p role="status">{isLost ? LOST : 'Asking how far it is ...'}</p>;
  }
  const { status, error, made } = papers;
  if (status === 'failed' && error !== null) return <FailureWords error={error} onClose={onLeave} />;
  if (status === 'stopped') {
    return (
      <Alert type="info" headingLevel="h3" heading="Stopped" role="status">
        The making of {kindWords(papers)} was stopped. Nothing of it was kept.{' '}
        <Button type="button" unstyled onClick={onLeave}>
          Close
        </Button>
      </Alert>
    );
  }
  if (status === 'done' && made !== null) {
    return (
      <Alert type="success" headingLevel="h3" heading={`Made: ${kindWords(papers)}`} role="status">
        {holdsWords(made)}{' '}
        {made.elsewhere === 0 ? null : (
          <>
            {counted(made.elsewhere, 'conviction is', 'convictions are')} of other courthouses and in no
            packet.{' '}
          </>
        )}
        {papers.kind === 'packets'
          ? 'They are drafts for counsel, and say so at the top of every page. '
          : null}
        <Download papers={papers} />
      </Alert>
    );
  }
  return <GoesOn papers={papers} isLost={isLost} />;
}

function GoesOn({ papers, isLost }: { readonly papers: Papers; readonly isLost: boolean }) {
  const { id, progress } = papers;
  const words = `Making ${kindWords(papers)}`;
  const isCounted = progress !== null && progress.whole > 0;
  return (
    <section aria-labelledby="making" className="desk-progress">
      <h3 id="making">{words}</h3>
      <p role="status">
        {isCounted ? 'Writing the documents' : 'Checking the run, and putting together what goes in'}
      </p>
      <progress aria-label={words} {...(isCounted ? { value: progress.done / progress.whole } : {})} />
      <p className="desk-quiet">
        {isCounted ? `${printCount(progress.done)} of ${printCount(progress.whole)} files. ` : ''}
        You can leave this page meanwhile.
      </p>
      {isLost ? <p role="status">{LOST}</p> : null}
      <StopWork path={`/api/papers/${id}`} />
    </section>
  );
}
