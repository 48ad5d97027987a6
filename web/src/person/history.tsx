import type { Found, Past } from '../../../src/server/api/docket-item.js';
import type { Names } from '../api/names.js';
import { actName, outcomeName, stateName } from '../docket/docket-words.js';
import { writtenText } from '../parts/written-text.js';
import { printTime } from '../words.js';

/** Acts, the newest first. */
export function History({ history }: { readonly history: readonly Past[] }) {
  if (history.length === 0) return <p>Nothing yet.</p>;
  return (
    <ol className="desk-history">
      {[...history]
        .sort((a, b) => b.entry - a.entry)
        .map((past, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one entry may have several lines, which never change.
          <li key={`${past.entry} ${at}`}>
            <strong>{actName(past.action)}</strong> by {past.actor}, {printTime(past.at)}{' '}
            <span className="desk-quiet">(entry {past.entry})</span>
            {past.words === '' ? null : <span className="desk-block">{past.words}</span>}
            <span className="desk-block">{change(past)}</span>
            {past.purged ? <span className="desk-block desk-quiet">Its text was removed.</span> : null}
            {past.text === null || past.text === '' ? null : (
              <q className="desk-block">{writtenText(past.action, past.text)}</q>
            )}
          </li>
        ))}
    </ol>
  );
}

function change({ kind, before, after }: Past): string {
  if (kind === 'state') return `${stateName(before)} became ${stateName(after)}`;
  if (kind === 'outcome') return `${outcomeName(before)} became ${outcomeName(after)}`;
  if (kind === 'assignee') return `given to ${after === '' ? 'nobody' : after}`;
  return '';
}

/** Facts that were found elsewhere, each with what it changed. */
export function FoundFacts({ found, names }: { readonly found: readonly Found[]; readonly names: Names }) {
  if (found.length === 0) return null;
  return (
    <>
      <h5>What was found elsewhere</h5>
      <ol className="desk-history">
        {found.map((one) => (
          <li key={one.entry}>
            <strong>{one.words === '' ? one.fact : one.words}:</strong> {one.value}
            <span className="desk-block">
              Found in {one.source}
              {one.note === '' ? '' : `. ${one.note}`}
            </span>
            <span className="desk-block desk-quiet">
              By {one.actor}, {printTime(one.at)} (entry {one.entry})
            </span>
            {one.after.map((after) => {
              const before = one.before.find(
                ({ chargeId, relief }) => chargeId === after.chargeId && relief === after.relief,
              );
              return (
                <span key={`${after.chargeId} ${after.relief}`} className="desk-block">
                  {names.relief(after.relief)}:{' '}
                  {before === undefined ? '' : `${outcomeName(before.outcome)} became `}
                  {outcomeName(after.outcome)}. {after.reason}
                </span>
              );
            })}
            {one.after.length === 0 ? <span className="desk-block">It changed no outcome.</span> : null}
          </li>
        ))}
      </ol>
    </>
  );
}
