import { useState } from 'react';
import type { Determination } from '../../../src/server/api/docket.js';
import type { Names } from '../api/names.js';
import { ActButtons } from '../decide/act-buttons.js';
import { ScreenLink } from '../navigation.js';
import { OutcomeTag, StateTag } from '../parts/tags.js';
import { InFull } from '../person/in-full.js';
import { nameOf } from './row-acts.js';

interface CurrentRowProps {
  readonly run: string;
  readonly names: Names;
  readonly row: Determination;
  readonly isOpen: boolean;
}

/** The row that has the focus, at more length; the whole of it when asked for. */
export function CurrentRow({ run, names, row, isOpen }: CurrentRowProps) {
  const [isInFull, setIsInFull] = useState(false);
  const name = nameOf(row);
  return (
    <aside className="desk-current" aria-label="The row that was chosen">
      <h2>
        <ScreenLink to={`/runs/${run}/people/${row.person}#item-${row.item}`}>{name}</ScreenLink>
      </h2>
      <p className="desk-under-heading">
        {row.statuteCited === '' ? row.statute : row.statuteCited}. {names.relief(row.relief)}.
      </p>
      <p>
        <OutcomeTag outcome={row.outcome} /> <StateTag state={row.state} />
      </p>
      <p>{row.reason}</p>
      <dl className="desk-terms desk-terms-narrow">
        <Term name="Missing" value={row.missing.map(names.fact).join('; ')} />
        <Term
          name="Disposition"
          value={[row.disposition, row.dispositionDate].filter((one) => one !== '').join(', ')}
        />
        <Term name="Offense" value={row.offenseDate} />
        <Term name="Arrested by" value={row.agency ?? ''} />
        <Term name="Rests on" value={row.assumptions.map(names.assumption).join(' ')} />
        <Term name="Policy" value={POLICY[row.selected]} />
        <Term name="Policy misses" value={row.selectedMissing.map(names.fact).join('; ')} />
        <Term name="Given to" value={row.assignee ?? ''} />
        <Term name="Source" value={`${row.sourceFile}, row ${row.sourceRow}`} />
      </dl>
      {isOpen ? <ActButtons run={run} row={row} /> : null}
      <button
        type="button"
        className="usa-button usa-button--unstyled"
        aria-expanded={isInFull}
        onClick={() => setIsInFull(!isInFull)}
      >
        {isInFull ? 'Hide the rules and the original row' : 'Show the rules and the original row'}
      </button>
      {isInFull ? <InFull key={row.item} run={run} item={row.item} /> : null}
    </aside>
  );
}

const POLICY = {
  yes: 'asked for',
  no: 'not asked for',
  unknown: 'not known whether it is asked for',
  '': '',
} as const;

function Term({ name, value }: { readonly name: string; readonly value: string }) {
  return value === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
