import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from '@trussworks/react-uswds';
import { useEffect, useState } from 'react';
import type { Papers } from '../../../src/server/api/papers.js';
import { ask } from '../api/ask.js';
import { papersKey } from '../api/papers-queries.js';
import { Failure, FailureWords } from '../parts/failure.js';
import { counted, printCount } from '../words.js';
import { Download, holdsWords, kindName } from './made-words.js';

interface MakingProps {
  readonly id: string;
  readonly onLeave: () => void;
}

/** How far a making is, as the desk tells it, and what came of it. */
export function Making({ id, onLeave }: MakingProps) {
  const client = useQueryClient();
  const [papers, setPapers] = useState<Papers>();
  const [isLost, setIsLost] = useState(false);
  useEffect(() => {
    const events = new EventSource(`/api/papers/${id}/events`);
    events.addEventListener('papers', ({ data }) => {
      const next: Papers = JSON.parse(data);
      setPapers(next);
      setIsLost(false);
      if (next.status === 'running') return;
      events.close();
      void client.invalidateQueries({ queryKey: papersKey(next.run) });
    });
    events.addEventListener('error', () => setIsLost(true));
    return () => events.close();
  }, [id, client]);
  if (papers === undefined) {
    return <p role="status">{isLost ? LOST : 'Asking how far it is ...'}</p>;
  }
  const { status, error, made } = papers;
  if (status === 'failed' && error !== null) return <FailureWords error={error} />;
  if (status === 'stopped') {
    return (
      <Alert type="info" headingLevel="h3" heading="Stopped" role="status">
        The making of {kindName(papers)} was stopped. Nothing of it was kept.{' '}
        <Button type="button" unstyled onClick={onLeave}>
          Close
        </Button>
      </Alert>
    );
  }
  if (status === 'done' && made !== null) {
    return (
      <Alert type="success" headingLevel="h3" heading={`Made: ${kindName(papers)}`} role="status">
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

const LOST = 'The connection to the desk broke off; asking again ...';

function GoesOn({ papers, isLost }: { readonly papers: Papers; readonly isLost: boolean }) {
  const { id, progress } = papers;
  const [isStopping, setIsStopping] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const stop = async (): Promise<void> => {
    setFailed(undefined);
    setIsStopping(true);
    try {
      await ask(`/api/papers/${id}`, 'DELETE');
    } catch (error) {
      setFailed(error);
      setIsStopping(false);
    }
  };
  const words = `Making ${kindName(papers)}`;
  const isCounted = progress !== null && progress.whole > 0;
  return (
    <section aria-labelledby="making" className="desk-progress">
      <h3 id="making">{words}</h3>
      <p role="status">
        {isStopping
          ? 'Stopping ...'
          : isCounted
            ? 'Writing the documents'
            : 'Checking the run, and putting together what goes in'}
      </p>
      <progress aria-label={words} {...(isCounted ? { value: progress.done / progress.whole } : {})} />
      <p className="desk-quiet">
        {isCounted ? `${printCount(progress.done)} of ${printCount(progress.whole)} files. ` : ''}
        You can leave this page meanwhile.
      </p>
      {isLost ? <p role="status">{LOST}</p> : null}
      {failed === undefined ? null : <Failure error={failed} />}
      <Button type="button" outline disabled={isStopping} onClick={() => void stop()}>
        Stop
      </Button>
    </section>
  );
}
