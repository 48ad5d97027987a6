import { Alert } from '@trussworks/react-uswds';
import type { ApiError } from '../../../src/server/api/common.js';
import { errorOf } from '../api/ask.js';

/** What went wrong and what to do next. */
export function Failure({ error }: { readonly error: unknown }) {
  return <FailureWords error={errorOf(error)} />;
}

export function FailureWords({ error }: { readonly error: ApiError }) {
  const place = error.place === undefined ? '' : `In ${error.place.file}: `;
  return (
    <Alert type="error" headingLevel="h2" heading="This cannot be done" role="alert">
      {place}
      {error.what}
      <br />
      <strong>What to do:</strong> {error.next} <span className="desk-code">({error.code})</span>
    </Alert>
  );
}
