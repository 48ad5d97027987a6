import { Alert, Button } from '@trussworks/react-uswds';
import type { ApiError } from '../../../src/server/api/common.js';
import { errorOf } from '../api/ask.js';

interface Told {
  /** What closes it, where it can be closed. */
  readonly onClose?: () => void;
}

/** What went wrong and what to do next. */
export function Failure({ error, ...told }: Told & { readonly error: unknown }) {
  return <FailureWords error={errorOf(error)} {...told} />;
}

export function FailureWords({ error, onClose }: Told & { readonly error: ApiError }) {
  const place = error.place === undefined ? '' : `In ${error.place.file}: `;
  return (
    <Alert type="error" headingLevel="h2" heading="This cannot be done" role="alert">
      {place}
      {error.what}
      <br />
      <strong>What to do:</strong> {error.next} <span className="desk-code">({error.code})</span>
      {onClose === undefined ? null : (
        <>
          {' '}
          <Button type="button" unstyled onClick={onClose}>
            Close
          </Button>
        </>
      )}
    </Alert>
  );
}
