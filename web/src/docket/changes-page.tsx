import { Button } from '@trussworks/react-uswds';
import { useChanges } from '../api/docket-queries.js';
import { useNames } from '../api/names.js';
import { ScreenHeading, ScreenLink } from '../navigation.js';
import { Failure } from '../parts/failure.js';
import { RunMenu } from '../parts/run-menu.js';
import { WideTable } from '../parts/wide-table.js';
import { docketAddress } from './address.js';
import { outcomeName, stateName } from './docket-words.js';

/** What is not as it was in the earlier run of the same list. */
export function ChangesPage({ run }: { readonly run: string }) {
  const changes = useChanges(run);
  const names = useNames(run);
  const rows = changes.data?.pages.flatMap((page) => page.changes) ?? [];
  return (
    <>
      <ScreenHeading>What changed since the earlier run</ScreenHeading>
      <RunMenu run={run} current="none" />
      <p>
        What was decided and now comes out otherwise must be decided again:{' '}
        <ScreenLink to={docketAddress(run, { state: ['decide_again'] })}>show these in the docket</ScreenLink>
        .
      </p>
      {changes.isPending ? <p role="status">Comparing ...</p> : null}
      {changes.isError ? <Failure error={changes.error} /> : null}
      {changes.isSuccess && rows.length === 0 ? <p>Nothing changed, or there is no earlier run.</p> : null}
      {rows.length === 0 ? null : (
        <WideTable
          caption="Determinations that are not what they were"
          columns={['Person and case', 'Relief', 'Before', 'Now', 'Decision']}
          rows={rows.map((row) => ({
            key: String(row.item),
            cells: [
              `${row.name}, ${row.caseNumber}`,
              names.relief(row.relief),
              `${outcomeName(row.before.outcome)}. ${row.before.reason}`,
              `${outcomeName(row.after.outcome)}. ${row.after.reason}`,
              stateName(row.state),
            ],
          }))}
        />
      )}
      {changes.hasNextPage ? (
        <Button type="button" outline onClick={() => void changes.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}
