import type { Trace, TraceFact, TraceRule, TraceTruth } from '../../../src/server/api/docket-item.js';

interface RulesProps {
  readonly rules: readonly TraceRule[];
  /** The rule that decided, or is open. */
  readonly decided: string;
}

/** Rules in reading order, each with its tree; the one that decided stands open. */
export function Rules({ rules, decided }: RulesProps) {
  return (
    <ul className="desk-rules">
      {rules.map((rule) => (
        <li key={rule.id}>
          <details open={rule.id === decided}>
            <summary>
              <Truth truth={rule.truth} /> {rule.words}
              {rule.id === decided ? <strong className="desk-decided">this rule decided</strong> : null}
            </summary>
            <Rule rule={rule} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Rule({ rule }: { readonly rule: TraceRule }) {
  const { citation, status, missing, assumptions, tree, facts } = rule;
  return (
    <div className="desk-rule">
      <p className="desk-quiet">
        {citation === '' ? 'The policy of the office' : citation}
        {status === '' || status === 'policy' ? '' : ` (${STATUSES[status] ?? status})`}
      </p>
      {missing.length === 0 ? null : (
        <p>
          <strong>Missing:</strong> {missing.join('; ')}
        </p>
      )}
      {assumptions.length === 0 ? null : <p>It rests on: {assumptions.join('; ')}.</p>}
      <ul className="desk-tree">
        <Branch trace={tree} />
      </ul>
      {facts.length === 0 ? null : (
        <dl className="desk-facts">
          {facts.map((fact) => (
            <Fact key={fact.name} fact={fact} />
          ))}
        </dl>
      )}
    </div>
  );
}

const STATUSES: Readonly<Record<string, string>> = {
  verified: 'read in the law itself',
  'second-hand': 'as a source says; read the law itself',
  recalled: 'not checked; read the law itself',
};

function Branch({ trace }: { readonly trace: Trace }) {
  return (
    <li>
      <Truth truth={trace.truth} /> {trace.words}
      {trace.about === undefined ? null : <span className="desk-quiet"> ({trace.about})</span>}
      {trace.parts.length === 0 ? null : (
        <ul className="desk-tree">
          {trace.parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a condition never change their places.
            <Branch key={at} trace={part} />
          ))}
        </ul>
      )}
    </li>
  );
}

const SIGNS: Readonly<Record<TraceTruth, { readonly sign: string; readonly words: string }>> = {
  true: { sign: '✓', words: 'Holds' },
  false: { sign: '✗', words: 'Does not hold' },
  unknown: { sign: '?', words: 'Not known' },
};

function Truth({ truth }: { readonly truth: TraceTruth }) {
  const { sign, words } = SIGNS[truth];
  return (
    <span className={`desk-truth desk-truth-${truth}`}>
      <span aria-hidden="true">{sign}</span> {words}:
    </span>
  );
}

/** A fact with the cells it was read from, as they stand in the list. */
function Fact({ fact }: { readonly fact: TraceFact }) {
  const { words, value, known, why, cells, found, assumptions } = fact;
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        <strong>{known || value !== '' ? value : 'not known'}</strong>
        {why === '' ? null : <span className="desk-block">{why}</span>}
        {assumptions.length === 0 ? null : (
          <span className="desk-block">Assumed: {assumptions.join('; ')}.</span>
        )}
        {cells.map(({ file, row, column, text }) => (
          <span key={`${file} ${row} ${column}`} className="desk-block desk-quiet">
            {text === '' ? 'blank' : `“${text}”`} in {column}, {file}, row {row}
          </span>
        ))}
        {found.map(({ column, value: instead, source, note }) => (
          <span key={column} className="desk-block">
            Found: “{instead}”, which stands in its place ({source}
            {note === '' ? '' : `; ${note}`})
          </span>
        ))}
      </dd>
    </div>
  );
}
