import { outcomeName, stateName } from '../docket/docket-words.js';

/** An outcome: a sign of its colour, and its name. */
export function OutcomeTag({ outcome }: { readonly outcome: string }) {
  return (
    <strong className="desk-outcome">
      <svg className="desk-swatch" viewBox="0 0 16 16" aria-hidden="true">
        <rect className={`desk-${outcome}`} width="16" height="16" />
      </svg>
      {outcomeName(outcome)}
    </strong>
  );
}

/** Where a determination stands. */
export function StateTag({ state }: { readonly state: string }) {
  return <span className={`desk-state desk-state-${state}`}>{stateName(state)}</span>;
}
