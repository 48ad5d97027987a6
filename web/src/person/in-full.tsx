import type { ItemInFull } from '../../../src/server/api/docket-item.js';
import { useItem } from '../api/docket-queries.js';
import { type Names, useNames } from '../api/names.js';
import { Failure } from '../parts/failure.js';
import { FoundFacts, History } from './history.js';
import { OriginalRecord } from './original-record.js';
import { Rules } from './rules.js';

interface InFullProps {
  readonly run: string;
  readonly item: number;
}

/** One determination with its rules, what they rest on, and what was done with it. */
export function InFull({ run, item }: InFullProps) {
  const read = useItem(run, item);
  const names = useNames(run);
  if (read.isPending) return <p role="status">Reading the rules and the row ...</p>;
  if (read.isError) return <Failure error={read.error} />;
  return <Shown full={read.data} names={names} />;
}

function Shown({ full, names }: { readonly full: ItemInFull; readonly names: Names }) {
  const { determination, relief, told, untold, records, history, found } = full;
  return (
    <div className="desk-in-full">
      <p className="desk-quiet">
        {relief.title}. {relief.citation}.
      </p>
      {told === null ? <p className="desk-remark">{untold}</p> : null}
      {told === null ? null : (
        <>
          {told.historyKnown ? null : (
            <p className="desk-remark">
              It is not certain whose row this is, so that no other charge is seen decides nothing.
            </p>
          )}
          {told.historyWhole ? null : (
            <p className="desk-remark">
              A row of this person was set aside, so that no other charge is seen decides nothing.
            </p>
          )}
          <h5>The rules</h5>
          <Rules rules={told.rules} decided={determination.rule} />
          {told.policy.length === 0 ? null : (
            <>
              <h5>What the policy asks</h5>
              <Rules rules={told.policy} decided={determination.selectedRule} />
            </>
          )}
        </>
      )}
      <h5>The row as it stands in the list</h5>
      {records.length === 0 ? <p>It is not there any more.</p> : null}
      {records.map((record) => (
        <OriginalRecord key={`${record.file} ${record.row}`} record={record} />
      ))}
      <FoundFacts found={found} names={names} />
      <h5>What was done with it</h5>
      <History history={history} />
    </div>
  );
}
