import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { Failure } from './failure.js';

/** Asks that a work of the desk be stopped. It is stopped when the desk says so. */
export function StopWork({ path }: { readonly path: string }) {
  const [isStopping, setIsStopping] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const stop = async (): Promise<void> => {
    setFailed(undefined);
    setIsStopping(true);
    try {
      await ask(path, 'DELETE');
    } catch (error) {
      setFailed(error);
      setIsStopping(false);
    }
  };
  return (
    <>
      {isStopping ? <p role="status">Stopping ...</p> : null}
      {failed === undefined ? null : <Failure error={failed} />}
      <Button type="button" outline disabled={isStopping} onClick={() => void stop()}>
        Stop
      </Button>
    </>
  );
}
