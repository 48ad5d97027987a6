import { type KeyboardEvent, useEffect, useState } from 'react';
import type { Determination } from '../../../src/server/api/docket.js';
import { type Names, useNames } from '../api/names.js';
import { ActButtons } from '../decide/act-buttons.js';
import { useActs } from '../decide/acts.js';
import { actOfKey, ofRow } from '../docket/row-acts.js';
import { OutcomeTag, StateTag } from '../parts/tags.js';
import { InFull } from './in-full.js';

interface DeterminationsProps {
  readonly run: string;
  readonly determinations: readonly Determination[];
  readonly isOpen: boolean;
}

/** Every determination of a person, the one that the address names opened. */
export function Determinations({ run, determinations, isOpen }: DeterminationsProps) {
  const names = useNames(run);
  const [asked] = useState(() => /^#item-(\d+)$/.exec(location.hash)?.[1]);
  useEffect(() => {
    if (asked !== undefined) document.getElementById(`item-${asked}`)?.scrollIntoView();
  }, [asked]);
  if (determinations.length === 0) return <p>No charge of this person is under this law.</p>;
  return byCharge(determinations).map((rows) => (
    <section key={rows[0].chargeId} className="desk-charge" aria-labelledby={`charge-${rows[0].chargeId}`}>
      <h3 id={`charge-${rows[0].chargeId}`}>{chargeWords(rows[0])}</h3>
      {rows.map((row) => (
        <One
          key={row.item}
          run={run}
          names={names}
          row={row}
          isOpen={isOpen}
          isShown={String(row.item) === asked}
        />
      ))}
    </section>
  ));
}

/** Those of one charge together, in the order in which they first stand. */
function byCharge(determinations: readonly Determination[]): readonly (readonly Determination[])[] {
  const charges = new Map<string, Determination[]>();
  for (const row of determinations) {
    const rows = charges.get(row.chargeId);
    if (rows === undefined) charges.set(row.chargeId, [row]);
    else rows.push(row);
  }
  return [...charges.values()];
}

function chargeWords({ statuteCited, statute, offenseDate, caseNumber, county }: Determination): string {
  const parts = [
    statuteCited === '' ? statute : statuteCited,
    offenseDate === '' ? 'date not known' : `of ${offenseDate}`,
    caseNumber === '' ? '' : `case ${caseNumber}`,
    county,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

interface OneProps {
  readonly run: string;
  readonly names: Names;
  readonly row: Determination;
  readonly isOpen: boolean;
  readonly isShown: boolean;
}

function One({ run, names, row, isOpen, isShown }: OneProps) {
  const acts = useActs();
  const [isInFull, setIsInFull] = useState(isShown);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'u') acts.undoLast();
    const act = isOpen ? actOfKey(event.key) : undefined;
    if (act === undefined) return;
    event.preventDefault();
    if (act === 'fact') acts.recordFact({ run, item: row.item, of: ofRow(row) });
    else acts.begin({ run, kind: act, chosen: { items: [row.item] }, of: ofRow(row), missing: row.missing });
  };
  return (
    <article id={`item-${row.item}`} className="desk-determination" onKeyDown={onKeyDown}>
      <h4>{names.relief(row.relief)}</h4>
      <p>
        <OutcomeTag outcome={row.outcome} /> <StateTag state={row.state} />
        {row.assignee === null ? '' : ` for ${row.assignee}`}
      </p>
      <p>{row.reason}</p>
      {row.missing.length === 0 ? null : (
        <p>
          <strong>Missing:</strong> {row.missing.map(names.fact).join('; ')}
        </p>
      )}
      {isOpen ? <ActButtons run={run} row={row} /> : null}
      <details
        className="desk-details"
        open={isInFull}
        onToggle={(event) => setIsInFull(event.currentTarget.open)}
      >
        <summary>Rules, facts and the original row</summary>
        {isInFull ? <InFull run={run} item={row.item} /> : null}
      </details>
    </article>
  );
}
