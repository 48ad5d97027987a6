import type { Preview } from '../../../src/server/api/docket.js';
import { outcomeName, stateName } from '../docket/docket-words.js';
import { counted, printCount } from '../words.js';
import type { DecisionKind } from './acts.js';

interface PreviewViewProps {
  readonly preview: Preview;
  readonly kind: DecisionKind;
}

/** Exactly what a decision would change, before it is done. */
export function PreviewView({ preview, kind }: PreviewViewProps) {
  const { count, people, before, outcomes, not } = preview;
  const decided = before.filter(({ state }) => state === 'approved' || state === 'rejected');
  return (
    <div className="desk-preview" role="status">
      <p>
        <strong>
          {count === 0
            ? 'This would change nothing.'
            : `This changes ${counted(count, 'determination', 'determinations')} of ${counted(people, 'person', 'people')}.`}
        </strong>
      </p>
      {count === 0 ? null : (
        <dl className="desk-terms">
          <Term
            name="Outcome"
            value={outcomes.map((one) => `${outcomeName(one.outcome)}: ${printCount(one.count)}`)}
          />
          <Term
            name="Decision now"
            value={before.map((one) => `${stateName(one.state)}: ${printCount(one.count)}`)}
          />
        </dl>
      )}
      {not.length === 0 ? null : (
        <p>
          Left as they are: {not.map(({ why, count: left }) => `${printCount(left)} (${why})`).join('; ')}.
        </p>
      )}
      {kind === 'approve' && outcomes.length > 1 ? (
        <p>
          <strong>Look again:</strong> these do not all have the same outcome. You approve each as it stands.
        </p>
      ) : null}
      {kind !== 'comment' && kind !== 'assign' && decided.length > 0 ? (
        <p>
          <strong>Look again:</strong> some of these were decided before. This decision takes the place of
          that one; the trail keeps both.
        </p>
      ) : null}
    </div>
  );
}

function Term({ name, value }: { readonly name: string; readonly value: readonly string[] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value.join(', ')}</dd>
    </div>
  );
}
