import { Alert } from '@trussworks/react-uswds';
import { useRuns } from '../api/queries.js';
import { ScreenLink } from '../navigation.js';
import { Failure } from '../parts/failure.js';
import { WideTable } from '../parts/wide-table.js';
import { counted, printCount, printTime } from '../words.js';

/** The runs in the data folder. */
export function RunList() {
  const runs = useRuns();
  if (runs.isPending) return null;
  if (runs.isError) return <Failure error={runs.error} />;
  const { runs: all, unreadable } = runs.data;
  return (
    <section aria-labelledby="runs">
      {all.length === 0 ? null : (
        <>
          <h2 id="runs">Lists that were screened</h2>
          <WideTable
            caption="The newest first"
            columns={['List', 'Screened', 'Law', 'County', 'Policy', 'As of', 'Rows', 'Decide']}
            numbers={[6]}
            rows={all.map((run) => ({
              key: run.id,
              cells: [
                <ScreenLink key="list" to={`/runs/${run.id}`}>
                  {run.lists.join(', ')}
                </ScreenLink>,
                run.begunAt === null ? '' : printTime(run.begunAt),
                run.lawTitle,
                run.county,
                run.policy ?? 'none',
                run.asOf,
                printCount(run.rows),
                <ScreenLink
                  key="docket"
                  to={`/runs/${run.id}/docket`}
                  label={`Docket of ${run.lists.join(', ')}, ${run.county}`}
                >
                  Docket
                </ScreenLink>,
              ],
            }))}
          />
        </>
      )}
      {unreadable === 0 ? null : (
        <Alert type="warning" headingLevel="h3" slim>
          In the folder of runs {counted(unreadable, 'entry is', 'entries are')} no run that can be read.
        </Alert>
      )}
    </section>
  );
}
