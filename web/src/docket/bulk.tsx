import type { Determination, DocketFilter } from '../../../src/server/api/docket.js';
import { type Begun, type DecisionKind, useActs } from '../decide/acts.js';
import { counted } from '../words.js';

interface BulkProps {
  readonly run: string;
  readonly filter: DocketFilter;
  readonly marked: ReadonlyMap<number, Determination>;
  readonly onUnmark: () => void;
}

const BUTTONS: readonly { readonly kind: DecisionKind; readonly name: string }[] = [
  { kind: 'approve', name: 'Approve' },
  { kind: 'reject', name: 'Reject' },
  { kind: 'send_back', name: 'Send back' },
  { kind: 'assign', name: 'Assign' },
  { kind: 'comment', name: 'Comment' },
];

/** Decisions on what is marked, or on all that is found. Each is looked at before it is done. */
export function Bulk({ run, filter, marked, onUnmark }: BulkProps) {
  if (marked.size > 0) {
    const rows = [...marked.values()];
    const of = `${counted(marked.size, 'determination', 'determinations')} marked`;
    return (
      <section className="desk-bulk" aria-label="What is marked">
        <strong role="status">{of}:</strong>
        <Buttons
          begun={{
            run,
            chosen: { items: rows.map(({ item }) => item) },
            of,
            missing: [...new Set(rows.flatMap(({ missing }) => missing))],
            onDone: onUnmark,
          }}
          of="what is marked"
        />
        <button type="button" className="usa-button usa-button--unstyled" onClick={onUnmark}>
          Take all marks away
        </button>
      </section>
    );
  }
  return (
    <details className="desk-details">
      <summary>Decide on all that is found, at once</summary>
      <div className="desk-bulk">
        <Buttons
          begun={{ run, chosen: { filter }, of: 'all that is found', missing: filter.missing ?? [] }}
          of="all that is found"
        />
        <span className="desk-quiet">You see exactly what changes before anything does.</span>
      </div>
    </details>
  );
}

function Buttons({ begun, of }: { readonly begun: Omit<Begun, 'kind'>; readonly of: string }) {
  const acts = useActs();
  return BUTTONS.map(({ kind, name }) => (
    <button
      key={kind}
      type="button"
      className="usa-button usa-button--outline"
      aria-label={`${name} ${of}`}
      onClick={() => acts.begin({ ...begun, kind })}
    >
      {name}
    </button>
  ));
}
