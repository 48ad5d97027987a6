import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import type { Trail, Verified } from '../../../src/server/api/docket-trail.js';
import { ask } from '../api/ask.js';
import { Failure } from '../parts/failure.js';
import { printCount } from '../words.js';

/** Checks the whole chain, and hands it out to be checked elsewhere. */
export function VerifyTrail({ head }: Pick<Trail, 'head'>) {
  const [verified, setVerified] = useState<Verified>();
  const [failed, setFailed] = useState<unknown>();
  const [isAsking, setIsAsking] = useState(false);
  const verify = async (): Promise<void> => {
    setFailed(undefined);
    setVerified(undefined);
    setIsAsking(true);
    try {
      setVerified(await ask<Verified>('/api/docket/trail/verify', 'POST', {}));
    } catch (error) {
      setFailed(error);
    }
    setIsAsking(false);
  };
  return (
    <section className="desk-verify" aria-label="The chain">
      <p>
        Newest entry: {printCount(head.entry)}, with the hash <code className="desk-code">{head.hash}</code>.
        Whoever keeps it can later show that nothing before it was changed.
      </p>
      <div className="desk-buttons">
        <Button type="button" outline disabled={isAsking} onClick={() => void verify()}>
          {isAsking ? 'Checking the chain ...' : 'Check the chain'}
        </Button>
        <a className="usa-link" href="/api/docket/trail/export?texts=true" download>
          Export with what was written
        </a>
        <a className="usa-link" href="/api/docket/trail/export?texts=false" download>
          Export without it
        </a>
      </div>
      {verified === undefined ? null : (
        <p role="status">
          <strong>The chain is whole:</strong> {printCount(verified.entries)} entries with{' '}
          {printCount(verified.decisions)} lines and {printCount(verified.texts)} texts;{' '}
          {printCount(verified.withoutText)} texts were removed with their run.
        </p>
      )}
      {failed === undefined ? null : <Failure error={failed} />}
    </section>
  );
}
